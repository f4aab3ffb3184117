"""What several documents say of one person, body, place … put together into one row."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text

from gawah.catalogue import tables
from gawah.catalogue.rows import KNOWN_AGAIN
from gawah.resolve.names import sound_keys
from gawah.store.parts import MANY
from gawah.values.scripts import fold, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

_READ = ("subject", "document", "kind", "label", "known_by", "weak", "named_at", "detail")


def put_together(connection: Connection, dirty: set[str]) -> None:
    """Write the rows of subjects anew from all that documents say of them.

    Args:
        connection: to the catalogue.
        dirty: the keys of those of whom anything has changed.
    """
    ordered = sorted(dirty)
    for i in range(0, len(ordered), MANY):
        _put_some_together(connection, ordered[i : i + MANY])


def folded(words: str) -> str:
    """Words as they are searched in."""
    return " ".join(fold(words).text.split())


def forget_words(connection: Connection, table: str, rows: Iterable[int]) -> None:
    """Take words out of an index of folded words."""
    gone = [{"row": row} for row in rows]
    if gone:
        connection.execute(text(f"DELETE FROM {table} WHERE rowid = :row"), gone)  # noqa: S608 (a name of our own)


def _put_some_together(connection: Connection, wanted: Sequence[str]) -> None:
    subjects, seen_in = tables.subjects, tables.appearances
    _forget(connection, wanted)
    told: dict[str, list[Row[Any]]] = defaultdict(list)
    columns = [seen_in.c[name] for name in _READ]
    for one in connection.execute(select(*columns).where(seen_in.c.subject.in_(wanted))):
        told[one.subject].append(one)
    if not told:
        return
    taking_part = _taking_part(connection, wanted)
    first = (connection.execute(select(func.max(subjects.c.row))).scalar_one() or 0) + 1
    rows: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    known: list[dict[str, str]] = []
    sounds: list[dict[str, str]] = []
    for number, (subject, found) in enumerate(sorted(told.items()), first):
        row = _together(found)
        rows.append({"row": number, "id": subject, "incidents": taking_part.get(subject, 0), **row})
        called = folded(" \n ".join(sorted({row["label"], *row["names"]})))
        words.append({"row": number, "folded": called, "kind": row["kind"]})
        if row["kind"] in KNOWN_AGAIN:
            keys = {key(name) for each in found for name in (each.label, *each.known_by)} - {""}
            known += [{"kind": row["kind"], "key": name, "subject": subject} for name in sorted(keys)]
            if row["kind"] == "person":
                heard = frozenset[str]().union(*map(sound_keys, keys))
                sounds += [{"frame": frame, "subject": subject} for frame in sorted(heard)]
    connection.execute(insert(subjects), rows)
    of_words = "INSERT INTO subjects_folded (rowid, folded, kind) VALUES (:row, :folded, :kind)"
    connection.execute(text(of_words), words)
    if known:
        connection.execute(insert(tables.known), known)
    if sounds:
        connection.execute(insert(tables.sounds), sounds)


def _forget(connection: Connection, wanted: Sequence[str]) -> None:
    subjects = tables.subjects
    old = connection.execute(select(subjects.c.row).where(subjects.c.id.in_(wanted))).scalars().all()
    connection.execute(delete(subjects).where(subjects.c.id.in_(wanted)))
    for table in (tables.known, tables.sounds):
        connection.execute(delete(table).where(table.c.subject.in_(wanted)))
    forget_words(connection, "subjects_folded", old)


def _taking_part(connection: Connection, wanted: Sequence[str]) -> dict[str, int]:
    """In how many incidents each has a part."""
    parts = tables.parts
    counted = (
        select(parts.c.subject, func.count(parts.c.incident.distinct()))
        .where(parts.c.subject.in_(wanted))
        .group_by(parts.c.subject)
    )
    return {row[0]: row[1] for row in connection.execute(counted)}


def _together(found: Sequence[Row[Any]]) -> dict[str, Any]:
    """One row of all that documents say of a subject."""
    label = _label(found)
    names = dict.fromkeys(name for one in found for name in (one.label, *one.known_by, *one.weak))
    return {
        "kind": found[0].kind,
        "label": label,
        "key": key(label),
        "names": [name for name in names if name and name != label],
        "detail": next((one.detail for one in found if one.label == label), {}),
        "reports": len({one.document for one in found}),
    }


def _label(found: Sequence[Row[Any]]) -> str:
    """What to call it first: as a person last said, else as most documents do."""
    said = [(one.named_at, one.label) for one in found if one.named_at]
    if said:
        return str(max(said)[1])
    labels = Counter(str(one.label) for one in found)
    return min(labels, key=lambda one: (-labels[one], -len(one), one))
