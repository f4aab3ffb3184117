from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from sqlalchemy.exc import IntegrityError

from gawah.errors import ProjectError
from gawah.model import (
    Block,
    BlockKind,
    Change,
    CustodyEvent,
    Fault,
    Finding,
    Handling,
    Judgement,
    MemberChange,
    Metadatum,
    Proposal,
    ProposalWord,
    Run,
    Same,
    Span,
    Stance,
    Statement,
    Text,
    Verdict,
    Word,
)
from gawah.store import (
    Document,
    Sighting,
    append,
    load,
    load_text,
    migrations,
    open_store,
    search,
    tables,
    verify_log,
)
from gawah.store.custody import all_custody, custody_of
from gawah.store.members import member_changes, proposals_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from gawah.store.records import Record

D = "d" * 64
AT = "2026-01-01T00:00:00Z"
CONTENT = 'Café Niño was raided.\n\nپولیس نے کراچی میں ۱۲ افراد کو گرفتار کیا۔\n\nMenu  100% "safe"'
BLOCKS = (
    Block(0, 21, BlockKind.BODY, "en"),
    Block(23, 60, BlockKind.BODY, "ur", repeats=0, level=2),
    Block(CONTENT.index("Menu"), len(CONTENT), BlockKind.NAVIGATION, "en", "short links"),
)
TEXT = Text(D, CONTENT, BLOCKS, (Metadatum("title", "Café", "heading", 0, 4),), "plain@1")
STATEMENT = Statement(
    "incident:1", "title", "Café Niño", D, "rules@1", "r", AT, Span(TEXT.id, 0, 9), "Café Niño", "en",
    ("person:1", "body:2"), Stance.ATTRIBUTED, 0.25,
)  # fmt: skip
RUN = Run("r", D, TEXT.id, ("rules@1", "dates@2"), AT, (Finding(STATEMENT.claim_id, "rules@1", 0.25),))
RECORDS: list[Record] = [
    Verdict(STATEMENT.claim_id, Word.ACCEPTED, "Asha", AT, None, "seen"),
    Judgement("incident:1", "incident:2", Same.UNSURE, "names@1", AT, None, 0.5, "one name"),
    Fault(D, "odd", "odd words", AT, Span(TEXT.id, 1, 2)),
    Fault("/a/path", "unreadable", "no text", AT),
    CustodyEvent(Handling.RECEIVED, D, "Asha", AT, "for the court", None, "gawah@1", {"from": "a lawyer"}),
    MemberChange("Lena Okoro", Change.ROLE, "editor", "Asha", AT),
    Proposal("0a1b2c", ProposalWord.PROPOSED, "permit", "Asha", AT, "she asked", {"records": [["x", 1.0]]}),
    RUN,
    STATEMENT,
    TEXT,
    Sighting(D, "a.txt", "/a.txt", AT, {"publisher": "The Gazette"}),
    Document(D, "a.txt", 9, "text/plain", AT, "/a.txt"),
]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_store(tmp_path / "store.sqlite")
    yield opened
    opened.dispose()


@pytest.fixture
def full(engine: Engine) -> Engine:
    assert append(engine, "gawah", AT, RECORDS) == len(RECORDS)
    return engine


def test_records_come_back_as_they_went_in(full: Engine) -> None:
    stored = load(full)
    assert stored.statements == (STATEMENT,)
    assert stored.runs == (RUN,)
    assert [*stored.verdicts, *stored.judgements, *stored.faults] == RECORDS[:4]
    assert [*member_changes(full), *proposals_of(full)] == RECORDS[5:7]
    assert [*all_custody(full)] == [*custody_of(full, D)] == [RECORDS[4]]
    assert [*stored.sightings, *stored.documents] == RECORDS[-2:]
    assert load_text(full, D) == load_text(full, D, TEXT.id) == TEXT
    assert load_text(full, "x") is None


def test_what_is_there_is_not_added_again_but_every_decision_is(full: Engine) -> None:
    again = append(
        full,
        "gawah",
        AT,
        [r for r in RECORDS if not isinstance(r, Verdict | Judgement | MemberChange | Proposal)],
    )
    assert again == 0
    assert append(full, "Asha", AT, RECORDS[:2]) == 2
    with full.connect() as connection:
        assert [row.actor for row in connection.execute(tables.log.select())] == ["gawah", "Asha"]


