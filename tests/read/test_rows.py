"""Rows of tables: of data they are one line, of a page that is laid out by a table they are columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.extract import extract
from gawah.model import Text
from gawah.read import read_bytes

TABLE = (
    "<table><thead><tr><th>Name</th><th>Place</th><th>Day</th></tr></thead><tbody>"
    "<tr><td>Ada <b>Bello</b></td><td></td><td>3 May<br>2021</td></tr>"
    "<tr><td>Died of wounds.</td><td><a href='x'>Dorn</a></td><td>4 May 2021</td></tr></tbody></table>"
)


def page(body: str) -> Text:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")


def lines(body: str) -> list[str]:
    text = page(body)
    return [text.content[block.start : block.end] for block in text.blocks]


def test_a_row_of_data_is_one_line() -> None:
    assert page(TABLE).content.split("\n\n") == [
        "Name, Place, Day",
        "Ada Bello, 3 May 2021",
        "Died of wounds. Dorn, 4 May 2021",
    ]


def test_a_row_in_arabic_letters_has_its_own_comma() -> None:
    assert page("<table><tr><td>عدا</td><td>لاہور</td></tr></table>").content == "عدا، لاہور"


@pytest.mark.parametrize(
    "row",
    [
        "<td>The only cell of a page</td>",
        "<td><p>A paragraph in a column.</p></td><td>Beside it</td>",
        f"<td>{'A long column. ' * 20}</td><td>Beside it</td>",
        "<td><a href='a'>Home</a></td><td><a href='b'>News</a></td>",
        "<td><table><tr><td>Inside</td><td>another</td></tr></table></td><td>Beside it</td>",
    ],
)
def test_a_table_that_lays_out_a_page_stays_columns(row: str) -> None:
    content = page(f"<table><tr>{row}</tr></table>").content
    assert ", " not in content
    assert content


def test_what_stands_around_a_table_stays_apart() -> None:
    assert lines(f"<p>Before the table.</p>{TABLE}<p>Behind the table.</p>")[0] == "Before the table."
    assert page(f"<p>Before.</p>{TABLE}Behind").content.split("\n\n")[-1] == "Behind"


def test_the_words_of_a_row_are_read_together() -> None:
    report = "<p>The list of those whom soldiers shot in the hills of Tarin was published on Sunday.</p>"
    row = "<tr><td>3 May 2021</td><td>Two farmers were shot dead in Kotli</td></tr>"
    text = page(f"{report}<table>{row}</table>")
    found = extract(text, run_id="t", at="1970-01-01T00:00:00Z").statements
    said = [(s.span, s.original) for s in found if s.span is not None]
    assert said
    assert all(text.content[span.start : span.end] == words for span, words in said)
    assert any(s.prop == "date" and s.value == "2021-05-03" for s in found)


def test_a_sign_of_the_reader_in_a_cell_parts_nothing() -> None:
    text = page("<p>Some words.</p><table><tr><td>a\x01b</td><td>c</td></tr></table>")
    assert text.content.endswith("b, c")


@given(st.lists(st.lists(st.text("ab .,<>&\n", max_size=6), max_size=4), max_size=4))
def test_any_rows_give_blocks_in_order(rows: list[list[str]]) -> None:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    text = page(f"<p>Some words.</p><table>{body}</table>")
    ends = [0]
    for block in text.blocks:
        assert ends[-1] <= block.start < block.end <= len(text.content)
        ends.append(block.end)
