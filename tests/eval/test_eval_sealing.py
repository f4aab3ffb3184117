"""Parts put together, and a third of them sealed."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from eval import sealing
from eval.corpus import CorpusError, digest, load
from tests.eval.invented import make_part

if TYPE_CHECKING:
    from pathlib import Path

IDS = [f"en-{i:02}" for i in range(9)]


def test_a_third_is_sealed_of_each_kind_whatever_the_order(tmp_path: Path) -> None:
    one = make_part(tmp_path / "a", IDS)
    two = make_part(tmp_path / "b", [f"ur-{i}" for i in range(6)], language="ur")
    first = sealing.seal([one, two], tmp_path / "c1")
    assert first == sealing.seal([two, one], tmp_path / "c2")
    corpus = load(tmp_path / "c1")
    assert len(corpus.open) == 10
    assert len(corpus.sealed) == 5
    assert sum(document.language == "ur" for document in corpus.sealed) == 2
    assert digest(tmp_path / "c1") == digest(tmp_path / "c2")


def test_only_counts_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = make_part(tmp_path / "a", IDS)
    assert sealing.main([str(part), "--corpus", str(tmp_path / "c")]) == 0
    out = capsys.readouterr().out
    assert "3  en sealed" in out
    assert "en-0" not in out


def test_it_is_done_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = make_part(tmp_path / "a", IDS)
    sealing.seal([part], tmp_path / "c")
    assert sealing.main([str(part), "--corpus", str(tmp_path / "c")]) == 1
    assert "would open what was sealed" in capsys.readouterr().err


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    parts = [make_part(tmp_path / name, IDS) for name in "ab"]
    with pytest.raises(CorpusError, match="9 ids are used twice"):
        sealing.seal(parts, tmp_path / "c")


@pytest.mark.parametrize("missing", ["PART.csv", "docs/en-03.txt", "gold/en-03.json"])
def test_a_part_must_be_whole(tmp_path: Path, missing: str) -> None:
    part = make_part(tmp_path / "a", IDS)
    (part / missing).unlink()
    with pytest.raises(CorpusError, match=missing.rsplit("/", maxsplit=1)[-1]):
        sealing.entries(part)


def test_a_part_may_not_reach_outside(tmp_path: Path) -> None:
    part = make_part(tmp_path / "a", IDS)
    with (part / "PART.csv").open("a", encoding="utf-8", newline="") as out:
        csv.writer(out).writerow(["../en-00", "news_attack", "en", "XX", ""])
    with pytest.raises(CorpusError, match="plain name"):
        sealing.entries(part)


def test_gold_that_is_not_listed_is_told(tmp_path: Path) -> None:
    part = make_part(tmp_path / "a", IDS)
    (part / "gold" / "more.json").write_text("{}", "utf-8")
    with pytest.raises(CorpusError, match="does not list"):
        sealing.entries(part)


def test_every_change_of_the_corpus_changes_its_digest(tmp_path: Path) -> None:
    part = make_part(tmp_path / "a", IDS)
    sealing.seal([part], tmp_path / "c")
    digests = {digest(tmp_path / "c")}
    for name in ("docs/en-00.txt", "gold/en-00.json", "index.csv"):
        path = tmp_path / "c" / name
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")
        digests.add(digest(tmp_path / "c"))
    assert len(digests) == 4