@pytest.mark.parametrize("table", [table.name for table in tables.APPEND_ONLY])
def test_the_database_refuses_to_change_or_delete(full: Engine, table: str) -> None:
    column = tables.metadata.tables[table].columns.keys()[1]
    with full.begin() as connection:  # too few records for a tile of the tree
        connection.execute(sql("INSERT INTO nodes VALUES (1, 0, x'00')"))
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):  # noqa: S608
        with full.connect() as connection, pytest.raises(IntegrityError, match="only adds"):
            connection.execute(sql(statement))


def test_replacing_is_refused_too(full: Engine) -> None:
    with full.connect() as connection, pytest.raises(IntegrityError, match="only adds"):
        connection.execute(sql("INSERT OR REPLACE INTO documents SELECT * FROM documents"))


def test_the_log_shows_any_change(full: Engine) -> None:
    append(full, "Asha", AT, RECORDS[:1])
    assert verify_log(full) == []
    with full.begin() as connection:
        connection.execute(sql("DROP TRIGGER statements_no_update"))
        connection.execute(sql("UPDATE statements SET value = 'Tea house'"))
    assert verify_log(full) == [
        f"Statement {STATEMENT.claim_id} was changed: it is not what row 1 of the log brought (leaf 3)."
    ]
    with full.begin() as connection:
        connection.execute(sql("DROP TRIGGER log_no_update"))
        connection.execute(sql("UPDATE log SET actor = 'nobody' WHERE seq = 1"))
    assert [sentence.split(".")[0] for sentence in verify_log(full)[1:]] == [
        "Row 1 of the log does not follow from the one before it",
        "Row 1 of the log was changed: who added it, when, or what (leaf 12)",
    ]


def test_a_batch_enters_whole_or_not_at_all(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        append(engine, "gawah", AT, [RECORDS[-1], Sighting("unknown", "x", "x", AT)])
    assert load(engine).documents == ()
    assert verify_log(engine) == []


def test_a_store_of_a_newer_gawah_is_left_alone(tmp_path: Path, full: Engine) -> None:
    with full.begin() as connection:
        connection.execute(sql("INSERT INTO migrations VALUES (99, 'from_the_future')"))
    full.dispose()
    with pytest.raises(ProjectError, match="newer version of gawah"):
        open_store(tmp_path / "store.sqlite")


def test_a_store_that_cannot_be_opened_is_explained(tmp_path: Path) -> None:
    (tmp_path / "junk.sqlite").write_bytes(bytes(range(256)) * 16)
    with pytest.raises(ProjectError, match=r"cannot be opened .*not a database"):
        open_store(tmp_path / "junk.sqlite")
    with pytest.raises(ProjectError, match=r"cannot be opened .*unable to open"):
        open_store(tmp_path / "nowhere" / "store.sqlite")


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, full: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connection: object) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x)")  # type: ignore[attr-defined]
        raise RuntimeError("power cut")

    full.dispose()
    released = migrations.MIGRATIONS
    monkeypatch.setattr(migrations, "MIGRATIONS", (*released, broken))
    with pytest.raises(RuntimeError):
        open_store(tmp_path / "store.sqlite")
    monkeypatch.setattr(migrations, "MIGRATIONS", released)
    engine = open_store(tmp_path / "store.sqlite")
    with engine.connect() as connection:
        assert connection.execute(sql("SELECT count(*) FROM sqlite_master WHERE name = 'half'")).scalar() == 0
    engine.dispose()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("cafe NINO", "Café"),
        ("raid", "raid"),
        ("كراچی", "کراچی"),
        ("12", "۱۲"),
        ("کو", "کو"),
        ('"niño was"', "Niño was"),
        ("100% safe", "100%"),
        ('"safe"', "safe"),
        ("0%", "0%"),
    ],
)
def test_words_are_found_in_every_script_where_they_stand(full: Engine, query: str, words: str) -> None:
    hit = next(hit for hit in search(full, query) if hit.incident is None)
    assert CONTENT[hit.start : hit.end] == words
    assert words in hit.snippet


def test_titles_of_incidents_are_found(full: Engine) -> None:
    assert [hit.incident for hit in search(full, "niño")] == [None, "incident:1"]


def test_what_is_not_there_is_not_found(full: Engine) -> None:
    assert search(full, "raided caravan") == search(full, '"was niño"') == search(full, "_a") == []
    assert search(full, "") == search(full, ' "" ') == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.one_of(st.text(max_size=20), st.text("\"*^:(){}+-ANDORNT %_!'\0 a", max_size=12)))
def test_no_query_breaks_the_search(full: Engine, query: str) -> None:
    for hit in search(full, query):
        assert 0 <= hit.start <= hit.end <= len(CONTENT)
