"""Who issued a page, where the page names it: its furniture, its masthead or letterhead, "Published by …".

Never a guess: a name in the head counts only with a sign that it is the issuer's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.model import Block, BlockKind, Metadatum
from gawah.read import furniture
from gawah.read.mastheads import Name, body_words, names_in
from gawah.read.sitenames import NAME, issuers, site_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COPYRIGHT = re.compile(r"(?:©|\(c\)|&copy;)\s*(?P<rest>[^\n|•·]{2,120})", re.IGNORECASE)
_COPYRIGHT_SIGNS = ("©", "(c)", "&copy;")
_YEARS = re.compile(
    r"^(?:[\s,–—-]*(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)?\d\d)?)+[\s,.:–—-]*|[\s,.:–—-]*(?:19|20)\d\d[\s.]*$"
)
_OPERATOR = re.compile(rf"(?<![\w.]){NAME}\s+[(（](?P<terms>[^()（）\n]{{2,60}})[)）]")
_ABBREVIATION = re.compile(r"\s*\([^()]*\)\s*")
_WORDS = re.compile(r"\w\s+\w")
_GOES_ON = re.compile(r"\s+[^\W\d_]")
_HEAD_LONGEST = 10
_LINE_LONGEST = 160
_NEAR = 4


def publishers(content: str, blocks: Sequence[Block]) -> Iterator[Metadatum]:
    """Who issued the page, as far as the page says so; the surest first."""
    found = list(_owner(content, blocks)) or list(_issuer(content, blocks))
    yield from found or _masthead(content, blocks)


def _owner(content: str, blocks: Sequence[Block]) -> Iterator[Metadatum]:
    """The owner of the site: its copyright line, the operator its policy names, its own furniture."""
    aside = [block for block in blocks if block.kind in {BlockKind.NOTICE, BlockKind.NAVIGATION}]
    for block in aside:
        words = content[block.start : block.end].lower()
        signed = any(sign in words for sign in _COPYRIGHT_SIGNS)
        found = _COPYRIGHT.search(content, block.start, block.end) if signed else None
        if found:
            yield from _named(content, found.start("rest"), found.end("rest"), "copyright line")
    for block in aside:
        words = content[block.start : block.end]
        bracketed = "(" in words or "（" in words
        for found in _OPERATOR.finditer(content, block.start, block.end) if bracketed else ():
            terms = set(furniture.fold_words(found["terms"]))
            if len(terms & furniture.words_of("operator_terms")) >= max(1, 0.6 * len(terms)):
                yield from _named(
                    content, found.start("name"), found.end("name"), "the operator its policy names"
                )
    yield from _furniture_name(content, aside)


def _named(content: str, start: int, end: int, source: str) -> Iterator[Metadatum]:
    """A name without years, rights reserved, an abbreviation in brackets and the form of a company."""
    words = content[start:end]
    for sentence in re.split(r"[.!]\s|[.!]$|\s[–—-]\s|[;,]\s", _YEARS.sub("", words)):
        name = _YEARS.sub("", sentence).strip(" \t.,:-–—")
        if not name or furniture.find(furniture.fold_words(name)).get("copyright"):
            continue
        forms = furniture.words_of("company_forms")
        parts = _ABBREVIATION.sub(" ", name).split()
        while len(parts) > 1 and set(furniture.fold_words(parts[-1])) <= forms:
            parts.pop()
        plain = " ".join(parts)
        size = len(parts)
        if 1 <= size <= 9 and any(char.isalpha() for char in plain):
            at = content.find(plain, start, end)
            place = (at, at + len(plain)) if at >= 0 else (None, None)
            yield Metadatum("publisher", plain, source, *place)
        return


def _furniture_name(content: str, aside: Sequence[Block]) -> Iterator[Metadatum]:
    """The site's name in its own buttons, where all of them agree."""
    found: dict[str, tuple[int, int]] = {}
    for block in aside:
        for match in site_names(content, block.start, block.end):
            found.setdefault(match["name"], match.span("name"))
    if len(found) == 1:
        ((name, (start, end)),) = found.items()
        yield Metadatum("publisher", name, "the page's own buttons", start, end)


