"""What blocks tell about each other: policies, menus, lists of other stories, heads of pages, captions.

Each pass sees the whole page with what earlier passes decided, and touches only what is still open.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gawah.model import BlockKind
from gawah.read import furniture
from gawah.read.bylines import ends_with_label, is_bare_date, is_byline
from gawah.read.mastheads import is_masthead, names_in
from gawah.read.rules import BYLINE, PHOTO, TAGS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.read.judged import Judged

MASTHEAD = "byline: the name of who issues the page"
SECTION = "the name of the site and of a section of it"
_HEAD = 10
POLICY = "a policy of the site, from its heading on"


def policies(blocks: Sequence[Judged]) -> None:
    """A policy of the site, terms or rules, from its heading to the last part that speaks so."""
    at = 0
    while at < len(blocks):
        if _opens_policy(blocks[at]):
            end, paragraphs = _policy_end(blocks, at)
            _set_policy(blocks[at:end] if paragraphs else ())
            at = end
        else:
            at += 1


def _set_policy(blocks: Sequence[Judged]) -> None:
    for block in blocks:
        if block.is_read:
            block.set(BlockKind.NOTICE, POLICY)


def _opens_policy(block: Judged) -> bool:
    if block.size <= 14 and block.opens("policy_heads") >= max(1, block.size - 4) and not block.stops:
        return True
    return block.opens("policy_heads") >= 3 and block.size <= 14


def _policy_end(blocks: Sequence[Judged], head: int) -> tuple[int, int]:
    """The block after the last that belongs to a policy, and how many paragraphs in it speak so."""
    last, paragraphs = head, 0
    for at in range(head + 1, len(blocks)):
        block = blocks[at]
        if not block.is_read:
            if block.kind is BlockKind.NOTICE and block.count("policy_words"):
                last, paragraphs = at, paragraphs + 1
        elif _in_policy(block):
            last, paragraphs = at, paragraphs + (block.size > 12)
        if at - last >= 3:
            break
    return last + 1, paragraphs


def _in_policy(block: Judged) -> bool:
    voice = block.count("policy_words") + block.count("consent")
    if block.count("reporting") >= max(2, voice):
        return False
    if block.size <= 25:
        return voice >= 1
    return voice >= max(2, block.size // 25)


def policy_voice(blocks: Sequence[Judged]) -> None:
    """A policy that begins with its own name in a sentence: "This privacy policy explains …"."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if block.kind is BlockKind.NOTICE and block.size > 25 and block.opens("consent") >= 3:
            end, paragraphs = _policy_end(blocks, at - 1)
            if paragraphs and _in_policy(block):
                _set_policy(blocks[at:end])
                at = end


def menus(blocks: Sequence[Judged]) -> None:
    """Runs of short lines, many of which are words of menus; a single link is none."""
    for run in _runs(blocks, lambda block: block.size <= 5 and not block.ends and _may_be_control(block)):
        known = [at for at, block in enumerate(run) if _is_control(block)]
        if len(run) >= 3 and len(known) >= max(2, 0.5 * len(run)):
            # What stands before the first or after the last of them may be the title.
            for block in run[known[0] : known[-1] + 1]:
                if block.is_open:
                    block.set(BlockKind.NAVIGATION, "one of a run of menu words")


def _is_control(block: Judged) -> bool:
    return block.kind is BlockKind.NAVIGATION or block.covered("menu", "buttons") >= 0.99


def _may_be_control(block: Judged) -> bool:
    return block.is_open or block.kind is BlockKind.NAVIGATION


def link_lists(blocks: Sequence[Judged]) -> None:
    """Runs of blocks that are links and nothing else, outside the article (HTML)."""
    if not any(block.piece.links for block in blocks):
        return
    whole = any(block.piece.outside for block in blocks)
    for run in _runs(blocks, lambda block: block.is_open and block.piece.links >= 0.8 and not block.stops):
        outside = [block for block in run if block.piece.outside or not whole]
        if len(outside) >= 3:
            for block in outside:
                if block.size <= 5:
                    block.set(BlockKind.NAVIGATION, "one of a run of links")
                else:
                    block.set(BlockKind.TEASER, "one of a run of links to other pages")


def outsiders(blocks: Sequence[Judged]) -> None:
    """Short lines outside the main article of an HTML page, but for its headings."""
    inside = [at for at, block in enumerate(blocks) if not block.piece.outside]
    if len(inside) in {0, len(blocks)}:
        return
    for at, block in enumerate(blocks):
        if not (block.is_open and block.piece.outside) or block.piece.level in {1, 2}:
            continue
        if block.piece.links >= 0.5 or (not block.is_paragraph and block.size <= 12):
            block.set(BlockKind.NAVIGATION, "outside the article")
        elif at > inside[-1] and block.is_headline:
            block.set(BlockKind.TEASER, "after the article, outside it")


def _runs(blocks: Sequence[Judged], fits: Callable[[Judged], bool]) -> list[list[Judged]]:
    found: list[list[Judged]] = [[]]
    for block in blocks:
        if fits(block):
            found[-1].append(block)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def tag_lists(blocks: Sequence[Judged]) -> None:
    """The items under "Tags:"."""
    under = None
    for block in blocks:
        if block.kind is BlockKind.CREDIT and block.reason == TAGS:
            under = block if block.raw.rstrip().endswith((":", "：")) or block.is_all("tags_labels") else None
        elif under and block.is_open and block.size <= 6 and not block.ends:
            if block.piece.level >= 0 and block.piece.group != under.piece.group:
                under = None
                continue
            block.set(BlockKind.CREDIT, TAGS)
        else:
            under = None


