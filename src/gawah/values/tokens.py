"""A text as folded words and signs: the form in which dates and numbers are looked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate, compress

from gawah.model.kept import kept
from gawah.model.record import record
from gawah.values.scripts import Folded, fold

# Begun by one set of signs, so that the search passes over blanks without trying each way to go on.
_TOKEN = re.compile(r"(\S(?:(?<=[^\W\d_])[^\W\d_]*|(?<=[0-9])[0-9]*|))")
_DOMAINS = r"\.(?:com|org|net|gov|edu|info|html?|pdf|pk|in|uk|de|fr|eu)\b"
_NOT_PROSE = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w[\w.]{0,99}|[@#]\w{1,99}"
    rf"|(?<![\w.-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,5}}{_DOMAINS}(?:/\S*)?"
)
_HINT = re.compile(rf"://|www\.|@|#|{_DOMAINS}")
"""What every address holds."""
_BLANK = re.compile(r"\s")


@record(slots=False)
class Tokens:
    """The words and signs of a text, folded; ``24th`` is two of them, ``24.11.2023`` five."""

    content: str
    """The text as it is."""
    folded: Folded
    words: tuple[str, ...]
    starts: tuple[int, ...]
    """In the folded text."""
    ends: tuple[int, ...]

    @kept
    def _figures(self) -> list[int]:
        return list(compress(range(len(self.words)), map(str.isdecimal, self.words)))

    def figures(self, first: int, end: int) -> list[int]:
        """Which of the tokens ``first`` up to, not including, ``end`` are figures."""
        low = bisect_left(self._figures, first)
        return self._figures[low : bisect_left(self._figures, end, low)]

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before it without a blank."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The stretch of the text that tokens ``first`` up to, not including, ``end`` come from."""
        return self.folded.span(self.starts[first], self.ends[end - 1])

    def place(self, index: int) -> int:
        """Where in the text a token begins."""
        return self.folded.place(self.starts[index])

    def original(self, index: int) -> str:
        """A token as the text has it."""
        start, end = self.span(index, index + 1)
        return self.content[start:end]

    def is_capital(self, index: int) -> bool:
        """Whether the first letter of a token is a capital."""
        return self.content[self.place(index)].isupper()

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The first token that begins in a stretch of the text, and the one after the last."""
        if self.folded.starts is not None:
            start, end = bisect_left(self.folded.starts, start), bisect_left(self.folded.starts, end)
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


@lru_cache(maxsize=4)
def tokenize(content: str) -> Tokens:
    """The tokens of a text; the last few texts are kept, since several taggers read one page."""
    folded = fold(content)
    parts = _TOKEN.split(folded.text)  # what stands between tokens, and each token, by turns
    places = tuple(accumulate(map(len, parts)))
    return Tokens(content, folded, tuple(parts[1::2]), places[:-1:2], places[1::2])


@lru_cache(maxsize=4)
def addresses(content: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that are addresses of the net, not prose: links, e-mail, handles, hashtags."""
    found: list[tuple[int, int]] = []
    hint = _HINT.search(content)
    while hint is not None:
        # No address holds white space: only the run of signs around a hint need be looked at.
        start, end = hint.span()
        while start and not content[start - 1].isspace():
            start -= 1
        blank = _BLANK.search(content, end)
        end = blank.start() if blank else len(content)
        found.extend(match.span() for match in _NOT_PROSE.finditer(content, start, end))
        hint = _HINT.search(content, end)
    return tuple(found)


def in_address(content: str, offset: int) -> bool:
    """Whether an offset lies in a link, an e-mail address, a handle or a hashtag."""
    found = addresses(content)
    at = bisect_left(found, (offset + 1, 0)) - 1
    return at >= 0 and offset < found[at][1]
