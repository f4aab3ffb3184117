"""Signatories: the names below a letter, petition or joint statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from gawah.extract.lexicon import GAP, Lexicon, word_key
from gawah.extract.marks import Mention, NameMark
from gawah.extract.page import WORD
from gawah.languages import table
from gawah.model.kept import kept
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.lexicon import Hit
    from gawah.extract.page import Page

_LINE = re.compile(r"[^\n]+")
_SIGN = re.compile(r"\s*(?:[-*•·●▪◦‣○■□➤►✓–—|]+|\(?\d{1,4}[.):])\s+")
_NOTE = re.compile(r"\s*(?:\[\d+\]|\^|https?:|www\.|\S+@\S+|#\w)")
_HASHTAG = re.compile(r"#\w")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)")
_PARTS = re.compile(r"\s*(?:[;|•·]|,|،|؛)\s*(?![^(]*\))")
_WORDS = 14
"""The most words of a line that is a name."""
_CUE_WORDS = 12
_HEAD = 200
"""How many characters of a line are looked at for cues."""
_MISSES = 1
"""How many lines that are no names a list may hold."""


@dataclass(frozen=True)
class _Words:
    signed: Lexicon[bool]
    longest: int
    """The most words that a line can begin with up to the end of such a cue."""
    groups: Lexicon[bool]
    ends: Lexicon[bool]
    not_names: frozenset[str]
    roles: Lexicon[bool]
    links: frozenset[str]
    """Words between a role and what it is of: a line of both names nobody."""
    joins: frozenset[str]

    __hash__ = object.__hash__


def _listed(lang: str, name: str) -> list[str]:
    """The phrases of a list of names.yaml."""
    return [part.strip() for part in str(table(lang, "names").get(name) or "").split(",") if part.strip()]


@cache
def _words(lang: str) -> _Words:
    laws = [table(code, "petitions") for code in dict.fromkeys((lang, "en"))]

    def phrases(name: str) -> list[str]:
        return [" ".join(word_key(w) for w in str(p).split()) for t in laws for p in t.get(name, ())]

    def lexicon(name: str) -> Lexicon[bool]:
        return Lexicon((phrase, True) for phrase in phrases(name))

    return _Words(
        signed=lexicon("signed"),
        longest=1 + max((len(p.split()) + GAP * p.count("*") for p in phrases("signed")), default=0),
        groups=lexicon("groups"),
        ends=lexicon("ends"),
        not_names=frozenset(word_key(str(w)) for t in laws for w in t.get("not_names", ())),
        roles=Lexicon((" ".join(word_key(w) for w in p.split()), True) for p in _listed(lang, "roles")),
        links=frozenset(word_key(p) for p in _listed(lang, "role_links")),
        joins=frozenset(word_key(str(w)) for t in laws for w in t.get("joins", ())),
    )


@record(slots=False)
class _Line:
    start: int
    end: int
    content: str
    """The whole text."""
    lang: str

    @kept
    def keys(self) -> tuple[str, ...]:
        """Its words as they are looked up."""
        return self._first(_HEAD)

    def _first(self, most: int) -> tuple[str, ...]:
        """Its first words as they are looked up."""
        stop = min(self.end, self.start + _HEAD)
        found = islice(WORD.finditer(self.content, self.start, stop), most)
        return tuple([word_key(match.group()) for match in found])

    def may_cue(self) -> bool:
        """Whether it may hold a cue: it begins with one, or ends with a colon. Most lines do neither."""
        if self.content[self.end - 1] in ":：":
            return True
        words = _words(self.lang)
        begins = words.signed.first_words
        if not any(key in begins for key in self._first(2)):
            return False
        return _signed(words, self._first(words.longest)) is not None


class Signatories:
    """Marks the names that follow "Signed", "In solidarity", «منجانب» and the like, line by line.

    Of "Name, role, place" the name is marked, with what stands in brackets after it.
    """

    name = "signatories@1"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ("signatory",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The signatories of a page, in order."""
        lines = list(_lines(page))
        at = 0
        while at < len(lines):
            cue = _cue(page.content, lines[at]) if lines[at].may_cue() else None
            at += 1
            if cue is None:
                continue
            names = list(_names(page.content, cue, lines[at - 1].end, lines[at - 1].lang)) if cue else []
            listed, at = _list(page.content, lines, at) if len(names) < 2 else ([], at)
            for start, end in [*names, *listed]:
                words = " ".join(page.content[start:end].split())
                yield Mention(start, end, "signatory", NameMark(words), 0.85, self.name)


def _lines(page: Page) -> Iterator[_Line]:
    """The lines of the blocks that are read, without the sign of a list or emphasis before them."""
    content = page.content
    for block in page.text.blocks:
        if not block.is_read:
            continue
        for match in _LINE.finditer(content, block.start, block.end):
            start, end = match.span()
            sign = _SIGN.match(content, start, end)
            if sign is not None:
                start = sign.end()
            while start < end and (content[start].isspace() or content[start] in '*_#>"“'):
                if _HASHTAG.match(content, start):
                    break
                start += 1
            while end > start and (content[end - 1].isspace() or content[end - 1] in '*_"”\\'):
                end -= 1
            if start < end:
                yield _Line(start, end, content, block.lang)


