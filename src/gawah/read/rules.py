"""What one block tells about itself. The surest rule comes first; what none knows stays open."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from gawah.model import BlockKind
from gawah.read import furniture, notices
from gawah.read.bylines import is_date_line
from gawah.read.dates import date_in
from gawah.read.sitenames import site_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.read.judged import Judged
    from gawah.read.notices import Verdict

PHOTO = "credit of a picture"
BYLINE = "byline: who wrote it, where and when"
TAGS = "tags: how the site files the page"
CONTROLS = "controls of the page: menu, sharing, log-in"

_SPLIT = re.compile(r"\s[|›»>•·/۔]\s|[|›»•]|\s[–—]\s(?=\[)|[ \t]{2,}")
_SPLITS = re.compile(r"[|›»•>·/۔–—\t]")
"""One of these, or two blanks, stand wherever a row is split."""
_SENTENCE = re.compile(r"(?<=[.!?۔])[*_]*\s+")
_BRACKETED = re.compile(r"^\s*[(\[](.{2,80})[)\]]\s*$", re.DOTALL)
_TAIL_CREDIT = re.compile(r"(?:[—–-]\s*|[(\[]\s*|©\s*)([^()\[\]—–©\n]{2,60}?)\s*[)\]]?\s*$")


def dated_bar(block: Judged) -> Verdict | None:
    """A line of a date, a section and a paper ("3 May 2021 | Courts | Dorn Post"), with no button in it."""
    if "|" not in block.raw or block.count("buttons"):
        return None
    told = block.dates
    if len(told) == 1 and not block.raw[: told[0].start].strip(" *_") and is_date_line(block.raw, told):
        return BlockKind.CREDIT, BYLINE
    return None


def controls(block: Judged) -> Verdict | None:
    """Lines made of the words of buttons and menus."""
    if block.ends and block.size >= 8 and "|" not in block.raw:
        return None
    if block.size <= 12 and any(site_names(block.raw, 0, len(block.raw))):
        return BlockKind.NAVIGATION, CONTROLS
    if not block.may_tell("menu", *_CONTROLS) and "©" not in block.raw:
        return None
    strong, menu = block.count("buttons"), block.count("menu")
    share = _control_share(block) if strong or menu > 1 else 0.0
    if strong and (share >= 0.75 or (strong >= 3 and share >= 0.6)):
        return BlockKind.NAVIGATION, CONTROLS
    if block.opens("button_starts") and block.size <= 8 and not block.ends:
        return BlockKind.NAVIGATION, CONTROLS
    parts = _parts(block)
    if _is_bar(block, parts):
        return BlockKind.NAVIGATION, "a bar of controls"
    if len(parts) >= 3 and "," not in block.raw and menu + strong >= 2 and share >= 0.5:
        return BlockKind.NAVIGATION, "a menu, or the path to the page"
    if menu >= 4 and share >= 0.8 and not re.search(r"[,،;.]", block.raw):
        return BlockKind.NAVIGATION, "a menu"
    return None


def _parts(block: Judged) -> list[str]:
    """The parts of a row, or the whole block."""
    if not ("  " in block.shown or _SPLITS.search(block.shown)):
        return [block.shown]
    return [part for part in _SPLIT.split(block.shown) if part.strip(" *_")]


def _control_share(block: Judged) -> float:
    """The share of its words that lie in words of buttons and menus, or are numbers."""
    return block.covered("buttons", "menu") + sum(map(str.isdigit, block.words)) / block.size


def _is_bar(block: Judged, parts: list[str]) -> bool:
    """Whether a line is a row of short parts, at least half of them controls; a sentence may lead it."""
    if len(parts) < 2:
        return False
    lead, *more = _SENTENCE.split(parts[0].strip())
    parts = [more[-1] if more else lead, *parts[1:]]
    words = [furniture.fold_words(part) for part in parts]
    if any(len(part) > 8 for part in words) or sum(map(len, words)) > 6 * len(parts):
        return False
    known = sum(_is_control(part, words) for part, words in zip(parts, words, strict=True))
    links = block.raw.count("](")
    if more and links >= len(parts) and known:
        return True
    if more:
        return known == len(parts) and len(more) == 1 and len(lead.split()) <= 15
    if links >= max(2, len(parts) - 1) and known:
        return True
    return known >= 2 and 2 * known >= len(parts)


_CAPTIONS = ("agencies", "photo_labels", "caption_labels")
_CONTROLS = ("buttons", "button_starts", "policy_heads", "sign_on", "donate", "newsletter", "copyright_words")


def _is_control(part: str, words: tuple[str, ...]) -> bool:
    """Whether a part of a line is a control, a section of a site, or its copyright."""
    if part.lstrip(" *_[").startswith("©"):
        return True
    opening = furniture.starts(words).keys()
    if not opening.isdisjoint(_CONTROLS):
        return True
    if "menu" not in opening:
        return False
    return furniture.covered(furniture.find(words), ("menu", "buttons"), len(words)) == len(words)


def photo_credit(block: Judged) -> Verdict | None:
    """The credit of a picture: "Image: agency", "(Photo by …)", "© agency"; a long one is a caption."""
    inside = _BRACKETED.match(block.raw)
    opening = block.opens("photo_labels")
    if block.has_label("caption_labels") and block.size >= 3:
        return BlockKind.CAPTION, "the words under a picture"
    labelled = block.has_label("photo_labels") or (opening >= 2 and not block.ends)
    labelled = labelled or bool(opening and (inside or "©" in block.raw[:40]))
    if labelled:
        if block.size > 10 and not block.covered("agencies") >= 0.2:
            return BlockKind.CAPTION, "the words under a picture"
        return BlockKind.CREDIT, PHOTO
    agencies = block.covered("agencies", "photo_labels", "reporters")
    if block.size <= 8 and agencies >= 0.75 and block.count("agencies"):
        return BlockKind.CREDIT, PHOTO
    if block.raw.lstrip().startswith("©") and block.size <= 8 and block.count("agencies"):
        return BlockKind.CREDIT, PHOTO
    return None


def caption(block: Judged) -> Verdict | None:
    """A short block that ends with the name of an agency or a picture credit."""
    if not block.may_tell(*_CAPTIONS) or block.sentences > 2:
        return None
    found = _TAIL_CREDIT.search(block.raw)
    if not found or found.start() == 0:
        return None
    words = furniture.fold_words(found[1])
    hits = furniture.find(words)
    known = furniture.covered(hits, _CAPTIONS, len(words))
    if words and (known >= 0.5 * len(words) or hits.get("photo_labels", [(1, 0)])[0][0] == 0):
        return BlockKind.CAPTION, "the words under a picture, with its credit"
    return None


def tags(block: Judged) -> Verdict | None:
    """What the page is filed under: "Tags: …"."""
    if block.size <= 40 and not block.stops and block.has_label("tags_labels") and not _is_subject(block):
        return BlockKind.CREDIT, TAGS
    if block.is_all("tags_labels") and block.size >= 2:
        return BlockKind.CREDIT, TAGS
    return None


def _is_subject(block: Judged) -> bool:
    """Whether a label that stands in letters too is followed by a phrase, not by a list of short tags."""
    if not block.has_label("letter_labels") or block.label is None:
        return False
    listed = re.split(r"[,،;|#]", block.raw[block.label[1] :])
    return len(listed) < 2 or any(len(part.split()) > 3 for part in listed)


def labelled_date(block: Judged) -> Verdict | None:
    """A date with its label: "Published: …", "Last updated on …"."""
    if not (block.opens("published_labels") or block.opens("updated_labels")):
        return None
    if not block.dates or block.stops:
        return None
    told = block.dates[0]
    after = furniture.fold_words(block.raw[told.end :])
    if len(after) <= 5 or furniture.find(after).get("bylines") or date_in(block.raw[told.end :]):
        return BlockKind.CREDIT, BYLINE
    return None


def pointer(block: Judged) -> Verdict | None:
    """A line that points elsewhere: "Read more: …", "Also in Sport: …", "See original article here"."""
    if block.size > 30 and "|" not in block.raw:
        return None
    if _points(block):
        return BlockKind.TEASER, "points to another page"
    opening = block.opens("teaser_starts")
    if (opening >= 3 and block.size <= 25) or (opening >= 2 and block.size <= opening + 2):
        return BlockKind.TEASER, "points to another page"
    return None


def _points(block: Judged) -> bool:
    """Whether what stands before the first colon says that another page's headline follows."""
    if block.label is None or not block.raw[block.label[1] :].strip():
        return False
    label = furniture.fold_words(block.label[0])
    if "teaser_starts" in block.label_lists:
        return True
    if block.stops:
        return False
    if "teaser_heads" in block.label_lists or (len(label) > 1 and "pager_labels" in block.label_lists):
        return True
    opening = furniture.starts(label).get("teaser_open", 0)
    return opening > 0 and len(label) <= opening + 5


