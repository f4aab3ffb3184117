"""Who did and who suffered it in a language whose verb forms a bracket."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.extract.brackets import clause
from gawah.extract.clauses import DOERS, ClauseRoles
from gawah.extract.triggers import deeds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.extract.heads import Head
    from gawah.extract.triggers import Trigger


@dataclass
class BracketRoles(ClauseRoles):
    """Roles where doer and sufferer stand before the bracket or inside it, in either order."""

    _clauses: dict[int, tuple[int, int]] = field(default_factory=dict)

    def _clause(self, at: int) -> tuple[int, int]:
        found = self._clauses.get(at)
        if found is None:
            found = self._clauses[at] = clause(self.keys, self.grammar, at)
        return found

    def left_border(self, at: int) -> int:
        """The first word of the clause that a word stands in."""
        return self._clause(at)[0] if at < len(self.keys) else 0

    def _victims(self, trigger: Trigger, kind: str) -> tuple[Head, ...]:
        fits, is_free = self._fitting(kind)
        if trigger.voice == "nominal":
            return self.of_noun(trigger, is_free) or self._genitive(trigger, is_free)
        low, high = self._clause(trigger.first)
        if trigger.voice in {"passive", "outcome"} or trigger.deed.sufferer_is_subject:
            return self._sufferer(trigger, (low, high), fits)
        within = [h for h in self.heads if trigger.first < h.first < trigger.last and is_free(h)]
        if within:
            return self._chain([h for h in within if self.is_governed(h)] or within)
        if trigger.deed.has_object:
            inside = [h for h in self._zone(trigger, high) if is_free(h)]
            governed = [h for h in inside if self.is_governed(h)] or self._governed_before(
                trigger, low, is_free
            )
            return self._chain(governed or [h for h in inside if h.is_animate and not h.classes & DOERS])
        return self._sides(trigger, (low, high), is_free)[1] or self._part_of(trigger, high, is_free)

    def _governed_before(self, trigger: Trigger, low: int, fits: Callable[[Head], bool]) -> list[Head]:
        """A thing that opens the clause behind a preposition: "on the door slogans had been daubed"."""
        if trigger.deed.type != "property":
            return []
        return [h for h in self.heads if low <= h.first < trigger.start and fits(h)]

    def _part_of(self, trigger: Trigger, high: int, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """A thing named only as what a part belongs to: "the windows of the temple"."""
        if trigger.deed.type != "property":
            return ()
        genitives = self.grammar.words.set("genitives")
        owners = [h for h in self._zone(trigger, high) if fits(h) and self.keys[h.left] in genitives]
        return self._chain(owners)

    def _genitive(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The sufferer of a noun, right behind it in the genitive."""
        after = [h for h in self.heads if h.first >= trigger.last and fits(h)]
        if (
            after
            and after[0].left == trigger.last
            and self.keys[trigger.last] in self.grammar.words.set("genitives")
        ):
            return self._chain(after)
        return ()

    def _sufferer(
        self, trigger: Trigger, where: tuple[int, int], fits: Callable[[Head], bool]
    ) -> tuple[Head, ...]:
        low, high = where
        counted = self.counted(trigger, fits)
        if counted:
            return counted
        inside = [h for h in self.free(low, high, fits) if not self._is_agent(h)]
        earlier = max((t.last for t in self.all_triggers if low < t.last <= trigger.first), default=low)
        for begin, end in ((earlier, trigger.first), (low, trigger.first), (trigger.last, high)):
            found = self._chain([h for h in inside if begin <= h.first < end])
            if found:
                return found
        return self._antecedent(low, fits)

    def _antecedent(self, low: int, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """Whom a relative pronoun at the beginning of a clause stands for."""
        before = [h for h in self.heads if h.last <= low and fits(h)]
        if low > 0 and (self._is_relative(low) or self.keys[low - 1] in self.grammar.words.set("relatives")):
            return tuple(before[-1:])
        if low > 0 and before and self.keys[low] in self.grammar.words.set("finite"):
            high = self._clause(before[0].first)[1]
            return self._chain([h for h in before if h.first < high and not self.is_governed(h)])
        return ()

    def _zone(self, trigger: Trigger, high: int) -> list[Head]:
        """The heads where the object of a verb is looked for."""
        following = [t.start for t in self.all_triggers if t.start >= trigger.last and t.voice != "nominal"]
        end = min([high, *following])
        if trigger.start < trigger.first:  # between the helper and the participle
            return [h for h in self.heads if trigger.start < h.first < trigger.first]
        after = [h for h in self.heads if trigger.last <= h.first < end]
        low = self._clause(trigger.first)[0]
        if (after and not self._is_last(trigger, high)) or self._is_second(trigger, low):
            return after
        earlier = max((t.last for t in self.all_triggers if low < t.last <= trigger.start), default=low)
        return [h for h in self.heads if earlier <= h.first < trigger.first]

    def _is_second(self, trigger: Trigger, low: int) -> bool:
        """Whether a finite verb stands in a main clause, where its object can only follow."""
        words = self.grammar.words
        hit = deeds(self.grammar.lang).at(self.keys, trigger.first)
        if hit is None or "past" not in hit.value.forms or trigger.start < trigger.first:
            return False
        after = self.keys[trigger.last] if trigger.last < len(self.keys) else ""
        depends = low > 0 and (self.keys[low - 1] in words.set("boundaries") or self._is_relative(low))
        return not depends and after not in words.set("finite")

    def _is_relative(self, low: int) -> bool:
        return self.keys[low - 1] == "," and self.keys[low] in self.grammar.words.set("relatives")

    def _is_last(self, trigger: Trigger, high: int) -> bool:
        """Whether a verb ends its clause."""
        helpers = self.grammar.words.set("finite") | self.grammar.words.set("infinitive")
        at = trigger.last
        while at < high and self.keys[at] in helpers:
            at += 1
        joined = self.grammar.words.set("coordinators") | {",", "."}
        return at >= high or self.keys[at] in joined

    def _sides(
        self, trigger: Trigger, where: tuple[int, int], fits: Callable[[Head], bool]
    ) -> tuple[tuple[Head, ...], tuple[Head, ...]]:
        """Who did and who suffered what an active verb tells, by order, case and class."""
        low, high = where
        zone = [h for h in self._zone(trigger, high) if not self.is_governed(h) and not self._is_agent(h)]
        inside = self.chains([h for h in zone if h.can_do or fits(h)])
        begin = zone[0].first if zone else trigger.start
        before = self.free(low, min(begin, trigger.start), lambda h: h.can_do or fits(h))
        if before:
            return self._with_subject(self._chain(before), inside, fits)
        if len(inside) > 1 and inside[0][0].can_do:
            return inside[0], next((c for c in inside[1:] if fits(c[0])), ())
        antecedent = self._antecedent(low, lambda h: h.can_do or fits(h))
        only = inside[0] if inside else ()
        if antecedent and only and only[0].classes & DOERS and not antecedent[0].classes & DOERS:
            return only, antecedent if fits(antecedent[0]) else ()
        if only and fits(only[0]) and (antecedent or not only[0].classes & DOERS):
            return antecedent, only
        return only or antecedent, ()

    def _with_subject(
        self, before: tuple[Head, ...], inside: list[tuple[Head, ...]], fits: Callable[[Head], bool]
    ) -> tuple[tuple[Head, ...], tuple[Head, ...]]:
        """One stands before the verb: the doer, unless its case says that it suffers."""
        accusative = self.grammar.words.set("accusatives")
        if inside and self.keys[before[0].left] in accusative and inside[0][0].can_do and fits(before[0]):
            return inside[0], before
        return before, next((c for c in inside if fits(c[0])), ())

    def doers(self, trigger: Trigger, victims: Sequence[Head]) -> tuple[Head, ...]:
        """Who is said to have done it."""
        fits = self.able(victims)
        low, high = self._clause(trigger.first)
        if trigger.voice == "active" and not trigger.deed.sufferer_is_subject:
            suffering = {head.first for head in victims}
            found = self._sides(trigger, (low, high), lambda head: head.first in suffering)[0]
            return found if found and fits(found[0]) else ()
        return self.by(low, self.end_of_agents(trigger, high), fits)

    def end_of_agents(self, trigger: Trigger, high: int) -> int:
        """Where those who did a deed are no longer named: they may stand before the noun that "and" joins.

        "Der Angriff auf die Kirche und die von Soldaten begangenen Morde".
        """
        others = (
            t.first for t in self.all_triggers if trigger.last < t.first < high and t.voice == "nominal"
        )
        other = next(others, None)
        if trigger.voice != "nominal" or other is None or self._only_joins(trigger.last, other):
            return high
        words = self.grammar.words
        joints, phrases = words.set("coordinators") | {","}, words.phrases("including")
        return next(
            (at for at in range(trigger.last, other) if self.keys[at] in joints or phrases.at(self.keys, at)),
            high,
        )
