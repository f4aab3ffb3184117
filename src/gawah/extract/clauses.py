"""What the readers of several orders of words share: heads that no preposition governs, and "by whom"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.arguments import Roles
from gawah.extract.triggers import Trigger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.extract.heads import Head
    from gawah.extract.triggers import Entry, Place

_OBJECT_REACH = 4
"""How many words may stand between "of" and the sufferer of a noun."""
_NOUN_REACH = 2
"""How many adjectives may stand between a noun that tells of a deed and the word before its sufferer."""
DOERS = frozenset({"doers", "state_doers"})
_ON_THINGS = frozenset({"property", "attack"})
_THING_REACH = 5


def told_by_noun(entry: Entry, first: int, last: int) -> Trigger | None:
    """The trigger of a noun or of a word for an outcome, or None where the words are a verb."""
    if entry.deed.is_noun:
        return Trigger(first, last, entry.deeds, "nominal", "told", first)
    if entry.deed.is_outcome:
        return Trigger(first, last, entry.deeds, "outcome", "told", first)
    return None


def present(place: Place) -> str:
    """The mood of a present tense: a headline, or a sentence with figures, tells of what has happened."""
    is_told = place.is_title or any(key[0].isdecimal() for key in place.keys)
    return "told" if is_told else "present"


def phrase_before(place: Place, name: str, at: int, reach: int = 4) -> bool:
    """Whether a phrase of a list ends right before a word."""
    phrases = place.grammar.words.phrases(name)
    for begin in range(max(0, at - reach), at):
        hit = phrases.at(place.keys, begin)
        if hit is not None and hit.last == at:
            return True
    return False


class ClauseRoles(Roles):
    """Roles of languages in which a preposition before a noun says that it neither does nor suffers."""

    def is_governed(self, head: Head, behind: int = 0) -> bool:
        """Whether a preposition stands before a head, or it only says whose the noun before is.

        Args:
            head: the head.
            behind: a preposition before this word is part of a verb and governs nothing ("set fire to").
        """
        words = self.grammar.words
        at = head.left - 1
        genitives = words.set("genitives")
        if self.keys[head.left] in genitives and at >= 0 and self._ends_head(at):
            return True
        if head.argument.kind == "person" and at > 0 and self.keys[at] in self.grammar.nouns:
            at -= 1  # "of the pastor X"
        while at >= 0 and (self.keys[at] in words.set("determiners") or self._is_quantified(at)):
            if self.keys[at] in genitives and self._ends_head(at - 1):
                return True
            at -= 1
        return at >= behind and self.keys[at] in words.set("prepositions") - words.set("patient_markers")

    def _is_quantified(self, at: int) -> bool:
        """Whether a word belongs to a number before a noun ("hundreds of")."""
        many, of = self.grammar.words.set("quantifiers"), self.grammar.words.set("of")
        return self.keys[at] in many or (at > 0 and self.keys[at] in of and self.keys[at - 1] in many)

    def _ends_head(self, at: int) -> bool:
        return any(head.last == at + 1 for head in self.heads)

    def free(self, low: int, high: int, fits: Callable[[Head], bool]) -> list[Head]:
        """The fitting heads of a stretch that no preposition governs."""
        hidden = self.grammar.words.set("zero_subjects")
        inside = [h for h in self.heads if low <= h.first < high and self.keys[h.first] not in hidden]
        return [h for h in inside if fits(h) and not self.is_governed(h)]

    def free_behind(self, trigger: Trigger, high: int, fits: Callable[[Head], bool]) -> list[Head]:
        """As :meth:`free`, behind a verb of several words, which may end in a preposition."""
        after = [h for h in self.heads if trigger.last <= h.first < high and fits(h)]
        return [h for h in after if not self.is_governed(h, trigger.last)]

    def inside(self, trigger: Trigger, fits: Callable[[Head], bool]) -> list[Head]:
        """The heads between the words of a verb of several words ("put three men in jail")."""
        between = [h for h in self.heads if trigger.first < h.first < trigger.last and fits(h)]
        return [h for h in between if h.argument.kind != "pronoun"]

    def nearest_thing(self, trigger: Trigger, high: int, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """A thing that is only part of the phrase of what an act met: "the door of the temple"."""
        if trigger.deed.type not in _ON_THINGS:
            return ()
        after = [h for h in self.heads if trigger.last <= h.first < high and fits(h)]
        return self._chain(after) if after and after[0].left - trigger.last <= _THING_REACH else ()

    def counted(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The number right before a word for an outcome: "twelve wounded"."""
        return tuple(h for h in self.heads if h.last == trigger.first and "number" in h.classes and fits(h))

    def _chain(self, heads: list[Head]) -> tuple[Head, ...]:
        """The first head and those that "and", a comma or "including" joins to it."""
        chain = heads[:1]
        words = self.grammar.words
        joints = words.set("coordinators") | {","}
        passed = joints | words.set("articles") | {"’", "'"}
        for head in heads[1:]:
            between = self._past_adjective(chain[-1].last, head.left)
            joined = words.phrases("including").find(between)
            if not joined and not (joints.intersection(between) and passed.issuperset(between)):
                break
            chain.append(head)
        return tuple(chain)

    def _past_adjective(self, low: int, high: int) -> Sequence[str]:
        """The words between two nouns, without an adjective behind the first where adjectives follow."""
        words = self.grammar.words
        if self.grammar.left_reach > 1 or high - low < 2 or not self.keys[low].isalpha():
            return self.keys[low:high]
        known = words.set("prepositions") | words.set("boundaries") | words.set("articles")
        known |= words.set("coordinators") | self.grammar.phrase_ends
        return self.keys[low if self.keys[low] in known else low + 1 : high]

    def chains(self, heads: list[Head]) -> list[tuple[Head, ...]]:
        """Heads in groups joined by "and"."""
        found: list[tuple[Head, ...]] = []
        rest = list(heads)
        while rest:
            chain = self._chain(rest)
            found.append(chain)
            rest = [head for head in rest if head.first > chain[-1].first]
        return found

    def by(self, low: int, high: int, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """Those that a word or phrase for "by" names in a stretch."""
        words, phrases = self.grammar.words.set("agent"), self.grammar.words.phrases("agent_phrases")
        for at in range(low, high):
            hit = phrases.at(self.keys, at)
            end = hit.last if hit else at + 1 if self.keys[at] in words else 0
            if end:
                named = [h for h in self.heads if end <= h.first < high and fits(h)]
                if named and self._only_articles(end, named[0].left):
                    return self._chain(named)
        return ()

    def _only_articles(self, low: int, high: int) -> bool:
        words = self.grammar.words
        passed = words.set("articles") | words.set("determiners") | words.set("adverbs")
        return all(key in passed for key in self.keys[low:high])

    def of_noun(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The sufferer of a noun: the first fitting head behind "of", "against", "on"."""
        words = self.grammar.words
        linking = words.set("of") | words.set("noun_links")
        stop = words.set("coordinators") | words.set("prepositions") | words.set("articles")
        high = self.right_border(trigger.last)
        for at in range(trigger.last, min(trigger.last + _NOUN_REACH + 1, high)):
            if self.keys[at] in linking:
                after = [h for h in self.heads if at <= h.first < high and fits(h)]
                return self._chain(after) if after and after[0].left - at <= _OBJECT_REACH else ()
            if not self.keys[at].isalpha() or self.keys[at] in stop:
                break
        return ()
