"""What is handed from one project to another: the records of documents, and what was judged among them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from gawah.model import Handling, Judgement, Run, Statement, Verdict
from gawah.model.record import record
from gawah.project.checkpoints import public_key
from gawah.register.live import METHOD
from gawah.store.records import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.model import CustodyEvent
    from gawah.project.project import Project
    from gawah.store.records import Record

    Pair: TypeAlias = tuple[str, str]

BUNDLE = "bundle"
"""The parameter of an event of custody that names what something came with, by its SHA-256."""
ROWS, CLAIMS, PAIRS, READING, FORGOTTEN = "rows", "claims", "pairs", "reading", "forgotten"
"""Those that say which rows of the log it made here, and what people have to decide anew."""
INTO = "into"
"""The one that names the log in which these rows are: the event itself may go on to others."""


@record
class Origin:
    """Where something comes from."""

    by: str
    """Who packed it."""
    at: str
    log: str
    """The name of the log that it was in."""
    bundle: str
    """The SHA-256 of what it came with."""
    checkpoint: str
    """The signed state of that log."""


@record(slots=False)
class Parcel:
    """All records of one document, with its bytes."""

    document: str
    data: bytes | None
    """None where only what was said of it is at hand."""
    records: tuple[Record, ...]
    undecided: frozenset[str] = frozenset()
    """Claims on which people differ there, and nobody has decided since."""
    is_returning: bool = False
    """It left a project as it stands, and comes in so: what is told of how it came is its own, too."""

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """By claim id."""
        return {one.claim_id: one for one in self.records if isinstance(one, Statement)}

    @cached_property
    def verdicts(self) -> frozenset[Verdict]:
        """What people said of its claims."""
        return frozenset(one for one in self.records if isinstance(one, Verdict))

    @cached_property
    def newest_run(self) -> Run | None:
        """The reading that counts there."""
        runs = [one for one in self.records if isinstance(one, Run)]
        return max(runs, key=lambda run: (run.at, run.id), default=None)

    @property
    def across(self) -> frozenset[Verdict]:
        """Of these words those that put a claim of another document in place of one of this."""
        return frozenset(
            one for one in self.verdicts if one.instead is not None and one.instead not in self.statements
        )

    @property
    def name(self) -> str:
        """What its file was called."""
        return next((one.name for one in self.records if isinstance(one, Document)), self.document)

    def misfit(self) -> str:
        """Why its records are none of one document; empty where they are."""
        from gawah.store.carried import document_of

        if sum(isinstance(one, Document) for one in self.records) != 1:
            return "it has no record of itself"
        for one in self.records:
            documents = document_of(one)
            if documents and self.document not in documents:
                return f"a {type(one).__name__.lower()} among its records is of another document"
            if isinstance(one, Judgement) or getattr(one, "handling", None) is Handling.DESTROYED:
                return f"a {type(one).__name__.lower()} is no record of a document"
        said = {word.claim_id for word in self.verdicts}
        return "" if said <= self.statements.keys() else "somebody spoke of a claim that it does not make"


@record
class Rest:
    """What stands beside the documents."""

    judgements: tuple[Judgement, ...] = ()
    undecided: frozenset[Pair] = frozenset()
    """Pairs on which people differ there, and nobody has decided since."""
    forgotten: tuple[CustodyEvent, ...] = ()
    """Tombstones: what was destroyed there."""
    words: tuple[Verdict, ...] = ()
    """Those that put a claim of one document in place of one of another."""
    apart: frozenset[str] = frozenset()
    """Claims of the documents on which people decided otherwise, with one of these words."""


@record
class Listed:
    """On what people have to decide anew, since they differ and did not know of each other."""

    claims: frozenset[str] = frozenset()
    pairs: frozenset[Pair] = frozenset()
    readings: frozenset[str] = frozenset()
    """Documents that were read otherwise elsewhere."""
    forgotten: frozenset[str] = frozenset()
    """Documents that were destroyed elsewhere, and are here."""

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.claims or self.pairs or self.readings or self.forgotten)


def in_order_of_id(one: Judgement) -> Pair:
    """The two subjects of a judgement, in order of id."""
    return (one.left, one.right) if one.left <= one.right else (one.right, one.left)


def decisions(records: Iterable[Record]) -> tuple[list[Record], list[list[Record]]]:
    """Records parted into what the program made, and what each person did in one go, oldest first."""
    plain: list[Record] = []
    goes: dict[tuple[str, str], list[Record]] = {}
    for one in records:
        reviewer = getattr(one, "reviewer", None)
        is_word = isinstance(one, Verdict | Judgement) or getattr(one, "method", "") == METHOD
        if reviewer is not None and is_word:
            goes.setdefault((one.at, reviewer), []).append(one)  # type: ignore[union-attr]  # they have a time
        else:
            plain.append(one)
    return plain, [goes[key] for key in sorted(goes)]


def log_name(project: Project) -> str:
    """What the log of a project is called; empty where it never signed anything."""
    key = public_key(project.root)
    return "" if key is None else key.name
