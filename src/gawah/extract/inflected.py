"""Languages whose verb endings tell time and mood, and whose subject may follow the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.clauses import ClauseRoles, phrase_before, present, told_by_noun
from gawah.extract.triggers import Trigger
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.extract.heads import Head
    from gawah.extract.triggers import Entry, Place

_HELPERS = 8
"""How many words before a verb its helpers are looked for."""
_UNDERGONE = 9
"""How many words before a noun "was the victim of" may begin."""
_WHOLES = frozenset({"worship", "graves", "property"})
_WHOLE_REACH = 5
"""How many words of a clause may stand before the thing whose part is its subject."""
_CAUSED = 4
"""How many words before "had" or "saw" in "had himself beaten" its reflexive pronoun may stand."""


@record
class _Helpers:
    """The words before a verb that belong to it."""

    start: int
    """The first of them, or the verb itself."""
    be: frozenset[str]
    have: bool
    modal: bool
    reflexive: bool


def _helpers(place: Place, first: int) -> _Helpers:
    words = place.grammar.words
    be, have, modals = words.set("be"), words.set("have"), words.set("modals")
    between = words.set("adverbs") | words.set("light_negations") | words.set("object_pronouns")
    reflexives = words.set("reflexives")
    start, at = first, first - 1
    found: set[str] = set()
    while at >= max(0, first - _HELPERS):
        key = place.keys[at]
        if key in be or key in have or key in modals:
            start = at
        elif key not in between and key not in reflexives:
            break
        found.add(key)
        at -= 1
    return _Helpers(
        start,
        frozenset(found & be),
        have=bool(found & have),
        modal=bool(found & modals),
        reflexive=bool(found & reflexives),
    )


def inflected(place: Place, first: int, last: int, entry: Entry) -> Trigger | None:
    """The form of a deed in a language of this kind, or None where its words mean something else."""
    noun = told_by_noun(entry, first, last)
    if noun is not None:
        return _undergone(place, first, last, entry) or noun
    helpers = _helpers(place, first)
    if "part" in entry.forms and (helpers.be or helpers.have):
        return _helped(place, helpers, last, first, entry)
    if "noun" in entry.forms and _is_noun(place, first):
        return _undergone(place, first, last, entry) or Trigger(
            first, last, entry.as_noun, "nominal", "told", first
        )
    if _is_something_else(place, first, entry):
        return None
    return _alone(place, helpers, first, last, entry)


def _undergone(place: Place, first: int, last: int, entry: Entry) -> Trigger | None:
    """A noun that completes "was the victim of": its sufferer is the subject; None where it does not."""
    if entry.deed.is_outcome:
        return None
    words, phrases = place.grammar.words, place.grammar.words.phrases("suffering_verbs")
    passed = words.set("articles") | words.set("determiners") | words.set("adverbs")
    for begin in range(first - 1, max(-1, first - _UNDERGONE), -1):
        hit = phrases.at(place.keys, begin) if place.keys[begin] in phrases.first_words else None
        if hit is None or hit.last > first:
            continue
        between = [key for key in place.keys[hit.last : first] if key not in passed]
        if len(between) > 1 or any(not key.isalpha() for key in between):
            return None
        helpers = _helpers(place, begin)
        mood = "modal" if helpers.modal else "told"
        return Trigger(first, last, entry.deeds, "passive", mood, helpers.start)
    return None


def _is_noun(place: Place, first: int) -> bool:
    before = place.keys[first - 1] if first else ""
    words = place.grammar.words
    return not before or any(
        before in words.set(name) for name in ("articles", "prepositions", "possessives")
    )


def _is_something_else(place: Place, first: int, entry: Entry) -> bool:
    """Whether the word before shows a form to be no verb ("with a baton", "the detained")."""
    before = place.keys[first - 1] if first else ""
    words = place.grammar.words
    if before in words.set("never_before_verbs") and not _is_helped(place, first - 2):
        return True
    if before in words.set("prepositions") and "s" in entry.forms:
        return True
    return (
        (before in words.set("determiners") or before in words.set("of"))
        and "part" in entry.forms
        and place.keys[first] in place.grammar.nouns
    )


def _is_helped(place: Place, at: int) -> bool:
    """Whether "have" stands there, so that the word behind it is a participle written like an article."""
    return at >= 0 and place.keys[at] in place.grammar.words.set("have")


def _helped(place: Place, helpers: _Helpers, last: int, first: int, entry: Entry) -> Trigger:
    """A participle with its helpers: a passive with "be", or else a perfect."""
    words = place.grammar.words
    passive = bool(helpers.be) and not entry.deed.sufferer_is_subject and not helpers.reflexive
    mood = "told"
    if helpers.modal:
        mood = "modal"
    elif helpers.be and not helpers.have:
        if helpers.be & words.set("infinitive_be"):
            mood = _infinitive(place, helpers.start)
        elif (
            not helpers.be & words.set("past_be")
            and not entry.deed.sufferer_is_subject
            and not helpers.reflexive
        ):
            mood = present(place)
    return Trigger(first, last, entry.deeds, "passive" if passive else "active", mood, helpers.start)


def _alone(place: Place, helpers: _Helpers, first: int, last: int, entry: Entry) -> Trigger:
    """A verb without "be" and "have": its own ending tells."""
    forms, deeds, start = entry.forms, entry.deeds, helpers.start
    closed = entry.deed.sufferer_is_subject or entry.deed.has_object
    voice = "passive" if helpers.reflexive and not closed else "active"
    if helpers.modal:
        return Trigger(first, last, deeds, voice, "modal", start)
    caused = _caused(place, start) if "base" in forms else None
    if caused is not None:
        return Trigger(first, last, deeds, "passive", "told", caused)
    if "part" in forms and _object_follows(place, last) and _joins_perfect(place, first):
        return Trigger(first, last, deeds, "active", "told", start)
    if "part" in forms and (
        not ("past" in forms or "s" in forms) or not (closed or _object_follows(place, last))
    ):
        return Trigger(
            first, last, deeds, "active" if closed else "passive", "told", start, shared=not closed
        )
    if "past" in forms:
        return Trigger(first, last, deeds, voice, "told", start)
    if "s" in forms:
        return Trigger(first, last, deeds, voice, present(place), start)
    if "ing" in forms:
        return Trigger(first, last, deeds, "active", "participle", start)
    mood = _infinitive(place, start) if "base" in forms else "modal"
    return Trigger(first, last, deeds, voice, mood, start)


def _caused(place: Place, first: int) -> int | None:
    """Where "had himself" or "saw himself" begins before an infinitive, which then is a passive."""
    words = place.grammar.words
    at = place.before(first)
    if at < 0 or place.keys[at] not in words.set("causatives"):
        return None
    begin = at - 1
    while begin >= max(0, at - _CAUSED) and place.keys[begin] in words.set("be"):
        begin -= 1
    return begin if begin >= 0 and place.keys[begin] in words.set("reflexives") else None


def _infinitive(place: Place, at: int) -> str:
    """The mood of an infinitive, by what governs it."""
    pronouns = place.grammar.words.set("object_pronouns")
    while at > 0 and place.keys[at - 1] in pronouns:
        at -= 1
    for name, mood in (
        ("attempting", "attempted"),
        ("threatening", "threatened"),
        ("forcing", "told"),
        ("sequence", "told"),
    ):
        if phrase_before(place, name, at):
            return mood
    return "infinitive"


def _joins_perfect(place: Place, first: int) -> bool:
    """Whether "and" joins a participle to one before it that has its "have"."""
    words = place.grammar.words
    at = place.before(first)
    before = place.keys[at] if at >= 0 else ""
    joined = before in words.set("coordinators") or before == ","
    return joined and any(key in words.set("have") for key in place.keys[:first])


def _object_follows(place: Place, last: int) -> bool:
    """Whether an article or a number stands behind a verb, over adverbs."""
    words = place.grammar.words
    while last < len(place.keys) and place.keys[last] in words.set("adverbs"):
        last += 1
    key = place.keys[last] if last < len(place.keys) else ""
    if key in words.set("patient_markers") or key in words.set("determiners"):
        return True
    return key[:1].isdecimal() or key in words.set("articles") - words.set("prepositions")


class InflectedRoles(ClauseRoles):
    """Roles where the subject stands before the verb or, in a passive, behind it."""

    def _victims(self, trigger: Trigger, kind: str) -> tuple[Head, ...]:
        fits, is_free = self._fitting(kind)
        if trigger.voice == "nominal":
            return self.of_noun(trigger, is_free)
        if trigger.voice == "outcome":
            return self._sufferer(trigger, fits) or self._object(trigger, is_free)
        if trigger.voice == "passive" or trigger.deed.sufferer_is_subject:
            return self._sufferer(trigger, fits)
        return self._met(trigger, is_free)

    def _sufferer(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The subject of a passive: right behind the verb, before it, or further behind."""
        counted = self.counted(trigger, fits)
        if counted:
            return counted
        after = self._after(trigger, fits)
        if after and after[0].left <= trigger.last and not self._goes_on(trigger):
            return self._chain(after)
        described = self._described(trigger, fits)
        if described:
            return described
        low = self.left_border(trigger.start)
        earlier = max((t.last for t in self.all_triggers if t.last <= trigger.start), default=0)
        for begin in (max(low, earlier), low):
            before = self._subject_among(self.free(begin, trigger.start, fits), trigger)
            if before:
                return before
        if after:
            return self._chain(after)
        hidden = self.grammar.words.set("zero_subjects")
        zero = [
            h for h in self.heads if trigger.start <= h.first < trigger.first and self.keys[h.first] in hidden
        ]
        if zero and not (low > 0 and self.keys[low - 1] in self.grammar.words.set("relatives")):
            return tuple(zero[:1])
        if low > 0 and self.keys[low - 1] in self.grammar.words.set("relatives"):
            return tuple([h for h in self.heads if h.last <= low and fits(h)][-1:])
        return self._of_main_clause(trigger, low, fits) or self._whole(trigger, low, fits)

    def _of_main_clause(self, trigger: Trigger, low: int, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The subject of the clause before an infinitive without one: "freed after having been beaten"."""
        words = self.grammar.words
        if low != trigger.start or not low or self.keys[low - 1] not in words.set("sequence"):
            return ()
        return self._chain(self.free(self.left_border(low - 1), low - 1, fits))

    def _whole(self, trigger: Trigger, low: int, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """A thing named only as what its part belongs to: "the front of the mosque was daubed"."""
        if trigger.deed.type not in {"property", "sacred"} or trigger.voice != "passive":
            return ()
        inside = [h for h in self.heads if low <= h.first < trigger.start and fits(h)]
        inside = [h for h in inside if h.classes & _WHOLES]
        return self._chain(inside) if inside and inside[0].left - low <= _WHOLE_REACH else ()

    def _goes_on(self, trigger: Trigger) -> bool:
        """Whether a verb of several words governs what follows: "brought before", "fell to the fire of"."""
        words = self.grammar.words
        if self.keys[trigger.last - 1] in words.set("prepositions"):
            return True
        is_phrase = trigger.last - trigger.first > 1
        return is_phrase and trigger.deed.sufferer_is_subject and self.keys[trigger.last] in words.set("of")

    def _described(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """The noun that a bare participle stands right behind, whatever governs it: "the fate of X, held"."""
        words = self.grammar.words
        passed = words.set("adverbs") | words.set("found") | {",", "(", ")"}
        at = trigger.start
        while (
            trigger.shared and at > 0 and (self.keys[at - 1] in passed or self.keys[at - 1][:1].isdecimal())
        ):
            at -= 1
        beside = [h for h in self.heads if h.last == at and fits(h) and h.argument.kind != "pronoun"]
        if not trigger.shared or not beside:
            return ()
        low = self.left_border(trigger.start)
        joined = [h for h in self.heads if low <= h.first <= beside[0].first and fits(h)]
        return next((chain for chain in self.chains(joined) if beside[0] in chain), tuple(beside))

    def _subject_among(self, heads: list[Head], trigger: Trigger) -> tuple[Head, ...]:
        """A pronoun right before the verb, the noun that a bare participle follows, or the first noun."""
        if not heads:
            return ()
        if heads[-1].argument.kind == "pronoun" and trigger.start - heads[-1].last <= 1:
            return (heads[-1],)
        return self.chains(heads)[-1] if trigger.shared else self._chain(heads)

    def _after(self, trigger: Trigger, fits: Callable[[Head], bool]) -> list[Head]:
        agents = self.grammar.words.set("agent")
        high = self.right_border(trigger.last)
        high = next((at for at in range(trigger.last, high) if self.keys[at] in agents), high)
        return [h for h in self.free_behind(trigger, high, fits) if h.first not in self.used]

    def _met(self, trigger: Trigger, fits: Callable[[Head], bool]) -> tuple[Head, ...]:
        """Whom an active verb meets: a pronoun beside it, a marked noun, or the first behind it."""
        pronouns = self.grammar.words.set("object_pronouns")
        for head in self.heads:
            beside = head.first == trigger.last or trigger.start - 2 < head.first < trigger.first
            if (
                beside
                and self.keys[head.first] in pronouns
                and fits(head)
                and head.argument.kind == "pronoun"
            ):
                return (head,)
        high = self.right_border(trigger.last)
        if trigger.deed.has_object:
            met = [h for h in self.heads if trigger.last <= h.first < high and fits(h)]
            return self._chain(self.inside(trigger, fits) or met)
        between = self.inside(trigger, fits)
        if between:
            return self._chain(between)
        after = self.free_behind(trigger, high, fits)
        markers = self.grammar.words.set("patient_markers")
        marked = [h for h in after if self._is_marked(h, markers)]
        if marked:
            return self._chain([h for h in after if h.first >= marked[0].first])
        return self._chain(after) or self.nearest_thing(trigger, high, fits)

    def _is_marked(self, head: Head, markers: frozenset[str]) -> bool:
        at = head.left - 1
        if head.argument.kind == "person" and at > 0 and self.keys[at] in self.grammar.nouns:
            at -= 1  # "a la activista X"
        while at >= 0 and self.keys[at] in self.grammar.words.set("determiners"):
            at -= 1
        return at >= 0 and self.keys[at] in markers

    def doers(self, trigger: Trigger, victims: Sequence[Head]) -> tuple[Head, ...]:
        """Who is said to have done it."""
        fits = self.able(victims)
        if trigger.voice != "active" or trigger.deed.sufferer_is_subject:
            clause = min((b for b in self._borders if b >= trigger.last), default=len(self.keys))
            return self.by(trigger.last, self.end_of_agents(trigger, clause), fits)
        low = self.left_border(trigger.start)
        before = [h for h in self.free(low, trigger.start, fits) if h.first not in self.used]
        before = [h for h in before if self.keys[h.first] not in self.grammar.words.set("object_pronouns")]
        if before:
            return self._chain(before)
        if low > 0 and self.keys[low - 1] in self.grammar.words.set("relatives"):
            return tuple([h for h in self.heads if h.last <= low and fits(h)][-1:])
        return ()
