"""Languages whose verb stands first: who did it and then who suffered it, told apart by class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.extract.clauses import DOERS, ClauseRoles, phrase_before, present, told_by_noun
from gawah.extract.triggers import Trigger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.extract.heads import Head
    from gawah.extract.triggers import Entry, Place

_ATTEMPT_REACH = 4
"""How many words may stand between "tried" and the deed."""
_SUFFERING_REACH = 8
_LIGHT_REACH = 3
"""How many words may stand between a light verb and the noun that tells the deed."""


def verb_first(place: Place, first: int, last: int, entry: Entry) -> Trigger | None:
    """The form of a deed in a language of this kind, or None where its words mean something else."""
    if "noun" in entry.forms and (entry.deed.is_noun or _stands_as_noun(place, first)):
        return _by_noun(place, first, last, entry)
    noun = told_by_noun(entry, first, last)
    if noun is not None:
        return noun
    before = place.keys[first - 1] if first else ""
    words = place.grammar.words
    if place.keys[last : last + 1] and place.keys[last] in words.set("weekdays"):
        return None  # the word for dawn
    mood = "told"
    if "mod" in entry.forms or (before in words.set("modals") and "past" not in entry.forms):
        mood = _infinitive(place, first)
    elif "past" not in entry.forms and before not in words.set("negations"):
        mood = present(place)
    return Trigger(first, last, entry.deeds, "active", mood, first)


def _stands_as_noun(place: Place, first: int) -> bool:
    """Whether a form that may be a verb is a verbal noun: behind a preposition or a light verb."""
    before = place.keys[first - 1] if first else ""
    return before in place.grammar.words.set("prepositions") or _done(place, first) >= 0


def _done(place: Place, first: int) -> int:
    """Where "was carried out" stands, which a verbal noun completes; -1 where it does not."""
    known = place.grammar.words.set("passive_verbs")
    low = max(0, first - _LIGHT_REACH)
    return next((at for at in range(first - 1, low - 1, -1) if place.keys[at] in known), -1)


def _suffered(place: Place, first: int) -> int:
    """Where "they suffered" stands, which "from" and a verbal noun complete; -1 where it does not."""
    words = place.grammar.words
    links = words.set("suffering_links") | words.set("coordinators")
    if not first or place.keys[first - 1] not in links:
        return -1
    known = words.set("suffering_verbs")
    low = max(0, first - _SUFFERING_REACH)
    return next((at for at in range(first - 1, low - 1, -1) if place.keys[at] in known), -1)


def _by_noun(place: Place, first: int, last: int, entry: Entry) -> Trigger:
    """A verbal noun: alone, after a light verb ("was done the killing of"), or after "they suffered"."""
    deeds = entry.as_noun
    at = _done(place, first)
    if at >= 0:
        mood = (
            "modal"
            if place.keys[at - 1 : at] and place.keys[at - 1] in place.grammar.words.set("modals")
            else "told"
        )
        return Trigger(first, last, entry.deeds, "passive", mood, at)
    at = _suffered(place, first)
    if at >= 0:
        words = place.grammar.words
        feared = at > 0 and place.keys[at - 1] in words.set("modals") - words.set("perfect")
        return Trigger(first, last, entry.deeds, "suffered", "modal" if feared else "told", at)
    return Trigger(first, last, deeds, "nominal", _infinitive(place, first, "told"), first)


def _infinitive(place: Place, at: int, otherwise: str = "modal") -> str:
    if phrase_before(place, "threatening", at):
        return "threatened"
    tried = place.grammar.words.set("attempting").intersection(place.keys[max(0, at - _ATTEMPT_REACH) : at])
    return "attempted" if tried else otherwise


@dataclass
class VerbFirstRoles(ClauseRoles):
    """Roles where doer and sufferer follow the verb, or one of them stands before it."""

    _last_doers: tuple[Head, ...] = ()

    def _victims(self, trigger: Trigger, kind: str) -> tuple[Head, ...]:
        fits, is_free = self._fitting(kind)
        if trigger.voice == "suffered":
            low = self.left_border(trigger.start)
            inside = self.free(trigger.start, trigger.first, fits) or self.free(low, trigger.start, fits)
            return self._chain(inside)
        if trigger.voice in {"nominal", "passive"}:
            return self._of_verbal_noun(trigger, is_free)[1]
        if trigger.voice == "outcome" or trigger.deed.sufferer_is_subject:
            return self._subject_of(trigger, fits)
        if trigger.last - trigger.first > 1:
            return self._around(trigger, is_free)[1]
        return self._sides(trigger, is_free)[1]

    def _behind(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """Whom a verb of several words meets: the first behind it, whatever stands before."""
        high = self.right_border(trigger.last)
        after = [h for h in self.heads if trigger.last <= h.first < high and fits(h)]
        return self._chain(after) if after and after[0].left - trigger.last <= _ATTEMPT_REACH else ()

    def _around(
        self, trigger: Trigger, fits: Callable[[Head], bool]
    ) -> tuple[tuple[Head, ...], tuple[Head, ...]]:
        """Who did and who suffered what a verb of several words tells: between its words, or behind them."""
        between = self.chains(self.inside(trigger, lambda h: h.can_do or fits(h)))
        behind = self._behind(trigger, fits)
        if len(between) > 1 and self._acts_first(between[0][0], between[1][0]) and fits(between[1][0]):
            return between[0], between[1]
        if not between or behind:
            return (between[0] if between else ()), behind
        only = between[0]
        did_it = trigger.deed.has_object or bool(only[0].classes & DOERS)
        if fits(only[0]) and not did_it:
            return (), only
        suffered = next((chain for chain in between if fits(chain[0]) and not chain[0].can_do), ())
        return (only if only[0].can_do else ()), suffered

    def _subject_of(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        between = self.inside(trigger, fits)
        after = self._chain(between or self.free_behind(trigger, self._end(trigger), fits))
        if after:
            return after
        low = self.left_border(trigger.start)
        return self._chain(self.free(low, trigger.start, fits)) or self._antecedent(low, fits)

    def _end(self, trigger: Trigger) -> int:
        """Where the nouns of a verb end: at the end of its clause, or at the next deed of any kind."""
        nouns = (t.first for t in self.all_triggers if t.first > trigger.last)
        return min([self.right_border(trigger.last), *nouns])

    def _before(self, low: int, trigger: Trigger) -> tuple[Head, ...]:
        """Who stands before a verb and after any other deed."""
        earlier = max((t.last for t in self.all_triggers if t.last <= trigger.start), default=0)
        inside = self.free(max(low, earlier), trigger.start, lambda h: h.can_do)
        return self._chain([h for h in inside if h.first not in self.used])

    def _antecedent(self, low: int, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        if low > 0 and self.keys[low - 1] in self.grammar.words.set("relatives"):
            return tuple([h for h in self.heads if h.last <= low and fits(h)][-1:])
        return ()

    def _topic(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The thing that a pronoun on the verb takes up: "the station, they closed it"."""
        return tuple([h for h in self.heads if h.last <= trigger.start and fits(h)][-1:])

    def _of_verbal_noun(
        self, trigger: Trigger, fits: Callable[[Head], bool]
    ) -> tuple[tuple[Head, ...], tuple[Head, ...]]:
        """Doer and sufferer of a verbal noun: nouns right behind it, or one that a preposition names."""
        high = self.right_border(trigger.last)
        near = [h for h in self.heads if trigger.last <= h.first < high]
        links = self.grammar.words.set("noun_links")
        linked = [
            h
            for h in near
            if fits(h) and self.keys[h.left - 1] in links and h.left - trigger.last <= _LIGHT_REACH
        ]
        if linked:
            return (), self._chain(linked)
        free = self.chains([h for h in near if not self.is_governed(h) and (h.can_do or fits(h))])
        if not free or free[0][0].left > trigger.last + (1 if trigger.voice == "passive" else 0):
            return (), ()
        if len(free) > 1 and free[0][0].classes & DOERS and fits(free[1][0]):
            return free[0], free[1]
        return ((), free[0]) if fits(free[0][0]) else (free[0], ())

    def _sides(
        self, trigger: Trigger, fits: Callable[[Head], bool]
    ) -> tuple[tuple[Head, ...], tuple[Head, ...]]:
        """Who did and who suffered what an active verb tells."""
        low, high = self.left_border(trigger.start), self._end(trigger)
        after = self.free_behind(trigger, high, lambda h: h.can_do or fits(h))
        met = [h for h in after if h.first == trigger.last and h.argument.kind == "pronoun"]
        chains = self.chains([h for h in after if h not in met and not self._describes(h, after)])
        before = self._before(low, trigger) or self._antecedent(low, lambda h: h.can_do)
        if met:
            antecedent = self._antecedent(low, fits)
            meant = tuple(met) if fits(met[0]) else self._topic(trigger, fits)
            return (chains[0] if chains else before), antecedent or meant
        if len(chains) > 1 and self._acts_first(chains[0][0], chains[1][0]):
            found = next((c for c in chains[1:] if fits(c[0])), ())
            if found and not (before and before[0].classes & DOERS and not chains[0][0].classes & DOERS):
                return chains[0], found
        return self._with_one(before, chains, fits)

    @staticmethod
    def _describes(head: Head, heads: Sequence[Head]) -> bool:
        """Whether a noun for those who do right behind another says more of the same people."""
        same = (h for h in heads if h.last == head.left and h.classes & DOERS)
        return bool(head.classes & DOERS) and any(True for _ in same)

    @staticmethod
    def _acts_first(first: Head, second: Head) -> bool:
        """Whether the first of two nouns did it to the second, and the second does not describe the first."""
        named = first.argument.kind in {"person", "body"}
        return first.can_do and (named or bool(first.classes & DOERS) or second.left > first.last)

    @staticmethod
    def _with_one(
        before: tuple[Head, ...],
        chains: list[tuple[Head, ...]],
        fits: Callable[[Head], bool],
    ) -> tuple[tuple[Head, ...], tuple[Head, ...]]:
        """One noun behind the verb: its class, or who stands before, says whether it did or suffered it."""
        if not chains:
            suffers = bool(before) and fits(before[0]) and not before[0].classes & DOERS
            return ((), before) if suffers else (before, ())
        only = chains[0]
        did_it = bool(only[0].classes & DOERS) and only[0].argument.low is None
        if before and fits(only[0]) and not did_it:
            return before, only
        if did_it or not fits(only[0]):
            suffered = before if before and fits(before[0]) else ()
            return only, suffered
        return (), only

    def doers(self, trigger: Trigger, victims: Sequence[Head]) -> tuple[Head, ...]:
        """Who is said to have done it."""
        fits = self.able(victims)
        clause = min((b for b in self._borders if b >= trigger.last), default=len(self.keys))
        named = self.by(trigger.last, self.end_of_agents(trigger, clause), fits)
        suffering = {head.first for head in victims}
        if trigger.last - trigger.first > 1 and trigger.voice == "active":
            around = self._around(trigger, lambda head: head.first in suffering)[0]
            if around and fits(around[0]):
                return around
        if named or trigger.voice in {"suffered", "outcome"} or trigger.deed.sufferer_is_subject:
            return named
        sides = self._of_verbal_noun if trigger.voice in {"nominal", "passive"} else self._sides
        found = sides(trigger, lambda head: head.first in suffering)[0]
        if found and fits(found[0]):
            self._last_doers = found
            return found
        return self._same_doers(trigger)

    def _same_doers(self, trigger: Trigger) -> tuple[Head, ...]:
        """Those who did the deed before, where "and" joins another verb to it."""
        before = self.keys[trigger.start - 1] if trigger.start else ""
        joined = before in self.grammar.words.set("coordinators")
        return self._last_doers if joined and trigger.voice == "active" else ()
