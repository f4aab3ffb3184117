"""What all figures have around them: name, description, patterns, legend and the lines beneath.

Invariant: a figure says what it counts and what it leaves out (``Frame.notes``) as text inside the picture,
so that it says so wherever the picture goes. A picture has no colours of its own: ``static/figures.css``
gives them by class, and without it everything is drawn in the colour of the text, told apart by patterns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.render.labels import SIZE, wrap
from gawah.render.svg import NAMESPACE, Element, element, group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gawah.render.svg import Value

MARGIN = 8.0
_NARROWEST = 240.0
_IDENT = re.compile(r"[A-Za-z][A-Za-z0-9-]*", re.ASCII)
_SIZES = {"fig-note": 11.0, "fig-number": 11.0, "fig-title": 13.0, "fig-untold": 13.0}
"""The sizes of what ``figures.css`` writes smaller, or bold and therefore wider."""
PATTERNS = 6
"""How many patterns there are; more kinds than that repeat them, and are better counted together."""

# How the strokes of each pattern run within a tile of eight units: none, and five that a print keeps apart.
_STROKES = (
    "",
    "M-2 6L6 -2M2 10L10 2",
    "M2 2h1v1h-1zM6 6h1v1h-1z",
    "M0 4H8",
    "M-2 2L6 10M2 -2L10 6",
    "M0 0L8 8M0 8L8 0",
)
# For counts that grow: each denser than the one before.
_GROWING = ("M2 2h1v1h-1z", "M-2 6L6 -2M2 10L10 2", "M0 0L8 8M0 8L8 0", "M0 2H8M0 6H8M2 0V8M6 0V8", "")


@record
class Speech:
    """How numbers and dates are said in the language of a figure; the words of labels come with the data."""

    lang: str
    number: Callable[[int], str]
    """A count in the digits of the language."""
    date: Callable[[str], str]
    """An EDTF date in words, as short as it can be ("Mar 2021")."""
    is_rtl: bool = False


@record
class Frame:
    """What a figure is called and says of itself."""

    ident: str
    """Begins the ids in the picture: of letters, digits and ``-``, and one of a kind on its page."""
    title: str
    description: str
    """What somebody learns who cannot see it: the main figures in a sentence or two."""
    notes: tuple[str, ...] = ()
    """What is counted, between which dates, from what, and what is not in it."""
    width: float = 360.0
    """In units of which the letters are 12 high; 360 fits a small window."""

    def __post_init__(self) -> None:
        if not _IDENT.fullmatch(self.ident):
            raise ValueError(f"an id of a figure has letters, digits and hyphens only, not {self.ident!r}")
        if self.width < _NARROWEST:
            raise ValueError(f"a figure is at least {_NARROWEST:g} wide, not {self.width:g}")


@record
class Key:
    """One line of a legend: the attributes of a small box, and what it means."""

    label: str
    attributes: tuple[tuple[str, Value], ...]


class Sheet:
    """Where the parts of one figure are gathered, from top to bottom.

    Positions are counted from the side where reading begins; ``x`` turns them where that is the right one.
    """

    def __init__(self, frame: Frame, speech: Speech) -> None:
        self.frame = frame
        self.speech = speech
        self.y = MARGIN
        self.leading = SIZE * (1.6 if speech.is_rtl else 1.3)
        self._parts: list[Element] = []
        self._patterns: dict[str, Element] = {}
        self._write(frame.title, "fig-title")

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.frame.width - 2 * MARGIN

    def x(self, along: float) -> float:
        """A position along the direction of reading, as one from the left."""
        return self.frame.width - along if self.speech.is_rtl else along

    def left(self, along: float, wide: float) -> float:
        """The left edge of what begins somewhere along the direction of reading."""
        return self.x(along + wide) if self.speech.is_rtl else along

    def put(self, *parts: Element) -> None:
        """Add parts to the picture."""
        self._parts.extend(parts)

    def text(self, words: str, along: float, y: float, **attributes: Value) -> None:
        """Write one line; it begins at a position, or is anchored otherwise by ``text_anchor``."""
        self.put(element("text", words, x=self.x(along), y=y, **attributes))

    def lines(self, words: str, along: float, room: float, class_: str = "fig-label") -> int:
        """Write a text in as many lines as it needs, below what there is; how many those were."""
        lines = wrap(words, room, _SIZES.get(class_, SIZE))
        for line in lines:
            self.y += self.leading
            self.text(line, along, self.y - 0.3 * SIZE, class_=class_)
        return len(lines)

    def bar(self, along: float, y: float, wide: float, high: float) -> dict[str, Value]:
        """The attributes of a rectangle that begins somewhere along the direction of reading."""
        return {"x": self.left(along, wide), "y": y, "width": wide, "height": high}

    def fill(self, number: int) -> str:
        """The pattern of a kind, by its place among the kinds."""
        at = number % PATTERNS
        return self._pattern(f"p{at}", _STROKES[at], f"fig-kind-{at + 1}")

    def shade(self, number: int) -> str:
        """The pattern of a class of counts, the fewest first."""
        at = min(number, len(_GROWING) - 1)
        return self._pattern(f"s{at}", _GROWING[at], f"fig-step-{at + 1}")

    def hatch(self) -> str:
        """The pattern of what is vague, unfinished or not covered."""
        return self._pattern("h", "M-2 2L6 10M2 -2L10 6", "fig-vague")

    def legend(self, keys: Iterable[Key]) -> None:
        """Write what the boxes mean, as many on a line as fit."""
        self.y += 4
        for key in keys:
            self.put(element("rect", **self.bar(MARGIN, self.y + 4, 14, 10), **dict(key.attributes)))
            self.lines(key.label, MARGIN + 20, self.inner - 20)

    def finish(self) -> str:
        """The picture as text."""
        self.y += 2
        for note in self.frame.notes:
            self.lines(note, MARGIN, self.inner, "fig-note")
        height = self.y + MARGIN
        ident = self.frame.ident
        attributes: dict[str, Value] = {
            "xmlns": NAMESPACE,
            "class": "fig",
            "viewBox": f"0 0 {self.frame.width:g} {height:.0f}",
            "role": "img",
            "aria-labelledby": f"{ident}-title {ident}-desc",
            "lang": self.speech.lang,
            "direction": "rtl" if self.speech.is_rtl else "ltr",
            "font-size": SIZE,
            "fill": "currentColor",
        }
        return str(Element("svg", tuple(attributes.items()), (*self._head(), *self._parts)))

    def _head(self) -> Sequence[Element]:
        ident = self.frame.ident
        patterns = self._patterns.values()
        return (
            element("title", self.frame.title, id=f"{ident}-title"),
            element("desc", self.frame.description, id=f"{ident}-desc"),
            *((element("defs", *patterns),) if patterns else ()),
        )

    def _write(self, words: str, class_: str) -> None:
        self.lines(words, MARGIN, self.inner, class_)
        self.y += 4

    def _pattern(self, name: str, strokes: str, class_: str) -> str:
        ident = f"{self.frame.ident}-{name}"
        if name not in self._patterns:
            ground = element("rect", width=8, height=8, class_="fig-ground", fill_opacity="0.15")
            drawn = (
                (element("path", d=strokes, class_="fig-stroke", stroke="currentColor"),) if strokes else ()
            )
            if not strokes:
                ground = element("rect", width=8, height=8, class_="fig-ground")
            self._patterns[name] = element(
                "pattern",
                group((ground, *drawn), class_=class_),
                id=ident,
                width=8,
                height=8,
                patternUnits="userSpaceOnUse",
            )
        return f"url(#{ident})"
