"""Tagger ``acts``: who is said to have done what to whom, sentence by sentence.

It says what each sentence tells; which of it is one incident is for ``assemble`` to decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from gawah.extract.grammar import grammar
from gawah.extract.heads import heads_of
from gawah.extract.marks import ActMark, DateMark, Mention
from gawah.extract.orders import cues_of, deeds_of, may_tell, roles_of
from gawah.extract.parts import with_parts
from gawah.extract.status import Around
from gawah.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gawah.extract.arguments import Roles
    from gawah.extract.grammar import Grammar
    from gawah.extract.heads import Head
    from gawah.extract.marks import Value
    from gawah.extract.page import Page, Sentence, Token
    from gawah.extract.status import Cues
    from gawah.extract.triggers import Deed, Trigger

_WITHOUT_SUFFERER = frozenset({"attempted_killing"})
"""Acts that a weak verb tells without a sufferer where it says who did it ("the army shelled the town")."""
_GRAVES, _WORSHIP = "desecration_of_graves", "attack_on_place_of_worship"


@dataclass
class _Sentence:
    """One sentence that tells of deeds."""

    page: Page
    sentence: Sentence
    words: tuple[Token, ...]
    roles: Roles
    cues: Cues

    def mark(self, trigger: Trigger) -> Mention | None:
        """A deed with who did it to whom, or None where the words mean something else."""
        roles, cues = self.roles, self.cues
        trigger, victims = _best(trigger, roles)
        deed = trigger.deed
        doers = roles.doers(trigger, victims)
        kind = _kind(deed, victims, doers)
        if kind is None and doers and self._orders_an_agency(trigger):
            kind = "censorship_blocking"
        if kind is None or (
            cues.is_charged(trigger) and not self._is_a_death_of_a_day(trigger, kind, victims)
        ):
            return None
        kind = _in_context(kind, deed, cues, victims, doers)
        if victims:
            roles.take(trigger, victims)
        words = self.words
        start, end = words[trigger.first].start, words[trigger.last - 1].end
        if deed.is_noun and self._is_in_a_citation(start, end):
            return None
        act = self._act(trigger, kind, victims, doers)
        score = _score(bool(victims), bool(doers), act.nominal, deed.is_weak)
        return Mention(start, end, "act", act, score, Acts.name)

    def _is_a_death_of_a_day(self, trigger: Trigger, kind: str, victims: tuple[Head, ...]) -> bool:
        """Whether a charge tells of whose death and of what day: "arrested over the killing of X on 3 May".

        Whoever did it, somebody died. What else one is charged with may never have been.
        """
        if kind != "killing" or not victims or trigger.voice != "nominal":
            return False
        behind = self.page.marks_in("date", self.words[trigger.last - 1].end, self.sentence.end)
        return any(isinstance(mark.value, DateMark) and not mark.value.is_period for mark in behind)

    def _orders_an_agency(self, trigger: Trigger) -> bool:
        """Whether an agency of the state is ordered to censor something: it does so, and suffers nothing."""
        if trigger.deed.type != "censorship" or trigger.voice != "active":
            return False
        near = (head for head in self.roles.heads if 0 <= head.left - trigger.last <= 1)
        return any(head.argument.kind == "body" and head.classes == _AGENCY for head in near)

    def _act(
        self, trigger: Trigger, kind: str, victims: tuple[Head, ...], doers: tuple[Head, ...]
    ) -> ActMark:
        words, cues, deed, mood = self.words, self.cues, trigger.deed, trigger.mood
        status = cues.status(trigger, victims, doers)
        suffering = with_parts(victims, self.roles.keys, self.roles.grammar)
        doing = tuple([head.argument for head in doers])
        uncaused = deed.needs_cause and not cues.said("cause")
        nominal = _only_refers(trigger, victims) or uncaused
        if mood == "threatened":
            return ActMark("threat", None, status, victims=suffering, perpetrators=doing)
        ground, means = cues.ground(trigger), cues.means(trigger)
        return ActMark(
            type="attempted_killing" if mood == "attempted" and kind == "killing" else kind,
            outcome=deed.outcome if mood != "attempted" else None,
            status=status,
            nominal=nominal,
            tells_only_more=trigger.voice == "outcome" or uncaused,
            victims=suffering,
            perpetrators=doing,
            ground_start=words[ground[0]].start if ground else None,
            ground_end=words[ground[1] - 1].end if ground else None,
            means_start=words[means[0]].start if means else None,
            means_end=words[means[1] - 1].end if means else None,
        )

    def _is_in_a_citation(self, start: int, end: int) -> bool:
        """Whether a noun only stands in the name of a law that is cited: "the Prevention of Torture Act"."""
        cited = self.page.marks_in("citation", self.sentence.start, self.sentence.end)
        return any(mark.start <= start and end <= mark.end for mark in cited)


def _with_conversions(marks: list[Mention]) -> list[Mention]:
    """An abduction told together with a forced conversion is part of it, unless the state took the person."""
    if not any(_is_conversion(mark.value) for mark in marks):
        return marks
    return [_as_conversion(mark) for mark in marks]


def _is_conversion(act: Value) -> bool:
    return isinstance(act, ActMark) and act.type == "forced_conversion" and act.status in _TOLD


def _as_conversion(mark: Mention) -> Mention:
    act = mark.value
    if isinstance(act, ActMark) and _is_private_taking(act):
        return replace(mark, value=replace(act, type="forced_conversion", outcome=None))
    return mark


def _is_private_taking(act: ActMark) -> bool:
    by_the_state = any("state_doers" in doer.classes for doer in act.perpetrators)
    return act.type == "enforced_disappearance" and not by_the_state


_TOLD = frozenset({"asserted", "alleged"})


def _only_refers(trigger: Trigger, victims: tuple[Head, ...]) -> bool:
    """Whether a deed may only refer back to what is told elsewhere."""
    return trigger.voice in {"nominal", "outcome", "relative"} or (trigger.shared and not victims)


def _best(trigger: Trigger, roles: Roles) -> tuple[Trigger, tuple[Head, ...]]:
    """A trigger read as the deed that finds a sufferer of its class, or else as the likeliest."""
    if len(trigger.deeds) == 1:
        return trigger, roles.victims(trigger, trigger.deed.type)
    for deed in trigger.deeds:
        alone = trigger.read_as(deed)
        victims = roles.victims(alone, deed.type)
        if victims:
            return alone, victims
    return trigger, ()


def _kind(deed: Deed, victims: tuple[Head, ...], doers: tuple[Head, ...]) -> str | None:
    """The act type of a deed, by what it was done to; None where the words mean something else."""
    if deed.type in {"property", "sacred"}:
        return _of_things(victims)
    if deed.type == "protest":
        return "protest_repression" if victims else None
    if deed.type == "nothing":
        return None
    if deed.type == "attack":
        return _of_things(victims) or ("injury" if victims else "other")
    if deed.type == "censorship":
        told = bool(victims) or deed.is_noun or (bool(doers) and not deed.is_weak)
        return "censorship_blocking" if told else None
    if deed.type == "closure":
        return _of_things(victims)
    if deed.state_type and any("state_doers" in head.classes for head in doers):
        return deed.state_type if victims or not deed.is_weak else None
    if deed.type == "law":
        return "discriminatory_law" if victims else None
    if deed.type == "enforced_disappearance":
        return _of_taking(victims, doers) if victims or deed.is_noun else None
    if deed.is_weak and not victims and not (doers and (deed.has_object or deed.type in _WITHOUT_SUFFERER)):
        return None
    return deed.type


def _in_context(kind: str, deed: Deed, cues: Cues, victims: tuple[Head, ...], doers: tuple[Head, ...]) -> str:
    """A type made more exact by what else the sentence says: blows by officials are ill-treatment."""
    is_blow = kind == "injury" and deed.type != "attack" and deed.outcome is None
    if is_blow and (cues.said("custody") or _are_ill_treated(victims, doers)):
        return "torture_ill_treatment"
    if kind == "property_destruction" and cues.said("worshipping"):
        return _WORSHIP
    return kind


def _are_ill_treated(victims: tuple[Head, ...], doers: tuple[Head, ...]) -> bool:
    """Whether all who did it act for a state, and those it was done to are no crowd being dispersed."""
    by_officials = bool(doers) and all("state_doers" in head.classes for head in doers)
    return by_officials and not any("protests" in head.classes for head in victims)


def _of_taking(victims: tuple[Head, ...], doers: tuple[Head, ...]) -> str:
    """A disappearance is enforced where the state, or nobody known, took the person; else it is abduction."""
    if victims and all("suspects" in head.classes for head in victims):
        return "arrest_detention"
    bands = [head for head in doers if "bands" in head.classes or head.argument.kind == "body"]
    bands = [head for head in bands if "state_doers" not in head.classes]
    return "other" if doers and len(bands) == len(doers) and victims else "enforced_disappearance"


def _of_things(victims: tuple[Head, ...]) -> str | None:
    classes = {name for head in victims for name in head.classes}
    if "worship" in classes:
        return _WORSHIP
    if "graves" in classes:
        return _GRAVES
    return "property_destruction" if "property" in classes else None


_AGENCY = frozenset({"state_doers"})


@cache
def _score(has_victims: bool, has_doers: bool, is_nominal: bool, is_weak: bool) -> float:  # noqa: FBT001 (part of a cache key)
    """How sure an act is, by who is told to have taken part and how."""
    score = 0.5
    score += 0.2 if has_victims else 0.0
    score += 0.1 if has_doers else 0.0
    score += 0.0 if is_nominal else 0.1
    score -= 0.1 if is_weak else 0.0
    return round(min(score, 0.95), 2)


class Acts:
    """Deeds with their doers and sufferers, by the tables of each language."""

    name = "acts@1"
    needs = ("date", "place", "person", "body", "quantity")
    gives = ("act",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The deeds of every sentence in a language that has a table of acts."""
        is_notice = cache(partial(_orders, page))
        for sentence in page.sentences:
            tables = grammar(sentence.lang)
            if tables is not None:
                yield from _acts(page, sentence, tables, is_notice)


