"""A look at the words of a text rules out nothing that a look through it finds. All people are invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gawah.guard.leaks import Leaks, Secret
from gawah.guard.words import words_of
from tests.guard.test_leaks import NAMES

SECRETS = [Secret("name", name, f"person:{n}") for n, name in enumerate(NAMES)]
PARTS = [part for name in NAMES for part in (name, *name.split(), name[:3], name[3:], name.lower())]
PARTS += [
    "in",
    "to",
    "Torva",
    "no",
    "The",
    "Lenaokoro",
    "isLenaOkoroHere",
    "ten",
    "begum",
    "x",
    "2024",
    "Tivoli",
]
BETWEEN = [" ", "", "-", "\n", ", ", "<b>", "</b>", "|", " . ", "ـ", "&nbsp;", "%20"]


class _Thorough(Leaks):
    """Looks through every text word by word."""

    def __init__(self) -> None:
        super().__init__(SECRETS, ["Torva"])
        self._dull.is_dull = lambda _text: False  # type: ignore[method-assign]


@given(st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(BETWEEN)), max_size=8))
def test_what_is_passed_over_holds_nothing(some: list[tuple[str, str]]) -> None:
    text = "".join(part + between for part, between in some)
    assert Leaks(SECRETS, ["Torva"]).in_text(text) == _Thorough().in_text(text)


def test_plain_pages_are_passed_over_and_a_name_in_one_is_not() -> None:
    leaks = Leaks(SECRETS)
    page = "<p>Killing in Torva, May 2021. At least 3 killed.</p>"
    assert leaks._dull.is_dull(page)
    assert not leaks._dull.is_dull(page + " Lena")
    assert {one.found for one in leaks.in_text(page + " Lena Okoro")} == {"lena okoro", "lena", "okoro"}


def test_what_was_dull_is_so_no_more_once_a_name_of_it_is_protected() -> None:
    leaks = Leaks(SECRETS)
    assert leaks.in_text("Adaeze Testnam was there") == ()
    leaks.protect([Secret("name", "Adaeze Testnam", "person:9")])
    assert leaks.in_text("Adaeze Testnam was there")


def test_a_blank_parts_no_stretch_and_a_colon_does() -> None:
    assert [word.stretch for word in words_of("Lena Okoro: Tiv")] == [0, 0, 1]
