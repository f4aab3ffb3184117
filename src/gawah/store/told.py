"""What tells of some subjects, and no more: for a page, which shows a few things of a big record.

The documents that tell of them may be long, and may tell of other incidents that a hundred others tell of.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, cast

from gawah.model import Finding
from gawah.register.entries import ENTRY
from gawah.store import tables
from gawah.store.judged import Judged
from gawah.store.look_up import STATEMENT, Stored, known_statement
from gawah.store.parts import TOLD, Said, documents_saying, part_of, rows_with, verdicts_in
from gawah.store.records import to_run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence, Set

    from sqlalchemy import Connection, Engine

    from gawah.model import Run, Statement

    Told = Sequence[Any]
    """A row of ``statements``, its speakers not read yet."""

_SPEAKER = "speaker"
_COLUMNS = [cast(one, String) if one.name == _SPEAKER else one for one in STATEMENT]
_SPEAKER_AT = [one.name for one in STATEMENT].index(_SPEAKER)
_LOOKED_FOR = frozenset({*TOLD, "person"})
"""The kinds of what may be told by a document of which nothing is known yet."""
_NOBODY = "[]"
_BODY = '"body:'


def load_told(engine: Engine, subjects: Iterable[str], documents: Iterable[str]) -> Stored:
    """What tells of some subjects as the whole record would.

    Of the documents there is what they say of these subjects, of the parts of incidents, of whom and what
    these name, and of the documents themselves; of what was judged, what concerns these. Nobody may look for
    other incidents in this part.

    Args:
        engine: the store.
        subjects: incidents, or others.
        documents: those that tell of them, as far as they are known.
    """
    with engine.connect() as connection:
        telling = _Telling(connection)
        telling.add(documents)
        return _followed(telling, set(subjects), connection)


def _followed(telling: _Telling, known: set[str], connection: Connection) -> Stored:
    """What tells of some subjects, with what other documents tell of all that is one with them."""
    judged = Judged(connection)
    while True:
        chosen = telling.named_from(known)
        judged.look(chosen)
        if judged.joined <= known:
            return telling.part(chosen, judged)
        known |= judged.joined
        telling.add(documents_saying(connection, filter(_is_looked_for, known - telling.subjects)))


def load_document(engine: Engine, document: str) -> Stored:
    """All that a document says, and what others tell of the same, as ``load_told`` gives it."""
    with engine.connect() as connection:
        telling = _Telling(connection)
        telling.add([document])
        return _followed(telling, set(telling.subjects), connection)


def load_naming(engine: Engine, subjects: Collection[str], documents: Iterable[str]) -> Stored:
    """What some documents say of some subjects, of all that names them, and of what these name.

    No other document is looked for, whoever tells of the same. Which subjects are one is as in the whole
    record.
    """
    with engine.connect() as connection:
        telling, judged = _Telling(connection), Judged(connection)
        telling.add(documents)
        chosen = telling.named_from({*subjects, *telling.naming(frozenset(subjects))})
        judged.look(chosen)
        return telling.part(chosen, judged)


class _Telling:
    """What some documents tell, of which statements are only made as far as they are chosen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._documents: set[str] = set()
        self._of: dict[str, list[Told]] = defaultdict(list)
        """The rows by subject."""
        self._named: dict[str, set[str]] = defaultdict(set)
        """What each subject names: what it is part of, whom and what its values are, who says so."""
        self._parts: dict[str, set[str]] = defaultdict(set)
        """What is part of each incident."""
        self._entries: dict[tuple[str, str], set[str]] = defaultdict(set)
        """The places and bodies of each entry of the gazetteer and the directory."""
        self._bodies: set[str] = set()
        """The bodies that speak: what they say may tell whom a document cites."""

    @property
    def subjects(self) -> Set[str]:
        """All of which these documents say anything."""
        return self._of.keys()

    def add(self, documents: Iterable[str]) -> None:
        """Add what some documents tell."""
        new = sorted(set(documents) - self._documents)
        self._documents.update(new)
        for row in rows_with(self._connection, _COLUMNS, tables.statements.c.document, new):
            subject, prop, value = row.subject, row.prop, row.value
            self._of[subject].append(row)
            if ":" in value:
                self._named[subject].add(value)
            if prop == "incident":
                self._parts[value].add(subject)
            if (speaker := row[_SPEAKER_AT]) != _NOBODY:
                self._speaks(subject, json.loads(speaker))
            kind = subject.partition(":")[0]
            if ENTRY.get(kind) == prop:
                self._entries[kind, value].add(subject)

    def _speaks(self, subject: str, speaker: Iterable[str]) -> None:
        self._named[subject].update(speaker)
        self._bodies.update(one for one in speaker if one.startswith("body:"))

    def named_from(self, subjects: Iterable[str]) -> set[str]:
        """Subjects with the parts of incidents, whom and what these name, who says so, and what those name.

        A place is there with all that is one with it: what each document calls it belongs to it.
        """
        chosen = set(subjects)
        new = chosen.union(*(self._parts.get(one, ()) for one in chosen))
        while new:
            chosen |= new
            new = {other for one in new for other in self._beside(one)} - chosen
        return chosen

    def _beside(self, subject: str) -> Iterator[str]:
        yield from (other for other in self._named.get(subject, ()) if other in self._of)
        yield from self._of_one_entry(subject)

    def naming(self, subjects: Set[str]) -> set[str]:
        """The subjects that name some others."""
        return {one for one, named in self._named.items() if not named.isdisjoint(subjects)}

    def _of_one_entry(self, subject: str) -> set[str]:
        kind = subject.partition(":")[0]
        if kind not in ENTRY:
            return set()
        entries = {row[3] for row in self._of.get(subject, ()) if row[2] == ENTRY[kind]}
        return set().union(*(self._entries[kind, entry] for entry in entries))

    def part(self, chosen: set[str], judged: Judged) -> Stored:
        """What is said of the chosen subjects and of the documents, with what shows whose word each is."""
        documents = sorted(self._documents)
        subjects = chosen | {f"document:{one}" for one in documents}
        judged.look(subjects)
        statements = tuple(self._statements(subjects | self._bodies))
        claims = {one.claim_id for one in statements}
        said = Said(
            statements,
            tuple(one for one in verdicts_in(self._connection, documents) if one.claim_id in claims),
            judged.words(),
            tuple(_runs_of(self._connection, documents, claims)),
            subjects & self._of.keys(),
        )
        return part_of(self._connection, documents, said)

    def _statements(self, subjects: Set[str]) -> Iterator[Statement]:
        for subject, rows in self._of.items():
            is_chosen = subject in subjects
            for row in rows:
                if is_chosen or _BODY in row[_SPEAKER_AT]:
                    yield _statement(row)


