"""From deeds to events: what one sentence tells of one happening, with its date and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.assemble.event import JOINABLE, TOLD, Deed, Event, family
from gawah.extract.assemble.when_where import (
    beginning,
    best_place,
    nearest,
    of_the_deed,
    seat_of_the_court,
    told_dates,
    told_places,
)
from gawah.extract.grammar import grammar
from gawah.extract.marks import ActMark, DateMark
from gawah.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.marks import Mention
    from gawah.extract.page import Page, Sentence


def events(page: Page) -> Iterator[Event]:
    """The events of a page, in the order told; what is only feared, asked for or general is none."""
    accident = -_ACCIDENT_REACH - 1
    is_of_accidents = _is_of_accidents(page)
    for sentence in page.sentences:
        told = [
            Deed(mention, mention.value)
            for mention in page.marks_in("act", sentence.start, sentence.end)
            if isinstance(mention.value, ActMark)
        ]
        if any(deed.act.status == "accident" for deed in told):
            accident = sentence.index
        deeds = [deed for deed in told if deed.act.status in TOLD]
        for event in _of_sentence(page, sentence, deeds) if deeds else ():
            if sentence.index - accident <= _ACCIDENT_REACH and _goes_on(event):
                continue
            if not (is_of_accidents and _is_of_its_wake(event)):
                yield event


_ACCIDENT_REACH = 6
"""How many sentences after an accident is told its dead and injured may still be told."""


_LEAD = 5
"""How many sentences a page takes to say what it is about."""


def _is_of_accidents(page: Page) -> bool:
    """Whether a page opens with an accident (or with sport, or a film), and with no deed of anybody."""
    acts = [
        mention.value
        for sentence in page.sentences[:_LEAD]
        for mention in page.marks_in("act", sentence.start, sentence.end)
        if isinstance(mention.value, ActMark)
    ]
    cues = [_cues(page, sentence) for sentence in page.sentences[:_LEAD]]
    unreal = any(act.status == "accident" for act in acts) or sum("fiction" in cue for cue in cues) > 1
    return unreal and not any(act.status in TOLD and act.perpetrators for act in acts)


def _is_of_its_wake(event: Event) -> bool:
    """Whether an event on such a page only tells what followed: a driver held, a licence suspended."""
    if event.families & {"law", "censorship_blocking", "destruction"}:
        return not any(victim.communities for victim in event.victims())
    return not event.doers()


def _goes_on(event: Event) -> bool:
    """Whether an event without doer or date of its own only tells more of an accident before it."""
    return event.date is None and not any(deed.act.perpetrators for deed in event.deeds)


def _of_sentence(page: Page, sentence: Sentence, deeds: list[Deed]) -> Iterator[Event]:
    dates = told_dates(page, sentence)
    places = told_places(page, sentence)
    cues = _cues(page, sentence)
    is_title = page.block_of(sentence).kind is BlockKind.TITLE
    for group in _groups(_without_entries(_substantial(deeds)), dates):
        event = Event(sentence, group, is_title, sentence.block, cues=cues)
        if not (event.is_nominal and "demanded" in cues):
            event.date = nearest(of_the_deed(page, sentence, dates, group), group)
            event.date = event.date or beginning(page, event)
        event.place = best_place(places, group) or seat_of_the_court(page, sentence, group)
        yield event


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
    if all(deed.act.nominal for deed in deeds):
        return deeds
    return [deed for deed in deeds if not deed.act.nominal or deed.act.victims]


def _groups(deeds: list[Deed], dates: Sequence[Mention]) -> Iterator[list[Deed]]:
    """Deeds told as one happening: joinable families together, others by family; a second date parts them."""
    groups: dict[tuple[str, str | None], list[Deed]] = {}
    several = len({m.value.edtf for m in dates if isinstance(m.value, DateMark)}) > 1
    for deed in deeds:
        kind = family(deed.act.type)
        name = "happening" if kind in JOINABLE else kind
        own = nearest(dates, [deed]) if several else None
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
    yield from groups.values()


_PART_OF_WORSE = frozenset({"other"})
"""An abduction is part of the worse that is done to the abducted, if one sentence tells both."""


def _is_crackdown(deeds: list[Deed]) -> bool:
    return any(deed.act.type == "protest_repression" for deed in deeds)


def _cues(page: Page, sentence: Sentence) -> frozenset[str]:
    tables = grammar(sentence.lang)
    if tables is None:
        return frozenset()
    return frozenset().union(*(hit.value for hit in tables.cues(page, sentence)))
