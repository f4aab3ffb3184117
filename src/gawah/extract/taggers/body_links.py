"""Which body marks of a page name the same body: abbreviations in brackets, initials, shorter forms."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.extract.taggers.lexicon import Phrases, split_keys
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.page import Page
    from gawah.extract.taggers.body_tables import Tables
    from gawah.extract.taggers.words import Words

_EXPLAINED = 0.85
_INITIALS = 0.7
_UNKNOWN_CAPITALS = 0.45
_REPEATED = 0.7
_DASHES = frozenset("-–—")
_BRACKET = frozenset("(")


@record
class Found:
    """A body as first found, before the page is looked at as a whole."""

    start: int
    end: int
    name: str
    type: str
    score: float
    size: int = 1
    """Words."""
    bare: bool = False
    """A head noun alone ("the Commission")."""
    full: str | None = None
    """What stands for it in the table of well-known bodies."""
    entry: str | None = None
    """Its entry in the directory, where its name tells it."""
    abbreviation: str | None = None
    same_as: str | None = None
    told: bool = False
    """Told by the words around it, so that a single word may name it elsewhere too."""


Line = tuple["Words", "Tables"]


def linked(page: Page, found: list[Found], lines: Sequence[Line]) -> list[Found]:
    """All bodies of a page, abbreviations and repeated names added, each linked to its fullest form."""
    found = _one_a_place(found)
    explained = list(_explained(page, found, lines))
    if explained:
        taken = [(f.start, f.end) for f in explained]
        found = [f for f in found if not any(s < f.end and f.start < e for s, e in taken)] + explained
    short = _abbreviations(found)
    found = _one_a_place(
        found + list(_repeated(page, found, lines)) + list(_capitals(page, short, lines, found))
    )
    groups = _fullest(found)
    named = [f for f in found if f.score >= 0.5]
    longer = {f.name: (split_keys(f.name), f.full) for f in named if f.size > 2}
    return [_link(f, groups, short) or _longer_form(f, named, longer) for f in found]


def _one_a_place(found: list[Found]) -> list[Found]:
    """No two bodies overlap: the surer, then the longer stays."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.score, -f.end)):
        if kept and one.start < kept[-1].end:
            longer = one.start <= kept[-1].start and one.end > kept[-1].end and one.score >= _REPEATED
            if longer or (one.score, one.end - one.start) > (kept[-1].score, kept[-1].end - kept[-1].start):
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def initials(name: str) -> str:
    """The capitals that begin the words of a name, the inner ones of a word with hyphens too."""
    return "".join(part[0] for word in name.split() for part in word.split("-") if part[:1].isupper())


def _explained(page: Page, found: list[Found], lines: Sequence[Line]) -> Iterator[Found]:
    """Full names followed by their abbreviation in brackets, and both as marks."""
    ends, starts = {f.end: f for f in found}, {f.start: f for f in found}
    for words, lex in lines:
        for i in words.among(_BRACKET):
            short = _bracketed(page, words, i) if 0 < i < len(words) - 2 else None
            if short is None:
                continue
            body = ends.get(words.ends[i - 1])
            if body is None or body.score <= 0.4:
                body = _by_initials(page, words, i, short[0], lex) or body
                part = starts.get(body.start) if body is not None else None
                body = replace(body, type=part.type) if body is not None and part is not None else body
            if body is None or not _could_be_short(short[0], body.name, explicit=body.full is None):
                continue
            yield replace(body, abbreviation=short[0], score=max(body.score, _EXPLAINED))
            mark = Found(short[1], short[2], short[0], body.type, _EXPLAINED)
            yield replace(mark, full=body.full, entry=body.entry, same_as=body.name)


def _bracketed(page: Page, words: Words, index: int) -> tuple[str, int, int] | None:
    """The abbreviation in brackets that opens at a place: its words, start and end."""
    close = next(
        (j for j in range(index + 1, min(index + 5, len(words))) if words[j].key in {")", ",", ";"}), None
    )
    if close is None or close == index + 1 or close > index + 3:
        return None
    start, end = words.starts[index + 1], words.ends[close - 1]
    text = page.content[start:end].strip("\"'“”‘’")
    at = page.content.find(text, start)
    capitals = sum(c.isupper() for c in text)
    if capitals < 2 or capitals * 2 < sum(map(str.isalpha, text)) or len(text) > 12:
        return None
    return text, at, at + len(text)


def _could_be_short(short: str, name: str, *, explicit: bool) -> bool:
    """Whether an abbreviation shares enough letters with a name to stand for it."""
    letters = [c for c in short.casefold() if c.isalpha()]
    firsts = initials(name).casefold()
    shared = sum(c in firsts for c in letters)
    return bool(letters) and (shared * 2 >= len(letters) or (explicit and letters[0] == name[:1].casefold()))


def _by_initials(page: Page, words: Words, index: int, short: str, lex: Tables) -> Found | None:
    """The capitalised words before a bracket whose initials are the abbreviation in it."""
    left = "".join(c for c in short if c.isalpha()).casefold()
    at = index
    while at > 0 and left:
        word = words[at - 1]
        firsts = "".join(part[0] for part in word.key.split())
        small = word.key in lex.function or word.key in lex.connectors or word.key in lex.joiners
        if not word.is_capital and not small:
            return None
        if firsts and left.endswith(firsts):
            left = left[: len(left) - len(firsts)]
        elif firsts and left.endswith(firsts[0]):
            left = left[:-1]
        elif word.is_capital:
            return None
        at -= 1
    bound = next((i for i in range(at, index) if not words[i].is_capital), index)
    if left or index - at < 2 or any(words[i].key in lex.never for i in (bound - 1, index - 1)):
        return None  # "International Covenant on …": a treaty, not a body
    text = page.content[words.starts[at] : words.ends[index - 1]]
    return Found(words.starts[at], words.ends[index - 1], text, "organisation", _INITIALS, size=index - at)


