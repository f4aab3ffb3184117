from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.errors import NotFoundError, UsageError
from gawah.model import Block, BlockKind, Span, Text
from gawah.project.blocks import BlockWord, applied, block_words, method_of
from gawah.review import Decision, accept, class_block, places, reject
from gawah.store import verify_log

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Outcome, Pipeline, Project

ASHA = Decision("Asha")
PAGE = """\
Menu: Ravi Tolan was killed in Sorv on 2020-01-02.

Amin Soyle was killed in Torva on 2021-03-04.
"""


@pytest.fixture
def page(project: Project, tmp_path: Path, small: Pipeline) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    project.process([path], pipeline=small)
    return path


def document_of(project: Project) -> str:
    return project.stored().documents[0].id


def dates(project: Project) -> list[str | None]:
    return [incident.date for incident in project.register().incidents()]


def run(project: Project, page: Path, small: Pipeline) -> Outcome:
    return project.process([page], pipeline=small)


def test_a_block_put_back_yields_its_facts_and_goes_on_doing_so(
    project: Project, page: Path, small: Pipeline
) -> None:
    assert dates(project) == ["2021-03-04"]
    told = class_block(project, document_of(project)[:8], "1", BlockKind.BODY, ASHA)
    assert (told.block.kind, told.words[:5]) == (BlockKind.NAVIGATION, "Menu:")
    outcome = run(project, page, small)
    assert (len(outcome.read_again), dates(project)) == (1, ["2020-01-02", "2021-03-04"])
    assert len(run(project, page, small).already) == 1
    assert dates(project) == ["2020-01-02", "2021-03-04"]
    text = project.text(document_of(project))
    assert text is not None
    assert (text.blocks[0].kind, text.blocks[0].reason) == (BlockKind.BODY, "Asha says so")
    assert verify_log(project.engine) == []


def test_a_block_set_aside_loses_its_facts_but_not_those_that_a_person_reviewed(
    project: Project, page: Path, small: Pipeline
) -> None:
    date = next(c.id for c in project.register().claims.values() if c.statement.value == "2021-03-04")
    accept(project, date, ASHA)
    class_block(project, document_of(project), "3", BlockKind.TEASER, ASHA)
    run(project, page, small)
    register = project.register()
    assert [c.id for c in register.claims.values() if c.statement.method.startswith("small")] == [date]
    assert register.claims[date].is_no_longer_found


@pytest.mark.usefixtures("page")
def test_another_word_undoes_it_and_the_first_may_be_said_again(project: Project, small: Pipeline) -> None:
    for kind, found in (
        (BlockKind.BODY, 2),
        (BlockKind.NAVIGATION, 1),
        (BlockKind.CAPTION, 2),
        (BlockKind.BODY, 2),
        (BlockKind.NAVIGATION, 1),
    ):
        class_block(project, document_of(project), "1", kind, ASHA)
        project.read_again(document_of(project), small)
        assert len(dates(project)) == found


def test_a_rejected_word_holds_no_more(project: Project, page: Path, small: Pipeline) -> None:
    class_block(project, document_of(project), "1", BlockKind.BODY, Decision("Asha", "it is the story"))
    run(project, page, small)
    claim = next(c for c in project.register().claims.values() if c.statement.prop == "block")
    assert claim.verdict is not None
    assert claim.verdict.why == "it is the story"
    reject(project, claim.id, Decision("Ben"))
    assert block_words(project.engine, document_of(project)) == ()
    assert len(run(project, page, small).read_again) == 1
    assert dates(project) == ["2021-03-04"]


@pytest.mark.parametrize(
    ("where", "error", "says"),
    [
        ("9", NotFoundError, "no line 9: the text has 4"),
        ("2", NotFoundError, "No block stands at 2"),
        ("1:99", NotFoundError, "No block stands at 1:99"),
        ("0", UsageError, "LINE or LINE:COLUMN"),
        ("first", UsageError, "LINE or LINE:COLUMN"),
        ("3", UsageError, "is body already"),
    ],
)
@pytest.mark.usefixtures("page")
def test_a_place_where_nothing_stands(
    project: Project, where: str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        class_block(project, document_of(project), where, BlockKind.BODY, ASHA)
    with pytest.raises(NotFoundError, match="No document"):
        class_block(project, "zzzz", "1", BlockKind.BODY, ASHA)


def test_a_document_that_was_not_read(project: Project) -> None:
    project.add(b"Words.", name="a.txt")
    with pytest.raises(NotFoundError, match="not read yet"):
        class_block(project, document_of(project), "1", BlockKind.BODY, ASHA)


def text_of(content: str, *spans: tuple[int, int]) -> Text:
    return Text("d" * 64, content, tuple(Block(a, b, BlockKind.NAVIGATION, "en", "menu") for a, b in spans))


def test_blocks_that_share_a_line_are_told_apart_by_column() -> None:
    text = text_of("Home  News\n\nBody of two\nlines", (0, 4), (6, 10), (12, 29))
    assert dict(places(text)) == {0: "1:1", 6: "1:7", 12: "3"}


def test_a_word_holds_where_the_page_was_cut_or_read_otherwise() -> None:
    text = text_of("Home News Torva", (0, 9), (10, 15))
    word = BlockWord(Span(text.id, 5, 15), "News Torva", BlockKind.BODY, "Asha")
    kinds = [(b.start, b.end, b.is_read) for b in applied(text, [word]).blocks]
    assert kinds == [(0, 5, False), (5, 9, True), (10, 15, True)]
    other = text_of("Now: Home News Torva", (0, 20))
    assert [(b.start, b.end) for b in applied(other, [word]).blocks if b.is_read] == [(10, 20)]
    assert applied(text_of("News Torva News Torva", (0, 21)), [word]).blocks[0].kind is BlockKind.NAVIGATION
    assert applied(text_of("Home", (0, 4)), [word]).blocks[0].kind is BlockKind.NAVIGATION
    assert method_of([word]) != method_of([])


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 6)), max_size=4),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_whatever_was_said_blocks_stay_in_order_and_lose_no_character(
    sizes: list[tuple[int, int]], start: int, end: int
) -> None:
    spans, at = [], 0
    for gap, size in sizes:
        spans.append((at + gap, at + gap + size))
        at += gap + size
    text = text_of("x" * max(at, 30), *spans)
    low, high = min(start, end), max(start, end)
    word = BlockWord(Span(text.id, low, high), text.content[low:high], BlockKind.BODY, "Asha")
    blocks = applied(text, [word]).blocks
    covered = [offset for block in blocks for offset in range(block.start, block.end)]
    assert covered == [offset for a, b in spans for offset in range(a, b)]
    assert all(block.is_read == (low <= block.start < high) for block in blocks)
