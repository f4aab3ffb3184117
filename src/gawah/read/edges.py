"""The head and the foot of a page: what site, paper or office say of themselves above and below the report.

The words of such lines ("credit", "reprinted", "contact") stand in reports too. So the rules here count only
above the first running text and below the last, and give way to words of reporting and to what is quoted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.model import BlockKind
from gawah.read import bars, furniture
from gawah.read.bylines import are_names
from gawah.read.notices import CONTACT, SITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gawah.read.judged import Judged
    from gawah.read.notices import Verdict

MADE = "byline: how the text came about, and who else worked on it"
WRITER = "what the page says of who wrote it"
_RUNNING = 20
_PASSED = 2
"""So many blocks at the foot may be left open before what stands above them counts as the report."""
_LONGEST = 60
_LABELLED = 40
_ADDRESS = 30
_BRIEF = 25
_OPENING = 9
_SEVERAL = 3
_DISCLAIMER = 4
_WHOLE = 5
"""A phrase of so many words is the wording of an office, and enough."""
_BRACKETED = re.compile(r"^\W*[(\[][^()\[\]]*[)\]]\W*$", re.DOTALL)
_HASHTAG = re.compile(r"(?<!\S)#\w")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PAGE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.])@\w{2,}")
_PHONE = re.compile(r"\+?\(?\d[\d\s()./+-]{5,}\d\+?")
_REACH = (_MAIL, _PAGE, _HANDLE, _PHONE)
_REACHES = re.compile(r"[@/\d]")
"""All of these hold one of these signs, or ``www.``."""
_REACH_LABELS = ("address_labels", "contact_labels", "site_labels")
_NUMBER = re.compile(r"\d")
_TAIL = re.compile(r"(?:[.…»›→|(\[]|\s[–—-])\s*([^.…»›→|()\[\]]{4,40}?)[\s.…»›→)\]]*$")


def edges(blocks: Sequence[Judged]) -> None:
    """Lines at the head and the foot that are no part of the report."""
    running = next((at for at, block in enumerate(blocks) if _is_running(block)), len(blocks))
    for at in range(running):
        _decide(blocks, at, HEAD_RULES)
    passed = 0
    for at in range(len(blocks) - 1, running, -1):
        block = blocks[at]
        _decide(blocks, at, FOOT_RULES)
        passed = 0 if not block.is_read else passed + (not _BRACKETED.match(block.raw))
        if passed > _PASSED:
            return


def _is_running(block: Judged) -> bool:
    return block.is_read and block.is_paragraph and block.size >= _RUNNING


def _decide(blocks: Sequence[Judged], at: int, rules: Sequence[Rule]) -> None:
    block = blocks[at]
    if not block.is_open or block.piece.level > 0 or ("#" in block.raw and _HASHTAG.search(block.raw)):
        return
    for rule in rules:
        verdict = rule(blocks, at)
        if verdict is not None:
            block.set(*verdict)
            return


def _speaks(block: Judged, longest: int) -> bool:
    """Whether a block may be the voice of the site: brief, nothing reported and nothing quoted in it."""
    return (
        block.size <= longest
        and not block.count("reporting")
        and furniture.without_quotes(block.raw) == block.raw
    )


def control_bar(blocks: Sequence[Judged], at: int) -> Verdict | None:
    """The path to the page, its pager, a row of buttons, a menu: told by their signs."""
    return bars.bar(blocks[at])


def address(blocks: Sequence[Judged], at: int) -> Verdict | None:
    """Telephone, e-mail, page or post box of who issues the page, with little beside them."""
    block = blocks[at]
    if not (_REACHES.search(block.raw) or "www." in block.raw.lower()) or not _speaks(block, _ADDRESS):
        return None
    bare, kinds = block.shown, 0
    for pattern in _REACH:
        bare, many = pattern.subn(" ", bare)
        kinds += many > 0
    labels = block.count("address_labels") + bool(block.label_lists & {"contact_labels", "site_labels"})
    left = furniture.uncovered(
        furniture.fold_words(bare), ("address_labels", "contact_labels", "site_labels")
    )
    left = [word for word in left if not word.isdigit()]
    opens = block.opens("address_labels") or labels > block.count("address_labels")
    if opens and (kinds or _NUMBER.search(bare)) and len(left) <= 8:
        return BlockKind.CREDIT, CONTACT
    if kinds and len(left) <= (5 if labels and kinds > 1 else 0):
        return BlockKind.CREDIT, CONTACT
    return None


def labelled(blocks: Sequence[Judged], at: int) -> Verdict | None:
    """A label that says that what follows is about page or paper: "Our standards: …", "Printer: …"."""
    block = blocks[at]
    known = block.has_label("site_labels") or _is_about(block)
    if not known or not _speaks(block, _LABELLED) or _in_record(blocks, at):
        return None
    told = block.raw[block.label[1] :].split() if block.label else []
    is_name = are_names(" ".join(told[:2])) and told[0].lower() not in furniture.articles()
    is_person = is_name or any(reach.search(block.raw) for reach in _REACH)
    return (BlockKind.CREDIT, CONTACT) if is_person else (BlockKind.NOTICE, SITE)


def _is_about(block: Judged) -> bool:
    """Whether it begins "About NAME: …"; notes to editors bear no name, and may belong to the report."""
    opening = block.opens("about_heads")
    return 0 < opening < len(furniture.fold_words(block.label[0]) if block.label else ()) <= 6


def _in_record(blocks: Sequence[Judged], at: int) -> bool:
    """Whether a line stands among fields of a record ("Website: …", "Ordered by: …")."""
    around = [blocks[other] for other in (at - 1, at + 1) if 0 <= other < len(blocks)]
    fields = [block for block in around if block.is_open and block.label is not None and block.size <= 25]
    known = ("site_labels", "contact_labels", "address_labels", "letter_labels", "about_heads")
    return any(not block.has_label(*known) and not block.ends for block in fields)


def colophon(blocks: Sequence[Judged], at: int) -> Verdict | None:
    """How the text came about: "(Reporting by A; editing by B)", "Unofficial translation"."""
    block = blocks[at]
    opening = block.opens("colophon")
    # "Reporting by the two women led to the raid" tells of something; a credit goes on with a name.
    goes_on = opening <= 2 and block.size > opening and block.words[opening] in furniture.articles()
    if opening == 1 and not (block.is_all("colophon") or block.has_label("colophon")):
        return None
    if not opening or goes_on or block.size > _LONGEST or block.count("reporting") >= max(1, opening - 1):
        return None
    return BlockKind.CREDIT, MADE


def brief_colophon(blocks: Sequence[Judged], at: int) -> Verdict | None:
    """The same above the report, where longer lines may be its title."""
    return colophon(blocks, at) if blocks[at].size <= 12 else None


def biography(blocks: Sequence[Judged], at: int) -> Verdict | None:
    """Who wrote the page: two signs of it, or one and a way to write to them, or the name of the byline."""
    block = blocks[at]
    many = block.count("biography")
    if not many or block.size > _LONGEST or block.count("reporting") >= many + 1:
        return None
    if furniture.without_quotes(block.raw) != block.raw:
        return None
    reached = any(pattern.search(block.raw) for pattern in _REACH)
    if many >= 2 or (reached and not block.count("reporting")) or _is_author(blocks, block):
        return BlockKind.CREDIT, WRITER
    return None


def _is_author(blocks: Sequence[Judged], block: Judged) -> bool:
    """Whether a block begins with a name of two words that a byline of the page bears."""
    pairs = {block.words[at : at + 2] for at in range(min(3, block.size - 1))}
    for other in blocks:
        opening = other.opens("bylines")
        if opening and other.kind is BlockKind.CREDIT:
            names = other.words[opening : opening + 6]
            if pairs & {names[at : at + 2] for at in range(len(names) - 1)}:
                return True
    return False


def voice(blocks: Sequence[Judged], at: int) -> Verdict | None:
    """The site speaks to its reader, or of its own pages."""
    block = blocks[at]
    if block.piece.level < 0 and block.ends:
        return None
    many = block.count("site_voice") + block.count("copyright")
    # "Court Watch texts may be …": a name is no report where several phrases say what the line is.
    whole = block.opens("site_voice") >= _DISCLAIMER
    if block.size <= _BRIEF and (whole or (many > block.count("reporting") and many >= 2)):
        return BlockKind.NOTICE, SITE
    if _speaks(block, _LONGEST) and (_says_so(block) or _addresses(block)):
        return BlockKind.NOTICE, SITE
    return None


def voice_above(blocks: Sequence[Judged], at: int) -> Verdict | None:
    """The same above the report, where a line with a date says when the page was published."""
    verdict = voice(blocks, at)
    return verdict if verdict is None or not blocks[at].dates else None


def _says_so(block: Judged) -> bool:
    """Whether a phrase of the site stands at the beginning, or several anywhere; or who owns the page."""
    first = block.first("site_voice")
    if first is not None and (first <= _OPENING or block.count("site_voice") >= 2):
        return True
    opening = block.opens("copyright_words")
    return bool(opening) and are_names(" ".join(block.raw.split()[opening : opening + 2]))


def _addresses(block: Judged) -> bool:
    """Whether it begins as what is said to readers does, and goes on in the words of sites."""
    opening, many = block.opens("site_starts"), block.count("site_words")
    behind = any(at + size > opening for at, size in block.hits.get("site_words", ()))
    return bool(opening and behind) or (many >= 2 and many * 12 >= block.size)


def described(blocks: Sequence[Judged], at: int) -> Verdict | None:
    """What an organisation says of itself in a sentence or two, where the page bears its name too."""
    block = blocks[at]
    many = block.count("self_description")
    if not many or not _speaks(block, _LONGEST) or block.piece.level:
        return None
    first = block.first("self_description") or 0
    whole = max(size for _, size in block.hits["self_description"]) >= _WHOLE
    known = many >= 2 or whole or _is_on_page(blocks, at)
    if first <= _OPENING and _is_named(block, first) and known:
        return BlockKind.NOTICE, "what an organisation says of itself"
    return None


def _is_named(block: Judged, first: int) -> bool:
    """Whether what is described has a name: "The school was founded …" is no self-description."""
    words = block.raw.lstrip(" *_[(").split()
    if block.raw.upper() == block.raw.lower():  # no capitals: more has to tell it
        return block.count("self_description") >= _SEVERAL
    behind = words[1:] if words and words[0].lower() in furniture.articles() else words
    return first == 0 or (bool(behind) and are_names(" ".join(behind[:2])))


def _is_on_page(blocks: Sequence[Judged], at: int) -> bool:
    """Whether the first words of a block also stand in the head or in what was set aside."""
    words = [word for word in blocks[at].words if word not in furniture.articles()][:2]
    others = [block for other, block in enumerate(blocks) if other != at and (other < 4 or not block.is_read)]
    return len(words) == 2 and any(words == list(pair) for block in others for pair in _pairs(block))


def _pairs(block: Judged) -> Iterator[tuple[str, str]]:
    yield from zip(block.words, block.words[1:], strict=False)


def pointed(blocks: Sequence[Judged], at: int) -> Verdict | None:
    """A headline or its summary that ends with "Read more"."""
    block = blocks[at]
    points = block.may_tell("teaser_starts") and _speaks(block, _LABELLED)
    found = _TAIL.search(block.shown) if points else None
    if found is None or found.start() == 0:
        return None
    tail = furniture.lists_of(furniture.fold_words(found[1]))
    return (BlockKind.TEASER, "points to another page") if "teaser_starts" in tail else None


if TYPE_CHECKING:
    Rule = Callable[[Sequence[Judged], int], Verdict | None]

HEAD_RULES: tuple[Rule, ...] = (control_bar, address, voice_above, brief_colophon)
FOOT_RULES: tuple[Rule, ...] = (
    control_bar,
    address,
    labelled,
    biography,
    voice,
    colophon,
    described,
    pointed,
)
"""In order: the first that knows decides."""
