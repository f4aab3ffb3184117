"""Telling the response of a state from its own acts: the arrest of a suspect from that of a victim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.assemble.event import JOINABLE, family
from gawah.extract.grammar import grammar
from gawah.extract.marks import DateMark, MeasureMark
from gawah.model.record import record
from gawah.values.edtf import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.assemble.draft import Draft
    from gawah.extract.assemble.event import Event
    from gawah.extract.marks import Argument, Mention
    from gawah.extract.page import Page, Sentence

_REACH = 12
"""How many sentences after a happening the arrest of unnamed people still answers it."""
_REACH_ASIDE = 3
"""How many sentences after a happening told in passing a measure may still answer it."""
_ANSWERED = JOINABLE | {"enforced_disappearance", "forced_conversion", "other"}
"""Families of happenings that an arrest may answer."""
_OF_SUSPECTS = frozenset({"custody", "charge", "trial"})
_ALWAYS = frozenset({"conviction", "acquittal"})
_OF_COURTS = _OF_SUSPECTS | _ALWAYS


def is_response(event: Event, earlier: Sequence[Event]) -> bool:
    """Whether an arrest or charge answers a happening told before, rather than being one itself."""
    if event.families != {"law"}:
        return False
    victims = event.victims
    if any("suspects" in victim.classes or "doers" in victim.classes for victim in victims):
        return True
    if "connection" in event.cues:
        return True
    happened = [e for e in earlier if e.families & _ANSWERED and not e.is_title and not e.is_by_the_state]
    if any(e.sentence.index == event.sentence.index for e in happened) and _is_anyone(victims):
        return True
    if event.date is not None and event.where is not None and event.where.precision == "settlement":
        return False
    near = [e for e in happened if 0 <= event.sentence.index - e.sentence.index <= _REACH]
    if not near:
        return False
    return _is_anyone(victims)


def _is_anyone(victims: Sequence[Argument]) -> bool:
    """Whether nothing says who the first is: "three people", "a 24-year-old man", "he"."""
    if not victims:
        return False
    first = victims[0]
    if first.kind == "pronoun":
        return True
    return first.kind == "group" and not first.communities and bool(first.classes & _ANYONE)


_ANYONE = frozenset({"anyone", "number"})


@record
class Response:
    """A measure with the draft it answers."""

    mention: Mention
    measure: MeasureMark
    draft: Draft
    sentence: Sentence


def responses(page: Page, drafts: Sequence[Draft]) -> Iterator[Response]:
    """The measures of a page, each with the happening it most likely answers: the last told before it."""
    measures = page.marks("measure")
    if not measures or not drafts:
        return
    told = _Told(drafts)
    for mention in measures:
        value, sentence = mention.value, page.sentence_at(mention.start)
        if sentence is None or not isinstance(value, MeasureMark) or _is_asked_for(page, mention, sentence):
            continue
        if value.type in _OF_SUSPECTS and told.holds(mention):
            continue
        draft = _answered(sentence, value, told)
        if draft is None or (value.type in _OF_COURTS and _is_of_another(page, mention, sentence, draft)):
            continue
        yield Response(mention, value, draft, sentence)


class _Told:
    """The happenings of a page by the sentences that tell of them, so that a long page stays quick."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        deeds = [deed for draft in drafts for deed in draft.deeds if family(deed.act.type) == "law"]
        self._law = [(deed.mention.start, deed.mention.end) for deed in deeds]
        self._drafts = drafts
        self._numbers: dict[int, set[int]] = {}
        for number, draft in enumerate(drafts):
            for event in draft.events:
                if not event.is_title:
                    self._numbers.setdefault(event.sentence.index, set()).add(number)
        sizes = [(len(draft.events), -draft.events[0].sentence.index) for draft in drafts]
        self._main = sizes.index(max(sizes)) if sizes else None
        self.main = None if self._main is None else drafts[self._main]
        """What the page is mainly about."""

    def holds(self, mention: Mention) -> bool:
        """Whether an arrest or charge is (part of) a happening of its own."""
        return any(start < mention.end and mention.start < end for start, end in self._law)

    def before(self, sentence: int) -> list[Draft]:
        """The happenings in whose reach a sentence is, and the main one, in order."""
        found = set() if self._main is None else {self._main}
        for index in range(sentence - _REACH_ASIDE, sentence + 1):
            found |= self._numbers.get(index, set())
        return [self._drafts[number] for number in sorted(found)]


