"""Texts that print the same: found wherever it stands, and told from what two wrote for themselves."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.model import Block, BlockKind, Text
from gawah.resolve.reprints import LONGEST, SURE, printed, prints, shared

RELEASE = (
    "The Torva Relief Committee condemns the attack on the prayer hall in Sanare on 3 May. A mob "
    "of some sixty men broke down the gate after the evening prayer and beat those who had stayed "
    "behind. Eleven people were hurt, two of them children, and the caretaker Amin Soyle died on "
    "the way to the hospital. The police post stands two hundred metres away and nobody came. We "
    "call on the district to name those responsible."
)
URDU = (
    "توروا ریلیف کمیٹی سنارے کی عبادت گاہ پر تین مئی کو ہونے والے حملے کی مذمت کرتی ہے۔ تقریباً "
    "ساٹھ افراد کے ہجوم نے شام کی عبادت کے بعد دروازہ توڑا اور اندر موجود لوگوں کو مارا پیٹا۔ "
    "گیارہ افراد زخمی ہوئے جن میں دو بچے بھی شامل ہیں، اور نگران امین سوئل ہسپتال کے راستے میں دم "
    "توڑ گئے۔ پولیس چوکی دو سو میٹر دور ہے مگر کوئی نہیں آیا۔"
)
OWN = (
    "Our reporter spoke to families at the hospital on Saturday. One mother said that her son had "
    "gone back for his shoes when the shouting began, and that she found him under a bench an hour "
    "later. Shopkeepers along the road pulled down their shutters, and the bazaar stayed closed "
    "until noon the next day, with few people in the street."
)
ANOTHER = (
    "Sixty attackers forced their way into a prayer hall at Sanare on Friday night, killing its "
    "caretaker, Amin Soyle, and leaving eleven others wounded, according to two neighbours who "
    "watched from a roof. A constable at the nearby post said he had not been told. Mr Soyle had "
    "looked after the hall for nineteen years."
)


def text(*blocks: str, kind: BlockKind = BlockKind.BODY) -> Text:
    content = "\n\n".join(blocks)
    found, start = [], 0
    for words in blocks:
        found.append(Block(start, start + len(words), kind, "en"))
        start += len(words) + 2
    return Text(sha256(content.encode()).hexdigest(), content, tuple(found))


def test_a_press_release_is_found_inside_a_longer_report() -> None:
    told = shared(printed(text(RELEASE)), printed(text(OWN, RELEASE, OWN.replace("Saturday", "Sunday"))))
    assert told.share == 1.0
    assert told.is_reprint
    assert told.words.startswith("Eleven people were hurt, two of them children")
    assert told.words in RELEASE


def test_two_reports_that_quote_one_release_at_length_are_one_source_without_it() -> None:
    first, second = printed(text(RELEASE, OWN)), printed(text(RELEASE, ANOTHER))
    assert shared(first, second).is_reprint


def test_it_is_found_in_urdu_however_letters_and_marks_are_written() -> None:
    other = URDU.replace("ی", "ي").replace("۔ ", ".\n")
    told = shared(printed(text(URDU)), printed(text(other)))
    assert told.share > 0.9
    assert told.is_reprint
    assert told.words in URDU


def test_two_who_wrote_of_one_event_for_themselves_are_two_sources() -> None:
    told = shared(printed(text(RELEASE)), printed(text(ANOTHER)))
    assert not told.is_reprint
    assert told.share < 0.1


def test_a_sentence_that_two_quote_makes_them_no_reprint() -> None:
    quoted = "The police post stands two hundred metres away and nobody came, said the committee on Saturday."
    told = shared(printed(text(OWN, quoted)), printed(text(ANOTHER, quoted)))
    assert told.runs > 0
    assert told.words
    assert not told.is_reprint


@pytest.mark.parametrize("kind", [BlockKind.NAVIGATION, BlockKind.NOTICE, BlockKind.CAPTION, BlockKind.TITLE])
def test_only_running_text_is_compared(kind: BlockKind) -> None:
    assert printed(text(RELEASE, kind=kind)).words == ()
    assert prints(printed(text(RELEASE, kind=kind))) == frozenset()


def test_nothing_is_in_common_with_nothing() -> None:
    told = shared(printed(text(RELEASE)), printed(text("Four words stand here.")))
    assert (told.share, told.runs, told.words, told.is_reprint) == (0.0, 0, "", False)


_word = st.text(st.characters(categories=["Ll", "Lo"]), min_size=1, max_size=4)
_words = st.lists(_word, max_size=60)


@settings(max_examples=120, deadline=None)
@given(_words, _words, _words, _words, st.lists(_word, min_size=SURE, max_size=SURE + 20))
def test_whatever_stands_around_it_a_long_run_of_words_is_found(
    a: list[str], b: list[str], c: list[str], d: list[str], run: list[str]
) -> None:
    first = printed(text(" ".join([*a, *run, *b])))
    second = printed(text(" ".join([*c, *run, *d])))
    assert prints(first) & prints(second)
    one, other = shared(first, second), shared(second, first)
    assert (one.share, one.runs) == (other.share, other.runs)
    assert 0 < one.share <= 1
    assert 0 < len(one.words) <= LONGEST
    assert one.words.rstrip("…") in " ".join(first.content.split())


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_compared_with_itself(content: str) -> None:
    mine = printed(text(content))
    told = shared(mine, mine)
    assert told.share == (1.0 if mine.shingles else 0.0)
    assert prints(mine) <= set(mine.shingles)
