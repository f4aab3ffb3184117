"""A look at the words of a text rules out nothing that a look through it finds. All people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from gawah.guard.dull import Around, Dull
from gawah.guard.leaks import Leaks, Secret
from gawah.guard.words import words_of
from tests.guard.test_leaks import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.guard.words import Word

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
FILLER = " plain words of many pages, a=b " * 30
AROUND = ["", FILLER]
BETWEEN = [" ", "", "-", "\n", ", ", "<b>", "</b>", "|", " . ", "ـ", "&nbsp;", "%20"]


class _Never(Dull):
    """Passes over nothing."""

    def rest(self, text: str, reach: int, *, is_name: bool = False) -> Iterator[tuple[list[Word], list[int]]]:  # noqa: ARG002
        words = words_of(text, is_name=is_name)
        yield words, list(range(len(words)))


class _Anew(Around[tuple[Secret, str]]):
    """Remembers nothing."""

    def at(self, words: Sequence[Word], at: int, reach: int) -> tuple[tuple[Secret, str], ...]:
        self.clear()
        return super().at(words, at, reach)


class _Thorough(Leaks):
    """Looks through every text word by word."""

    def __init__(self) -> None:
        super().__init__(SECRETS, ["Torva"])
        self._dull = _Never(self._tells, self._goes_on)
        self._around_words = _Anew(self._heard_at)


QUICK, THOROUGH = Leaks(SECRETS, ["Torva"]), _Thorough()
"""The first remembers from one text to the next."""


@given(
    st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(BETWEEN)), max_size=8), st.sampled_from(AROUND)
)
def test_what_is_passed_over_or_remembered_is_what_is_found_without(
    some: list[tuple[str, str]], around: str
) -> None:
    text = "".join(part + between for part, between in some)
    text = f"{around}{text}{around}"
    assert QUICK.in_text(text) == THOROUGH.in_text(text)


def test_words_that_may_leave_from_now_on_are_not_remembered_as_a_leak() -> None:
    leaks = Leaks(SECRETS)
    assert leaks.in_text("Seen with Okoro.")
    leaks.allow("Okoro")
    assert leaks.in_text("Seen with Okoro.") == ()
    assert Leaks(SECRETS).in_file("a.txt", b"Seen with Okoro.", "Okoro") == ()


def test_fixed_words_of_one_file_are_not_those_of_the_next() -> None:
    leaks = Leaks(SECRETS)
    assert leaks.in_file("a.txt", b"Seen with Okoro.", "Okoro") == ()
    assert leaks.in_file("b.txt", b"Seen with Okoro.")
    assert leaks.in_file("a.txt", b"Seen with Okoro.", "Okoro") == ()


def test_plain_pages_are_passed_over_and_a_name_in_one_is_not() -> None:
    leaks = Leaks(SECRETS)
    page = "<p>Killing in Torva, May 2021. At least 3 killed.</p>"
    assert list(leaks._dull.rest(page, 12)) == []
    ((words, live),) = leaks._dull.rest(f"{page * 9} Lena {page * 9}", 2)
    assert [words[at].key for at in live] == ["lena"]
    assert len(words) < 12
    assert {one.found for one in leaks.in_text(page + " Lena Okoro")} == {"lena okoro", "lena", "okoro"}


def test_what_was_dull_is_so_no_more_once_a_name_of_it_is_protected() -> None:
    leaks = Leaks(SECRETS)
    assert leaks.in_text("Adaeze Testnam was there") == ()
    leaks.protect([Secret("name", "Adaeze Testnam", "person:9")])
    assert leaks.in_text("Adaeze Testnam was there")


def test_a_blank_parts_no_stretch_and_a_colon_does() -> None:
    assert [word.stretch for word in words_of("Lena Okoro: Tiv")] == [0, 0, 1]