def _abbreviations(found: list[Found]) -> dict[str, Found]:
    """Abbreviations that this page explains or whose initials a name on it has, with that body."""
    short: dict[str, Found] = {}
    for one in found:
        if one.score >= 0.5 and one.size >= 3:
            short.setdefault(initials(one.name).upper(), one)
    for one in found:
        if one.abbreviation:
            short[one.abbreviation.upper()] = one
    return {k: v for k, v in short.items() if len(k) >= 3 or v.abbreviation}


def _capitals(
    page: Page, short: dict[str, Found], lines: Sequence[Line], found: list[Found]
) -> Iterator[Found]:
    """Bare abbreviations: those that stand for a name on the page, and unknown ones that act like a body."""
    upper = [
        (words, lex, [i for i in words.capitals if words.shapes[i] == "U"])
        for words, lex in lines
        if "U" in words.shapes
    ]
    if not upper:
        return
    taken = {f.start for f in found}
    often = Counter(words.keys[i] for words, _, at in upper if not _shouts(words, at) for i in at)
    for words, lex, at in upper:
        shouting = _shouts(words, at)
        for i in at:
            start, end = words.starts[i], words.ends[i]
            if start in taken or not 2 <= end - start <= 8:
                continue
            text = page.content[start:end]
            body = short.get(text.upper())
            if body is not None:
                mark = Found(start, end, text, body.type, 0.8, full=body.full)
                yield replace(mark, entry=body.entry, same_as=body.name)
            elif not shouting and not words.is_heading and _acts(words, i, lex, often):
                yield Found(start, end, text, "organisation", _UNKNOWN_CAPITALS)


def _shouts(words: Words, upper: list[int]) -> bool:
    """Whether most words of a line are in capitals, which then tell no abbreviation."""
    return len(upper) * 2 > len(words)


def _acts(words: Words, index: int, lex: Tables, often: Counter[str]) -> bool:
    """Whether unknown capitals stand as a body does: after "the", before a verb of saying, often."""
    word = words[index]
    if word.key in lex.acronym_stops or not 3 <= len(word.key) <= 6 or not word.key.isalpha():
        return False
    before = words[index - 1].key if index else ""
    after = words[index + 1] if index + 1 < len(words) else None
    if after is not None and (after.shape in "0AU" or after.key in lex.never or after.key in _DASHES):
        return False
    return before in lex.articles or (after is not None and after.key in lex.say) or often[word.key] > 1


def _repeated(page: Page, found: list[Found], lines: Sequence[Line]) -> Iterator[Found]:
    """Names found once, wherever else the page has them (in headings, without their head's context)."""
    names = Phrases([(f.name, f) for f in found if f.score >= 0.5 and (f.size >= 2 or f.told)])
    if not names:
        return
    taken = {f.start: f.end for f in found if f.score >= 0.5}
    first = frozenset(names.first)
    for words, _ in lines:
        for i in words.among(first):
            hit = names.at(words, i) if words.shapes[i] in "AUx" else None
            if hit is not None:
                start, end = words.starts[i], words.ends[i + hit[0] - 1]
                one = hit[1]
                if end <= taken.get(start, 0):
                    continue
                yield Found(
                    start,
                    end,
                    page.content[start:end],
                    one.type,
                    _REPEATED,
                    hit[0],
                    full=one.full,
                    entry=one.entry,
                )


def _fullest(found: list[Found]) -> dict[str, str]:
    """For each name of a well-known body, the longest form that the page has."""
    longest: dict[str, str] = {}
    for one in found:
        if one.full and len(one.name) > len(longest.get(one.full, "")):
            longest[one.full] = one.name
    return longest


def _link(one: Found, groups: dict[str, str], short: dict[str, Found]) -> Found | None:
    """The body with its fullest form, where the table of known bodies or an abbreviation tells it."""
    if one.same_as:
        return one
    best, entry = groups.get(one.full) if one.full else None, one.entry
    if best is None or best == one.name:
        # What the page itself calls so, whatever the table knows under these letters.
        body = short.get(one.name.upper())
        best, entry = (None, None) if body is None else (body.name, body.entry)
    return replace(one, same_as=best, entry=entry) if best and best != one.name else None


def _longer_form(
    one: Found, named: list[Found], longer: dict[str, tuple[tuple[str, ...], str | None]]
) -> Found:
    """The body linked to the one longer name that begins with its words, or has this bare head.

    Of two that the table knows the longer is another body: "Islamic State Khorasan" is a branch.
    """
    keys = split_keys(one.name)
    best: str | None = None
    if one.bare:
        last = (f.name for f in reversed(named) if f.start < one.start and f.size > 1)
        best = next((name for name in last if keys[-1] in split_keys(name)), None)
    elif one.size > 1 and one.score >= 0.5:
        size = len(keys)
        fitting = [
            name
            for name, (words, full) in longer.items()
            if len(words) > size and words[:size] == keys and (None in (one.full, full) or full == one.full)
        ]
        best = fitting[0] if len(fitting) == 1 else None
    return replace(one, same_as=best) if best else one