def _acts(page: Page, sentence: Sentence, tables: Grammar, is_notice: Callable[[], bool]) -> list[Mention]:
    """The deeds of one sentence; who takes part in them is only looked for where there are any."""
    keys = tables.keys(page, sentence)
    is_title = page.block_of(sentence).kind is BlockKind.TITLE
    found = deeds_of(keys, tables, is_title=is_title or _is_of_a_chronicle(page, sentence))
    if not found or not may_tell(page, sentence, tables, found):
        return []
    deeds = {at for t in found if t.voice != "nominal" for at in range(t.first, t.last)}
    roles = roles_of(keys, heads_of(page, sentence, tables, deeds), tables, found)
    around = Around(page, sentence, is_notice)
    cues = cues_of(tables)(keys, tables.cues(page, sentence), tables, roles, around)
    reader = _Sentence(page, sentence, tables.read(page, sentence)[0], roles, cues)
    return _with_conversions([mark for trigger in found if (mark := reader.mark(trigger))])


def _is_of_a_chronicle(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence begins with its day, which is past: "12 May: Gunmen kill a man", "On 12 May …"."""
    for mark in page.marks_in("date", sentence.start, sentence.end)[:1]:
        day = mark.value.edtf if isinstance(mark.value, DateMark) else ""
        leads = mark.start == sentence.start and _LEADS.match(page.content, mark.end)
        leads = leads or _LEAD_WORD.fullmatch(page.content, sentence.start, mark.start)
        if leads and _DAY.fullmatch(day):
            return page.anchor is None or day <= page.anchor
    return False


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LEADS = re.compile(r"\s*(?::|[–—-]\s)")
_LEAD_WORD = re.compile(r"[^\W\d_]{1,4}\s")
"""The word before a day ("On", "Am", "El")."""


def _orders(page: Page) -> bool:
    """Whether a page itself orders something: "you are hereby directed to …"."""
    return any(
        "performative" in hit.value
        for sentence in page.sentences
        if (tables := grammar(sentence.lang)) is not None
        for hit in tables.cues(page, sentence)
    )
