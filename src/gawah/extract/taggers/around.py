"""A quoted stretch in its paragraph, and what was found beside it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from gawah.model.kept import kept
from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.extract.taggers.quoted import Stretch
    from gawah.extract.taggers.scene import Scene, Scenes, Speaker
    from gawah.extract.taggers.words import Row

REACH = 30
"""Words between a verb of saying and a fragment of what was said."""
ENDS = frozenset(".!?…۔؟")
COMMAS = frozenset({",", "،"})


@record
class Said:
    """What was found beside a stretch."""

    speaker: Speaker | None = None
    cue: str | None = None
    near: bool = False
    """The verb of saying stands right beside the marks."""
    denial: bool = False


NOBODY = Said()


@record
class Beside:
    """The paragraphs before and after the one of a stretch."""

    scenes: Scenes
    number: int
    """Of the one of the stretch."""

    @property
    def before(self) -> Scene | None:
        """The paragraph before."""
        return self.scenes.at(self.number - 1)

    @property
    def after(self) -> Scene | None:
        """The paragraph after."""
        return self.scenes.at(self.number + 1)


@record(slots=False)
class Around:
    """A stretch and the words of its block on both sides."""

    scene: Scene
    one: Stretch
    previous: Stretch | None
    following: int | None

    @kept
    def first(self) -> int:
        """The first word of the sentence before the opening mark, not before an earlier quotation."""
        low = self.previous.close if self.previous else -1
        sentence = self.scene.page.sentence_at(self.one.open)
        since = max(low, sentence.start if sentence else low)
        return bisect_left(self.scene.words.starts, since)

    @kept
    def opening(self) -> int:
        """The position of the opening mark among the words."""
        return bisect_left(self.scene.words.starts, self.one.open)

    @kept
    def closing(self) -> int:
        """The first word after the closing mark."""
        return bisect_left(self.scene.words.starts, self.one.close)

    @kept
    def last(self) -> int:
        """After the last word of the sentence that goes on after the closing mark."""
        words = self.scene.words
        following = self.following
        high = len(words) if following is None else bisect_left(words.starts, following)
        for i in range(self.closing, high):
            if words[i].key in ENDS and not _abbreviated(words, i):
                return i
        return high


def _abbreviated(words: Row, index: int) -> bool:
    """Whether a full stop stands after an initial or a short title ("Dr.")."""
    if words[index].key != "." or index + 1 >= len(words):
        return False
    before, after = words[index - 1], words[index + 1]
    return (
        before.is_capital
        and before.size <= 4
        and words.ends[index - 1] == words.starts[index]
        and after.is_capital
    )
