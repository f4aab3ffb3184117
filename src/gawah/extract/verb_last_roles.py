"""Who did it and who suffered it where the verb stands last: the word behind a noun tells its part."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.arguments import fits_kind
from gawah.extract.cases import CaseRoles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.extract.grammar import Grammar
    from gawah.extract.heads import Head
    from gawah.extract.triggers import Trigger

_OWNER_DOES = frozenset(
    {"attempted_killing", "attack", "protest_repression", "hate_speech_incitement", "threat", "law"}
)
"""Deeds whose noun belongs to who did them ("the firing of the police"), not to who suffered them."""
_VIOLENCE = frozenset({"injury", "torture_ill_treatment"})
_FORCES = frozenset({"doers", "state_doers"})
_WITH = frozenset({"sexual_violence", "torture_ill_treatment", "forced_conversion"})
"""Deeds that are done "with" somebody."""
_INSIDE = frozenset({"property", "attack"})
"""Deeds that are done to a place where they are done "in" it and nothing else is said to suffer them."""
_SACRED = frozenset({"worship", "graves"})
_GAP = 2
"""How many adjectives may stand between an owner's marker and a deed."""
_AFTER_REACH = 6
"""How far behind a deed that describes a noun the noun may stand."""


@cache
def _joining(grammar: Grammar) -> frozenset[str]:
    """The words that may stand between two heads that are named together."""
    return grammar.words.union("coordinators", "articles", "including", "naming") | {","}


