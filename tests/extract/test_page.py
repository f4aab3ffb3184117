from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gawah.extract.page import WORD, Page, split_sentences
from gawah.model import Block, BlockKind, Text


def sentences(text: str, lang: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text), lang)]


def test_words_keep_what_stands_inside_them_and_each_sign_is_one() -> None:
    assert WORD.findall("The boys’ co-op (No. 7_b): don't!") == [
        *("The", "boys’", "co-op", "(", "No", ".", "7", "_", "b", ")", ":", "don't", "!"),
    ]
    assert WORD.findall("مُحمّد نے\u200cکہا، \u200fAb") == ["مُحمّد", "نے\u200cکہا", "،", "Ab"]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Dr. A. B. Example said so. Then U.S. officials came at 5 p.m. on Monday. Art. 18 was cited."
    assert sentences(text) == [
        "Dr. A. B. Example said so.",
        "Then U.S. officials came at 5 p.m. on Monday.",
        "Art. 18 was cited.",
    ]


def test_a_closing_mark_belongs_to_the_sentence_before() -> None:
    assert sentences("“He went.” Then she left.") == ["“He went.”", "Then she left."]


def test_urdu_sentences_end_at_their_own_stop_even_without_a_space() -> None:
    assert sentences("یہ پہلا جملہ ہے۔یہ دوسرا ہے۔ کیا یہ تیسرا ہے؟", "ur") == [
        "یہ پہلا جملہ ہے۔",
        "یہ دوسرا ہے۔",
        "کیا یہ تیسرا ہے؟",
    ]


def test_blocks_that_are_set_aside_have_no_sentences() -> None:
    text = Text(
        "d",
        "Menu\n\nSomething happened.",
        (Block(0, 4, BlockKind.NAVIGATION, "en"), Block(6, 25, BlockKind.BODY, "en")),
    )
    page = Page(text)
    assert [page.content[s.start : s.end] for s in page.sentences] == ["Something happened."]
    assert page.sentence_at(2) is None


@given(st.text(), st.sampled_from(["en", "ur", "und"]))
def test_no_character_but_white_space_is_lost(text: str, lang: str) -> None:
    spans = list(split_sentences(text, 0, len(text), lang))
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
