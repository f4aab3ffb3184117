"""A long document is shown in parts: each word and each line on one of them, where decisions come back to."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from gawah.model import Block, BlockKind, Text
from gawah.web.leaves import SIZE, leaf_at, leaves

if TYPE_CHECKING:
    from tests.web.conftest import Site

DAYS = 28
NAMES = [
    f"{first} {last}"
    for first in ("Amin", "Lena", "Nadia", "Omar")
    for last in ("Soyle", "Okoro", "Varga", "Tell", "Brand", "Quist", "Aster")
]
TALK = ("weather", "road", "wheat", "river", "market", "school", "bridge", "harvest", "well", "mill", "roof")


def told_at_length() -> str:
    """An invented report that tells of one death a day, with much said between them."""
    told = []
    for day in range(1, DAYS + 1):
        # Never the same twice: a paragraph that repeats another is set aside.
        said = (
            f"The {TALK[(day * n) % 11]} and the {TALK[(day + n * n) % 11]} of farm {day * n}."
            for n in range(1, 31)
        )
        told.append(f"{NAMES[day - 1]} was killed in Torva on 2021-03-{day:02}. {' '.join(said)}")
    return "An invented report of a long month\n\n" + "\n\n".join(told) + "\n"


@pytest.fixture(scope="module")
def report() -> str:
    return told_at_length()


@pytest.fixture
def long(site: Site, report: str) -> Site:
    site.post("/inbox/add", {"text": report})
    site.wait()
    return site


def home_of(site: Site) -> str:
    return f"/documents/{site.desk.project.stored().documents[0].id}"


def parts_of(site: Site) -> list[str]:
    home = home_of(site)
    number = page_of(site, home).count(f'<a href="{home}?part=')
    links = set(re.findall(rf'href="{home}\?part=(\d+)"', page_of(site, home)))
    assert number >= len(links) > 1
    return [page_of(site, f"{home}?part={one}") for one in sorted(links, key=int)]


def page_of(site: Site, path: str) -> str:
    answer = site.get(path)
    assert answer.status_code == 200
    return str(answer.text)


def words_of(page: str) -> list[str]:
    """The paragraphs of the document that are shown."""
    shown = re.findall(r'data-start="\d+">(.*?)</(?:p|h3)>', page, re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", one)) for one in shown]


def lines_of(page: str) -> list[str]:
    return re.findall(r'<li class="entry[^"]*" id="(entry-\w+)"', page)


def test_every_word_stands_on_one_part_and_so_does_every_line(long: Site, report: str) -> None:
    pages = parts_of(long)
    shown = [
        one for page in pages for one in re.findall(r'data-start="\d+">(.*?)</(?:p|h3)>', page, re.DOTALL)
    ]
    assert [unescape(re.sub(r"<[^>]+>", "", one)) for one in shown] == report.strip().split("\n\n")
    lines = [line for page in pages for line in lines_of(page)]
    assert len(lines) == len(set(lines)) > 3 * DAYS
    assert all(len(page) < 400_000 for page in pages)


def test_the_lines_of_a_part_are_told_by_its_words(long: Site) -> None:
    for page in parts_of(long):
        anchors = set(re.findall(r'id="(at-\d+)"', page))
        wanted = set(re.findall(r'data-shows="(at-\d+)"', page))
        about_the_page = {"at-0"}
        assert wanted - about_the_page <= anchors


def test_a_place_in_the_text_opens_the_part_that_shows_it(long: Site, report: str) -> None:
    at = report.index(NAMES[26])
    page = page_of(long, f"{home_of(long)}?at={at}-{at + len(NAMES[26])}")
    assert f'id="at-{at}"' in page
    assert words_of(page)[0] != words_of(page_of(long, home_of(long)))[0]
    assert words_of(page_of(long, f"{home_of(long)}?at={at}")) == words_of(page)


def test_what_is_found_in_a_long_document_opens_the_part_that_shows_it(long: Site, report: str) -> None:
    at, home = report.index(NAMES[26]), home_of(long)
    lead = f"{home}?at={at}#at-{at}"
    assert f'href="{lead}"' in page_of(long, f"/search?q={NAMES[26]}")
    assert NAMES[26] in " ".join(words_of(page_of(long, lead.partition("#")[0])))
    register = long.desk.project.register()
    told = next(one for one in register.incidents() if one.date == "2021-03-27")
    assert f'href="{lead}"' in page_of(long, f"/incidents/{told.id}")


def test_a_decision_comes_back_to_its_part_and_what_still_waits_is_opened_first(long: Site) -> None:
    home = home_of(long)
    parts = parts_of(long)
    for page in parts[:-1]:
        for states in re.findall(r'name="states" value="([^"]+)"', page):
            answer = long.post(f"{home}/accept", {"states": states, "part": "2"})
            assert answer.url.query.startswith(b"part=2")
    left = page_of(long, home)
    assert lines_of(left) == lines_of(parts[-1])
    assert 'aria-current="page" class="leaf-waits"' in left
    assert left.count("leaf-waits") == 1


def test_from_part_to_part_and_then_to_the_next_document(long: Site) -> None:
    home, pages = home_of(long), parts_of(long)
    leads = [re.search(r'href="([^"]*)" data-key="n"', page) for page in pages]
    assert all(leads)
    assert [one[1] for one in leads if one] == [
        *(f"{home}?part={number}" for number in range(2, len(pages) + 1)),
        f"/documents/next?after={home.rpartition('/')[2]}",
    ]


def cut_up(*lengths: int) -> Text:
    """A text of blocks of some lengths, one line between them."""
    content, blocks = "", []
    for length in lengths:
        blocks.append(Block(len(content), len(content) + length, BlockKind.BODY, "en"))
        content += "x" * length + "\n"
    return Text("document", content, tuple(blocks))


@pytest.mark.parametrize(
    ("lengths", "parts"),
    [
        ((), 1),
        ((50,), 1),
        ((SIZE, 5000), 1),
        ((SIZE, SIZE), 2),
        ((5 * SIZE,), 1),
        ((100, 5 * SIZE, 100), 1),
        ((SIZE, 5 * SIZE, SIZE), 3),
        ((1000,) * 60, 6),
    ],
)
def test_a_block_is_never_cut(lengths: tuple[int, ...], parts: int) -> None:
    text = cut_up(*lengths)
    found = leaves(text)
    assert len(found) == parts
    assert found[0].start == 0
    assert found[-1].end == len(text.content)
    assert all(one.end == after.start for one, after in pairwise(found))
    for block in text.blocks:
        leaf = leaf_at(found, block.start)
        assert leaf.start <= block.start
        assert block.end <= leaf.end


def test_what_stands_nowhere_is_shown_first() -> None:
    found = leaves(cut_up(SIZE, SIZE))
    assert leaf_at(found, -1) == found[0]
    assert leaf_at(found, 10**9) == found[-1]
