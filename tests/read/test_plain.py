from __future__ import annotations

from gawah.read import read_bytes
from gawah.read.plain import paragraphs


def texts(content: str) -> list[str]:
    return [content[p.start : p.end] for p in paragraphs(content)]


def test_long_lines_are_paragraphs_without_blank_lines() -> None:
    one = "The guards fired at the crowd and killed two men, people who were there said on Monday evening."
    assert texts(f"{one}\n{one}\nShort line\n{one}") == [one, one, "Short line", one]


def test_wrapped_lines_are_joined_and_short_ones_end() -> None:
    content = (
        "The council of the three villages met on Friday night and decided to\n"
        "send its elders to the capital, where they hope to be heard by the\n"
        "minister.\n"
        "Signed by\n"
        "Elder Amos\n"
        "Elder Ruth\n"
    )
    assert len(texts(content)) == 4
    assert texts(content)[0].endswith("minister.")


def test_a_line_broken_inside_a_sentence_goes_on() -> None:
    assert (
        len(texts("They were taken to the barracks, and\nnothing was heard of them since. " + "x" * 200)) == 1
    )


def test_list_marks_are_left_out_but_a_date_is_no_mark() -> None:
    content = "1. release them\n2. pay damages\n- apologise\n3 May\n"
    assert texts(content) == ["release them", "pay damages", "apologise", "3 May"]
    assert [p.level for p in paragraphs(content)] == [-1, -1, -1, 0]
    assert texts("3. Mai war es, als sie kamen.") == ["3. Mai war es, als sie kamen."]


def test_windows_line_ends_and_a_byte_order_mark() -> None:
    text = read_bytes(b"\xef\xbb\xbfFirst paragraph of it.\r\n\r\nSecond one.\r\n", "a.txt")
    assert [text.content[b.start : b.end] for b in text.blocks] == ["First paragraph of it.", "Second one."]


def test_rules_of_dashes_are_no_blocks() -> None:
    assert [b.start for b in read_bytes(b"One.\n\n-----\n\nTwo.", "a.txt").blocks] == [0, 13]
