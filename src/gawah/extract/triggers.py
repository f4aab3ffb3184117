"""The words of a sentence that tell of a deed, and in which form they stand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from gawah.extract.conjugation import conjugated
from gawah.extract.grammar import morphs_of
from gawah.extract.lexicon import Lexicon, alternatives
from gawah.languages import table
from gawah.model.kept import kept
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.extract.grammar import Grammar


@record
class Deed:
    """One entry of the table ``acts``: a verb, a noun or a word for an outcome."""

    type: str
    outcome: str | None
    is_noun: bool = False
    sufferer_is_subject: bool = False
    """The grammatical subject suffers it ("died", "fled")."""
    is_weak: bool = False
    """Alone it makes no incident: it needs a victim, target or outcome of its class."""
    is_outcome: bool = False
    """A word for an outcome ("dead", "wounded"), not a verb."""
    particle: str = ""
    """What must stand at the end of the clause ("nahm … fest"), in a language with brackets."""
    needs_cause: bool = False
    """Alone it tells of no violence ("died"): a word for the cause must stand with it."""
    is_denial: bool = False
    """Its words hold a negation of their own ("burial was not allowed")."""
    state_type: str = ""
    """Its type where those who act for a state did it, if another."""
    has_object: bool = False
    """The phrase holds its own object ("opened fire"), so that what follows is whom it met."""


@record(slots=False)
class Entry:
    """What one phrase may be: its deeds, the likeliest first, and the forms it can have."""

    deeds: tuple[Deed, ...]
    forms: frozenset[str]
    has_gap: bool = False
    """Other words stand behind its verb, the sufferer among them ("put * on trial")."""

    @kept
    def deed(self) -> Deed:
        """The likeliest deed, which decides how the sentence is read."""
        return self.deeds[0]

    def joined(self, other: Entry) -> Entry:
        """One entry for a phrase that stands in the table twice."""
        more = tuple(deed for deed in other.deeds if deed not in self.deeds)
        return Entry(self.deeds + more, self.forms | other.forms, self.has_gap)

    @kept
    def as_noun(self) -> tuple[Deed, ...]:
        """Its deeds, told by a noun."""
        return tuple(replace(deed, is_noun=True) for deed in self.deeds)


@record
class Trigger:
    """A deed found in a sentence: words ``first`` up to ``last``, its voice and its auxiliaries."""

    first: int
    last: int
    deeds: tuple[Deed, ...]
    """What it may be, the likeliest first; what was done to decides."""
    voice: str
    """``active``, ``passive``, ``nominal``, ``outcome`` or ``relative`` (it describes the noun behind it)."""
    mood: str
    """``told``, ``participle``, ``infinitive``, ``modal``, ``present``, ``attempted`` or ``threatened``."""
    start: int
    """The first word of the verb with its auxiliaries."""
    shared: bool = False
    """Whether it has no finite verb of its own: it tells of a deed only where somebody suffers it."""

    @property
    def deed(self) -> Deed:
        """The likeliest deed."""
        return self.deeds[0]

    def read_as(self, deed: Deed) -> Trigger:
        """The same words as one of the deeds that they may tell."""
        return Trigger(self.first, self.last, (deed,), self.voice, self.mood, self.start, self.shared)


@cache
def deeds(lang: str) -> Lexicon[Entry]:
    """The table ``acts`` of a language as a lexicon."""
    merged: dict[str, Entry] = {}
    morphs = morphs_of(lang)
    for phrases, entry in _entries(table(lang, "acts"), lang):
        for phrase in alternatives(phrases):
            folded = morphs.phrase(phrase)
            known = merged.get(folded)
            merged[folded] = entry if known is None else known.joined(entry)
    return Lexicon(merged.items())


_FORMS = ("base", "s", "past", "part", "ing", "mod")


def _deed(verb: dict[str, Any]) -> Deed:
    return Deed(
        verb["type"],
        verb.get("outcome"),
        sufferer_is_subject=verb.get("subject") == "victim",
        is_weak=bool(verb.get("weak")),
        has_object=bool(verb.get("own_object")),
        needs_cause=bool(verb.get("needs_cause")),
        is_denial=bool(verb.get("negative")),
        state_type=verb.get("state_type", ""),
    )


def _conjugated(deed: Deed, forms: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Entry]]:
    """The phrases of one verb, each with the forms it can be."""
    by_phrase: dict[str, set[str]] = {}
    for form, phrase in forms:
        by_phrase.setdefault(phrase, set()).add(form)
    for phrase, known in by_phrase.items():
        yield phrase, Entry((deed,), frozenset(known), phrase.split()[1:2] == ["*"])


def _entries(data: dict[str, Any], lang: str) -> Iterator[tuple[str, Entry]]:
    for verb in data.get("verbs", ()):
        deed = _deed(verb)
        for base in verb.get("verbs", ()):
            yield from _conjugated(deed, conjugated(base, lang))
        yield from _conjugated(deed, (("past", phrase) for phrase in verb.get("told", ())))
        yield from _conjugated(
            deed, ((form, phrase) for form in _FORMS for phrase in _listed(verb.get(form)))
        )
        for form, split in (("past", "past_split"), ("s", "s_split")):
            for phrase in _listed(verb.get(split)):
                finite, _, particle = phrase.partition(" ")
                yield finite, Entry((replace(deed, particle=particle),), frozenset({form}))
    for kind, entry in data.get("nouns", {}).items():
        deed = Deed(kind, entry.get("outcome"), is_noun=True)
        for phrase in entry["words"]:
            yield str(phrase), Entry((deed,), frozenset({"noun"}))
    for outcome, phrases in data.get("outcomes", {}).items():
        deed = Deed("killing" if outcome == "killed" else "injury", outcome, is_outcome=True)
        for phrase in phrases:
            yield str(phrase), Entry((deed,), frozenset({"outcome"}))


def _listed(value: object) -> list[str]:
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


@record
class Place:
    """Where a phrase stands, with what the sentence's words are."""

    keys: Sequence[str]
    grammar: Grammar
    is_title: bool

    def before(self, at: int) -> int:
        """The word before, over adverbs; -1 at the beginning."""
        adverbs = self.grammar.words.set("adverbs")
        at -= 1
        while at >= 0 and self.keys[at] in adverbs:
            at -= 1
        return at


