"""What people decided: by claim, by pair of subjects, by row of the log."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, or_, select

from gawah.model import Judgement, Same, Statement, Word
from gawah.model.record import record
from gawah.store import records, tables
from gawah.store.parts import MANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection, Engine, Select

    from gawah.model import Verdict

_FIRST, _MORE = 2, 50
"""Rows of a person's that are looked up at first (mostly the newest is the one looked for), and then."""


@record
class Batch:
    """What one row of the log brought of statements, verdicts and judgements."""

    seq: int
    at: str
    actor: str
    statements: tuple[Statement, ...]
    verdicts: tuple[Verdict, ...]
    judgements: tuple[Judgement, ...]

    @property
    def says_something(self) -> bool:
        """Whether it holds more than words that take others back."""
        is_word = any(one.word is not Word.WITHDRAWN for one in self.verdicts)
        is_judged = any(one.same is not Same.WITHDRAWN for one in self.judgements)
        return bool(self.statements) or is_word or is_judged


def statements_with(engine: Engine, claims: Iterable[str]) -> dict[str, Statement]:
    """The statements of some claims, by claim id; those that are not there are left out."""
    return {one: statement for one, (_, statement) in added_with(engine, claims).items()}


def said_since(engine: Engine, records_: Iterable[Statement | Verdict | Judgement], proposal: str) -> bool:
    """Whether anybody said something since of what some records are about, or of the same fields.

    Args:
        engine: the store.
        records_: statements, verdicts and judgements.
        proposal: the id of the proposal since which; by the log, not by a clock that may have been set.
    """
    t, found = tables, []
    p = t.proposals.c
    since = select(func.min(p.batch)).where(p.proposal == proposal).scalar_subquery()
    for one in records_:
        if isinstance(one, Judgement):
            j = t.judgements.c
            two = (one.left, one.right)
            found.append(select(j.row).where(j.left.in_(two), j.right.in_(two), j.batch > since))
            continue
        v = t.verdicts.c
        found.append(select(v.row).where(v.claim_id == one.claim_id, v.batch > since))
        if isinstance(one, Statement):
            s = t.statements.c
            same = (s.subject == one.subject, s.prop == one.prop, s.reviewer.is_not(None), s.batch > since)
            found.append(select(s.batch).where(*same))
    with engine.connect() as connection:
        return any(connection.execute(query.limit(1)).first() is not None for query in found)


def added_with(engine: Engine, claims: Iterable[str]) -> dict[str, tuple[int, Statement]]:
    """The same, each with its row of the log."""
    t = tables.statements
    wanted = sorted(set(claims))
    with engine.connect() as connection:
        found: dict[str, tuple[int, Statement]] = {}
        for i in range(0, len(wanted), MANY):
            query = select(t).where(t.c.claim_id.in_(wanted[i : i + MANY]))
            found.update(
                (row["claim_id"], (row["batch"], records.to_statement(row)))
                for row in _rows(connection, query)
            )
        return found


def words_about(engine: Engine, claims: Iterable[str]) -> list[tuple[int, Verdict]]:
    """What was said of some claims, and the words that put them in place of others, oldest first.

    Each with its row of the log.
    """
    t = tables.verdicts
    known: dict[int, tuple[int, Verdict]] = {}
    wanted = sorted(set(claims))
    with engine.connect() as connection:
        for i in range(0, len(wanted), MANY):
            some = wanted[i : i + MANY]
            about = select(tables.statements.c.document).where(tables.statements.c.claim_id.in_(some))
            # A correction is of the document of what it corrects, so that its words are found there.
            query = (
                select(t)
                .join(tables.statements, tables.statements.c.claim_id == t.c.claim_id)
                .where(tables.statements.c.document.in_(about))
                .where(or_(t.c.claim_id.in_(some), t.c.instead.in_(some)))
            )
            known.update(
                (row["row"], (row["batch"], records.to_verdict(row))) for row in _rows(connection, query)
            )
    return [known[row] for row in sorted(known)]


def statements_of(engine: Engine, subjects: Iterable[str]) -> list[tuple[int, Statement]]:
    """All that was ever said of some subjects, each with its row of the log."""
    t = tables.statements
    wanted = sorted(set(subjects))
    found: list[tuple[int, Statement]] = []
    with engine.connect() as connection:
        for i in range(0, len(wanted), MANY):
            query = select(t).where(t.c.subject.in_(wanted[i : i + MANY]))
            found += [(row["batch"], records.to_statement(row)) for row in _rows(connection, query)]
    return found


def judgements_on(engine: Engine, pair: tuple[str, str]) -> list[Judgement]:
    """What was said of two subjects, oldest first."""
    t = tables.judgements
    left, right = pair
    either = or_(and_(t.c.left == left, t.c.right == right), and_(t.c.left == right, t.c.right == left))
    with engine.connect() as connection:
        return [
            records.to_judgement(row) for row in _rows(connection, select(t).where(either).order_by(t.c.row))
        ]


