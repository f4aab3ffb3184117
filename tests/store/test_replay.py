"""Real damage to a store: each is named, and nothing else is."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gawah.model import (
    Change,
    CustodyEvent,
    Fault,
    Finding,
    Handling,
    Judgement,
    MemberChange,
    Proposal,
    ProposalWord,
    Run,
    Same,
    Statement,
    Text,
    Verdict,
    Word,
    digest,
)
from gawah.seal.merkle import consistency_proof, inclusion_proof, is_consistent, is_included, root_of
from gawah.seal.tiles import parted
from gawah.store import Document, Sighting, append, migrations, open_store, tables, verify_log
from gawah.store.records import record_digest
from gawah.store.replay import replay
from gawah.store.tree import size_of, tree_of

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.store.records import Record

AT = "2026-01-01T00:00:00Z"
PAGES = 3
TOLD = 150
"""Statements of each page: three pages fill a tile of the tree and begin another."""


def page(number: int) -> list[Record]:
    document = f"{number:064x}"
    text = Text(document, f"Report {number} of an invented town.", (), (), "small@1")
    said = [
        Statement(f"incident:{number}", "title", f"Told {n}", document, "rules@1", f"run{number}", AT)
        for n in range(TOLD)
    ]
    found = tuple(Finding(one.claim_id, "rules@1", 0.5) for one in said[:5])
    return [
        Document(document, f"{number}.txt", 9, "text/plain", AT, f"/{number}.txt"),
        Sighting(document, f"{number}.txt", f"/{number}.txt", AT, {"publisher": "The Gazette"}),
        text,
        *said,
        Run(f"run{number}", document, text.id, ("rules@1",), AT, found),
        Verdict(said[0].claim_id, Word.ACCEPTED, "Asha", AT),
        Judgement(f"incident:{number}", "incident:9", Same.UNSURE, "names@1", AT, None, 1, "one name"),
        Fault(document, "odd", "odd words", AT),
        CustodyEvent(Handling.COLLECTED, document, "Asha", AT, parameters={"name": f"{number}.txt"}),
        MemberChange(f"Helper {number}", Change.ADDED, "reader", "Asha", AT),
        Proposal(
            f"{number:012x}", ProposalWord.PROPOSED, "decide", "Asha", AT, "", {"documents": [document]}
        ),
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    engine = open_store(path)
    for number in range(1, PAGES + 1):
        append(engine, "gawah", AT, page(number))
    append(engine, "Asha", AT, [Fault("x", "odd", "the last word", AT)])
    assert verify_log(engine) == []
    engine.dispose()
    return path


def damaged(path: Path, *statements: str) -> list[str]:
    """What is found after somebody wrote into the file with another program."""
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
    connection.close()
    engine = open_store(path)
    try:
        return verify_log(engine)
    finally:
        engine.dispose()


CHANGES = [
    ("documents", "name", "Document"),
    ("sightings", "source", "Sighting"),
    ("texts", "content", "Text"),
    ("statements", "value", "Statement"),
    ("runs", "methods", "Run"),
    ("verdicts", "reviewer", "Verdict"),
    ("judgements", "score", "Judgement"),
    ("faults", "what", "Fault"),
    ("custody", "actor", "Custody event"),
    ("members", "value", "Change of members"),
    ("proposals", "what", "Word on a proposal"),
]


def test_every_table_of_records_is_tried() -> None:
    assert [table for table, *_ in CHANGES] == [table.name for table in tables.LOGGED]


@pytest.mark.parametrize(("table", "column", "name"), CHANGES)
def test_a_row_that_was_changed_is_named(path: Path, table: str, column: str, name: str) -> None:
    changed = "0.75" if column == "score" else """'["x"]'"""
    (found,) = damaged(
        path,
        f"UPDATE {table} SET {column} = {changed} "  # noqa: S608
        f"WHERE batch = 2 AND rowid = (SELECT min(rowid) FROM {table} WHERE batch = 2)",
    )
    assert found.startswith(f"{name} ")
    assert "was changed: it is not what row 2 of the log brought" in found


@pytest.mark.parametrize(("table", "column", "name"), CHANGES)
def test_a_row_that_was_deleted_is_named(path: Path, table: str, column: str, name: str) -> None:
    del column
    some = f"SELECT max(rowid) FROM {table} WHERE batch = 2"  # noqa: S608
    (found,) = damaged(path, f"DELETE FROM {table} WHERE rowid = ({some})")  # noqa: S608
    assert found.startswith(f"A {name.lower()} that row 2 of the log brought is gone")


@pytest.mark.parametrize("leaf", ["NULL", "3", "154", "99999", "'four'", "(SELECT max(leaf) FROM log)"])
def test_a_row_that_was_slipped_in_is_named(path: Path, leaf: str) -> None:
    (found,) = damaged(
        path,
        "INSERT INTO verdicts (claim_id, word, reviewer, at, why, batch, leaf, salt) "  # noqa: S608
        f"SELECT claim_id, 'rejected', 'Asha', at, '', batch, {leaf}, salt FROM verdicts WHERE batch = 1",
    )
    assert found == "Verdict 4 is not in the log: it was slipped in."


def test_what_a_run_found_belongs_to_it(path: Path) -> None:
    (found,) = damaged(path, "UPDATE findings SET confidence = 0.9 WHERE run = 'run2'")
    assert found.startswith("Run run2 was changed")
    (found,) = damaged(
        path, "UPDATE findings SET confidence = 0.5", "DELETE FROM findings WHERE run = 'run3' AND rowid % 2"
    )
    assert found.startswith("Run run3 was changed")


@pytest.mark.parametrize("changed", ["actor = 'nobody'", "at = '2020'", "kinds = '{}'", "salt = NULL"])
def test_who_added_what_and_when_is_part_of_the_log(path: Path, changed: str) -> None:
    found = damaged(path, f"UPDATE log SET {changed} WHERE seq = 2")  # noqa: S608
    assert any(one.startswith("Row 2 of the log was changed") for one in found)


def test_a_row_of_the_log_that_is_gone_or_new_is_named(path: Path) -> None:
    found = damaged(path, "DELETE FROM log WHERE seq = 2")
    assert "Row 2 of the log is gone; its leaves are there." in found
    found = damaged(
        path,
        "INSERT INTO log SELECT 9, at, actor, kinds, digest, chain, chain, NULL, NULL FROM log WHERE seq = 4",
    )
    assert any(one.startswith("Row 9 of the log has no leaves") for one in found)


def test_leaves_that_were_taken_away_are_named(path: Path) -> None:
    found = damaged(path, "DELETE FROM leaves WHERE batch = 2")
    assert any(one.startswith("The leaves of the log are not whole") for one in found)
    assert any("is not in the log" in one for one in found)


def test_a_node_of_the_tree_that_was_changed_or_is_gone_is_named(path: Path) -> None:
    assert damaged(path, "UPDATE nodes SET hash = zeroblob(32)") == [
        "Node 0 of level 1 of the tree does not follow from its leaves."
    ]
    assert len(damaged(path, "DELETE FROM nodes")) == 1


def test_a_value_that_cannot_be_read_is_named_and_the_rest_is_looked_at(path: Path) -> None:
    found = damaged(
        path,
        "UPDATE statements SET speaker = '[\"half' WHERE batch = 2 AND rowid % 50 = 0",
        "UPDATE texts SET content = CAST(x'ff41' AS TEXT) WHERE batch = 1",
        "UPDATE runs SET methods = 'rules' WHERE batch = 3",
        "UPDATE faults SET what = 'other words' WHERE batch = 4",
    )
    assert sum(one.startswith("Statement ") and "cannot be read" in one for one in found) == 3
    assert sum("cannot be read" in one for one in found) == 5
    assert sum("is gone" in one for one in found) == 5
    assert sum(one.startswith("Fault ") and "was changed" in one for one in found) == 1
    assert len(found) == 11


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_bit_of_the_leaves_can_be_flipped(path: Path, data: st.DataObject) -> None:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT batch, hashes FROM leaves").fetchall()
        batch, hashes = data.draw(st.sampled_from(rows))
        bit = data.draw(st.integers(0, len(hashes) * 8 - 1))
        flipped = bytearray(hashes)
        flipped[bit // 8] ^= 1 << bit % 8
    connection.close()
    change = f"UPDATE leaves SET hashes = x'{{}}' WHERE batch = {batch}"  # noqa: S608
    assert damaged(path, change.format(flipped.hex())) != []
    assert damaged(path, change.format(hashes.hex())) == []


def test_the_tree_that_is_kept_is_the_tree_of_all_leaves(path: Path) -> None:
    engine = open_store(path)
    with engine.connect() as connection:
        size, tree = size_of(connection), tree_of(connection)
        hashes = parted(b"".join(connection.execute(tables.leaves.select()).scalars("hashes")))
        assert size == len(hashes) == PAGES * (TOLD + 11) + 2
        root = root_of(hashes)
        assert tree.hash_of(0, size) == replay(connection).tree.hash_of(0, size) == root
        for number in (0, 1, 255, 256, 257, 400, size - 1):
            proof = inclusion_proof(number, size, tree.hash_of)
            assert is_included(hashes[number], number, size, proof, root)
            grown = consistency_proof(number + 1, size, tree.hash_of)
            assert is_consistent((number + 1, size), (root_of(hashes[: number + 1]), root), grown)
    engine.dispose()


def test_what_does_not_enter_leaves_no_leaf(path: Path) -> None:
    engine = open_store(path)

    def decided() -> list[Record]:
        return [Verdict("no such claim", Word.ACCEPTED, "Asha", AT)]

    with engine.connect() as connection:
        before = size_of(connection)
    for refused in (decided, decided):
        with pytest.raises(Exception, match="FOREIGN KEY"):
            append(engine, "Asha", AT, refused())
    with engine.connect() as connection:
        assert size_of(connection) == before
    assert verify_log(engine) == []
    engine.dispose()


OLDER = [table for table in tables.LOGGED if table.name not in {"custody", "members", "proposals"}]
"""The tables that are older than the tree."""


def older(path: Path) -> None:
    """Make a store as it was before the log had a tree."""
    engine = open_store(path)
    digests: dict[int, list[str]] = {}
    with engine.connect() as connection:
        for table in OLDER:
            for row in connection.execute(table.select()).mappings():
                told = {n: v for n, v in row.items() if n not in {"row", "batch", "leaf", "salt"}}
                t = tables.findings
                mine = t.select().where(t.c.run == row.get("id"))
                found = (
                    [Finding(f.claim_id, f.method, f.confidence) for f in connection.execute(mine)]
                    if table is tables.runs
                    else []
                )
                digests.setdefault(row["batch"], []).append(record_digest(table.name, told, found))
    engine.dispose()
    with sqlite3.connect(path) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            if not name.startswith(("log", "leaves", "nodes", "custody", "members", "proposals")):
                continue
            raw.execute(f"DROP TRIGGER {name}")
        prev = "0" * 64
        for seq, at, actor in raw.execute("SELECT seq, at, actor FROM log ORDER BY seq").fetchall():
            of_records = digest(sorted(digests[seq]))
            chain = digest([seq, at, actor, of_records, prev])
            raw.execute(
                "UPDATE log SET digest = ?, prev = ?, chain = ? WHERE seq = ?", (of_records, prev, chain, seq)
            )
            prev = chain
        raw.execute("DROP TABLE leaves")
        raw.execute("DROP TABLE nodes")
        for name in ("custody", "members", "proposals", "credentials", "tries"):
            raw.execute(f"DROP TABLE {name}")
        for name in ("log", *(table.name for table in OLDER)):
            raw.execute(f"ALTER TABLE {name} DROP COLUMN leaf")
            raw.execute(f"ALTER TABLE {name} DROP COLUMN salt")
        names = [step.__name__ for step in migrations.MIGRATIONS]
        raw.execute("DELETE FROM migrations WHERE number > ?", (names.index("with_leaves"),))
    raw.close()


def test_what_is_in_an_older_store_gets_its_leaves_and_the_log_says_when(path: Path) -> None:
    older(path)
    engine = open_store(path)
    assert verify_log(engine) == []
    append(engine, "Asha", AT, [Fault("x", "odd", "after", AT)])
    assert verify_log(engine) == []
    with engine.connect() as connection:
        log = connection.execute(tables.log.select()).mappings().all()
        assert [row["kinds"] for row in log[-2:]] == [{"leaves": PAGES * (TOLD + 8) + 2}, {"faults": 1}]
        assert [row["leaf"] for row in log[-2:]] == [PAGES * (TOLD + 8) + 2, PAGES * (TOLD + 8) + 4]
        at = {row.batch: row.logged_at for row in connection.execute(tables.leaves.select())}
    assert all(at[seq] > AT for seq in (1, 2, 3, 4))
    assert at[5] is at[6] is None
    engine.dispose()


@pytest.mark.parametrize(
    "change", ["UPDATE statements SET value = 'x' WHERE batch = 2 AND leaf % 9 = 0", "DELETE FROM faults"]
)
def test_damage_to_what_is_older_than_the_tree_is_named_too(path: Path, change: str) -> None:
    older(path)
    open_store(path).dispose()
    assert damaged(path, change) != []


def test_a_change_before_the_leaves_were_made_shows_by_the_older_chain(path: Path) -> None:
    older(path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER statements_no_update")
        connection.execute("UPDATE statements SET value = 'x' WHERE batch = 2")
    connection.close()
    engine = open_store(path)
    assert verify_log(engine) == ["The leaves of row 2 of the log are not those that were written."]
    engine.dispose()


def test_rows_of_the_log_tell_what_they_brought_in_the_order_of_their_leaves(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        (kinds,) = connection.execute("SELECT kinds FROM log WHERE seq = 1").fetchone()
    connection.close()
    assert list(json.loads(kinds)) == [table.name for table in tables.LOGGED]
