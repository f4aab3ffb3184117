"""What the words beside a name say: whether it is a place's name here, and of what kind of place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.place_lines import is_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.page import Page
    from gawah.extract.taggers.lexicon import Word
    from gawah.extract.taggers.place_lines import Line, Name
    from gawah.extract.taggers.words import Words

# How much each kind of evidence adds or takes. A bare name begins with 0.25 and half its weight (0 to 1);
# from 0.5 on it counts as a place. Set by hand; what matters is which two outweigh which third.
LOCATIVE = 0.3
TOWARDS = 0.08
CALLED = 0.35
DIRECTION = 0.1
TITLED = -0.9
GIVEN = -0.8
CAPITAL_BEFORE = -0.4
CAPITAL_BEFORE_UNIT = -0.2
BODY_AFTER = -0.5
SURNAME_AFTER = -0.6
SITE_AFTER = -0.35
CAPITAL_AFTER = -0.32
CAPITAL_AFTER_UNIT = -0.2
LONGER_CALLED = -0.6
HOLY = -0.8
SAYING_AFTER = -0.3
ORDINARY = -0.45
PERSONAL = -0.25
FIRST_WORD = -0.1
HEADING = -0.1
LONGER = 0.1
DATELINE = 0.25
OWNED = 0.15
NO_CAPITALS = -0.1
_BODY_SURE = 0.45
_WITHIN_NAMES = frozenset({"site", "road", "region"})
_UNIT = frozenset({"country", "admin1"})
_BACK = 6
_FORWARD = 4
POSSESSIVE = -0.15
SHORT_CAPITALS = -0.25
ABBREVIATED = -0.4
_WELL_KNOWN = 0.7
_KNOWN = 0.42
LITTLE_KNOWN = -0.2


def weigh_evidence(page: Page, names: Sequence[Name]) -> None:
    """Set on each name what the words beside it say."""
    for name in names:
        lex = name.line.lex
        name.in_body = _in_body(page, name)
        before = _before(name)
        called = _called(name)
        if called in _WITHIN_NAMES and name.found[0].place.precision != "region":
            called = None  # what is called so is the site, of which the name is a part
        name.level, name.called_place = called, called is not None
        total = LOCATIVE if before == "in" else TOWARDS if before == "to" else 0.0
        heads = name.first == 0 and is_head(name.line, name.last)
        if not lex.cased:
            after = name.last < len(name.line.words) and lex.locative_after.at(name.line.words, name.last)
            total = max(total, LOCATIVE if after else 0.0) + NO_CAPITALS
            if not (called or heads) and name.found[0].place.weight < _KNOWN:
                total += LITTLE_KNOWN
        name.located = total >= LOCATIVE + min(0.0, NO_CAPITALS if not lex.cased else 0.0)
        total += CALLED if called else 0.0
        total += LONGER if " " in name.key else 0.0
        total += DATELINE if heads else _owned(name)
        total += _short_capitals(name)
        if not called and not name.found[0].capitals and _is_ordinary(name):
            total += ORDINARY
        total += _neighbours(name) if lex.cased else _unicase_neighbours(name)
        name.evidence = total


def _owned(name: Name) -> float:
    """What a word that places own adds ("Xtown residents")."""
    words = name.line.words
    if name.last >= len(words) or words[name.last].shape == "A":
        return 0.0
    return OWNED if words[name.last].key in name.line.lex.owned else 0.0


def _is_ordinary(name: Name) -> bool:
    """Whether each word of the name is an ordinary one ("La Libertad", "South West")."""
    lex = name.line.lex
    return name.key in lex.ordinary or lex.plain.issuperset(name.key.split())


def _short_capitals(name: Name) -> float:
    """What an abbreviation loses: most stand for something else unless a country or large unit is meant."""
    first = name.found[0]
    if not first.capitals or first.place.code == "PCL":
        return 0.0
    if first.place.weight < _WELL_KNOWN:
        return ABBREVIATED
    return SHORT_CAPITALS if len(name.key) <= 2 else 0.0


def _in_body(page: Page, name: Name) -> bool:
    """Whether the name is part of the name of a body."""
    for mark in page.marks_in("body", name.start - 80, name.end):
        if mark.score > _BODY_SURE and mark.start <= name.start and name.end <= mark.end:
            longer = mark.end - mark.start > name.end - name.start + 1
            return longer or name.found[0].place.weight < _WELL_KNOWN
    return False


def _before(name: Name) -> str | None:
    """``in`` where a word of place stands before the name, ``to`` where a weaker one does."""
    words, lex = name.line.words, name.line.lex
    at = name.first
    for _ in range(_BACK):
        if at == 0:
            return None
        before = words[at - 1].key
        if before in lex.leading and lex.locative.ending(words, at) is not None:
            return "in"
        if before not in lex.skipped:
            break
        at -= 1
    return "to" if lex.towards.ending(words, at) is not None else None


def _called(name: Name) -> str | None:
    """What a word beside the name calls it: a level of place, or None."""
    words, lex = name.line.words, name.line.lex
    if name.last < len(words) and not words[name.last - 1].possessive:
        hit = lex.types_after.at(words, name.last)
        # A word with a capital before a further one begins another name ("Kotli District Court").
        if hit is not None and not _goes_on(name.line, name.last + hit[0]):
            return hit[1]
    at = name.first
    if at and words[at - 1].key in lex.of:
        at -= 1
        hit = lex.types.ending(words, at)
        return hit[1] if hit is not None else None
    hit = lex.types.ending(words, at) if not lex.of or not lex.cased else None
    if hit is None and at and lex.cased and (lex.noun_capitals or words[at - 1].shape == "l"):
        hit = lex.types.ending(words, at)
    return hit[1] if hit is not None else None


def _goes_on(line: Line, at: int) -> bool:
    """Whether a word after a kind of place makes both part of the name of a body."""
    words = line.words
    if line.heading or at >= len(words) or not words[at].is_capital or not words[at - 1].is_capital:
        return False
    return not _is_neutral(line, at, words[at])


def _is_unit(name: Name) -> bool:
    return name.found[0].place.precision in _UNIT


def _neighbours(name: Name) -> float:
    """What capitals beside the name say."""
    line, words, lex = name.line, name.line.words, name.line.lex
    total = 0.0
    single = name.last - name.first == 1
    if single and not _is_unit(name) and (name.key in lex.given or name.key in lex.surnames):
        total += PERSONAL
    if line.heading:
        return total + HEADING
    if name.first == 0 and not _is_unit(name) and single:
        total += FIRST_WORD
    total += _capital_before(name, words) + _holy(name)
    if name.last < len(words) and words[name.last - 1].possessive:
        capital = words[name.last].is_capital and not _is_unit(name)
        total += POSSESSIVE if capital and not lex.noun_capitals else 0.0
    elif name.last < len(words):
        total += _after(name, words)
    return total


def _unicase_neighbours(name: Name) -> float:
    """What the words beside a name say in a script without capitals."""
    words, lex = name.line.words, name.line.lex
    before = words[name.first - 1].key if name.first else ""
    after = words[name.last].key if name.last < len(words) else ""
    if before in lex.bodies:
        return BODY_AFTER
    if name.last < len(words) and not _is_unit(name):
        hit = lex.types_after.at(words, name.last)
        if hit is not None and hit[1] == "site":
            return SITE_AFTER
    if name.last - name.first > 1 or _is_unit(name):
        return 0.0
    if before in lex.titles or before in lex.given:
        name.person = True
        return GIVEN
    if after in lex.given or after in lex.surnames:
        return PERSONAL
    return PERSONAL if name.key in lex.given or name.key in lex.surnames else 0.0


def _capital_before(name: Name, words: Words) -> float:
    line, lex = name.line, name.line.lex
    if name.first == 0:
        return 0.0
    before = words[name.first - 1]
    if before.key == "." and name.first > 1 and words[name.first - 2].key in lex.titles:
        before = words[name.first - 2]
    if before.key == "." and name.first > 1 and len(words[name.first - 2].key) == 1 and not _is_unit(name):
        name.person = True  # an initial: "Jane Q. Xtown"
        return GIVEN
    if before.key in lex.titles and not before.possessive and before.shape != "l":
        follows = name.last < len(words) and words[name.last].is_capital
        name.person = not _is_unit(name) or (follows and name.key in lex.given)
        return TITLED if name.person else 0.0
    if not before.is_capital or before.possessive:
        return 0.0
    state = name.found[0].place.precision == "country"  # "Said Iran" is no name; states have few namesakes
    if before.key in lex.given and (_is_personal(name) or not state):
        name.person = True
        return GIVEN
    if lex.noun_capitals:
        return 0.0
    first = name.first == 1
    if _is_neutral(line, name.first - 1, before) or (first and before.key in lex.ordinary):
        return DIRECTION if before.key in lex.skipped else 0.0
    return CAPITAL_BEFORE_UNIT if _is_unit(name) else CAPITAL_BEFORE


def _is_personal(name: Name) -> bool:
    """Whether a name is one of persons too."""
    return name.key in name.line.lex.given or name.key in name.line.lex.surnames


def _holy(name: Name) -> float:
    """What the name of a saint loses beside a word for a site, whose name it is."""
    words, lex = name.line.words, name.line.lex
    if words[name.first].key not in lex.saints:
        return 0.0
    at = name.first - 1 if name.first and words[name.first - 1].key in lex.of else name.first
    before = lex.types.ending(words, at)
    after = lex.types_after.at(words, name.last) if name.last < len(words) else None
    is_site = (before is not None and before[1] == "site") or (after is not None and after[1] == "site")
    return HOLY if is_site else 0.0


def _is_neutral(line: Line, at: int, word: Word) -> bool:
    """Whether a word with a capital is of a kind that does not begin a longer name."""
    lex = line.lex
    if word.key in lex.skipped or word.key in lex.never:
        return True
    if lex.demonyms.at(line.words, at) is not None or lex.types.at(line.words, at) is not None:
        return True
    if at > 0:
        return False
    return lex.locative.at(line.words, 0) is not None or lex.towards.at(line.words, 0) is not None


def _after(name: Name, words: Words) -> float:
    line, lex = name.line, name.line.lex
    after = words[name.last]
    unit = _is_unit(name)
    if (
        after.key in lex.sayings
        and after.shape == "l"
        and not name.located
        and (not unit or _is_personal(name))
    ):
        return SAYING_AFTER if name.last - name.first == 1 else 0.0
    if not after.is_capital:
        return 0.0
    if lex.noun_capitals:
        name.person = not unit and name.key in lex.given
        return SURNAME_AFTER if name.person else 0.0
    head = _head_after(name, words)
    if head is not None:
        return head
    if after.key in lex.surnames and (not unit or name.key in lex.given):
        name.person = True
        return SURNAME_AFTER
    if _is_neutral(line, name.last, after) or after.key in lex.titles:
        return 0.0
    return CAPITAL_AFTER_UNIT if unit else CAPITAL_AFTER


def _head_after(name: Name, words: Words) -> float | None:
    """What the last of the capitalised words after a name makes of them all: a body, a site, a place."""
    lex = name.line.lex
    at = name.last
    hit = lex.types_after.at(words, at)
    if hit is not None and hit[1] not in _WITHIN_NAMES and not _goes_on(name.line, at + hit[0]):
        return 0.0
    limit = min(len(words), name.last + _FORWARD)
    while at < limit:
        hit = lex.types_after.at(words, at)
        is_capital = words[at].is_capital
        if hit is not None and hit[1] not in _WITHIN_NAMES and at > name.last and not _is_unit(name):
            return LONGER_CALLED  # "X Y district": the name is longer than the one that is known
        if not is_capital and words[at].key not in lex.inner:
            return None
        if words[at].key in lex.bodies:
            return BODY_AFTER
        if hit is not None and hit[1] in _WITHIN_NAMES and is_capital:
            return SITE_AFTER if not _is_unit(name) else CAPITAL_AFTER_UNIT
        at += 1
    return None