def captions(blocks: Sequence[Judged]) -> None:
    """The short line before the credit of a picture is its caption."""
    for before, block in pairwise(blocks):
        if not (before.is_open and block.kind is BlockKind.CREDIT and block.reason == PHOTO):
            continue
        near = before.piece.group == block.piece.group and block.piece.group > 0
        if before.piece.level <= 0 and before.size <= (40 if near else 15) and (near or not before.stops):
            before.set(BlockKind.CAPTION, "stands before the credit of a picture")


def heads(blocks: Sequence[Judged]) -> None:
    """Bylines and datelines: short lines before the first running text, or just after the title."""
    end = next(
        (at for at, b in enumerate(blocks) if b.is_read and b.is_paragraph and b.size >= 20), len(blocks)
    )
    found = [at for at in range(end) if blocks[at].is_open and is_byline(blocks[at])]
    if not found:
        return
    found = [at for at in found if not (blocks[at].has_label("date_labels") and _in_record(blocks, at))]
    bare = [at for at, block in enumerate(blocks) if block.size <= 5 and is_bare_date(block)]
    if any(two - one > 1 for one, two in pairwise(bare)):  # the headings of a chronology
        found = [at for at in found if at not in bare]
    dated = [at for at in found if blocks[at].dates]
    if len(dated) > 1 and _may_be_headline(blocks, dated[0]):
        found.remove(dated[0])
    for at in found:
        blocks[at].set(BlockKind.CREDIT, BYLINE)


def _may_be_headline(blocks: Sequence[Judged], at: int) -> bool:
    """Whether a line with a date is the page's first, and the words before its date run into it."""
    told = blocks[at].dates
    before = blocks[at].raw[: told[0].start] if told else ""
    if any(block.is_read for block in blocks[:at]) or not before.strip():
        return False
    return before.rstrip()[-1].isalnum() and not ends_with_label(before)


def _in_record(blocks: Sequence[Judged], at: int) -> bool:
    """Whether a line stands among fields of a record ("Place: …", "Victim: …")."""
    around = [blocks[other] for other in (at - 1, at + 1) if 0 <= other < len(blocks)]
    fields = [block for block in around if block.label is not None and block.is_open and not is_byline(block)]
    return any(not block.has_label("letter_labels") for block in fields)


def self_descriptions(blocks: Sequence[Judged]) -> None:
    """An organisation's paragraph about itself, near the head or the end of the page."""
    total = sum(block.size for block in blocks) or 1
    before, under = 0, False
    for block in blocks:
        at = before / total
        before += block.size
        if not block.is_open:
            continue
        if block.size <= 8 and at > 0.5 and block.opens("about_heads") and not block.stops:
            under = True
            block.set(BlockKind.NOTICE, "heads what an organisation says of itself")
            continue
        told = block.count("self_description")
        plain = block.count("reporting") == 0 and not block.piece.level
        if (
            plain
            and block.is_paragraph
            and told >= (1 if under else 3)
            and (at < 0.3 or before > 0.75 * total)
        ):
            block.set(BlockKind.NOTICE, "what an organisation says of itself")
        elif block.is_paragraph:
            under = False


def title(blocks: Sequence[Judged], told: str | None) -> None:
    """The title: the first heading, or the first short line that is no sentence; and other headings."""
    for block in blocks:
        if block.is_open and block.piece.level > 0 and block.size <= 40:
            block.set(BlockKind.TITLE, "heading")
    if any(block.kind is BlockKind.TITLE and block.piece.level == 1 for block in blocks):
        return
    candidates = [block for block in blocks if block.is_read and block.kind is not BlockKind.CAPTION][:2]
    for block in candidates:
        if block.is_open and _may_be_title(block) and (told is None or _alike(block, told)):
            longer = any(other.is_read and other.size > block.size for other in blocks if other is not block)
            if longer:
                block.set(BlockKind.TITLE, "title: the first short line of the page")
            return


def _may_be_title(block: Judged) -> bool:
    if not 2 <= block.size <= 30 or block.stops or block.piece.level < 0 or block.sentences > 1:
        return False
    return block.raw[-1] not in ",،;؛:" and "\n" not in block.raw.strip()


def _alike(block: Judged, told: str) -> bool:
    other = set(furniture.fold_words(told))
    return len(other & set(block.words)) >= 0.5 * max(len(other), len(set(block.words)))


def mastheads(blocks: Sequence[Judged]) -> None:
    """The name of the paper above its own headline is not the title."""
    for at, block in enumerate(blocks[:_HEAD]):
        if block.is_read and block.is_paragraph and block.size >= 20:
            return
        if not (block.is_open and not block.piece.level and block.size <= 12 and "mastheads" in block.hits):
            continue
        if not is_masthead(block.raw):
            continue
        after = blocks[at + 1 : at + _HEAD]
        if any(other.is_open and other.size >= 4 and not other.is_paragraph for other in after):
            name = next(names_in(block.raw))
            alone = not furniture.fold_words(block.raw[name.end :].split(",")[0].split("،")[0])
            block.set(*(BlockKind.CREDIT, MASTHEAD) if alone else (BlockKind.NAVIGATION, SECTION))
