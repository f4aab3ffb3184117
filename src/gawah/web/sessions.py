"""What the program remembers of a browser that was let in: in memory only, gone when the program ends."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.web.limits import SESSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

THEMES = ("auto", "light", "dark")
"""What a person may choose of light and dark; the first leaves it to the computer."""


@record
class Said:
    """A sentence for the next page that is shown."""

    words: str
    tone: str = "good"
    """``good``, ``warn`` or ``bad``."""
    more: tuple[str, ...] = ()
    """Single things that it is about."""


@dataclass
class Session:
    """One browser, and what it chose."""

    id: str
    csrf: str
    """What each form that changes something must bring back."""
    reviewer: str
    """The name under which decisions are recorded."""
    language: str | None = None
    """None: what the browser asks for."""
    theme: str = THEMES[0]
    said: list[Said] = field(default_factory=list)
    """What the next page tells."""
    stepped_over: set[int] = field(default_factory=set)
    """Rows of the log of which the person was told that they cannot be taken back."""
    asks_name: bool = False
    """Whether nobody has said yet what the reviewer is called: pages on which one decides ask for it."""

    member: str = ""
    """Who said who they are; empty where nobody has."""
    stamp: str = ""
    """What they showed then: once it is another, they must show it again."""
    seen: float = 0.0
    """When they last asked for something, in seconds of a clock that only runs on."""
    secret: bytes = b""
    """Of an authenticator that is being set up."""

    def take_said(self) -> list[Said]:
        """What is to be told, once."""
        told, self.said = self.said, []
        return told


class Sessions:
    """All browsers that were let in."""

    def __init__(self, reviewer: str, language: str | None, *, asks_name: bool = False) -> None:
        self._asks_name = asks_name
        self._reviewer = reviewer
        self._language = language
        self._by_id: dict[str, Session] = {}
        self._lock = Lock()

    def new(self) -> Session:
        """Let a browser in."""
        session = Session(
            secrets.token_urlsafe(32),
            secrets.token_urlsafe(32),
            self._reviewer,
            self._language,
            asks_name=self._asks_name,
        )
        with self._lock:
            while len(self._by_id) >= SESSIONS:
                del self._by_id[next(iter(self._by_id))]
            self._by_id[session.id] = session
        return session

    def begin(self, session: Session, member: str, stamp: str) -> None:
        """Somebody has said who they are: what the browser brought until now lets nobody in any more."""
        self.end(session)
        session.reviewer, session.asks_name = member, False
        session.member, session.stamp, session.seen = member, stamp, monotonic()

    def end(self, session: Session) -> None:
        """Whoever was there has gone; the browser stays let in, as nobody, under another id.

        The answer must bring the browser its new id.
        """
        self.forget(session)
        with self._lock:
            self._by_id.pop(session.id, None)
            session.id, session.csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
            self._by_id[session.id] = session

    def forget(self, session: Session) -> None:
        """Whoever was there must say anew who they are; the browser stays let in, as nobody."""
        session.reviewer, session.member, session.stamp, session.secret = self._reviewer, "", "", b""
        session.said, session.stepped_over = [], set()

    def forget_members(self) -> None:
        """All who said who they are must say it anew: whoever opens a locked project may be somebody else."""
        with self._lock:
            there = [session for session in self._by_id.values() if session.member]
        for session in there:
            self.forget(session)

    def find(self, ids: Iterable[str]) -> Session | None:
        """The session of one of the ids that a browser brought; None where it brought none that is known."""
        return next((self._by_id[id_] for id_ in ids if id_ in self._by_id), None)
