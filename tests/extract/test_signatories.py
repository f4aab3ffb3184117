"""Each test gives the end of a letter and who signs it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.extract.marks import NameMark
from gawah.extract.page import Page
from gawah.extract.taggers.signatories import Signatories
from gawah.model import Block, BlockKind, Text


def signatories(content: str) -> list[str]:
    """The names that a text of one block is signed with."""
    page = Page(Text("d", content, (Block(0, len(content), BlockKind.BODY, "en"),)))
    return [m.value.name for m in Signatories().tag(page) if isinstance(m.value, NameMark)]


@pytest.mark.parametrize(
    "closing",
    [
        "Signed:",
        "With respect,",
        "For the Ferry Council,",
        "In hope and friendship,",
        "Sd/-",
        "Warm regards,",
    ],
)
def test_names_follow_a_closing_phrase(closing: str) -> None:
    content = f"{closing}\nElif Boro, treasurer\nAmos Osei, secretary"
    assert signatories(content) == ["Elif Boro", "Amos Osei"]


def test_hashtags_end_the_names() -> None:
    assert signatories("Signed:\nElif Boro\n#OpenTheFerry #Lorin") == ["Elif Boro"]


def test_what_somebody_is_below_the_name_names_nobody_else() -> None:
    assert signatories("Signed:\nElif Boro\nDirector (Fisheries)\nSecretary of State") == ["Elif Boro"]


@given(st.text(alphabet="Signed:\n#*(), AbÉ-", max_size=80))
def test_any_text_is_read(content: str) -> None:
    for name in signatories(content):
        assert name.strip()
