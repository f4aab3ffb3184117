"""What a document says about itself in its own words: byline, dateline, date, publisher.

A date in the running text is never taken for the date of publication: only one in the page's head, after a
label, or in a dateline. A publisher is one only where the page names its owner.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.model import Block, BlockKind, Metadatum
from gawah.read import furniture
from gawah.read.bylines import DATE_LABELS, are_names, is_date_line
from gawah.read.datelines import read_dateline
from gawah.read.dates import YEAR, date_in, dates_in, month_line
from gawah.read.publishers import publishers
from gawah.read.rules import BYLINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.read.datelines import Dateline

_PROPS = ("title", "publisher", "agency", "byline", "dateline", "published", "updated", "url")
_DATES = frozenset({"published", "updated"})
_STOP = re.compile(r"[.!?۔]\s")
_CLOSE = re.compile(r"\s*(?:[.)|;۔*_]|[–—-]\s|\Z)")
_STRESS = str.maketrans("*_", "  ")
"""The signs around words that Markdown sets off ("*Dorn, 3 May 2021.*"), each with a blank in its place."""
_DATELINE_WITHIN = 400
_CLOSING_LONGEST = 60
_LINE = re.compile(r"[^\n]+")
_SENTENCE_WITHIN = 200
_BY_WORDS = 10
"""Words that say whom a page is by: after more, the sentence tells something else."""


def collect(
    content: str, blocks: Sequence[Block], given: Iterable[Metadatum], markup: Iterable[Metadatum]
) -> tuple[Metadatum, ...]:
    """All that is known of the document, best first for each property.

    Args:
        content: the characters of the document.
        blocks: its classed blocks.
        given: what the person who adds it says of it.
        markup: what the file's own metadata says.
    """
    found = [*given, *markup, *_page(content, blocks)]
    if not any(datum.prop == "published" for datum in found):
        found += _closing(content, blocks)
    if not any(datum.prop == "published" for datum in found):
        found += _date_line(content, blocks)
    if not any(datum.prop == "published" for datum in found):
        found += _month(content, blocks)
    if not any(datum.prop == "published" for datum in found):
        # A page that only says when it was last changed was out on that day.
        found += [replace(datum, prop="published") for datum in found if datum.prop == "updated"][:1]
    seen: set[tuple[str, str, int | None]] = set()
    kept: list[Metadatum] = []
    for datum in sorted(found, key=lambda d: _PROPS.index(d.prop) if d.prop in _PROPS else len(_PROPS)):
        # The page's own date stays beside one that was given: what its sentence tells is not of that day.
        place = datum.start if datum.prop in _DATES else None
        if (datum.prop, datum.value, place) not in seen:
            seen.add((datum.prop, datum.value, place))
            kept.append(datum)
    return tuple(kept)


def _page(content: str, blocks: Sequence[Block]) -> Iterator[Metadatum]:
    for block in blocks:
        if block.kind is BlockKind.TITLE and (block.level <= 1 or block is blocks[0]):
            yield Metadatum("title", content[block.start : block.end], "page title", block.start, block.end)
            break
    for block in blocks:
        if block.kind is BlockKind.CREDIT and block.reason.startswith((BYLINE, "markup: a credit")):
            yield from _byline(content, block)
    yield from _head(content, blocks)
    yield from _labelled(content, blocks)
    yield from publishers(content, blocks)


def _byline(content: str, block: Block) -> Iterator[Metadatum]:
    """A byline's parts: its dates, each with the label before it, and the author."""
    words = content[block.start : block.end]
    dates = list(dates_in(words))
    at = 0
    for told in dates:
        hits = furniture.find(furniture.fold_words(words[at : told.start]))
        is_update = bool(hits.get("updated_labels")) and not hits.get("published_labels")
        prop = "updated" if is_update else "published"
        yield Metadatum(prop, told.edtf, "byline", block.start + told.start, block.start + told.end)
        at = told.end
    yield from _author(content, block, 0, dates[0].start if dates else len(words), dated=bool(dates))
    if dates:
        yield from _author(content, block, dates[-1].end, len(words), dated=False)


def _author(content: str, block: Block, start: int, end: int, *, dated: bool) -> Iterator[Metadatum]:
    """The name in one part of a byline: after a label, a known kind of reporter, or glued to the date."""
    words = content[block.start : block.end]
    said = furniture.fold_words(words[start:end])
    if furniture.starts_with(said, *DATE_LABELS, "weekdays"):
        return
    labels = furniture.find(said)
    opening = furniture.starts(said).get("bylines", 0)
    if opening:
        parts = list(furniture.WORD.finditer(words, start, end))
        start = parts[opening - 1].end() if len(parts) >= opening else start
    trimmed = words[start:end].strip(" \t\n,،|•·:-–—()@/")
    known = bool(opening or labels.get("reporters"))
    if dated and not known:  # a place, an office or a number of a file may stand before a date too
        dated = are_names(trimmed) and not words[:end].rstrip().endswith((",", "،", ":"))
        dated = dated and not any(map(str.isdigit, trimmed)) and not labels.keys() & {*DATE_LABELS, "menu"}
    if trimmed and (known or dated) and len(trimmed) <= 80:
        at = words.index(trimmed, start)
        source = "byline" if known else "beside the date"
        yield Metadatum("byline", trimmed, source, block.start + at, block.start + at + len(trimmed))


