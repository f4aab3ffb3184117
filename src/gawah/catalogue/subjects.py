"""Looking up people, bodies, places, claims, quotes and demands, with the incidents they have a part in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text, union

from gawah.catalogue import tables
from gawah.catalogue.documents import LookingForDocuments
from gawah.catalogue.look_up import incident_of
from gawah.catalogue.page import Page, page_of
from gawah.catalogue.rows import KNOWN_AGAIN, SubjectRow
from gawah.resolve.names import THRESHOLD, compare_names, sound_keys
from gawah.store.search import holding, terms_of
from gawah.values.press import press_key
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Row

    from gawah.catalogue.rows import IncidentRow


class LookingForSubjects(LookingForDocuments):
    """A catalogue in which subjects are looked up too."""

    def subjects(
        self, kind: str, words: str = "", order: str = "label", number: int = 1, size: int = 50
    ) -> Page[SubjectRow]:
        """A page of the subjects of a kind.

        Args:
            kind: person, body, place, claim, quote, demand, notice or citation.
            words: to be found in their label; none asks nothing.
            order: ``label``, or ``-incidents`` for those with a part in most incidents first.
            number: the page, from 1.
            size: rows of a page.
        """
        clause, values = "s.kind = :kind", {"kind": kind}
        if words:
            of_words, given = called(kind, words)
            clause += f" AND s.row IN (SELECT rowid FROM subjects_folded WHERE {of_words})"  # noqa: S608
            values |= given
        by = "s.incidents DESC, s.row DESC" if order == "-incidents" else "s.key, s.row"
        found = f"FROM subjects s WHERE {clause}"
        query = text(f"SELECT s.* {found} ORDER BY {by} LIMIT :size OFFSET :skip").columns(*tables.subjects.c)
        total = self.once(
            ("subjects", kind, words),
            lambda: self.number(f"SELECT count(*) {found}", values),
        )
        number = page_of(number, size, total)
        with self.engine.connect() as connection:
            rows = connection.execute(query, values | {"size": size, "skip": (number - 1) * size})
            return Page(tuple(map(subject_of, rows)), total, number, size)

    def subject(self, key: str) -> SubjectRow | None:
        """The row of a subject."""
        query = select(tables.subjects).where(tables.subjects.c.id == key)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        return None if row is None else subject_of(row)

    def key_of(self, member: str) -> str | None:
        """What a subject that some document speaks of is known by."""
        table = tables.appearances
        with self.engine.connect() as connection:
            return connection.execute(
                select(table.c.subject).where(table.c.member == member).limit(1)
            ).scalar_one_or_none()

    def members(self, key: str, limit: int = 1) -> tuple[str, ...]:
        """Some of the ids under which documents speak of a subject, in order."""
        table = tables.appearances
        query = select(table.c.member).where(table.c.subject == key).distinct().order_by(table.c.member)
        with self.engine.connect() as connection:
            return tuple(row.member for row in connection.execute(query.limit(limit)))

    def members_in(self, key: str, documents: Sequence[str]) -> tuple[str, ...]:
        """The ids under which some documents, not too many, speak of a subject, in order."""
        seen_in = tables.appearances
        mine = (seen_in.c.subject == key) & seen_in.c.document.in_(documents)
        query = select(seen_in.c.member).where(mine).distinct().order_by(seen_in.c.member)
        with self.engine.connect() as connection:
            return tuple(connection.execute(query).scalars())

    def documents_of(self, key: str, limit: int = 50, skip: int = 0) -> tuple[str, ...]:
        """Some documents that speak of a subject, those that came in last first."""
        seen_in, documents = tables.appearances, tables.documents
        query = (
            select(seen_in.c.document, documents.c.added, documents.c.id)
            .join(documents, documents.c.id == seen_in.c.document)
            .where(seen_in.c.subject == key)
            .order_by(documents.c.added.desc(), documents.c.id)
            .distinct()
            .limit(limit)
            .offset(skip)
        )
        with self.engine.connect() as connection:
            return tuple(row.document for row in connection.execute(query))

    def documents_naming(self, key: str, limit: int = 50) -> tuple[str, ...]:
        """Some documents of which a person said what they call a subject."""
        seen_in = tables.appearances
        mine = (seen_in.c.subject == key) & seen_in.c.named_by_person
        query = select(seen_in.c.document).where(mine).distinct().order_by(seen_in.c.document)
        with self.engine.connect() as connection:
            return tuple(connection.execute(query.limit(limit)).scalars())

    def roles(self, key: str, number: int = 1, size: int = 50) -> Page[tuple[str, IncidentRow]]:
        """A page of the incidents in which a subject has a part, each with the part, the last first.

        Args:
            key: of the subject.
            number: the page, from 1; the last one where there are fewer.
            size: rows of a page.
        """
        i, parts = tables.incidents, tables.parts
        counted = select(func.count()).select_from(parts).where(parts.c.subject == key)

        def count() -> int:
            with self.engine.connect() as connection:
                return int(connection.execute(counted).scalar_one())

        total = self.once(("roles", key), count)
        number = page_of(number, size, total)
        query = (
            select(parts.c.role, i)
            .join(i, i.c.row == parts.c.incident)
            .where(parts.c.subject == key)
            .order_by(i.c.first.desc(), i.c.row.desc(), parts.c.role)
            .limit(size)
            .offset((number - 1) * size)
        )
        with self.engine.connect() as connection:
            rows = tuple((row[0], incident_of(row[1:])) for row in connection.execute(query))
        return Page(rows, total, number, size)

    def bodies_harmed(self, limit: int = 100) -> tuple[SubjectRow, ...]:
        """The bodies that are a victim in most incidents, those of most first."""
        parts, known = tables.parts, tables.subjects
        times = func.count().label("times")
        harmed = (
            select(parts.c.subject, times)
            # Their keys begin alike: the others need not be looked at.
            .where(parts.c.subject > "body:", parts.c.subject < "body;", parts.c.role == "victim")
            .group_by(parts.c.subject)
            .order_by(times.desc(), parts.c.subject)
            .limit(limit)
            .subquery()
        )
        query = select(known).join(harmed, harmed.c.subject == known.c.id)
        with self.engine.connect() as connection:
            found = connection.execute(query.order_by(harmed.c.times.desc(), known.c.id))
            return tuple(map(subject_of, found))

    def publishers(self) -> Mapping[str, str]:
        """The name of each publisher, wire agency and entered group by the key that tells sources apart."""
        documents = tables.documents.c
        named = (documents.publisher, documents.agency, documents.source_group)
        query = union(*(select(one.label("name")) for one in named))

        def work_out() -> Mapping[str, str]:
            with self.engine.connect() as connection:
                names = sorted(filter(None, connection.execute(query).scalars()), reverse=True)
            return {press_key(name): name for name in names}

        return self.once(("publishers",), work_out)

    def subjects_called(self, kind: str, name: str, limit: int = 20) -> tuple[SubjectRow, ...]:
        """Some people, bodies or places that are known by a name."""
        known = tables.known
        called = select(known.c.subject).where((known.c.kind == kind) & (known.c.key == key(name)))
        return self._some(tables.subjects.c.id.in_(called), limit)

    def namesakes(self, row: SubjectRow, limit: int = 20) -> tuple[SubjectRow, ...]:
        """Others of the kind that share a name with one: of people, bodies and places any, in any script."""
        table, known = tables.subjects, tables.known
        mine = select(known.c.key).where((known.c.subject == row.id) & (known.c.kind == row.kind))
        called = select(known.c.subject).where((known.c.kind == row.kind) & known.c.key.in_(mine))
        shares: ColumnElement[bool] = table.c.id.in_(called)
        if row.kind not in KNOWN_AGAIN:
            shares = (table.c.kind == row.kind) & (table.c.key == key(row.label))
        return self._some(shares & (table.c.id != row.id), limit)

    def sounding_like(self, row: SubjectRow, limit: int = 20) -> tuple[SubjectRow, ...]:
        """Other people whose names may be theirs in another spelling or script, the likest first.

        Those that share a name letter for letter are ``namesakes``, and left out here.
        """
        if row.kind != "person":
            return ()
        known = self._known_by(row.id)
        mine = known.get(row.id, ())
        heard = sorted(frozenset[str]().union(*map(sound_keys, mine)))
        sounds, called = tables.sounds.c, tables.known.c
        same = select(called.subject).where((called.kind == row.kind) & called.key.in_(mine))
        near = sounds.frame.in_(heard) & (sounds.subject != row.id) & sounds.subject.not_in(same)
        shared = select(sounds.subject).where(near).group_by(sounds.subject)
        most = shared.order_by(func.count().desc(), sounds.subject).limit(_HEARD)
        others = self._some(tables.subjects.c.id.in_(most), _HEARD)
        known = self._known_by(*(other.id for other in others))
        found = []
        for other in others:
            names = known.get(other.id, ())
            score = max((compare_names(a, b).score for a in mine for b in names), default=0.0)
            if score >= THRESHOLD:
                found.append((-score, other.id, other))
        return tuple(other for *_, other in sorted(found)[:limit])

    def _known_by(self, *ids: str) -> dict[str, tuple[str, ...]]:
        """The folded names by which some subjects are known again."""
        names: dict[str, list[str]] = {}
        query = select(tables.known.c.subject, tables.known.c.key).where(tables.known.c.subject.in_(ids))
        with self.engine.connect() as connection:
            for subject, name in connection.execute(query):
                names.setdefault(subject, []).append(name)
        return {subject: tuple(sorted(found)) for subject, found in names.items()}

    def _some(self, wanted: ColumnElement[bool], limit: int) -> tuple[SubjectRow, ...]:
        with self.engine.connect() as connection:
            found = connection.execute(select(tables.subjects).where(wanted).limit(limit))
            return tuple(map(subject_of, found))


_HEARD = 200
"""People whose names are compared by their sounds: those that share most are looked at first."""


def called(kind: str, words: str) -> tuple[str, dict[str, str]]:
    """That a row of ``subjects_folded`` is of a kind and holds all of some words, as a condition of SQL."""
    # Three letters of the kind are one entry of the index, and tell it from every other.
    return holding("subjects_folded", terms_of(words), f'kind : "{kind[:3]}"')


def subject_of(row: Row[Any]) -> SubjectRow:
    """A subject from its row."""
    return SubjectRow(row.id, row.kind, row.label, row.detail, row.reports, row.incidents, tuple(row.names))
