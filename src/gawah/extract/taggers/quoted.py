"""Stretches between quotation marks, in all usual forms, and blocks that are quoted as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.page import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.page import Page

# One set of signs begins each mark, so that the search passes over all other characters quickly.
_MARK = re.compile(
    r"[“”„‟\"«»‹›‘’‚‛'`´,]"
    r"(?:(?<=')'|(?<=’)’|(?<=‘)‘|(?<=`)`|(?<=´)´|(?<=,),(?=\w)|(?<![`´,]))"
)

_CLOSERS = {
    "“": '”“"',
    "„": '“”"',
    "‟": "”“",
    "”": "“”",
    '"': '"”',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’",
    "‛": "’",
    "'": "'’",
    "’": "‘",
}
_DOUBLED = {"''": '"', "’’": "”", "‘‘": "“", "``": "“", "´´": "”", ",,": "„"}
_NEXT = 2
"""Paragraphs after its own in which a quotation may be closed."""
_SINGLE = frozenset("‘’‚‛'")
_BEFORE_OPEN = frozenset("([{—–-:/،,؛*_")
_BLOCK_SIGN = re.compile(r"[ \t]*(?:>[ \t]?)+")


class Stretch(NamedTuple):
    """Quoted words."""

    open: int
    """Where the opening mark stands."""
    start: int
    end: int
    close: int
    """After the closing mark."""
    block: int
    whole: bool = False
    """A paragraph that is set off as a quotation, without marks."""


def stretches(page: Page) -> list[Stretch]:
    """The quoted stretches of all blocks that are read, in order, the outermost only."""
    found: list[Stretch] = []
    content = page.content
    read = [(b.start, b.end, n) for n, b in enumerate(page.text.blocks) if b.is_read]
    has_signs = ">" in content
    left_open = False
    for place, block in enumerate(read):
        start, end, number = block
        told = _behind_sign(content, start, end) if has_signs else None
        if told is not None:
            found.extend(_after_sign(content, (told, end, number)))
            continue
        marks = _marks(content, start, end)
        if not marks:
            continue
        rest = _rest(content, block, marks[0]) if left_open else None
        if rest is not None:
            found.append(rest)
            del marks[0]
        inner = list(_in_block(content, block, marks, read[place + 1 : place + 1 + _NEXT]))
        found.extend(inner)
        left_open = bool(inner) and inner[-1].close == inner[-1].end == trimmed(content, start, end)[1]
    return found


def _marks(content: str, start: int, end: int) -> list[re.Match[str]]:
    return list(_MARK.finditer(content, start, end))


def _behind_sign(content: str, start: int, end: int) -> int | None:
    """Where the words begin of a block that a sign before it sets off as a quotation ("> …")."""
    line = content.rfind("\n", 0, start) + 1  # a reader may begin the block after its sign
    sign = _BLOCK_SIGN.match(content, line, end)
    if sign is None or start > sign.end() or not content[sign.end() : end].strip():
        return None
    return sign.end()


def _after_sign(content: str, block: tuple[int, int, int]) -> list[Stretch]:
    """The stretches of a block that is set off: it as a whole, unless it begins with a mark."""
    start, end, number = block
    inner = list(_in_block(content, block, _marks(content, start, end), []))
    marked = bool(inner) and inner[0].open == trimmed(content, start, end)[0]
    return inner if marked else [_set_off(content, start, end, number)]


def _rest(content: str, block: tuple[int, int, int], mark: re.Match[str]) -> Stretch | None:
    """What goes on from the paragraph before and is closed by the first mark without being opened again."""
    start, end, number = block
    if mark.group() in _SINGLE or _opens(content, mark.start(), mark.end(), start, end):
        return None
    inner = trimmed(content, start, mark.start())
    return Stretch(inner[0], *inner, mark.end(), number) if inner[0] < inner[1] else None


def _goes_on(content: str, sign: str, following: list[tuple[int, int, int]]) -> bool:
    """Whether a quotation that is not closed in its paragraph is taken up, or closed, in the next."""
    for place, (start, end, _) in enumerate(following):
        mark = _MARK.search(content, start, end)
        if mark is None:
            continue
        if place == 0 and mark.start() == start and _DOUBLED.get(mark.group(), mark.group()) == sign:
            return True
        closes = _DOUBLED.get(mark.group(), mark.group()) in _CLOSERS.get(sign, sign)
        return closes and not _opens(content, mark.start(), mark.end(), start, end)
    return False


def _set_off(content: str, start: int, end: int, number: int) -> Stretch:
    start, end = trimmed(content, start, end)
    if end - start > 2 and content[start] in _CLOSERS and content[end - 1] in _CLOSERS[content[start]]:
        return Stretch(start, start + 1, end - 1, end, number, whole=True)
    return Stretch(start, start, end, end, number, whole=True)


def _in_block(
    content: str,
    block: tuple[int, int, int],
    marks: list[re.Match[str]],
    following: list[tuple[int, int, int]],
) -> Iterator[Stretch]:
    """The stretches of one block by its marks; not the one that closes what goes on from the block before."""
    start, end, number = block
    index = 0
    while index < len(marks):
        mark = marks[index]
        sign = _DOUBLED.get(mark.group(), mark.group())
        if not _opens(content, mark.start(), mark.end(), start, end):
            index += 1
            continue
        close = _closing(content, marks, index, sign, (start, end))
        inner = trimmed(content, mark.end(), marks[close].start() if close is not None else end)
        if close is not None:
            if inner[1] > inner[0]:
                yield Stretch(mark.start(), *inner, marks[close].end(), number)
            index = close + 1
            continue
        again = any(_DOUBLED.get(m.group(), m.group()) == sign for m in marks[index + 1 :])
        before = content[start : mark.start()].strip()
        alone = sign not in _SINGLE and not again and inner[0] < inner[1]
        if alone and (not before or before.endswith(":") or _goes_on(content, sign, following)):
            yield Stretch(mark.start(), *inner, inner[1], number)
            return
        index += 1


def _opens(content: str, start: int, stop: int, low: int, high: int) -> bool:
    """Whether a mark stands as an opening one does: after a blank, before a letter."""
    before = content[start - 1] if start > low else " "
    after = content[stop] if stop < high else " "
    if after.isspace():
        # "“ text ”", as some pages have it: only a mark that cannot close opens so.
        return content[start:stop] in {"“", "«", "„"} and before.isspace()
    if content[start:stop] in {"“", "«", "„"}:
        return not before.isalnum() or after.isalnum()
    return before.isspace() or before in _BEFORE_OPEN or before in _CLOSERS


def _closes(content: str, start: int, stop: int, high: int) -> bool:
    before = content[start - 1]
    after = content[stop] if stop < high else " "
    return not after.isalnum() or (before in ".,!?۔؟" and not before.isspace())


def _closing(
    content: str, marks: list[re.Match[str]], index: int, sign: str, block: tuple[int, int]
) -> int | None:
    """Which mark closes the one at an index; None where none does."""
    closers = _CLOSERS.get(sign, sign)
    doubled = len(marks[index].group()) == 2
    for at in range(index + 1, len(marks)):
        mark = marks[at]
        other = _DOUBLED.get(mark.group(), mark.group())
        if other not in closers or (sign in _SINGLE and len(mark.group()) == 2):
            continue
        if doubled and len(mark.group()) == 1 and other in _SINGLE:
            continue
        if other == "“" and sign == "“" and _opens(content, mark.start(), mark.end(), *block):
            return None  # opened again before it was closed
        if not _closes(content, mark.start(), mark.end(), block[1]):
            continue
        if sign in _SINGLE and _is_possessive(content, marks, at, block[1]):
            continue
        return at
    return None


def _is_possessive(content: str, marks: list[re.Match[str]], at: int, high: int) -> bool:
    """Whether a closing mark is an apostrophe ("the miners’ union"), as a later one closes."""
    mark = marks[at]
    if content[mark.start() - 1] not in "sS" or mark.end() >= high or not content[mark.end()].isspace():
        return False
    following = content[mark.end() + 1 : mark.end() + 2]
    return following.islower() and any(
        not content[m.end() : m.end() + 1].isalnum() for m in marks[at + 1 :] if m.group() == mark.group()
    )