class Rule(NamedTuple):
    """A rule, and what a block must be to be shown to it: most rules have nothing to say of most blocks."""

    look: Callable[[Judged], Verdict | None]
    longest: float = math.inf
    """How many words it may have at most."""
    lists: frozenset[str] = frozenset()
    """It has to hold a phrase of one of these lists, if any are named."""


def _rule(look: Callable[[Judged], Verdict | None], longest: float, *lists: str) -> Rule:
    return Rule(look, longest, frozenset(lists))


RULES = (
    _rule(dated_bar, 15),
    _rule(controls, 40),
    _rule(photo_credit, 40, "photo_labels", "caption_labels", "agencies"),
    _rule(tags, math.inf, "tags_labels"),
    _rule(labelled_date, 24, "published_labels", "updated_labels"),
    _rule(notices.owner, 60),
    _rule(notices.consent, math.inf, "consent"),
    _rule(notices.newsletter, math.inf, "newsletter", "newsletter_starts"),
    _rule(notices.comments, math.inf, "comments", "comment_starts"),
    _rule(notices.donate, math.inf, "donate"),
    _rule(notices.sign_on, 45, "sign_on"),
    _rule(notices.contact, 40, "contact", "contact_labels"),
    _rule(notices.document_note, 150, "document_notes"),
    _rule(pointer, 45),
    _rule(caption, 40),
)
"""In order: the first that knows decides."""

_BY_LISTS: frozenset[str] = frozenset().union(*(rule.lists for rule in RULES))
_BY_SIGNS = tuple(rule for rule in RULES if not rule.lists)
"""The rules for a block with no phrase of any list that a rule asks for, as most are."""


def judge(block: Judged) -> None:
    """Class a block by what it tells about itself, if it does."""
    if not block.is_open or not block.size or not (block.hits or "©" in block.raw):
        return
    size, hits, labels = block.size, block.hits, block.label_lists
    is_told = not (_BY_LISTS.isdisjoint(hits) and _BY_LISTS.isdisjoint(labels))
    for look, longest, lists in RULES if is_told else _BY_SIGNS:
        if size > longest or (lists and lists.isdisjoint(hits) and lists.isdisjoint(labels)):
            continue
        verdict = look(block)
        if verdict is not None:
            block.set(*verdict)
            return
