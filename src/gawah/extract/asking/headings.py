"""Lines above demands: whom a letter greets, headings over a list, and whom its items are asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.line import Lead
from gawah.extract.asking.paragraph import past_number
from gawah.extract.asking.words import COLONS
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.asking.line import Line, Span
    from gawah.extract.asking.paragraph import Paragraph
    from gawah.extract.asking.words import AskWords
    from gawah.extract.lexicon import Hit

LONGEST = 90
"""The most letters of a line that may be a heading over demands."""
_WHOSE = 8
"""The most words of whose demands a heading names."""
_CALLS = (",", "!", ":", "،")
"""Signs after whom a letter is written to."""


@record
class Greeting:
    """The first line of a letter."""

    reader: Span | None
    """Whom it names; None for "Dear Sir"."""
    is_to_supporters: bool
    is_whole: bool
    """Nothing is asked behind it, as in "Dear Minister, we urge you to …"."""


@record
class Heading:
    """A line over demands."""

    lead: Lead
    opens_section: bool
    """It is a heading such as "Recommendations", below which others name whom they are made to."""


def greeting(paragraph: Paragraph) -> Greeting | None:
    """Whom a line greets to whom a letter is written: "Dear Minister," and "Mr President,"."""
    keys, tables = paragraph.keys(), paragraph.tables
    if not keys or paragraph.block.end - paragraph.block.start >= LONGEST:
        return None
    hit = tables.phrases["salutations"].at(keys, 0) or _vocative(paragraph)
    if hit is None:
        return None
    words = paragraph.page.words(paragraph.sentences[0])[hit.last :]
    is_whole = (tables.triggers - COLONS).isdisjoint(keys[hit.last :])
    if not is_whole:
        comma = next((at for at, word in enumerate(words) if word.text in _CALLS), None)
        if comma is None:
            return None
        words = words[:comma]
    while words and not words[-1].text[-1].isalnum():
        words = words[:-1]
    to_supporters = any(key in tables.sets["readers"] for key in keys[hit.last :][: len(words)])
    anonymous = tables.phrases["anonymous"].at(keys, hit.last) if words else None
    is_named = anonymous is None or anonymous.last < hit.last + len(words)
    reader = (words[0].start, words[-1].end) if words and is_named and not to_supporters else None
    return Greeting(reader, to_supporters, is_whole)


def _vocative(paragraph: Paragraph) -> Hit[bool] | None:
    """The title with which a line calls an authority that a letter is written to ("Mr President,")."""
    page, sentence, phrases = paragraph.page, paragraph.sentences[0], paragraph.tables.phrases
    words, keys = page.words(sentence), page.keys(sentence)
    hit = phrases["vocatives"].at(keys, 0)
    if hit is None or not page.content[paragraph.block.start : paragraph.block.end].endswith(_CALLS):
        return None
    rest = range(hit.last, len(words))
    is_office = any(phrases["authorities"].at(keys, at) is not None for at in rest)
    return hit if is_office or not any(words[at].text.isalnum() for at in rest) else None


def is_short(paragraph: Paragraph, end: int) -> bool:
    """Whether a line up to a place is short enough for a heading, the shorter the less looks like one."""
    text = _text(paragraph, end)
    most = LONGEST if paragraph.is_title or text.endswith(tuple(COLONS)) else LONGEST // 2 - 1
    return len(text) <= most


def heading(paragraph: Paragraph, end: int, *, in_section: bool) -> Heading | None:
    """What a line up to a place says of the demands below it, or None where it is no heading over any.

    Examples: "Our three demands", "Recommendations to the Senate:"; below one of these (``in_section``), "To
    donors" and "The Senate:".
    """
    keys, sets = paragraph.keys(end), paragraph.tables.sets
    last = _past_heading(keys, paragraph.tables, past_number(keys))
    is_whose = last < len(keys) and keys[last] in sets["heading_by"]
    if last and is_whose and sets["first_persons"].isdisjoint(keys[:last]) and len(keys) - last <= _WHOSE:
        return Heading(Lead(None), opens_section=True)
    if last and last < len(keys) and keys[last] in sets["heading_to"]:
        named = _authority(paragraph.line(paragraph.block.start, end), last + 1)
        if named is not None:
            return Heading(Lead(named), opens_section=True)
    if last and last >= len([key for key in keys if key[:1].isalnum()]) - 3:
        return Heading(Lead(None), opens_section=True)
    ends_open = _text(paragraph, end).endswith(tuple(COLONS))
    if keys and keys[0] in sets["heading_to"] and (in_section or ends_open):
        words = paragraph.page.words(paragraph.sentences[0])[1:]
        named_words = [word for word in words if word.text not in ":*_" and word.start < end]
        if named_words:
            return Heading(Lead((named_words[0].start, named_words[-1].end)), opens_section=False)
    if in_section and ends_open and paragraph.sentences:
        named = _authority(paragraph.line(paragraph.sentences[0].start, end), 0)
        if named is not None:
            return Heading(Lead(named), opens_section=False)
    return None


def _text(paragraph: Paragraph, end: int) -> str:
    """A line up to a place, without the signs of bold type at its end."""
    return paragraph.page.content[paragraph.block.start : end].rstrip("*_ \n")


def _authority(line: Line | None, first: int) -> Span | None:
    """The words of a line from one on, if they name somebody of whom demands are made."""
    if line is None or first >= len(line.words) or not line.is_authority(first, len(line.words)):
        return None
    return line.span(first, len(line.words))


def _past_heading(keys: Sequence[str], tables: AskWords, first: int) -> int:
    """Where a heading over demands ends ("Our three demands") that begins at a word, 0 where none does."""
    headings = tables.phrases["headings"]
    for at, key in enumerate(keys[first:], first):
        hit = headings.at(keys, at)
        if hit is not None:
            return hit.last
        if key not in tables.sets["heading_opens"]:
            return 0
    return 0


def announces(line: Line) -> bool:
    """Whether a sentence ends with what may stand over a list of demands ("… the following demands:")."""
    end = line.past_word()
    headings = line.tables.phrases["headings"]
    hits = (headings.at(line.keys, at) for at in range(max(0, end - 6), end))
    return any(hit is not None and hit.last >= end for hit in hits)