def _head(content: str, blocks: Sequence[Block]) -> Iterator[Metadatum]:
    """The dateline of the first running text."""
    bodies = [block for block in blocks if block.kind is BlockKind.BODY][:3]
    for block in bodies:
        words = content[block.start : min(block.end, block.start + _DATELINE_WITHIN)]
        found = read_dateline(words.translate(_STRESS) if words.startswith(("*", "_")) else words)
        if found is not None:
            yield from _told_by(content, block.start, found)
            return


def _told_by(content: str, base: int, line: Dateline) -> Iterator[Metadatum]:
    start, end = base + line.place[0], base + line.place[1]
    yield Metadatum("dateline", content[start:end], "dateline", start, end)
    if line.told is not None:
        start, end = base + line.told.start, base + line.told.end
        whole = "X" not in line.told.edtf
        value = line.told.edtf if whole else content[start:end]
        yield Metadatum("published" if whole else "dateline", value, "dateline", start, end)
    if line.paren is not None:
        start, end = base + line.paren[0], base + line.paren[1]
        yield Metadatum("agency" if line.agency else "byline", content[start:end], "dateline", start, end)


def _labelled(content: str, blocks: Sequence[Block]) -> Iterator[Metadatum]:
    """A sentence of the page's head or foot that says when the page came out: "Published by … on …"."""
    read = [block for block in blocks if block.is_read]
    for block in (*read[:4], *read[-4:]):
        head = content[block.start : min(block.end, block.start + _SENTENCE_WITHIN)]
        if not YEAR.search(head):
            continue
        line = head.find("\n") + 1  # the name of the body may stand on a line of its own before it
        for at in (0, line) if line else (0,):
            words = head[at:]
            if not _opens(words[:60], "published_labels", "release_labels"):
                continue
            told = date_in(words)
            if told is None or _STOP.search(words, 0, told.start) or not _ends(words, told.end):
                continue
            start, end = block.start + at + told.start, block.start + at + told.end
            yield Metadatum("published", told.edtf, "a sentence on the page", start, end)
            break


def _ends(words: str, after: int) -> bool:
    """Whether a sentence ends after a date, or after who it is by ("Posted on 3 May 2021 by the staff.")."""
    if _CLOSE.match(words, after):
        return True
    rest = words[after:]
    stop = _STOP.search(rest)
    by = rest[: stop.start()] if stop is not None else rest.rstrip(".*_ \n")
    return len(by.split()) <= _BY_WORDS and "," not in by and _opens(by, "bylines")


def _closing(content: str, blocks: Sequence[Block]) -> Iterator[Metadatum]:
    """The place and date under a letter or statement; several such lines are a chronology."""
    found: list[Metadatum] = []
    for block in blocks:
        words = content[block.start : block.end] if block.end - block.start <= _CLOSING_LONGEST else ""
        if not block.is_read or block.level or ":" in words or not YEAR.search(words):
            continue
        told = list(dates_in(words))
        if len(told) == 1 and not words[told[0].end :].strip(" .)۔*_") and is_date_line(words, told):
            start, end = block.start + told[0].start, block.start + told[0].end
            found.append(Metadatum("published", told[0].edtf, "closing line", start, end))
    last = [datum for datum in found if datum.start is not None and 2 * datum.start > len(content)]
    yield from last if len(found) == 1 else ()


def _month(content: str, blocks: Sequence[Block]) -> Iterator[Metadatum]:
    """The month of a letter or newsletter on a line of its own, if the page has only one such line."""
    lines = [block for block in blocks if block.end - block.start <= _CLOSING_LONGEST]
    found = [(block, told) for block in lines if (told := month_line(content[block.start : block.end]))]
    if len(found) == 1:
        block, told = found[0]
        yield Metadatum(
            "published", told.edtf, "a month line", block.start + told.start, block.start + told.end
        )


def _date_line(content: str, blocks: Sequence[Block]) -> Iterator[Metadatum]:
    """The line of a letter or notice that says its date ("Dated 3 May 2021"), if the page has only one.

    "Date:" may be a field of a record too: it counts only on a page that says that it is a release.
    """
    found: list[Metadatum] = []
    is_release = False
    for block in blocks:
        for line in _LINE.finditer(content, block.start, block.end) if block.is_read else ():
            words = line.group()
            told = date_in(words) if len(words) <= _CLOSING_LONGEST else None
            is_release = is_release or (len(words) <= _CLOSING_LONGEST and _opens(words, "release_labels"))
            if told is None or told.start == 0 or words[told.end :].strip(" .)۔*_"):
                continue
            label = words[: told.start]
            if "date_labels" in furniture.lists_of(furniture.fold_words(label)) and (
                is_release or ":" not in label
            ):
                start, end = line.start() + told.start, line.start() + told.end
                found.append(Metadatum("published", told.edtf, "a date line", start, end))
    yield from found if len(found) == 1 else ()


def _opens(words: str, *names: str) -> bool:
    """Whether words begin with a phrase of some lists of furniture."""
    return furniture.starts_with(furniture.fold_words(words), *names)
