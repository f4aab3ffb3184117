"""What was done with a file, as a page says it."""

from gawah.model import Handling
from gawah.web.texts import mark

HANDLINGS = {
    Handling.COLLECTED: mark("collected"),
    Handling.RECEIVED: mark("received"),
    Handling.TRANSFERRED: mark("handed over"),
    Handling.COPIED: mark("copied"),
    Handling.ANALYSED: mark("read"),
    Handling.REDACTED: mark("redacted"),
    Handling.DISCLOSED: mark("disclosed"),
    Handling.EXPORTED: mark("exported"),
    Handling.REVEALED: mark("looked at"),
    Handling.DESTROYED: mark("destroyed"),
    Handling.KEYED: mark("key made"),
}
