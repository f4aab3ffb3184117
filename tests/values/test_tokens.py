from hypothesis import given
from hypothesis import strategies as st

from gawah.values.tokens import tokenize


def test_letters_figures_and_each_sign_are_tokens() -> None:
    assert tokenize("On the 24th,  at 5:30 – “No”").words == (
        *("on", "the", "24", "th", ",", "at", "5", ":", "30", "-", '"', "no", '"'),
    )
    assert tokenize("a_b x² \t٣ کو").words == ("a", "_", "b", "x", "2", "3", "کو")


@given(st.text(alphabet="ab Z9_.,'-\n\u0301\u200c\u064bکہ١²½", max_size=40))
def test_tokens_stand_where_they_say_and_leave_out_only_blanks(text: str) -> None:
    tokens = tokenize(text)
    folded = tokens.folded.text
    at = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert folded[start:end] == word
        assert not folded[at:start].strip()
        assert len(word) == 1 or word.isalpha() or (word.isascii() and word.isdecimal())
        at = end
    assert not folded[at:].strip()
