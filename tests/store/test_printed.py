"""The index by which documents that may print one text are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert

from gawah.store import MACHINE, Document, append, open_store, printed, tables

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_words_that_a_thousand_documents_have_in_common_find_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printed, "_COMMON", 3)
    engine = open_store(tmp_path / "s.sqlite")
    at = "2026-01-01T00:00:00Z"
    append(engine, MACHINE, at, [Document(str(n), "a.txt", 1, "text/plain", at, "a.txt") for n in range(4)])
    with engine.begin() as connection:
        for number, held in enumerate(([1, 2, 8, 9], [1, 2, 9], [1, 2], [3, 4, 5])):
            connection.execute(
                insert(tables.printed), {"number": number, "document": str(number), "many": len(held)}
            )
            connection.execute(insert(tables.prints), [{"print": one, "printed": number} for one in held])
    assert printed.sharing(engine, {1, 2}, "x") == []
    assert printed.sharing(engine, {1, 2, 8, 9}, "x") == ["0"]
    assert printed.sharing(engine, {3, 4}, "x") == ["3"]
    assert printed.sharing(engine, {3, 4}, "3") == []
    engine.dispose()