def _is_asked_for(page: Page, mention: Mention, sentence: Sentence) -> bool:
    """Whether a measure only stands in a demand."""
    demands = page.marks_in("demand", max(0, sentence.start - _LONGEST_DEMAND), mention.end)
    return any(demand.start <= mention.start and mention.end <= demand.end for demand in demands)


_LONGEST_DEMAND = 1000


def _is_of_another(page: Page, mention: Mention, sentence: Sentence, draft: Draft) -> bool:
    """Whether police and courts are said to have acted on something else, or before it happened."""
    if any(event.sentence.index == sentence.index for event in draft.events):
        return False
    tables = grammar(sentence.lang)
    if tables is not None:
        cases, keys = tables.words.phrases("other_cases"), tables.keys(page, sentence)
        if not cases.telling_words.isdisjoint(keys) and cases.find(keys):
            return True
    dates = page.marks_in("date", sentence.start, sentence.end)
    if dates and page.marks_in("citation", sentence.start, sentence.end):
        dates = [date for date in dates if not _is_a_year(date)]  # that of a law: "the Torture Act, 2022"
    if draft.edtf is None or not dates:
        return False
    value = min(dates, key=lambda mark: abs(mark.start - mention.start)).value
    return isinstance(value, DateMark) and _began_before(value, draft.edtf)


def _is_a_year(mark: Mention) -> bool:
    return isinstance(mark.value, DateMark) and len(mark.value.edtf) == _YEAR


_YEAR = len("2014")


def _began_before(date: DateMark, happened: str) -> bool:
    """Whether a day, or the beginning of a period ("since 1987"), lies before something happened."""
    said, then = parse(date.edtf), parse(happened).earliest
    when = said.earliest if date.is_period else said.latest
    return when is not None and then is not None and when < then


def _answered(sentence: Sentence, value: MeasureMark, told: _Told) -> Draft | None:
    fitting = [d for d in told.before(sentence.index) if _can_answer(value, d, sentence.index)]
    costs = [
        (cost, number) for number, d in enumerate(fitting) if (cost := _distance(sentence, d, d is told.main))
    ]
    return fitting[min(costs)[1]] if costs else None


def _distance(sentence: Sentence, draft: Draft, is_main: bool) -> int:  # noqa: FBT001
    """How far a measure is from what it may answer; 0 where it is out of reach.

    What is told in the same sentence is nearest, then what the sentence before tells in the same block,
    then the happening that the document is mainly about, wherever it was told; the rest by sentences.
    """
    gaps = [sentence.index - e.sentence.index for e in draft.events if not e.is_title]
    told = [gap for gap in gaps if gap >= 0]
    if not told:
        return 0
    nearest = min(told)
    if nearest == 0:
        return 1
    blocks = {e.sentence.block for e in draft.events if sentence.index - e.sentence.index == 1}
    if sentence.block in blocks:
        return 2
    if is_main:
        return 3
    return 3 + nearest if nearest <= _REACH_ASIDE else 0


def _can_answer(value: MeasureMark, draft: Draft, sentence: int) -> bool:
    if value.type in _OF_SUSPECTS and (draft.type == "protest_repression" or draft.is_by_the_state):
        return False
    own = any(e.sentence.index == sentence for e in draft.events)
    if own and value.type == "custody" and draft.type == "torture_ill_treatment":
        return False  # "tortured in custody": that of the tortured
    if family(draft.type) in JOINABLE or draft.type == "enforced_disappearance":
        return True
    if family(draft.type) == "law":
        return value.type in _ALWAYS or (value.type not in _OF_SUSPECTS and not own)
    return value.type in {"inquiry", "promise", "refusal", "denial"}