def triggers(keys: Sequence[str], grammar: Grammar, *, is_title: bool) -> list[Trigger]:
    """The deeds that the words of a sentence tell of, from the left.

    Args:
        keys: the folded words of the sentence.
        grammar: the tables of its language.
        is_title: a headline tells of past deeds in the present tense.
    """
    table = deeds(grammar.lang)
    begins = table.starts(keys)
    if not begins:
        return []
    place = Place(keys, grammar, is_title)
    found = list(_told(place, table, begins))
    return _with_shared_objects(found, place) if len(found) > 1 else found


def _told(place: Place, table: Lexicon[Entry], begins: list[int]) -> Iterator[Trigger]:
    """The phrases that are verbs or nouns here; where one is not, another may begin inside it."""
    past = 0
    for at in begins:
        hit = table.at(place.keys, at) if at >= past else None
        trigger = _verb_middle(place, hit.first, hit.last, hit.value) if hit else None
        if hit is not None and trigger is not None:
            past = hit.last
            yield trigger


def _with_shared_objects(found: list[Trigger], place: Place) -> list[Trigger]:
    """In "abducted and killed eleven" the first verb is active too, though no object follows it."""
    coordinators = place.grammar.words.set("coordinators")
    for at in range(len(found) - 2, -1, -1):
        here, after = found[at], found[at + 1]
        joined = here.last + 1 == after.start and place.keys[here.last] in coordinators
        if joined and here.voice == "passive" and here.start == here.first and after.voice == "active":
            found[at] = replace(here, voice="active")
    return found