def _issuer(content: str, blocks: Sequence[Block]) -> Iterator[Metadatum]:
    """A line that says by whom the page is issued, at its head or foot, where a body is named."""
    lines = [block for block in (*blocks[:6], *blocks[6:][-4:]) if block.end - block.start <= _LINE_LONGEST]
    for block in lines:
        for match in issuers(content, block.start, block.end):
            words = furniture.fold_words(match["name"])
            if len(words) == 1 and _GOES_ON.match(content, match.end()):
                continue  # only the first word of a longer name
            if body_words() & set(words) or match["article"]:
                name = match["name"].rstrip(".")
                start = match.start("name")
                yield Metadatum("publisher", name, "a line on the page", start, start + len(name))
                return


def _masthead(content: str, blocks: Sequence[Block]) -> Iterator[Metadatum]:
    """A name in the head of the page that other signs show to be the issuer's."""
    head = _head(blocks)
    for at, block in enumerate(head):
        line = content[block.start : block.end]
        if _is_addressed(line):
            return
        for name in names_in(line):
            if _is_issuer(content, head, at, name):
                yield _best_form(content, block, name)
                return


def _head(blocks: Sequence[Block]) -> list[Block]:
    """The lines before the first running text."""
    found: list[Block] = []
    for block in blocks[:_HEAD_LONGEST]:
        if block.kind is BlockKind.TEASER or block.reason.startswith("front matter"):
            continue
        if block.end - block.start > _LINE_LONGEST:
            if block.is_read:
                break
            continue
        found.append(block)
    return found


def _is_addressed(line: str) -> bool:
    """Whether a line opens the address of a letter: the names after it are of those who receive it."""
    is_labelled = furniture.starts_with(furniture.fold_words(line[:60]), "letter_labels")
    return is_labelled and not any(map(str.isdigit, line))


def _is_issuer(content: str, head: Sequence[Block], at: int, name: Name) -> bool:
    block = head[at]
    if name.strong:
        return block.kind is BlockKind.CREDIT or _has_title(content, head, block)
    line = content[block.start : block.end]
    is_bar = block.kind is BlockKind.NAVIGATION and name.start <= 4
    if not (name.weak or name.body or is_bar or _is_release(line)):
        return False
    near = head[max(0, at - 1) : at + _NEAR]
    is_release = any(_is_release(content[other.start : other.end]) for other in near)
    is_line = name.end - name.start >= len(line.strip(" *_#")) - 4
    if name.body and is_release and is_line and _has_title(content, head, block):
        return True
    return (is_release or is_bar or name.weak) and _recurs(content, block, name) is not None


def _has_title(content: str, head: Sequence[Block], block: Block) -> bool:
    """Whether another line of the head may be the title."""
    return any(other is not block and _may_be_title(content, other) for other in head)


def _may_be_title(content: str, block: Block) -> bool:
    line = content[block.start : block.end]
    is_line = block.kind in {BlockKind.TITLE, BlockKind.BODY} and len(line) <= _LINE_LONGEST
    return is_line and line[-1] not in ".!۔" and bool(_WORDS.search(line)) and not _is_release(line)


def _is_release(line: str) -> bool:
    """Whether a part of a line says that it is a release, statement, bulletin or order."""
    parts = (furniture.fold_words(part[:80]) for part in re.split(r"[|–—:]", line))
    return any(furniture.starts_with(words, "release_labels") for words in parts)


def _recurs(content: str, block: Block, name: Name) -> re.Match[str] | None:
    """The same name elsewhere on the page, rather not in capitals."""
    words = content[block.start + name.start : block.start + name.end]
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)", re.IGNORECASE)
    found = [match for match in pattern.finditer(content) if not block.start <= match.start() < block.end]
    return next((match for match in found if not match.group().isupper()), found[0] if found else None)


def _best_form(content: str, block: Block, name: Name) -> Metadatum:
    """The name as it stands, or where it is all in capitals, as it stands elsewhere on the page."""
    start, end = block.start + name.start, block.start + name.end
    if content[start:end].isupper():
        other = _recurs(content, block, name)
        if other is not None:
            start, end = other.span()
    return Metadatum("publisher", content[start:end], "masthead", start, end)
