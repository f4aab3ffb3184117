from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as Tree

from hypothesis import given
from hypothesis import strategies as st

from gawah.render.axis import ticks
from gawah.render.labels import width, wrap
from gawah.render.svg import clean, element, length


@given(st.text(), st.text())
def test_whatever_is_written_is_read_back_as_it_was(words: str, value: str) -> None:
    read = Tree.fromstring(str(element("text", words, lang=value)))  # noqa: S314  # gawah wrote it
    # XML makes one line break of each kind.
    assert (read.text or "") == clean(words).replace("\r\n", "\n").replace("\r", "\n")
    assert len(read.attrib) == 1
    assert not list(read)


def test_markup_in_a_label_stays_text() -> None:
    assert str(element("text", "<script>&\"'", x=1, class_='a"b')) == (
        '<text x="1" class=\'a"b\'>&lt;script&gt;&amp;"\'</text>'
    )


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert clean("a\x00b\ud800c\uffff") == "a\ufffdb\ufffdc\ufffd"


def test_numbers_are_short() -> None:
    assert [length(value) for value in (1, 1.04, -0.01, 12.36)] == ["1", "1", "0", "12.4"]


@given(st.text(), st.floats(20, 400))
def test_a_wrapped_label_keeps_every_letter(text: str, room: float) -> None:
    lines = wrap(text, room)
    assert "".join("".join(line.split()) for line in lines) == "".join(text.split())


@given(st.text(st.characters(categories=["Ll", "Lu", "Lo", "Zs"])), st.floats(40, 400))
def test_a_wrapped_label_fits(text: str, room: float) -> None:
    assert all(width(line) <= room for line in wrap(text, room))


@given(st.integers(0, 10**9), st.integers(1, 9))
def test_an_axis_begins_at_zero_and_just_holds_the_highest(highest: int, most: int) -> None:
    marks = ticks(highest, most)
    steps = {right - left for left, right in pairwise(marks)}
    assert marks[0] == 0
    assert marks[-1] >= highest
    assert len(marks) == 2 or marks[-2] < highest
    assert len(marks) - 1 <= most
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in {"1", "2", "5"}