def _verb_middle(place: Place, first: int, last: int, entry: Entry) -> Trigger | None:
    """The form of a verb that stands between doer and sufferer, by the words around it."""
    deed, forms = entry.deed, entry.forms
    if deed.is_noun or deed.is_outcome:
        return Trigger(first, last, entry.deeds, "nominal" if deed.is_noun else "outcome", "told", first)
    words = place.grammar.words
    at = place.before(first)
    before = place.keys[at] if at >= 0 else ""
    is_past = "part" in forms or "past" in forms
    if is_past and before in words.set("be"):
        return _passive(place, at, first, last, entry)
    if before in words.set("infinitive"):
        return Trigger(first, last, entry.deeds, "active", _infinitive(place, at), first)
    if before in words.set("modals"):
        return Trigger(first, last, entry.deeds, "active", "modal", at)
    if is_past and before in words.set("have"):
        modal = at > 0 and place.keys[place.before(at)] in words.set("modals")
        return Trigger(first, last, entry.deeds, "active", "modal" if modal else "told", at)
    if "ing" in forms:
        if "noun" in forms and (before in words.set("articles") or _nothing_follows(place, last)):
            return Trigger(first, last, entry.as_noun, "nominal", "told", first)
        return Trigger(first, last, entry.deeds, "active", "participle", first)
    if is_past:
        closed = deed.sufferer_is_subject or deed.has_object or entry.has_gap
        passive = not closed and _nothing_follows(place, last)
        return Trigger(first, last, entry.deeds, "passive" if passive else "active", "told", first)
    if "noun" in forms:
        return Trigger(first, last, entry.as_noun, "nominal", "told", first)
    if before in words.set("articles") or before in words.set("prepositions"):
        return None
    told = "told" if place.is_title else "present"
    return Trigger(first, last, entry.deeds, "active", told, first)


def _passive(place: Place, at: int, first: int, last: int, entry: Entry) -> Trigger:
    """A verb after a form of "be": its mood is that of the words before."""
    words = place.grammar.words
    start, mood = at, "told"
    auxiliary = place.keys[at]
    earlier = place.before(at)
    before = place.keys[earlier] if earlier >= 0 else ""
    if before in words.set("modals"):
        mood = "modal"
    elif before in words.set("infinitive"):
        mood = "infinitive"
    elif before in words.set("have") or before in words.set("past_be"):
        start = earlier
        further = place.before(earlier)
        if further >= 0 and place.keys[further] in words.set("modals"):
            mood = "modal"
    elif auxiliary not in words.set("past_be") and not place.is_title:
        mood = "present"
    if entry.deed.sufferer_is_subject or "ing" in entry.forms:
        return Trigger(first, last, entry.deeds, "active", mood, start)
    return Trigger(first, last, entry.deeds, "passive", mood, start)


def _infinitive(place: Place, at: int) -> str:
    words = place.grammar.words
    for name, mood in (("attempting", "attempted"), ("threatening", "threatened"), ("forcing", "told")):
        phrases = words.phrases(name)
        for begin in range(max(0, at - 4), at):
            hit = phrases.at(place.keys, begin)
            if hit is not None and hit.last == at + 1:
                return mood
    return "infinitive"


def _opens_number(place: Place, at: int) -> bool:
    """Whether a number begins here, though with a preposition: "killed at least 40", "about a dozen"."""
    words = place.grammar.words
    if words.phrases("number_openers").at(place.keys, at) is not None:
        return True
    following = place.keys[at + 1] if at + 1 < len(place.keys) else ""
    counted = following[:1].isdecimal() or following in words.set("number_words")
    return place.keys[at] in words.set("number_leads") and counted


def _nothing_follows(place: Place, last: int) -> bool:
    """Whether no sufferer can follow: a preposition, a sign or the end stands behind the verb."""
    words = place.grammar.words
    adverbs = words.set("adverbs")
    at = last
    while at < len(place.keys) and place.keys[at] in adverbs:
        at += 1
    if at >= len(place.keys):
        return True
    key = place.keys[at]
    if _opens_number(place, at):
        return False
    return key in words.union("prepositions", "boundaries") or not (
        key[0].isalnum() or key[0] in "\"'“‘#@*_["
    )