def judgements_between(engine: Engine, kind: str, *, by_people: bool) -> list[Judgement]:
    """All that people, or all that methods said of two subjects of a kind, oldest first."""
    t = tables.judgements
    # The sign after the colon: a stretch of the index, where LIKE would look at every row.
    query = select(t).where(t.c.left.between(f"{kind}:", f"{kind};")).order_by(t.c.row)
    query = query.where(t.c.reviewer.is_not(None) if by_people else t.c.reviewer.is_(None))
    with engine.connect() as connection:
        return [records.to_judgement(row) for row in _rows(connection, query)]


def judgements_of(engine: Engine, subjects: Iterable[str]) -> list[tuple[int, Judgement]]:
    """What was said of some subjects with any other, oldest first, each with its row of the log."""
    t = tables.judgements
    known: dict[int, tuple[int, Judgement]] = {}
    wanted = sorted(set(subjects))
    with engine.connect() as connection:
        for i in range(0, len(wanted), MANY):
            some = wanted[i : i + MANY]
            query = select(t).where(or_(t.c.left.in_(some), t.c.right.in_(some)))
            known.update(
                (row["row"], (row["batch"], records.to_judgement(row))) for row in _rows(connection, query)
            )
    return [known[row] for row in sorted(known)]


def batch_with(engine: Engine, seq: int) -> Batch | None:
    """What a row of the log brought; None where there is no such row."""
    log = tables.log
    with engine.connect() as connection:
        found = _batches(connection, select(log).where(log.c.seq == seq))
    return found[0] if found else None


def deeds_by(engine: Engine, actor: str) -> Iterator[tuple[Batch, ...]]:
    """The rows of the log in which a person said something, newest first, some at a time.

    Rows that only take back are left out: whoever takes back a long afternoon's work leaves as many of them
    behind as they had decided.
    """
    return _rows_by(engine, tables.log.c.actor == actor, _says_something())


def batches_by(engine: Engine, actor: str) -> Iterator[Batch]:
    """The rows of the log that a person wrote, newest first."""
    return chain.from_iterable(_rows_by(engine, tables.log.c.actor == actor))


def takes_back_last(engine: Engine, actor: str) -> bool:
    """Whether the last that a person did was to take something back."""
    log = tables.log
    query = select(_says_something()).where(log.c.actor == actor).order_by(log.c.seq.desc()).limit(1)
    with engine.connect() as connection:
        return connection.execute(query).scalar_one_or_none() in (False, 0)


def _rows_by(engine: Engine, *wanted: ColumnElement[bool]) -> Iterator[tuple[Batch, ...]]:
    log = tables.log
    query = select(log).where(*wanted).order_by(log.c.seq.desc())
    older, number = None, _FIRST
    while True:
        with engine.connect() as connection:
            some = query if older is None else query.where(log.c.seq < older)
            found = _batches(connection, some.limit(number))
        if found:
            yield found
        if len(found) < number:
            return
        older, number = found[-1].seq, _MORE


def _says_something() -> ColumnElement[bool]:
    """Whether a row of the log brought anything but words that take others back."""
    said, judged, added = tables.verdicts, tables.judgements, tables.statements
    seq = tables.log.c.seq
    return or_(
        exists().where(said.c.batch == seq, said.c.word != Word.WITHDRAWN.value),
        exists().where(judged.c.batch == seq, judged.c.same != Same.WITHDRAWN.value),
        exists().where(added.c.batch == seq),
    )


def _batches(connection: Connection, query: Select[Any]) -> tuple[Batch, ...]:
    """The rows of the log that a query finds, in its order, each with all that it brought."""
    heads = connection.execute(query).all()
    seqs = [head.seq for head in heads]

    def rows(name: str) -> dict[int, list[dict[str, Any]]]:
        table = tables.metadata.tables[name]
        found: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in _rows(connection, select(table).where(table.c.batch.in_(seqs))):
            found[row["batch"]].append(row)
        return found

    statements, verdicts, judgements = rows("statements"), rows("verdicts"), rows("judgements")
    return tuple(
        Batch(
            head.seq,
            head.at,
            head.actor,
            tuple(map(records.to_statement, statements[head.seq])),
            tuple(map(records.to_verdict, verdicts[head.seq])),
            tuple(map(records.to_judgement, judgements[head.seq])),
        )
        for head in heads
    )


def _rows(connection: Connection, query: Select[Any]) -> Iterator[dict[str, Any]]:
    found: Iterator[Mapping[Any, Any]] = iter(connection.execute(query).mappings())
    return (dict(row) for row in found)
