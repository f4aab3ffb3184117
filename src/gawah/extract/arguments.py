"""Who did it and who suffered it: the heads of a sentence joined to its deeds.

Where the grammar leaves a choice, the class decides: people are killed, mosques desecrated, sites blocked.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.head import is_animate
from gawah.model.kept import kept
from gawah.values.learnt import places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gawah.extract.grammar import Grammar
    from gawah.extract.heads import Head
    from gawah.extract.triggers import Trigger

_SACRED = frozenset({"worship", "graves"})
_THINGS = _SACRED | {"property"}
_STATE = frozenset({"state_doers"})
_OBJECT_NEAR, _OBJECT_FAR = 4, 9
"""How many words may stand between a verb (one that holds its own object) and whom it met."""
_ANTECEDENT = 5
"""How many words may stand between a law and the "which" that speaks of it."""
_BESIDE = 2
"""How many words may stand between somebody and a word for an outcome."""
_AT_WAR = frozenset({"killing", "attempted_killing", "injury"})
"""What those who act for a state suffer too; nobody arrests "the prosecution"."""
_FLEEING = frozenset({"doers", "state_doers", "suspects"})
"""Those who flee because they did it."""
_BY_NUMBER = _AT_WAR | {"arrest_detention"}
"""Acts that a number with an unknown noun may suffer ("12 sevaks were arrested")."""
_ATTACKERS = frozenset({"doers", "state_doers"})
"""Whose attack it is, where they stand right before the noun ("settler attacks"); a mosque suffers one."""
_ASIDE = 6
"""How many words may stand in a bracket that does not part a clause."""
_SIGNS = frozenset(";:—–()[]")
_OPENS_LIST = frozenset(":—–-(,")


@cache
def _borders(grammar: Grammar) -> frozenset[str]:
    """The words and signs that part clauses."""
    return grammar.words.union("boundaries", "reporting") | _SIGNS


@cache
def _joining(grammar: Grammar) -> frozenset[str]:
    """The words and signs that may stand between two heads that are named together."""
    return grammar.words.union("coordinators", "articles") | {",", "’", "'"}


@cache
def _linking(grammar: Grammar) -> frozenset[str]:
    """The words that lead from a noun that tells a deed to who suffered it."""
    return grammar.words.union("of", "noun_links")


def _is_person(what: str, classes: frozenset[str]) -> bool:
    """Whether somebody suffers it; a state alone does not."""
    return is_animate(what, classes) and classes != _STATE


def _is_thing(what: str, classes: frozenset[str]) -> bool:
    return what == "object" and bool(classes & _THINGS)


_FITS: dict[str, Callable[[str, frozenset[str]], bool]] = {
    "property": _is_thing,
    "sacred": lambda what, classes: _is_thing(what, classes) and bool(classes & _SACRED),
    "closure": lambda _, classes: bool(classes & _SACRED),
    "attack": lambda what, classes: is_animate(what, classes) or bool(classes & (_THINGS | {"media"})),
    "censorship": lambda what, classes: "media" in classes or (what == "body" and classes != _STATE),
    "law": lambda _, classes: "laws" in classes,
    "protest": lambda _, classes: "protests" in classes,
    "protest_repression": is_animate,
    "displacement": lambda what, classes: is_animate(what, classes) and not classes & _FLEEING,
    "hate_speech_incitement": lambda what, classes: is_animate(what, classes) or "graves" in classes,
    "denial_of_burial": lambda what, classes: is_animate(what, classes) or "graves" in classes,
    **dict.fromkeys(_AT_WAR, is_animate),
}
"""Who or what suffers a deed of a kind, by what it is and its classes; any other is suffered by people."""


@cache
def _fits(kind: str, what: str, classes: frozenset[str]) -> bool:
    if "unknown" in classes and kind not in _BY_NUMBER:
        return False
    return _FITS.get(kind, _is_person)(what, classes)


def fits_kind(kind: str, head: Head) -> bool:
    """Whether a head can suffer a deed of a kind."""
    argument = head.argument
    return _fits(kind, argument.kind, argument.classes)


def _as_people(counted: Head) -> Head:
    """Those whose deaths are counted: "nine deaths"."""
    argument = replace(counted.argument, kind="group", classes=frozenset({"people", "number"}))
    return replace(counted, argument=argument)


@dataclass
class Roles:
    """Joins the heads of one sentence to its deeds, from the left; a head suffers one deed in a clause."""

    keys: Sequence[str]
    heads: list[Head]
    grammar: Grammar
    all_triggers: list[Trigger]
    used: set[int] = field(default_factory=set)
    """First words of heads that already suffer a deed to the left."""
    last_victims: tuple[Head, ...] = ()
    _borders: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        marks = list(places(self.keys, _borders(self.grammar)))
        if marks:
            aside = self._asides(marks)
            marks = [
                at
                for at in marks
                if at not in aside and not self._is_hearsay(at) and not self._leads_to_parts(at)
            ]
        self._borders = marks
        self._verbs = sorted([t.start for t in self.all_triggers if t.voice != "nominal"])

    def _asides(self, marks: list[int]) -> set[int]:
        """The words of short brackets ("(24)", "(the party)"), which do not end a clause."""
        found: set[int] = set()
        opened = None
        for at in marks:
            if self.keys[at] == "(":
                opened = at
            elif self.keys[at] == ")" and opened is not None:
                if at - opened <= _ASIDE:
                    found.update(range(opened, at + 1))
                opened = None
        return found

    def _leads_to_parts(self, at: int) -> bool:
        """Whether a relative word only counts some of those before it again: "six, of whom two children"."""
        parts = self.grammar.words.phrases("parts")
        hit = parts.at(self.keys, at) or (parts.at(self.keys, at - 1) if at > 0 else None)
        if hit is None:
            return False
        part = next((head for head in self.heads if head.left == hit.last), None)
        return part is not None and part.argument.kind == "group" and (part.argument.low or 1) > 1

    def _is_hearsay(self, at: int) -> bool:
        """Whether a word of saying stands inside a verb: "are reported to have been killed"."""
        if not 0 < at < len(self.keys) - 1:
            return False
        words = self.grammar.words
        return self.keys[at + 1] in words.set("infinitive") and self.keys[at - 1] in words.set("be")

    def left_border(self, at: int) -> int:
        """The first word of the clause that a word stands in."""
        place = bisect_left(self._borders, at)
        return self._borders[place - 1] + 1 if place else 0

    def right_border(self, at: int) -> int:
        """The end of the clause, or the next deed."""
        return min(self._next(self._borders, at), self._next(self._verbs, at))

    def _next(self, marks: list[int], at: int) -> int:
        """The first of some words that stands at a word or behind it, or the end of the sentence."""
        place = bisect_left(marks, at)
        return marks[place] if place < len(marks) else len(self.keys)

    def victims(self, trigger: Trigger, kind: str) -> tuple[Head, ...]:
        """Who or what suffers a deed taken as of a kind; as of the deed before where none is told."""
        found = self._victims(trigger, kind)
        if not found and trigger.voice in {"passive", "outcome"} and self._continues(trigger):
            found = tuple(head for head in self.last_victims if fits_kind(kind, head))
        found = self._listed(found) or found
        things = [head for head in found if head.argument.kind == "object"]
        if not things:
            return found
        named = (head for head in self.heads if any(self._is_named_with(head, thing) for thing in things))
        return (*(self._whole_of(head, kind) for head in found), *named)

    def _listed(self, found: tuple[Head, ...]) -> tuple[Head, ...]:
        """The names listed behind unnamed people, if they are as many: "two men: Ed Low and Al Roe"."""
        if not found or found[0].argument.kind != "group":
            return ()
        group, *names = found
        if not names:
            after = [head for head in self.heads if head.first >= group.last]
            opens = after and _OPENS_LIST.issuperset(self.keys[group.last : after[0].left])
            names = list(self._chain(after)) if opens else []
        told = {None, len(names)}
        is_list = len(names) > 1 and all(head.argument.kind == "person" for head in names)
        return tuple(names) if is_list and {group.argument.low, group.argument.high} <= told else ()

    def _is_named_with(self, head: Head, thing: Head) -> bool:
        """Whether a name says whose a thing is, or what it is called: "Ruth Adu's car", "the radio Dorn"."""
        if head.argument.kind == "body":
            return head.left == thing.last
        if head.argument.kind != "person":
            return False
        of = self.grammar.words.set("of")
        is_owner = head.owns and head.left == thing.left
        return is_owner or (head.left == thing.last + 1 and self.keys[thing.last] in of)

    def _whole_of(self, head: Head, kind: str) -> Head:
        """The place of worship or grave that a thing is said to be a part of: "the windows of the mosque"."""
        if head.argument.kind != "object" or head.classes & _SACRED:
            return head
        of = self.grammar.words.set("of")
        whole = next((h for h in self.heads if h.left == head.last + 1 and h.classes & _SACRED), None)
        is_part = whole is not None and self.keys[head.last] in of and fits_kind(kind, whole)
        return whole if whole is not None and is_part else head

    def _continues(self, trigger: Trigger) -> bool:
        before = self.keys[trigger.start - 1] if trigger.start else ""
        return before in self.grammar.words.set("coordinators") or before == ","

    def _fitting(self, kind: str) -> tuple[Callable[[Head], bool], Callable[[Head], bool]]:
        """Whether a head can be what an act of a kind met; whether it can and no other act has taken it."""

        def fits(head: Head) -> bool:
            return head.first not in self._by_whom and fits_kind(kind, head)

        def is_free(head: Head) -> bool:
            return head.first not in self.used and fits(head)

        return fits, is_free

    @kept
    def _by_whom(self) -> frozenset[int]:
        """First words of heads that are told as who did something: they suffer nothing there.

        "The attacks on the mosque, along with the desecrations carried out by the locals and the police".
        """
        opened = frozenset(self._behind_agents())
        return frozenset(
            head.first
            for at, first in enumerate(self.heads)
            if first.left in opened
            for head in self._chain(self.heads[at:])
            if head is first or not self._opens_clause(head)
        )

    def _behind_agents(self) -> Iterator[int]:
        """Where the words begin that a word or phrase for "by" names."""
        words = self.grammar.words
        phrases, alone = words.phrases("agent_phrases"), words.set("agent") - words.set("of")
        for at, key in enumerate(self.keys):
            hit = phrases.at(self.keys, at)
            if hit is not None:
                yield hit.last
            elif key in alone:
                yield at + 1

    def _opens_clause(self, head: Head) -> bool:
        """Whether a verb follows somebody: "beaten by a mob, and two men were killed"."""
        verb = self._next(self._verbs, head.last)
        between = self.keys[head.last : verb]
        return verb < len(self.keys) and self.grammar.words.set("adverbs").issuperset(between)

    def _victims(self, trigger: Trigger, kind: str) -> tuple[Head, ...]:
        fits, is_free = self._fitting(kind)
        if trigger.voice == "nominal":
            return self._of(trigger, is_free)
        if trigger.voice == "outcome":
            return self._beside(trigger, is_free)
        if trigger.voice == "passive" or trigger.deed.sufferer_is_subject:
            return self._subject(trigger, fits)
        return self._object(trigger, is_free)

    def _beside(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """Who is dead or wounded: right before the word ("five were dead") or right after it."""
        counted = [h for h in self.heads if h.first <= trigger.first < h.last and h.argument.low is not None]
        if counted:
            return tuple(map(_as_people, counted))
        low, joins = self.left_border(trigger.start), self.grammar.words.set("coordinators")
        inside = [h for h in self.heads if h.first >= low and fits(h)]
        before = [h for h in inside if 0 <= trigger.start - h.last <= _BESIDE]
        after = [
            h for h in inside if 0 <= h.left - trigger.last <= 1 and self.keys[trigger.last] not in joins
        ]
        return tuple((before or after)[-1:])

    def _subject(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The first fitting heads of the clause before the verb, after any deed that stands there."""
        low = self.left_border(trigger.start)
        earlier = max((t.last for t in self.all_triggers if t.last <= trigger.start), default=0)
        for begin in (max(low, earlier), low):
            inside = [h for h in self.heads if begin <= h.first < trigger.start and fits(h)]
            found = self._chain_up_to(
                trigger, [h for h in inside if not (self._is_agent(h) or self._only_says_whose(h))]
            )
            if found:
                return () if found[0].first in self.used and trigger.deed.outcome != "killed" else found
        if low > 0 and self.keys[low - 1] in self.grammar.words.set("relatives"):
            before = [h for h in self.heads if h.last <= low and fits(h)]
            # "The laws violate the covenant which Dornland ratified": what was ratified is not the laws.
            return tuple(h for h in before[-1:] if "laws" not in h.classes or low - 1 - h.last <= _ANTECEDENT)
        return ()

    def _chain_up_to(self, trigger: Trigger, heads: list[Head]) -> tuple[Head, ...]:
        """The first heads named together; of a bare participle those right before it.

        "Doctors counted nine wounded" and "the mayor was among six people killed" tell who counts, or is
        counted with others; but "two men killed" are two.
        """
        first = self._chain(heads)
        if trigger.voice != "passive" or trigger.start != trigger.first or not heads:
            return first
        if heads[-1].last != trigger.first or heads[-1] in first or heads[-1].argument.low is None:
            return first
        return next(chain for at in range(len(heads)) if heads[-1] in (chain := self._chain(heads[at:])))

    def _only_says_whose(self, head: Head) -> bool:
        """Whether a head only says whose something is: "the mayor's plan", "the homes of Christians"."""
        if head.owns or self.keys[head.first] in self._possessive_pronouns:
            return True
        before = head.left - 1
        if before < 1 or self.keys[before] not in self.grammar.words.set("of"):
            return False
        return any(thing.last == before and thing.argument.kind == "object" for thing in self.heads)

    @kept
    def _possessive_pronouns(self) -> frozenset[str]:
        """Pronouns that never stand for the subject: "her" in "her client was beaten"."""
        return self.grammar.words.set("pronouns") & self.grammar.words.set("possessives")

    def _is_agent(self, head: Head) -> bool:
        """Whether "by" stands before it."""
        return head.left > 0 and self.keys[head.left - 1] in self.grammar.words.set("agent")

    def _object(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        inside = [h for h in self.heads if trigger.first < h.first < trigger.last and fits(h)]
        if inside and not trigger.deed.has_object:
            return self._chain(inside)
        high = self.right_border(trigger.last)
        found = [h for h in self.heads if trigger.last <= h.first < high and fits(h)]
        if not trigger.deed.has_object:
            found = [h for h in found if not h.owns]
        if found and not trigger.deed.has_object and self._is_led_off(trigger, found[0]):
            return ()
        reach = _OBJECT_FAR if trigger.deed.has_object else _OBJECT_NEAR
        if found and found[0].left - trigger.last <= reach:
            return self._chain(found)
        shared = self._shared_object(trigger)
        return self._object(shared, fits) if shared else ()

    def _is_led_off(self, trigger: Trigger, head: Head) -> bool:
        """Whether a preposition after other words governs a head: "fired shots in the air near a crowd"."""
        governing = self.grammar.words.set("governing")
        return any(key in governing for key in self.keys[trigger.last + 1 : head.left])

    def take(self, trigger: Trigger, victims: tuple[Head, ...]) -> None:
        """Keep in mind who suffered a deed: they suffer no other, save one that shares its object with it."""
        self.last_victims = victims
        other = self._shared_object(trigger)
        self.used.update([head.first for head in victims if other is None or other.last > head.first])

    def _shared_object(self, trigger: Trigger) -> Trigger | None:
        """The next verb of "abducted and killed", whose object both share."""
        at = trigger.last
        if at >= len(self.keys) or self.keys[at] not in self.grammar.words.set("coordinators"):
            return None
        return next((t for t in self.all_triggers if t.start == at + 1 and t.voice == "active"), None)

    def _of(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The sufferer of a noun: "the killing of X", "X's arrest", "attack on a mosque", "mosque attack"."""
        linking = _linking(self.grammar)
        at = trigger.last - (self.keys[trigger.last - 1] in linking)  # "murder of" holds its link
        if at < len(self.keys) and self.keys[at] in linking:
            high = self.right_border(at + 1)
            after = [h for h in self.heads if at < h.first < high and fits(h)]
            return self._chain([h for h in after if h.left - at <= 5 or h is not after[0]])
        for head in self.heads:
            if head.last == trigger.first and fits(head) and not self._is_attacker(head, trigger):
                return (head,)
        return ()

    def _is_attacker(self, head: Head, trigger: Trigger) -> bool:
        """Whether a noun right before "attack" says whose it is."""
        if trigger.deed.type != "attack" or head.last != trigger.first or head.owns:
            return False
        return head.argument.kind == "group" and not _ATTACKERS.isdisjoint(head.classes)

    def _chain(self, heads: list[Head]) -> tuple[Head, ...]:
        """The first head and those joined to it by "and", commas or "including"."""
        if len(heads) < 2:
            return tuple(heads)
        chain = [heads[0]]
        for head in heads[1:]:
            between = self.keys[chain[-1].last : head.left]
            if not between and head.argument.kind == "group":
                continue
            joined = _joining(self.grammar).issuperset(between) or self._includes(between)
            if not joined or self._is_saying(head):
                break
            chain.append(head)
        return tuple(chain)

    def _includes(self, between: Sequence[str]) -> bool:
        """Whether "including" or the like stands between two heads."""
        return bool(self.grammar.words.phrases("including").find(between))

    def _is_saying(self, head: Head) -> bool:
        """Whether a word of saying follows: "…, residents said" names who tells it."""
        return head.last < len(self.keys) and self.keys[head.last] in self.grammar.words.set("reporting")

    def able(self, victims: Sequence[Head]) -> Callable[[Head], bool]:
        """Whether a head can be who did it, given who suffered."""
        suffering = {head.first for head in victims}

        def fits(head: Head) -> bool:
            return head.first not in suffering and "number" not in head.classes and head.can_do

        return fits

    def doers(self, trigger: Trigger, victims: Sequence[Head]) -> tuple[Head, ...]:
        """Who is said to have done it."""
        fits = self.able(victims)
        if trigger.voice == "active" and not trigger.deed.sufferer_is_subject:
            low = self.left_border(trigger.start)
            if self._hangs_loose(trigger, low):
                return ()
            inside = [h for h in self.heads if low <= h.first < trigger.start and h.first not in self.used]
            left = [h for h in inside if fits(h)]
            if left or low == 0:
                return self._chain(left)
            # "saying that arresting her was right": who is spoken of before did not do it.
            relative = self.keys[low - 1] in self.grammar.words.set("relatives")
            before = [h for h in self.heads if h.last <= low and fits(h)]
            return tuple(before[-1:]) if relative and trigger.mood != "participle" else ()
        before = [h for h in self.heads if self._is_attacker(h, trigger)]
        return self._by(trigger, fits) or (tuple(before) if trigger.voice == "nominal" else ())

    def _hangs_loose(self, trigger: Trigger, low: int) -> bool:
        """Whether a participle may be anybody's: "She was shown an order of theirs, telling all to …"."""
        if trigger.mood != "participle" or trigger.start <= low or self.keys[trigger.start - 1] != ",":
            return False
        return not self.grammar.words.set("be").isdisjoint(self.keys[low : trigger.start])

    def _by(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        agents = self.grammar.words.set("agent")
        if agents.isdisjoint(self.keys):
            return ()
        high = self.end_of_agents(trigger, self._next(self._borders, trigger.last))
        at = next(places(self.keys[trigger.last : high], agents), None)
        if at is None:
            return ()
        at += trigger.last
        named = self._chain([h for h in self.heads if at < h.first < high and h.left - at <= 4 and fits(h)])
        return (*named[:1], *(head for head in named[1:] if not self._opens_clause(head)))

    def end_of_agents(self, trigger: Trigger, high: int) -> int:
        """Where those who did a deed are no longer named: at a noun for another that is only joined to it.

        Who is behind "the attack on the church, along with the killings carried out by soldiers" is told of
        the killings alone; "the arrests and killings carried out by soldiers" are both theirs.
        """
        if trigger.voice != "nominal":
            return high
        others = (t for t in self.all_triggers if trigger.last < t.first < high and t.voice == "nominal")
        return next((t.first for t in others if self._is_joined(trigger, t)), high)

    def _is_joined(self, trigger: Trigger, other: Trigger) -> bool:
        """Whether "and" or "along with" before the noun of another deed joins it to more than the first."""
        words = self.grammar.words
        at = other.first
        while at > trigger.last and self.keys[at - 1] in words.set("articles"):
            at -= 1
        if self._only_joins(trigger.last, at):
            return False
        between = self.keys[trigger.last : at]
        if between[-1] in words.set("coordinators") or between[-1] == ",":
            return True
        hits = (words.phrases("including").at(self.keys, begin) for begin in range(trigger.last, at))
        return any(hit is not None and hit.last == at for hit in hits)

    def _only_joins(self, low: int, high: int) -> bool:
        """Whether nothing but "and" and articles stands between two words."""
        return _joining(self.grammar).issuperset(self.keys[low:high])