class VerbLastRoles(CaseRoles):
    """Joins heads to deeds by the markers behind the heads."""

    def victims(self, trigger: Trigger, kind: str) -> tuple[Head, ...]:
        """Who or what suffers a deed; the same as of the deed before where none is told."""
        found = self._suffering(trigger, kind)
        if not found:
            return ()
        if all(head.argument.kind == "pronoun" for head in found):
            found = self._meant(kind) or found
        return tuple(self._counted(self._whole(head, kind)) for head in self._by_name(found))

    def _whole(self, head: Head, kind: str) -> Head:
        """The place of worship or grave that a thing is a part of: "the wall of the shrine"."""
        if head.argument.kind != "object" or head.classes & _SACRED:
            return head
        owners = self.grammar.words.set("owner_markers")
        of = head.left - 1
        if of < 1 or self.keys[of] not in owners:
            return head
        return next(
            (h for h in self.heads if h.last == of and h.classes & _SACRED and fits_kind(kind, h)), head
        )

    def _meant(self, kind: str) -> tuple[Head, ...]:
        """Whom a pronoun means: those who suffered the deed told before it in the sentence."""
        return tuple(head for head in self.last_victims if head.is_animate and fits_kind(kind, head))

    def _counted(self, head: Head) -> Head:
        """A noun before a marker is one where its form is not that of many."""
        argument, words = head.argument, self.grammar.words
        if argument.kind != "group" or argument.low is not None or self.case(head) in {"", "aside"}:
            return head
        last = self.keys[head.last - 1]
        if self.grammar.is_plural[last] or last in words.set("collectives") or "protests" in head.classes:
            return head
        return replace(head, argument=replace(argument, low=1, high=1))

    def _by_name(self, found: tuple[Head, ...]) -> tuple[Head, ...]:
        """With those whom an aside names: "two teachers, Amin and Sara, (suffered it)"."""
        aside = self.asides.get(found[-1].last) if found else None
        if aside is None:
            return found
        group = found[-1]
        named = tuple(h for h in self.heads if group.last <= h.first < aside and h.argument.kind == "person")
        all_named = len(named) >= (group.argument.low or 1)
        return (*found[:-1], *named) if named and all_named else (*found, *named)

    def _suffering(self, trigger: Trigger, kind: str) -> tuple[Head, ...]:
        _, is_free = self._fitting(kind)
        if trigger.voice == "relative":
            return self._after(trigger, is_free)
        owner = self._owned(trigger, kind, is_free)
        if owner or trigger.voice == "outcome":
            return owner or self._again(trigger, kind)
        if trigger.voice == "nominal":
            low = self.left_border(trigger.start)
            before = [h for h in self.in_clause(low, trigger) if is_free(h)]
            return self._chain_to(before, [h for h in before[-1:] if self.case(h) == "patient"])
        low = self.left_border(trigger.start)
        finite = (t.last for t in self.all_triggers if t.last <= trigger.start and t.voice != "nominal")
        begin = max(low, max(finite, default=0))
        found = self._between(begin, trigger, kind, is_free) or self._antecedent(trigger, is_free)
        return found or self._again(trigger, kind) or self._between(low, trigger, kind, is_free)

    def _again(self, trigger: Trigger, kind: str) -> tuple[Head, ...]:
        """Those of the deed before, which a verb without sufferer of its own is told of too."""
        if trigger.shared:
            return ()
        return tuple(head for head in self.last_victims if fits_kind(kind, head))

    def _between(
        self, begin: int, trigger: Trigger, kind: str, fits: Callable[[Head], bool]
    ) -> tuple[Head, ...]:
        """The nearest fitting head between a word and a deed, marked ones before the others."""
        inside = [h for h in self.in_clause(begin, trigger) if fits(h)]
        cases = {h.first: self.case(h) for h in inside}
        allowed = {"", "patient", "at", "with"} if kind in _WITH else {"", "patient", "at"}
        free = [h for h in inside if cases[h.first] in allowed]
        if "doer" not in cases.values():
            free = [h for h in free if cases[h.first] or not self._acts_unmarked(h, trigger)]
        marked = [h for h in free if cases[h.first] == "patient"]
        met = [h for h in free if h.is_animate and cases[h.first] in {"at", "with"}]
        found = self._chain_to(free, marked or met or free)
        if found or kind not in _INSIDE:
            return found
        return self._chain_to(inside, [h for h in inside if cases[h.first] == "aside"][-1:])

    @staticmethod
    def _acts_unmarked(head: Head, trigger: Trigger) -> bool:
        """Whether who bears no marker did it: "two gunmen, having opened fire, fled"."""
        return trigger.mood == "participle" and trigger.deed.has_object and "doers" in head.classes

    def _chain_to(self, free: list[Head], wanted: Sequence[Head]) -> tuple[Head, ...]:
        """The last wanted head with the heads that "and" or a comma joins to it; the whole for its parts."""
        if not wanted:
            return ()
        words, joining = self.grammar.words, _joining(self.grammar)
        end = wanted[-1]
        chain = [end]
        last = end
        for head in reversed([h for h in free if h.first < end.first]):
            between = self.keys[head.last : last.left]
            if not between or any(key not in joining for key in between):
                break
            last = head
            is_part = any(key in words.set("including") for key in between)
            if not is_part or head.argument.kind == "person":
                chain.insert(0, head)
            if any(key in words.set("naming") for key in between) and end in chain:
                chain.remove(end)
        return tuple(chain)

    def _owned(self, trigger: Trigger, kind: str, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """Whose the deed is: the head whose marker stands right before it."""
        owner_does = kind in _OWNER_DOES or trigger.deed.has_object
        for head in reversed(self.heads):
            if head.first >= trigger.first:
                continue
            marker = self.marker_at(head)
            if marker is None or trigger.first - marker > _GAP + 1 or not fits(head):
                continue
            by_owner = (not owner_does or self._is_against(head, kind)) and not self._is_of_force(
                head, trigger
            )
            if not (
                self.case(head) in ({"at", "owner"} if by_owner else {"at", "patient"})
                or (by_owner and trigger.voice != "nominal" and self._owns(marker, trigger))
            ):
                continue
            starts = {h.first for h in self.heads}
            if not any(at in starts or self._parts(at) for at in range(marker + 1, trigger.first)):
                return self._chain_to([h for h in self.heads if fits(h)], [head])
        return ()

    def _parts(self, at: int) -> bool:
        """Whether a word behind an owner's marker gives the owner another part: "according to the police"."""
        return self.is_marker(at) or self.keys[at] in self.grammar.words.set("reporting")

    def _owns(self, marker: int, trigger: Trigger) -> bool:
        """Whether an owner's marker stands right before a deed, though a phrase of other part begins with it.

        "Of … by the bullets" is said of who fired them, but not where "riddled by bullets" is the deed.
        """
        return marker + 1 == trigger.first and self.keys[marker] in self.grammar.words.set("owner_markers")

    @staticmethod
    def _is_against(head: Head, kind: str) -> bool:
        """Whether the owner of a deed is whom it is against: "a boycott of the minority was announced"."""
        return kind == "hate_speech_incitement" and "communities" in head.classes

    @staticmethod
    def _is_of_force(head: Head, trigger: Trigger) -> bool:
        """Whether violence is told as that of a force or crowd, who did it rather than suffered it."""
        is_violence = trigger.voice == "nominal" and trigger.deed.type in _VIOLENCE
        return is_violence and head.argument.low is None and not _FORCES.isdisjoint(head.classes)

    def _after(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The noun behind a deed that describes it, or those counted among them."""
        high = min((b for b in self._borders if b >= trigger.last), default=len(self.keys))
        after = [h for h in self.heads if trigger.last <= h.first < high and fits(h)]
        if not after or after[0].left - trigger.last > _AFTER_REACH:
            return ()
        return self._chain(after)

    def _antecedent(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The head before a relative clause that says what was done to it."""
        low = self.left_border(trigger.start)
        if low == 0 or low >= len(self.keys):
            return ()
        words, relative = self.grammar.words, self.keys[low - 1]
        marked = self.keys[low] in words.set("patient_markers") or self.keys[low] in words.set("at_markers")
        is_it = relative in words.set("object_relatives") or (relative in words.set("relatives") and marked)
        is_subject = relative in words.set("subject_relatives") and trigger.voice == "passive"
        if not (is_it or is_subject):
            return ()
        before = [h for h in self.heads if h.last < low and fits(h)]
        return self._chain_to(before, before[-1:])

    def doers(self, trigger: Trigger, victims: Sequence[Head]) -> tuple[Head, ...]:
        """Who is said to have done it; "Frontier Corps men" as the body they serve."""
        return tuple(self.employers.get(head.first, head) for head in self._doing(trigger, victims))

    def _doing(self, trigger: Trigger, victims: Sequence[Head]) -> tuple[Head, ...]:
        suffering = {head.first for head in victims}
        low = self.left_border(trigger.start)
        clause = [h for h in self.in_clause(low, trigger) if h.first not in suffering]
        inside = [h for h in clause if self._can_do(h)]
        if trigger.deed.type in _OWNER_DOES and (owner := self._owner_doing(trigger, inside)):
            return owner
        marked = [h for h in inside if self._is_doer(h, trigger)]
        if marked:
            return self._chain_to([h for h in inside if self.case(h) in {"", "doer"}], marked)
        if trigger.voice != "active" or trigger.deed.sufferer_is_subject:
            return ()
        return self._unmarked_doers(trigger, inside, victims) or self._relative_doers(low, suffering)

    def _can_do(self, head: Head) -> bool:
        """Whether a head can be who did it; whatever has the doer's marker can ("the school (did it)")."""
        if "number" in head.classes:
            return False
        return head.can_do or (self.case(head) == "doer" and self._has_verb_marker(head))

    def _has_verb_marker(self, head: Head) -> bool:
        at = self.marker_at(head)
        return at is not None and self.keys[at] in self.grammar.words.set("agent_markers")

    def _is_doer(self, head: Head, trigger: Trigger) -> bool:
        """Whether a head did it: nobody does what is told in the passive, save "by" somebody."""
        if self.case(head) != "doer":
            return False
        return trigger.voice == "active" or not self._has_verb_marker(head)

    def _owner_doing(self, trigger: Trigger, inside: Sequence[Head]) -> tuple[Head, ...]:
        for head in inside:
            marker = self.marker_at(head)
            if marker is None or self.keys[marker] not in self.grammar.words.set("owner_markers"):
                continue
            if self._is_against(head, trigger.deed.type):
                continue
            if marker + 1 == trigger.first and self.case(head) in {"owner", "doer"}:
                return self._chain_to(list(inside), [head])
        return ()

    def _unmarked_doers(
        self, trigger: Trigger, inside: Sequence[Head], victims: Sequence[Head]
    ) -> tuple[Head, ...]:
        """A head without marker beside a marked sufferer: some verbs take no marker of the doer."""
        acting = [h for h in inside if self._acts_unmarked(h, trigger) and self.case(h) == ""]
        if acting:
            return self._chain_to(acting, acting[-1:])
        if not victims or self.case(victims[-1]) not in {"patient", "at"}:
            return ()
        bare = [h for h in inside if self.case(h) == "" and h.argument.kind != "pronoun"]
        return self._chain_to(bare, bare[-1:])

    def _relative_doers(self, low: int, suffering: set[int]) -> tuple[Head, ...]:
        """The head before a relative clause that says what it did."""
        words = self.grammar.words
        if not 0 < low < len(self.keys):
            return ()
        if self.keys[low - 1] in words.set("relatives") and self.keys[low] in words.set("agent_markers"):
            before = [h for h in self.heads if h.last < low and h.first not in suffering]
            return tuple([h for h in before if self._can_do(h)][-1:])
        return ()
