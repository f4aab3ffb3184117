"""The tables of :mod:`gawah.extract.taggers.quotes`, made ready once for each language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.taggers.lexicon import Phrases, item_keys, items, keys_in, phrases_in, split_keys
from gawah.languages import table
from gawah.model.record import record
from gawah.values.learnt import places
from gawah.values.scripts import key

if TYPE_CHECKING:
    from gawah.extract.taggers.words import Words


@record
class Tables:
    """How one language says that somebody said something."""

    say: Phrases[str]
    openers: frozenset[str]
    """The first words of all that brings in a speaker."""
    followers: dict[str, frozenset[str]]
    """For those of them that bring in nobody by themselves, the second words."""
    indirect: frozenset[tuple[str, ...]]
    needs_that: frozenset[tuple[str, ...]]
    that: frozenset[str]
    told: frozenset[str]
    passive: frozenset[str]
    """Words before a verb of telling that make its subject the one who is told."""
    addressed: frozenset[str]
    """Further verbs whose subject, in the passive, is the one spoken to or of ("was asked", "was called")."""
    agent: frozenset[str]
    """Words before who does it, in the passive."""
    nouns_too: frozenset[str]
    """Verbs of saying whose form is a noun as well ("reports")."""
    that_only: frozenset[tuple[str, ...]]
    """Verbs that say something only right before "that" or the words themselves ("found")."""
    held_as: frozenset[str]
    """Words before what somebody calls the thing denied: "dismissed it **as** …"."""
    apart: frozenset[str]
    """Words behind the marks with which another clause begins, so that no speaker follows."""
    joining: frozenset[str]
    """Words before a second verb of the same subject."""
    persons: frozenset[str]
    """Nouns for one person, whom "he" or "she" may mean."""
    women: frozenset[str]
    men: frozenset[str]
    deny: frozenset[tuple[str, ...]]
    according: Phrases[str]
    according_after: Phrases[str]
    carriers: frozenset[str]
    describers: frozenset[str]
    several: frozenset[str]
    """Those of them that are no nouns for one person, so that "they" may mean them."""
    pronouns: dict[str, str]
    owners: dict[str, str]
    """Possessives that point at a person: ``male``, ``female`` or ``group``."""
    possessives: frozenset[str]
    between: frozenset[str]
    works: frozenset[str]
    function: frozenset[str]
    ordinary: frozenset[str]
    """Words with capitals that are no names of people."""
    links: frozenset[str]
    roles: Phrases[str]
    naming: Phrases[str]
    """What stands before a name: words quoted behind it are one."""
    subject_marks: frozenset[str]
    """Words that stand right after the subject of a verb that comes later."""
    nouns_capital: bool
    """Every noun has a capital: it makes no name."""
    adverb_ending: str
    verb_first: bool
    """The verb stands before its speaker as a rule."""
    verb_after: bool
    """The verb stands after its speaker always, at the end of what leads to the words."""

    def openings(self, words: Words) -> list[int]:
        """Where words stand that may bring in a speaker; "the" only before what goes on to "the words of".

        The last word is among them if it might, for what it is the beginning of may go on elsewhere.
        """
        keys, followers = words.keys, self.followers
        return [
            at
            for at in places(keys, self.openers)
            if (after := followers.get(keys[at])) is None or at + 1 == len(keys) or keys[at + 1] in after
        ]


def _tuples(data: dict[str, object], name: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list; ``*`` stands for all verbs of saying."""
    source = "say" if data.get(name) == "*" else name
    return frozenset(split_keys(item) for item in items(data, source))


def _single_roles(people: dict[str, object], *, plural: bool) -> frozenset[str]:
    """Roles of one word, and their plurals: whoever has one may be told by it alone."""
    roles = [role for role in items(people, "roles") if " " not in role]
    ends = ("", *str(people.get("plural") or "").split()) if plural else ("",)
    return frozenset(key(role + ending) for role in roles for ending in ends)


def _naming(people: dict[str, object], say: Phrases[str]) -> Phrases[str]:
    """What stands before a name and is no verb of saying."""
    return Phrases(
        [(p, p) for name in ("named", "named_only") for p in items(people, name) if key(p) not in say]
    )


def _women(code: str) -> frozenset[str]:
    nouns = table(code, "targets").get("female") or ()
    return frozenset(key(str(noun)) for noun in nouns)


def _followers(*tables_of_phrases: Phrases[str]) -> dict[str, frozenset[str]]:
    """The second words of phrases, by those first words that are no phrase alone."""
    found: dict[str, frozenset[str]] = {}
    for phrases in tables_of_phrases:
        for first, node in phrases.first.items():
            found[first] = found.get(first, frozenset()) | node.next.keys()
    return {first: after for first, after in found.items() if not any(first in p for p in tables_of_phrases)}


@cache
def tables(code: str) -> Tables:
    """The tables of one language."""
    data, people = table(code, "speech"), table(code, "names")
    pronouns = data.get("pronouns") or {}
    say, according = phrases_in(data, "say"), phrases_in(data, "according")
    persons = _single_roles(people, plural=False) | item_keys(data, "men")
    describers = item_keys(data, "describers") | _single_roles(people, plural=True)
    according_after = phrases_in(data, "according_after")
    return Tables(
        say=say,
        openers=frozenset({*say.first, *according.first, *according_after.first}),
        followers=_followers(say, according, according_after),
        indirect=_tuples(data, "indirect"),
        needs_that=_tuples(data, "needs_that"),
        that=item_keys(data, "that"),
        told=item_keys(data, "told"),
        passive=item_keys(data, "passive"),
        addressed=item_keys(data, "addressed"),
        agent=item_keys(data, "agent"),
        nouns_too=item_keys(data, "nouns_too"),
        that_only=_tuples(data, "that_only"),
        held_as=item_keys(data, "held_as"),
        apart=item_keys(data, "apart"),
        joining=item_keys(data, "joining"),
        persons=persons,
        women=_women(code),
        men=item_keys(data, "men"),
        deny=_tuples(data, "deny"),
        according=according,
        according_after=according_after,
        carriers=item_keys(data, "carriers"),
        describers=describers,
        several=describers - persons,
        pronouns={key(str(word)): str(kind) for word, kind in pronouns.items()},
        owners={key(str(word)): str(kind) for word, kind in (data.get("owners") or {}).items()},
        possessives=item_keys(data, "possessives"),
        between=item_keys(data, "between"),
        works=item_keys(data, "works"),
        function=keys_in(people, "function") or keys_in(people, "ordinary"),
        ordinary=keys_in(people, "ordinary") | keys_in(people, "function"),
        links=item_keys(people, "role_links"),
        roles=phrases_in(people, "roles"),
        naming=_naming(people, say),
        subject_marks=item_keys(data, "subject_marks"),
        nouns_capital=bool(data.get("nouns_capital")),
        adverb_ending=str(data.get("adverb_ending") or ""),
        verb_first=bool(data.get("verb_first")),
        verb_after=bool(data.get("verb_after")),
    )
