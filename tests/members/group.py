"""An invented group: who is in it, and what they type."""

from __future__ import annotations

from gawah.members.codes import STEP, code_at
from gawah.model import Role

KEEPER = "Kiran Example"
GROUP = {
    Role.READER: "Rana Example",
    Role.EDITOR: "Esha Example",
    Role.REVIEWER: "Raza Example",
    Role.KEEPER: KEEPER,
}
SECRET = b"an invented secret.."


def words_of(name: str) -> str:
    return f"the words of {name}"


def code_of(secret: bytes, at: float) -> str:
    """What an authenticator shows at a moment."""
    return code_at(secret, int(at // STEP))
