"""From deeds to events: what one sentence tells of one happening, with its date and its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.extract.assemble.date_lines import days_above
from gawah.extract.assemble.draft import has_sufferer
from gawah.extract.assemble.event import (
    COUNTRYWIDE,
    JOINABLE,
    TOLD,
    Deed,
    Event,
    family,
    is_nominal,
    main_deed,
)
from gawah.extract.assemble.own_dates import OwnDates
from gawah.extract.assemble.reference import References, kin_cues
from gawah.extract.assemble.when_where import (
    beginning,
    best_place,
    nearest,
    seat_of_the_court,
    told_dates,
    told_places,
)
from gawah.extract.grammar import grammar
from gawah.extract.marks import ActMark, DateMark
from gawah.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.extract.marks import Argument, Mention
    from gawah.extract.page import Page, Sentence


def events(page: Page) -> Iterator[Event]:
    """The events of a page, in the order told; what is only feared, asked for or general is none."""
    accident = -_ACCIDENT_REACH - 1
    told = _told(page)
    is_of_accidents = _is_of_accidents(page, told)
    references = References(page)
    above = days_above(page) if told else {}
    for sentence, acts in told:
        if any(deed.act.status == "accident" for deed in acts):
            accident = sentence.index
        deeds = [deed for deed in acts if deed.act.status in TOLD]
        for event in _of_sentence(page, sentence, deeds, references) if deeds else ():
            event = _of_day(event, above.get(sentence.index))  # noqa: PLW2901
            if sentence.index - accident <= _ACCIDENT_REACH and _goes_on(event):
                continue
            if not (is_of_accidents and _is_of_its_wake(event)):
                yield event


def _of_day(event: Event, above: Mention | None) -> Event:
    """An event told below the day of a chronicle; what its nouns speak of may have been long before."""
    if above is None or event.date is not None or event.is_nominal:
        return event
    return replace(event, date=above)


def _told(page: Page) -> list[tuple[Sentence, list[Deed]]]:
    """The sentences that tell acts, with the acts."""
    found: list[tuple[Sentence, list[Deed]]] = []
    for mention in page.marks("act"):
        sentence = page.sentence_at(mention.start)
        if sentence is None or not isinstance(mention.value, ActMark):
            continue
        if not found or found[-1][0] is not sentence:
            found.append((sentence, []))
        found[-1][1].append(Deed(mention, mention.value))
    return found


_ACCIDENT_REACH = 6
"""How many sentences after an accident is told its dead and injured may still be told."""


_LEAD = 5
"""How many sentences a page takes to say what it is about."""


def _is_of_accidents(page: Page, told: Sequence[tuple[Sentence, Sequence[Deed]]]) -> bool:
    """Whether a page opens with an accident (or with sport, or a film), and with no deed of anybody."""
    acts = [deed.act for sentence, deeds in told if sentence.index < _LEAD for deed in deeds]
    if any(act.status in TOLD and act.perpetrators for act in acts):
        return False
    if any(act.status == "accident" for act in acts):
        return True
    return sum(_speaks_of_fiction(page, sentence) for sentence in page.sentences[:_LEAD]) > 1


def _speaks_of_fiction(page: Page, sentence: Sentence) -> bool:
    tables = grammar(sentence.lang)
    if tables is None or tables.of_fiction.isdisjoint(tables.keys(page, sentence)):
        return False
    return any("fiction" in hit.value for hit in tables.cues(page, sentence))


def _is_of_its_wake(event: Event) -> bool:
    """Whether an event on such a page only tells what followed: a driver held, a licence suspended."""
    if event.families & {"law", "censorship_blocking", "destruction"}:
        return not any(victim.communities for victim in event.victims)
    return not event.doers


def _goes_on(event: Event) -> bool:
    """Whether an event without doer or date of its own only tells more of an accident before it."""
    return event.date is None and not event.doers


def _of_sentence(
    page: Page, sentence: Sentence, deeds: list[Deed], references: References
) -> Iterator[Event]:
    dates = told_dates(page, sentence)
    places = told_places(page, sentence)
    cues = _cues(page, sentence)
    is_title = page.block_of(sentence).kind is BlockKind.TITLE
    own = OwnDates(page, sentence, dates, deeds)
    for group in _groups(deeds, own):
        told = references.resolve(group, sentence)
        date = None
        if not ("demanded" in cues and is_nominal(told)):
            date = own.of_group(told, main_deed(group)) or beginning(page, sentence, told)
        place = best_place(_of_the_deed(page, places, told), told)
        place = place or seat_of_the_court(page, sentence, told)
        of_kin = kin_cues(page, told) if date is None and place is None else frozenset[str]()
        yield Event(sentence, told, is_title, date, place, cues | of_kin)


def _of_the_deed(page: Page, places: Sequence[Mention], deeds: Sequence[Deed]) -> Sequence[Mention]:
    """The places of a sentence without that of a target far away: "the shutdown of a Dornland website"."""
    if main_deed(deeds).act.type not in COUNTRYWIDE:
        return places
    targets = [target for deed in deeds for target in deed.act.victims]
    return [m for m in places if not any(_tells_which(page, m, target) for target in targets)]


def _tells_which(page: Page, place: Mention, target: Argument) -> bool:
    """Whether a place stands in what was hit, or right before it."""
    inside = target.start <= place.start and place.end <= target.end
    return inside or (place.end <= target.start and page.content[place.end : target.start].isspace())


def _without_entries(deeds: list[Deed]) -> list[Deed]:
    """The deeds without the doors that were broken to arrest somebody."""
    taken = any(deed.act.type in _TAKING and not deed.act.nominal for deed in deeds)
    if not taken:
        return deeds
    return [
        deed
        for deed in deeds
        if deed.act.type != "property_destruction"
        or not deed.act.perpetrators
        or not all("state_doers" in doer.classes for doer in deed.act.perpetrators)
    ]


_TAKING = frozenset({"arrest_detention", "enforced_disappearance"})


def _substantial(deeds: list[Deed]) -> list[Deed]:
    """The deeds without nouns that only refer to something ("before the shooting"), if verbs tell one."""
    if is_nominal(deeds):
        return deeds
    return [deed for deed in deeds if not deed.act.nominal or deed.act.victims]


def _groups(deeds: list[Deed], dates: OwnDates) -> Iterable[list[Deed]]:
    """Deeds told as one happening: joinable families together, others by family; a second date parts them."""
    if len(deeds) == 1:
        return [deeds]
    groups: dict[tuple[str, str | None], list[Deed]] = {}
    several = len({m.value.edtf for m in dates.dates if isinstance(m.value, DateMark)}) > 1
    tells_verb = not is_nominal(deeds)
    several = several or any(dates.is_counted_from(deed, mark) for deed in deeds for mark in dates.dates)
    for deed in _without_entries(_substantial(deeds)):
        kind = family(deed.act.type)
        name = "happening" if kind in JOINABLE else kind
        if tells_verb and deed.act.nominal and not has_sufferer(deed):
            name = "spoken of"  # "beat students who mourned her death" tells of another happening
        own = nearest(dates.of(deed), [deed]) if several else None
        when = own.value.edtf if own and isinstance(own.value, DateMark) else None
        groups.setdefault((name, when), []).append(deed)
    if (
        ("happening", None) in groups
        and ("law", None) in groups
        and _is_crackdown(groups[("happening", None)])
    ):
        groups[("happening", None)].extend(groups.pop(("law", None)))
    for name, when in [key for key in groups if key[0] in _PART_OF_WORSE]:
        if ("happening", when) in groups:
            groups["happening", when].extend(groups.pop((name, when)))
    return groups.values()


_PART_OF_WORSE = frozenset({"other"})
"""An abduction is part of the worse that is done to the abducted, if one sentence tells both."""


def _is_crackdown(deeds: list[Deed]) -> bool:
    return any(deed.act.type == "protest_repression" for deed in deeds)


def _cues(page: Page, sentence: Sentence) -> frozenset[str]:
    tables = grammar(sentence.lang)
    if tables is None:
        return frozenset()
    return frozenset().union(*[hit.value for hit in tables.cues(page, sentence)])
