"""How the sentences of each language are built, as far as the tables say it.

Five orders are known: ``svo`` (the sufferer follows an active verb; prepositions), ``sov`` (the verb stands
last; the doer and the sufferer are marked by words after them), ``inflected`` (as ``svo``, but the endings of
a verb tell its time and mood, and its subject may follow it), ``bracket`` (the finite verb stands second or
last and the rest of the verb at the end of the clause) and ``vso`` (the verb stands first, then who did it,
then who suffered it).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from gawah.extract.lexicon import Lexicon, alternatives, word_key
from gawah.extract.morphs import Morphs
from gawah.extract.page import Token
from gawah.languages import codes, table
from gawah.values.learnt import Learnt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.extract.lexicon import Hit
    from gawah.extract.page import Page, Sentence

CLASSES = (
    "suspects",
    "doers",
    "state_doers",
    "people",
    "worship",
    "graves",
    "property",
    "media",
    "protests",
    "laws",
)
"""Classes of ``targets.yaml``, in the order in which a noun of several names its class."""
_NOT_CLASSES = (
    "plurals",
    "plural_endings",
    "dual_endings",
    "collectives",
    "kin",
    "means",
    "units",
    "people_endings",
)
"""Lists of ``targets.yaml`` that say something about words rather than name a class."""
_PHRASE_ENDS = (
    "prepositions",
    "boundaries",
    "be",
    "modals",
    "reporting",
    "relatives",
    "articles",
    "have",
    "finite",
    "postpositions",
    "pronouns",
    "coordinators",
    "time_words",
)


_LEFT_REACH = 4


@dataclass(frozen=True)
class Words:
    """Sets of single words and lexicons of phrases from ``grammar.yaml``; an absent one is empty."""

    data: dict[str, Any]
    morphs: Morphs

    @cache  # noqa: B019 (one per language, kept for the life of the program)
    def set(self, name: str) -> frozenset[str]:
        """The single words under a name, folded."""
        return frozenset(self.morphs.key(str(word)) for word in self.data.get(name, ()))

    @cache  # noqa: B019
    def union(self, *names: str) -> frozenset[str]:
        """The single words under any of some names."""
        return frozenset().union(*map(self.set, names))

    @cache  # noqa: B019
    def phrases(self, name: str) -> Lexicon[str]:
        """The phrases under a name; each stands for itself."""
        return Lexicon((self.morphs.phrase(str(p)), str(p)) for p in self.data.get(name, ()))

    __hash__ = object.__hash__


@dataclass(frozen=True)
class Grammar:
    """The tables that one language needs to tell who did what to whom."""

    lang: str
    order: str
    words: Words
    nouns: Lexicon[frozenset[str]]
    """Nouns of ``targets.yaml`` with their classes."""
    status: Lexicon[frozenset[str]]
    """Cues of ``status.yaml`` with the statuses they speak for."""
    of_fiction: frozenset[str]
    """Words one of which stands in each cue that speaks of a film, a book or sport."""
    measures: Lexicon[str]
    phrase_ends: frozenset[str]
    """Words that end a noun phrase to the left of its noun."""
    morphs: Morphs
    left_reach: int
    """How many adjectives may stand before a noun."""
    ages: tuple[str, ...]
    """How words end that say the age of a person and stand for the person."""
    may_be_noun: Learnt[str, bool]
    """Whether a noun or a word of age may begin with a word."""
    is_plural: Learnt[str, bool]
    """Whether the form of a noun is that of many."""
    ends_left: Learnt[str, bool]
    """Whether a word or sign to the left of a noun does not belong to its phrase."""
    determiners: frozenset[str]
    one_before: frozenset[str]
    """Words before a noun that say that it is one, where its form is not that of many."""
    bare_singular: bool
    """Whether a noun that no word stands before is one where its form is not that of many."""

    __hash__ = object.__hash__

    def read(self, page: Page, sentence: Sentence) -> tuple[tuple[Token, ...], tuple[str, ...]]:
        """The words of a sentence and their keys, with elided articles and clitics apart."""
        if self.morphs.is_plain:
            return page.words(sentence), page.keys(sentence)
        found = page.parted.get(sentence.index)
        if found is None:
            found = page.parted[sentence.index] = self._parted(page.words(sentence))
        return found

    def keys(self, page: Page, sentence: Sentence) -> tuple[str, ...]:
        """Those keys alone: most sentences are ruled out by them, before their words are made."""
        return page.keys(sentence) if self.morphs.is_plain else self.read(page, sentence)[1]

    def cues(self, page: Page, sentence: Sentence) -> list[Hit[frozenset[str]]]:
        """The cues of ``status.yaml`` that a sentence says, from the left."""
        found = page.cues.get(sentence.index)
        if found is None:
            found = page.cues[sentence.index] = self.status.find(self.keys(page, sentence))
        return found

    def _parted(self, words: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[str, ...]]:
        tokens: list[Token] = []
        keys: list[str] = []
        parts_of = self.morphs.parts
        for word in words:
            parts = parts_of(word.text)
            if len(parts) == 1:
                tokens.append(word)
                keys.append(parts[0].key)
                continue
            for part in parts:
                start, end = word.start + part.start, word.start + part.end
                tokens.append(Token(start, end, word.text[part.start : part.end]))
                keys.append(part.key)
        return tuple(tokens), tuple(keys)


def _grouped(data: dict[str, Any], names: Iterable[str], morphs: Morphs) -> Lexicon[frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for name in names:
        for phrase in data.get(name, ()):
            for form in alternatives(str(phrase)):
                classes.setdefault(morphs.phrase(form), set()).add(name)
    return Lexicon((phrase, frozenset(found)) for phrase, found in classes.items())


def _with_parts(data: dict[str, Any], morphs: Morphs) -> Lexicon[frozenset[str]]:
    """The cues, each phrase with what the shorter cues inside it say too: a "home-made bomb" is a bomb."""
    alone = _grouped(data, data, morphs)
    phrases = {morphs.phrase(form) for found in data.values() for p in found for form in alternatives(str(p))}

    def said(phrase: str) -> frozenset[str]:
        words = phrase.split()
        hits = (alone.at(words, at) for at in range(len(words)))
        return frozenset().union(*(hit.value for hit in hits if hit is not None))

    return Lexicon((phrase, said(phrase)) for phrase in phrases)


def _strings(data: object) -> Iterator[str]:
    """All words of a table."""
    if isinstance(data, str):
        yield from data.split()
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


@cache
def morphs_of(lang: str) -> Morphs:
    """What a language writes together that its grammar reads apart."""
    data = table(lang, "grammar")
    bare = Morphs(
        elisions=frozenset(word_key(word) for word in data.get("elisions", ())),
        article=word_key(data.get("article", "")),
        prefixes=tuple(word_key(word) for word in data.get("prefixes", ())),
        suffixes=tuple(sorted((word_key(w) for w in data.get("suffixes", ())), key=len, reverse=True)),
        stem_changes=tuple((word_key(a), word_key(b)) for a, b in data.get("stem_changes", ())),
    )
    if not (bare.article or bare.prefixes or bare.suffixes or data.get("compounds")):
        return bare
    acts, targets = table(lang, "acts"), table(lang, "targets")
    tables = (acts, targets, data, table(lang, "status"), table(lang, "measures"))
    tails = [*_strings(targets), *_strings(acts.get("nouns", {}))] if data.get("compounds") else []
    return replace(
        bare,
        known=frozenset(bare.key(word) for words in tables for word in _strings(words)),
        deeds=frozenset(bare.key(word) for word in _strings(acts)),
        tails=frozenset(bare.key(word) for word in tails),
    )


def _is_adjective(key: str) -> bool:
    """Whether a word may be an adjective, by its letters; "16-year-old" may."""
    return key.isalpha() or (key[:1].isalnum() and ("-" in key or "'" in key))


@cache
def grammar(lang: str) -> Grammar | None:
    """The grammar of a language, or None where gawah has no table of acts for it."""
    if lang not in codes() or not table(lang, "acts"):
        return None
    targets, status = table(lang, "targets"), table(lang, "status")
    data, morphs = table(lang, "grammar"), morphs_of(lang)
    words = Words({**data, **{name: targets.get(name, []) for name in _NOT_CLASSES}}, morphs)
    names = [name for name in targets if name not in _NOT_CLASSES]
    nouns, ages = _grouped(targets, names, morphs), tuple(words.set("people_endings"))
    plurals = frozenset(morphs.key(str(w)) for w in targets.get("plurals", ()))
    plural_endings = tuple(word_key(str(end)) for end in targets.get("plural_endings", ()))
    phrase_ends = frozenset().union(*(words.set(name) for name in _PHRASE_ENDS))
    return Grammar(
        lang=lang,
        order=str(data.get("order", "svo")),
        words=words,
        nouns=nouns,
        status=_with_parts(status, morphs),
        of_fiction=_grouped(status, ("fiction",), morphs).telling_words,
        measures=Lexicon(
            (morphs.phrase(str(phrase)), kind)
            for kind, phrases in table(lang, "measures").items()
            for phrase in phrases
        ),
        phrase_ends=phrase_ends,
        morphs=morphs,
        left_reach=int(data.get("left_reach", _LEFT_REACH)),
        ages=ages,
        may_be_noun=Learnt(lambda key: key in nouns.first_words or key.endswith(ages)),
        is_plural=Learnt(lambda key: key in plurals or key.endswith(plural_endings)),
        ends_left=Learnt(lambda key: key in phrase_ends or not _is_adjective(key)),
        determiners=words.set("determiners"),
        one_before=words.union("single", "possessives", "determiners"),
        bare_singular=bool(data.get("bare_singular")),
    )