def _cue(content: str, line: _Line) -> int | None:
    """Where names may follow a cue in its own line; 0 where only the next lines can hold them; else None."""
    words = _words(line.lang)
    keys = [key for key in line.keys if key[:1].isalnum()]
    if not keys or len(keys) > _CUE_WORDS * 8:
        return None
    hit = _signed(words, line.keys)
    text = content[line.start : line.end]
    if hit is None:
        short = len(keys) <= _CUE_WORDS and text.endswith((":", "："))
        return 0 if short and _near_end(words, line.keys) else None
    rest = [key for key in line.keys[hit.last :] if key[:1].isalnum()]
    colon = text.find(":")
    if not rest or (text.endswith((",", ":", "،", "：")) and len(keys) <= _CUE_WORDS):
        return 0
    if all(key.isdecimal() for key in rest):
        return 0
    return line.start + colon + 1 if 0 <= colon < 60 else None


def _near_end(words: _Words, keys: tuple[str, ...]) -> bool:
    """Whether a cue stands among the last words of a line ("We, the undersigned organisations:")."""
    hits = (words.signed.at(keys, at) for at in range(max(0, len(keys) - 6), len(keys)))
    return any(hit is not None and hit.last >= len(keys) - 3 for hit in hits)


def _signed(words: _Words, keys: tuple[str, ...]) -> Hit[bool] | None:
    """A cue at the beginning of a line, or after one short word ("The signatories")."""
    hit = words.signed.at(keys, 0)
    return words.signed.at(keys, 1) if hit is None and len(keys) > 1 and len(keys[0]) <= 3 else hit


def _list(content: str, lines: list[_Line], at: int) -> tuple[list[tuple[int, int]], int]:
    """The names in the lines from one on, and the line after them."""
    found: list[tuple[int, int]] = []
    misses = 0
    while at < len(lines):
        line = lines[at]
        words = _words(line.lang)
        if _is_end(content, line, words):
            break
        group = words.groups.at(line.keys, 0)
        if group is not None and group.last >= len(line.keys) - 1:
            at += 1
            continue
        names = list(_names(content, line.start, line.end, line.lang))
        if not names:
            misses += 1
            if misses > _MISSES:
                break
        found.extend(names)
        at += 1
    return found, at


def _is_end(content: str, line: _Line, words: _Words) -> bool:
    hit = words.ends.at(line.keys, 0)
    if hit is not None and (
        hit.last >= len(line.keys) - 1 or content[line.start : line.end].find(":") in range(40)
    ):
        return True
    return _NOTE.match(content, line.start, line.end) is not None or len(line.keys) > 10 * _WORDS


def _names(content: str, start: int, end: int, lang: str) -> Iterator[tuple[int, int]]:
    """The names in a line: its first part, or each part where it is a run of names."""
    link = _LINK.match(content, start, end)
    if link is not None:
        start, end = link.span(1)
    text = content[start:end]
    cuts = [m.span() for m in _PARTS.finditer(text)]
    bounds = [0, *(place for cut in cuts for place in cut), len(text)]
    parts = [(bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]
    semicolons = any(sign in text for sign in ";؛|")
    if not semicolons and len(parts) < 4:
        parts = parts[:1]
    for begin, last in parts:
        first = begin + (_joined(text[begin:last], lang) if len(parts) > 1 else 0)
        name = text[first:last].rstrip(" .,:")
        if _is_name(name, lang):
            lead = len(name) - len(name.lstrip())
            yield start + first + lead, start + first + len(name)


def _joined(part: str, lang: str) -> int:
    """How long the "and" before the last name of a run is."""
    word = part.split(maxsplit=1)[:1]
    if word and word_key(word[0]) in _words(lang).joins:
        return part.index(word[0]) + len(word[0])
    return 0


def _is_role(words: _Words, keys: list[str]) -> bool:
    """Whether a line says what somebody is, as below a name: "Director (Fisheries)", "Secretary of State"."""
    hit = words.roles.at(keys, 0)
    return hit is not None and (hit.last >= len(keys) or keys[hit.last] in words.links | {"("})


def _is_name(name: str, lang: str) -> bool:
    """Whether words can be the name of a person or a body."""
    words = _words(lang)
    keys = [word_key(word) for word in WORD.findall(name)]
    if not keys or len(keys) > _WORDS or any(key in words.not_names for key in keys):
        return False
    if _is_role(words, keys):
        return False
    first = next((c for c in name if c.isalpha()), "")
    if not first or first.islower():
        return False
    letters = [w for w in WORD.findall(name) if w[0].isalpha()]
    capitals = sum(not w[0].islower() for w in letters)
    return 2 * capitals >= len(letters) and (len(letters) > 1 or len(letters[0]) > 2)
