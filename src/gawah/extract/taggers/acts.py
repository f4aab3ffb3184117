"""Tagger ``acts``: who is said to have done what to whom, sentence by sentence.

It says what each sentence tells; which of it is one incident is for ``assemble`` to decide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gawah.extract.grammar import grammar
from gawah.extract.heads import heads_of
from gawah.extract.marks import ActMark, DateMark, Mention
from gawah.extract.orders import cues_of, deeds_of, roles_of
from gawah.extract.status import Dated
from gawah.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.arguments import Roles
    from gawah.extract.grammar import Grammar
    from gawah.extract.heads import Head
    from gawah.extract.page import Page, Sentence
    from gawah.extract.status import Cues
    from gawah.extract.triggers import Deed, Trigger

_YEAR, _UNKNOWN = len("2014"), "XXXX-XX"
_WITHOUT_SUFFERER = frozenset({"attempted_killing"})
"""Acts that a weak verb tells without a sufferer where it says who did it ("the army shelled the town")."""
_GRAVES, _WORSHIP = "desecration_of_graves", "attack_on_place_of_worship"


@dataclass
class _Sentence:
    """One sentence being read for deeds."""

    page: Page
    sentence: Sentence
    grammar: Grammar
    is_notice: bool
    """Whether the page itself orders something: "you are hereby directed to …"."""

    def __post_init__(self) -> None:
        self._words, self._keys = self.grammar.read(self.page, self.sentence)

    def marks(self) -> Iterator[Mention]:
        keys = self._keys
        is_title = self.page.block_of(self.sentence).kind is BlockKind.TITLE
        found = deeds_of(keys, self.grammar, is_title=is_title)
        if not found:
            return
        deeds = frozenset(at for t in found if t.voice != "nominal" for at in range(t.first, t.last))
        heads = heads_of(self.page, self.sentence, self.grammar, deeds)
        roles = roles_of(keys, heads, self.grammar, found)
        cites = bool(self.page.marks_in("citation", self.sentence.start, self.sentence.end))
        said = self.grammar.cues(self.page, self.sentence)
        reader = cues_of(self.grammar)
        cues = reader(keys, said, self.grammar, roles, self._dated, is_notice=self.is_notice, cites=cites)
        marks = [mark for trigger in found if (mark := self._mark(trigger, roles, cues))]
        yield from _as_conversions(marks)

    @property
    def _dated(self) -> Dated:
        dates = [
            m.value
            for m in self.page.marks_in("date", self.sentence.start, self.sentence.end)
            if isinstance(m.value, DateMark)
        ]
        return Dated(
            exactly=any(not d.is_period and len(d.edtf) > _YEAR and d.edtf != _UNKNOWN for d in dates),
            roughly=any(not d.is_period for d in dates),
            period=any(d.is_period for d in dates),
        )

    def _mark(self, trigger: Trigger, roles: Roles, cues: Cues) -> Mention | None:
        trigger, victims = _best(trigger, roles)
        deed = trigger.deed
        doers = roles.doers(trigger, victims)
        kind = _kind(deed, victims, doers)
        if kind is None or cues.is_charged(trigger):
            return None
        kind = _in_context(kind, deed, cues, _are_ill_treated(victims, doers))
        if victims:
            roles.last_victims = victims
            roles.used.update(head.first for head in victims if not roles.is_shared(trigger, head))
        words = self._words
        start, end = words[trigger.first].start, words[trigger.last - 1].end
        if deed.is_noun and self._is_in_a_citation(start, end):
            return None
        ground, means = cues.ground(trigger), cues.means(trigger)
        status = cues.status(trigger, victims, doers)
        uncaused = deed.needs_cause and not cues.said("cause")
        mark = ActMark(
            type="attempted_killing" if trigger.mood == "attempted" and kind == "killing" else kind,
            outcome=deed.outcome if trigger.mood not in {"attempted", "threatened"} else None,
            status=status,
            nominal=_only_refers(trigger, victims) or uncaused,
            tells_only_more=trigger.voice == "outcome" or uncaused,
            victims=tuple(head.argument for head in victims),
            perpetrators=tuple(head.argument for head in doers),
            ground_start=words[ground[0]].start if ground else None,
            ground_end=words[ground[1] - 1].end if ground else None,
            means_start=words[means[0]].start if means else None,
            means_end=words[means[1] - 1].end if means else None,
        )
        if trigger.mood == "threatened":
            mark = ActMark("threat", None, status, victims=mark.victims, perpetrators=mark.perpetrators)
        return Mention(start, end, "act", mark, _score(mark, deed), Acts.name)

    def _is_in_a_citation(self, start: int, end: int) -> bool:
        """Whether a noun only stands in the name of a law that is cited: "the Prevention of Torture Act"."""
        cited = self.page.marks_in("citation", self.sentence.start, self.sentence.end)
        return any(mark.start <= start and end <= mark.end for mark in cited)


def _as_conversions(marks: list[Mention]) -> Iterator[Mention]:
    """An abduction told together with a forced conversion is part of it, unless the state took the person."""
    acts = [mark.value for mark in marks if isinstance(mark.value, ActMark)]
    converted = any(act.type == "forced_conversion" and act.status in _TOLD for act in acts)
    for mark in marks:
        act = mark.value
        if converted and isinstance(act, ActMark) and _is_private_taking(act):
            yield replace(mark, value=replace(act, type="forced_conversion", outcome=None))
        else:
            yield mark


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
        alone = replace(trigger, deeds=(deed,))
        victims = roles.victims(alone, deed.type)
        if victims:
            return alone, victims
    return trigger, ()


def _kind(deed: Deed, victims: tuple[Head, ...], doers: tuple[Head, ...]) -> str | None:
    """The act type of a deed, by what it was done to; None where the words mean something else."""
    classes = {name for head in victims for name in head.classes}
    if deed.type in {"property", "sacred"}:
        return _of_things(classes)
    if deed.type == "protest":
        return "protest_repression" if victims else None
    if deed.type == "nothing":
        return None
    if deed.type == "attack":
        return _of_things(classes) or ("injury" if victims else "other")
    if deed.type == "censorship":
        told = bool(victims) or deed.is_noun or (bool(doers) and not deed.is_weak)
        return "censorship_blocking" if told else None
    if deed.type == "closure":
        return _of_things(classes) if victims else None
    if deed.state_type and any("state_doers" in head.classes for head in doers):
        return deed.state_type if victims or not deed.is_weak else None
    if deed.type == "law":
        return "discriminatory_law" if victims else None
    if deed.type == "enforced_disappearance":
        return _of_taking(victims, doers) if victims or deed.is_noun else None
    if deed.is_weak and not victims and not (doers and (deed.has_object or deed.type in _WITHOUT_SUFFERER)):
        return None
    return deed.type


def _in_context(kind: str, deed: Deed, cues: Cues, by_officials: bool) -> str:  # noqa: FBT001
    """A type made more exact by what else the sentence says: blows by officials are ill-treatment."""
    is_blow = kind == "injury" and deed.type != "attack" and deed.outcome is None
    if is_blow and (cues.said("custody") or by_officials):
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


def _of_things(classes: set[str]) -> str | None:
    if "worship" in classes:
        return _WORSHIP
    if "graves" in classes:
        return _GRAVES
    return "property_destruction" if "property" in classes else None


def _score(mark: ActMark, deed: Deed) -> float:
    score = 0.5
    score += 0.2 if mark.victims else 0.0
    score += 0.1 if mark.perpetrators else 0.0
    score += 0.0 if mark.nominal else 0.1
    score -= 0.1 if deed.is_weak else 0.0
    return round(min(score, 0.95), 2)


class Acts:
    """Deeds with their doers and sufferers, by the tables of each language."""

    name = "acts@1"
    needs = ("date", "place", "person", "body", "quantity")
    gives = ("act",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The deeds of every sentence in a language that has a table of acts."""
        is_notice = any(_orders(page, sentence) for sentence in page.sentences)
        for sentence in page.sentences:
            tables = grammar(sentence.lang)
            if tables is not None:
                yield from _Sentence(page, sentence, tables, is_notice).marks()


def _orders(page: Page, sentence: Sentence) -> bool:
    tables = grammar(sentence.lang)
    return tables is not None and any("performative" in hit.value for hit in tables.cues(page, sentence))
