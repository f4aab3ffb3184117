"""When and where, as the sentence of an event says: which of its dates and places belong to the deed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.extract.assemble.event import main_deed
from gawah.extract.grammar import grammar
from gawah.extract.marks import SURE_DATE, DateMark, PlaceMark
from gawah.values import learnt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.assemble.event import Deed
    from gawah.extract.grammar import Grammar
    from gawah.extract.marks import Mention
    from gawah.extract.page import Page, Sentence, Token


def told_dates(page: Page, sentence: Sentence) -> list[Mention]:
    """The dates of a sentence at which something happened: no periods, no datelines."""
    marks = page.marks_in("date", sentence.start, sentence.end)
    told = [m for m in marks if isinstance(m.value, DateMark) and not m.value.is_period]
    of_the_page = _page_dates(page) if told else ()
    for start, end in of_the_page:
        told = [m for m in told if start >= m.end or m.start >= end]
    return told


def _page_dates(page: Page) -> list[tuple[int, int]]:
    """Where datelines and bylines stand, whose dates are not those of what is told after them."""
    return [
        (item.start, item.end)
        for item in page.text.metadata
        if item.prop in _PAGE_DATES and item.start is not None and item.end is not None
    ]


_PAGE_DATES = frozenset({"published", "updated", "dateline", "byline"})


def told_places(page: Page, sentence: Sentence) -> list[Mention]:
    """The places of a sentence at which something may have happened, not where people come from."""
    told = [
        m
        for m in page.marks_in("place", sentence.start, sentence.end)
        if isinstance(m.value, PlaceMark)
        and not m.value.adjective
        and m.score >= LEAST_PLACE
        and not is_in_a_name(page, m)
        and not is_in_a_compound(page, m)
    ]
    tables = grammar(sentence.lang)
    if not told or tables is None or tables.words.set("origins").isdisjoint(tables.keys(page, sentence)):
        return told
    return [m for m in told if not _is_origin(page, tables, sentence, m)]


def _is_origin(page: Page, tables: Grammar, sentence: Sentence, place: Mention) -> bool:
    """Whether a place only says where somebody comes from: "a carpenter from Dorn"."""
    words, keys = tables.read(page, sentence)
    at = next((at for at, word in enumerate(words) if word.start >= place.start), 0)
    if at < 2 or keys[at - 1] not in tables.words.set("origins"):
        return False
    noun = tables.nouns.at(keys, at - 2)
    named = page.marks_in("person", words[at - 2].start, words[at - 2].end)
    return bool(named) or (noun is not None and "people" in noun.value)


def seat_of_the_court(page: Page, sentence: Sentence, deeds: Sequence[Deed]) -> Mention | None:
    """The town in the name of the court that tried somebody: it sits there ("the Dorn district court")."""
    if main_deed(deeds).act.type != "prosecution_charge":
        return None
    bodies = [doer for deed in deeds for doer in deed.act.perpetrators if doer.kind == "body"]
    inside = [
        m
        for m in page.marks_in("place", sentence.start, sentence.end)
        if isinstance(m.value, PlaceMark)
        and m.value.precision in _TOWNS
        and any(doer.start <= m.start and m.end <= doer.end for doer in bodies)
    ]
    return inside[-1] if inside else None


_TOWNS = frozenset({"settlement", "admin2"})


def is_in_a_name(page: Page, mention: Mention) -> bool:
    """Whether a place only stands inside the name of a body or person ("Sindh police", "Jack London")."""
    low = max(0, mention.start - _LONGEST_NAME)
    for label in ("body", "person"):
        for name in page.marks_in(label, low, mention.end):
            if name.start <= mention.start and mention.end <= name.end:
                return True
    return False


def is_in_a_compound(page: Page, mention: Mention) -> bool:
    """Whether a place only says of what kind something is: "a Dornland-based lawyer"."""
    behind = page.content[mention.end : mention.end + 2]
    return behind[:1] == "-" and behind[1:].islower()


_LONGEST_NAME = 120

LEAST_PLACE = 0.4
"""Places marked below this score (inside a body's name) say nothing of where something happened."""

FINENESS = {"settlement": 0, "site": 1, "admin2": 2, "admin1": 3, "region": 3, "country": 4}
"""How well a precision says where an incident was, the best first: a town is named before a street in it."""


_UNKNOWN = 5


def nearest(dates: Sequence[Mention], deeds: Sequence[Deed]) -> Mention | None:
    """The date nearest to the gravest deed, of the sure ones if any is ("a Sunday service" is not)."""
    if len(dates) < 2:
        return dates[0] if dates else None
    main = main_deed(deeds)
    return min(dates, key=lambda m: (m.score < SURE_DATE, _distance(m, main), m.start))


def _distance(mark: Mention, deed: Deed) -> int:
    if mark.end <= deed.mention.start:
        return deed.mention.start - mark.end
    return max(0, mark.start - deed.mention.end)


def of_the_deed(
    page: Page, sentence: Sentence, dates: Sequence[Mention], deeds: Sequence[Deed]
) -> Sequence[Mention]:
    """The dates without those of the saying ("police said on Monday that …") and of what came later."""
    tables = grammar(sentence.lang)
    if tables is None or not dates:
        return dates
    words, keys = tables.read(page, sentence)
    saying = [words[at] for at in learnt.places(keys, tables.words.set("reporting"))]
    main = main_deed(deeds)
    if main.act.type not in _ON_PAPER:
        dates = not_of_aftermath(page, sentence, dates)
    if not saying or not dates:
        return dates
    kept = []
    for mark in dates:
        said = saying
        if tables.order == "sov":  # the word of saying stands behind its date
            said = [word for word in said if word.start >= mark.end]
        beside = any(_is_beside(w, mark) for w in said)
        between = any(mark.end <= w.start < main.start or main.start < w.start < mark.start for w in said)
        if not (beside and (between or any(mark.start > w.end and w.start < main.start for w in said))):
            kept.append(mark)
    return kept


def not_of_aftermath(page: Page, sentence: Sentence, dates: Sequence[Mention]) -> Sequence[Mention]:
    """The dates beside no word of what was written, or done, later: "the complaint filed on 6 May"."""
    tables = grammar(sentence.lang)
    aftermath = tables.words.set("aftermath") if tables is not None else frozenset[str]()
    if tables is None or not dates or aftermath.isdisjoint(tables.keys(page, sentence)):
        return dates
    words, keys = tables.read(page, sentence)
    deeds = page.marks_in("act", sentence.start, sentence.end)
    later = [
        words[at]
        for at in learnt.places(keys, aftermath)
        if not any(deed.start <= words[at].start < deed.end for deed in deeds)
    ]
    if tables.order not in _VERB_LAST:
        return [m for m in dates if not any(w.end <= m.start and _is_beside(w, m) for w in later)]
    return [m for m in dates if not any(_is_beside(w, m) for w in later)]


def of_what_occurred(page: Page, sentence: Sentence, dates: Sequence[Mention]) -> Sequence[Mention]:
    """The dates of a sentence; where it says on which of several something took place, that one."""
    tables = grammar(sentence.lang)
    if len(dates) < 2 or tables is None:
        return dates
    occurring, keys = tables.words.phrases("occurring"), tables.keys(page, sentence)
    if occurring.telling_words.isdisjoint(keys):
        return dates
    words, keys = tables.read(page, sentence)
    said = [words[hit.last - 1].end for hit in occurring.find(keys)]
    return [m for end in said for m in dates if 0 <= m.start - end <= _OCCURRED][:1] or dates


def _is_beside(word: Token, mark: Mention) -> bool:
    return 0 <= mark.start - word.end <= _BESIDE or 0 <= word.start - mark.end <= _BESIDE


_OCCURRED = 30
"""Within how many characters behind "took place" its day stands."""
_VERB_LAST = frozenset({"sov", "bracket"})
_ON_PAPER = frozenset({"censorship_blocking", "discriminatory_law", "prosecution_charge"})
"""Deeds that are done by writing: the day of the order, the law or the complaint is theirs."""
_BESIDE = 4
"""How many characters may part a date from the word of saying that it belongs to."""


def beginning(page: Page, sentence: Sentence, deeds: Sequence[Deed]) -> Mention | None:
    """Of what lasts ("blocked since 1 March"): when it began."""
    if not any(deed.act.type in _LASTING for deed in deeds):
        return None
    for mark in page.marks_in("date", sentence.start, sentence.end):
        value = mark.value
        if isinstance(value, DateMark) and value.is_period and value.edtf.endswith("/.."):
            return replace(mark, value=replace(value, edtf=value.edtf.removesuffix("/.."), is_period=False))
    return None


_LASTING = frozenset({"censorship_blocking", "arrest_detention", "enforced_disappearance"})


def best_place(places: Sequence[Mention], deeds: Sequence[Deed]) -> Mention | None:
    """The finest of the places that belong together with the one nearest to the gravest deed."""
    if len(places) < 2:
        return places[0] if places else None
    main = main_deed(deeds)
    nearest = min(places, key=lambda m: (_distance(m, main), m.start))
    joined = [m for m in places if _belongs(m, nearest)]
    return min(joined, key=lambda m: (fineness(m), _distance(m, main)))


def fineness(mark: Mention) -> int:
    """How well a place says where an incident was, the best first: see ``FINENESS``."""
    return FINENESS.get(mark.value.precision, _UNKNOWN) if isinstance(mark.value, PlaceMark) else _UNKNOWN


def _belongs(mark: Mention, other: Mention) -> bool:
    """Whether one place lies in the other, or may."""
    return mark is other or (
        isinstance(mark.value, PlaceMark)
        and isinstance(other.value, PlaceMark)
        and may_be_same_place(mark.value, other.value)
        and mark.value != other.value
        and fineness(mark) != fineness(other)
    )


def finest_with(place: Mention, others: Sequence[Mention]) -> Mention:
    """The finest of some places that lies in one, or has it inside: of "in Dorn, Westland" the town."""
    return min((place, *reversed(others)), key=lambda m: fineness(m) if _belongs(m, place) else _UNKNOWN)


def may_be_same_place(left: PlaceMark, right: PlaceMark) -> bool:
    """Whether two places can be one: the same, or one inside the other."""
    if left.place_id is not None and left.place_id == right.place_id:
        return True
    if left.country and right.country and left.country != right.country:
        return False
    if left.place_id in right.parts or right.place_id in left.parts:
        return True
    if left.name.casefold() == right.name.casefold():
        return True
    coarse = {left.precision, right.precision}
    if "country" in coarse:
        return left.country == right.country
    if "admin1" in coarse and left.admin1 and right.admin1:
        return left.admin1 == right.admin1
    if "admin2" in coarse and left.admin2 and right.admin2:
        return left.admin2 == right.admin2
    if "region" in coarse:
        return left.country == right.country or None in (left.country, right.country)
    return False