def _statement(row: Told) -> Statement:
    speaker = row[_SPEAKER_AT]
    read = () if speaker == _NOBODY else json.loads(speaker)
    return known_statement((*row[:_SPEAKER_AT], read, *row[_SPEAKER_AT + 1 :]))


def _is_looked_for(subject: str) -> bool:
    return subject.partition(":")[0] in _LOOKED_FOR


def _runs_of(connection: Connection, documents: Sequence[str], claims: Set[str]) -> Iterator[Run]:
    """The runs of some documents, with what they found of some claims and all that found anything."""
    rows = rows_with(connection, tables.runs.c, tables.runs.c.document, documents)
    runs = [to_run(row._asdict()) for row in rows]
    columns = tables.findings.c
    found: dict[str, list[Finding]] = defaultdict(list)
    methods: dict[str, set[str]] = defaultdict(set)
    wanted = [columns.run, columns.claim_id, columns.method, columns.confidence]
    for row in rows_with(connection, wanted, columns.run, [one.id for one in runs]):
        methods[row.run].add(row.method)
        if row.claim_id in claims:
            found[row.run].append(Finding(row.claim_id, row.method, row.confidence))
    for one in runs:
        others = sorted(methods[one.id].difference(one.methods))
        yield replace(one, methods=(*one.methods, *others), found=tuple(found[one.id]))


__all__ = ["load_document", "load_naming", "load_told"]
