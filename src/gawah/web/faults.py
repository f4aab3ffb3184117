"""What goes wrong becomes a page, here and nowhere else: a sentence, a fitting status, no trace."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from gawah.errors import (
    ConflictError,
    DataError,
    GawahError,
    NotAllowedError,
    NotEnteredError,
    NotFoundError,
    ProjectError,
    ReadOnlyError,
    UnreadableError,
    UsageError,
)
from gawah.model.record import record
from gawah.web import limits
from gawah.web.sentences import in_words
from gawah.web.texts import mark

if TYPE_CHECKING:
    from gawah.web.texts import Words

_STATUS: tuple[tuple[type[GawahError], int], ...] = (
    (UsageError, 400),
    (UnreadableError, 400),
    (NotFoundError, 404),
    (NotAllowedError, 403),
    (ConflictError, 409),
    (ProjectError, 409),
    (DataError, 500),
    (GawahError, 400),
)

_TITLES = {
    400: mark("That was not understood"),
    403: mark("Not let in"),
    404: mark("Not found"),
    405: mark("That cannot be done here"),
    409: mark("This has changed"),
    413: mark("Too much at once"),
    500: mark("A fault in gawah"),
}
_READ_ONLY = mark("Open for reading only")
_NOT_ENTERED = mark("Who are you?")
_NOT_ALLOWED = mark("That is not for you to do")
_SENTENCES = {
    400: mark("What the browser sent could not be read. Go back and try again."),
    403: mark("This page was not let in."),
    404: mark("There is no page at this address. What you look for may be found by search."),
    405: mark("This address only takes what a form sends. Go back and use the button there."),
    413: mark("That was more than gawah takes at once: at most 100 MB, and 30 MB a file. Send it in parts."),
    500: mark(
        "Nothing that was saved is lost. Go back and try again; if it happens once more, stop gawah, start it"
        " with --debug and do the same: it then prints what went wrong."
    ),
}
REFUSALS = {
    "session": mark(
        "To get in, open the address that gawah printed where it was started: it ends with a token. If gawah"
        " was started anew since, it has a new one."
    ),
    "token": mark(
        "The token in this address is not the one of the gawah that runs now. Open the address that it"
        " printed when it started."
    ),
    "host": mark(
        "gawah answers only to this computer's own names. Use the address that it printed when it started."
    ),
    "origin": mark("This was sent by a page that is not gawah's own, so nothing was done."),
    "form": mark(
        "This form is older than the gawah that runs now, so nothing was done. Load the page again and"
        " repeat."
    ),
}
"""Why a guard turns a request away."""
_TOO_MUCH = {
    "files": mark(
        "More than %(most)s files came at once, so nothing was added. Add them in parts of at most %(most)s;"
        " what is there already is not added twice."
    ),
    "fields": mark(
        "More than %(most)s entries came at once, so nothing was done. Go back and send fewer at a time."
    ),
    "text": mark(
        "A text of more than %(most)s came in one field, so nothing was done. Save a long text as a file, and"
        " add the file."
    ),
}


class RefusedError(Exception):
    """A guard turns a request away, for a reason of ``REFUSALS``."""


class TooMuchError(Exception):
    """A form brings more of something than is taken at once: ``files``, ``fields`` or ``text``."""


class LayingOutError(Exception):
    """The catalogue is being made: how many documents are done, and how many there are."""


@record
class Trouble:
    """What the page of an error tells."""

    status: int
    title: str
    sentence: str
    is_english: bool
    """The sentence comes from below, and the person's language has no words for it."""
    passes: bool = False
    """It is over in a moment: the page may load itself again."""


def trouble_of(error: Exception, words: Words) -> Trouble:
    """What to tell of an error."""
    if isinstance(error, RefusedError):
        return Trouble(
            403, words.gettext(_TITLES[403]), words.gettext(REFUSALS[str(error)]), is_english=False
        )
    if isinstance(error, TooMuchError):
        return _too_much(str(error), words)
    if isinstance(error, LayingOutError):
        return _laying_out(error, words)
    if isinstance(error, HTTPException):
        return _of_status(error.status_code, words)
    for kind, status in _STATUS:
        if isinstance(error, kind):
            told = str(error) if isinstance(error, ToldError) else in_words(error.sentence, words)
            title = words.gettext(_title(error, status))
            return Trouble(status, title, told or str(error), is_english=told is None)
    return _of_status(500, words)


def _title(error: GawahError, status: int) -> str:
    if isinstance(error, ReadOnlyError):
        return _READ_ONLY
    if isinstance(error, NotEnteredError):
        return _NOT_ENTERED
    return _NOT_ALLOWED if isinstance(error, NotAllowedError) else _TITLES[status]


def _too_much(of: str, words: Words) -> Trouble:
    most = {
        "files": words.number(limits.FILES),
        "fields": words.number(limits.FIELDS),
        "text": words.size(limits.TEXT),
    }
    sentence = words.gettext(_TOO_MUCH[of], most=most[of])
    return Trouble(413, words.gettext(_TITLES[413]), sentence, is_english=False)


def _laying_out(error: LayingOutError, words: Words) -> Trouble:
    done, of = error.args
    far = words.gettext("%(done)s of %(of)s reports are done.", done=words.number(done), of=words.number(of))
    sentence = words.gettext(
        "gawah lays out the register so that every page finds things at once. That is done once, and again"
        " where much was added. This page loads itself again."
    )
    told = f"{sentence} {far}" if of else sentence
    return Trouble(503, words.gettext("One moment"), told, is_english=False, passes=True)


def _of_status(status: int, words: Words) -> Trouble:
    known = status if status in _SENTENCES else 400 if status < 500 else 500
    return Trouble(status, words.gettext(_TITLES[known]), words.gettext(_SENTENCES[known]), is_english=False)


class ToldError(UsageError):
    """What a form says cannot be used; the sentence is in the person's own language."""


def tell_trace(error: Exception) -> None:
    """Print what went wrong inside gawah where it was started: only ``--debug`` asks for it."""
    traceback.print_exception(error, file=sys.stderr)
