"""The tables of ``demands.yaml``, made ready for one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from gawah.extract.lexicon import Lexicon, word_key
from gawah.languages import table

if TYPE_CHECKING:
    from collections.abc import Mapping

COLONS = frozenset(":：")
"""The sign behind an addressee who is named first, and before a list."""

FRAMES = (
    "address",
    "first_person",
    "third_person",
    "that",
    "terms",
    "thing",
    "weak_thing",
    "wish",
    "evaluated",
    "weak_that",
    "let",
    "say_to",
    "idioms",
    "noun_for",
    "polite",
    "asked_passive",
    "deadline",
    "modals",
    "please",
)
"""Lists of phrases each of which opens a frame of the same name, in the order in which frames are tried."""

_SETS = (
    # who asks, and who is asked
    *("first_persons", "you", "pronouns", "readers", "reader_verbs", "not_demanding", "norms", "orders"),
    *("not_demanding_next", "nobody", "denials", "deciding", "spoken_of"),
    # the action and the thing that are asked for
    *("verbs", "verbs_end", "participles", "not_verbs", "not_things", "not_asked", "asked_nouns"),
    *("negatives", "light", "courtesies"),
    # small words between them
    *("be", "have", "for", "ask_for", "that_words", "relatives", "conditions", "join", "passive_be"),
    *("prefix_to", "thing_after", "deadlines", "norm_modals", "necessity", "reporting", "recalling"),
    *("objects", "results", "behind_done", "courteous"),
    *("articles", "of", "met", "politely", "cries", "crying", "cry_stops", "existential", "questions"),
    # headings
    *("heading_to", "heading_opens", "heading_by"),
    # languages whose verb stands last
    *("nouns", "nouns_verbs", "after_addressee", "genitives", "subject_ends", "subject_marks", "modals"),
)
"""Lists of words; where one holds phrases, ``Line.any_of`` and ``Line.past`` find them as well."""

_PHRASES = (
    *("authorities", "to", "passive_to", "things", "passives", "tail", "asking_ends"),
    *("line_to", "ask_to", "list_ends", "headings", "salutations", "vocatives", "anonymous"),
)
"""Lists of phrases that open no frame."""

_OPENINGS = ("salutations", "vocatives", "headings")
"""Lists of phrases with which a line begins that is no sentence."""
_IMPERATIVES = ("line_to", "ask_to")


@dataclass(frozen=True)
class AskWords:
    """The tables of one language."""

    order: str
    """``svo``, ``vso`` or ``sov``: where the verb of asking stands."""
    cues: Lexicon[tuple[str, ...]]
    """The frames that a cue may open: some of ``FRAMES``."""
    sets: dict[str, frozenset[str]]
    longer: dict[str, Lexicon[bool]]
    """Phrases among the lists of words."""
    phrases: dict[str, Lexicon[bool]]
    adverb_endings: tuple[str, ...]
    progressive_endings: tuple[str, ...]
    """How the forms end by which somebody is asking, where a passive would have the same word before it."""
    clause_verbs: tuple[str, ...]
    """How the verbs of clauses end that are asked for ("que el gobierno investigue"), if no list has them."""
    passive_endings: tuple[str, ...]
    """How participles end: with a word of ``passive_be`` before it, one asks after a modal verb."""
    triggers: frozenset[str]
    """Words of which each sentence that asks for something holds one."""
    openers: frozenset[str]
    """Words with which salutations and headings over demands begin."""
    list_last: frozenset[str]
    """The last words of the phrases of ``list_ends``."""
    imperatives: frozenset[str]
    """Words with which a line tells supporters what to do, or says to whom it speaks."""

    __hash__ = object.__hash__

    def is_adverb(self, key: str) -> bool:
        """Whether a word ends as the adverbs do that may stand before a verb ("immediately")."""
        return bool(self.adverb_endings) and key.endswith(self.adverb_endings)


@cache
def ask_words(lang: str) -> AskWords | None:
    """The tables of a language, or None where it has none."""
    data = table(lang, "demands")
    if not data:
        return None
    order = str(data.get("order", "svo"))
    cues = _cues(data)
    sets = {name: frozenset(word_key(str(w)) for w in data.get(name, ())) for name in _SETS}
    phrases = {name: Lexicon((_folded(p), True) for p in data.get(name, ())) for name in _PHRASES}
    if order == "sov":
        asking = phrases["asking_ends"].telling_words
        triggers = sets["nouns"] | sets["modals"] | sets["reporting"] | asking
    else:
        triggers = cues.telling_words | phrases["ask_to"].telling_words | sets["crying"]
    openers = frozenset(word for name in _OPENINGS for word in phrases[name].first_words)
    return AskWords(
        order=order,
        cues=cues,
        sets=sets,
        longer=_longer(data),
        phrases=phrases,
        adverb_endings=tuple(str(ending) for ending in data.get("adverb_endings", ())),
        progressive_endings=tuple(str(ending) for ending in data.get("progressive_endings", ())),
        clause_verbs=tuple(str(ending) for ending in data.get("clause_verbs", ())),
        passive_endings=tuple(str(ending) for ending in data.get("passive_endings", ())),
        triggers=triggers | COLONS,
        openers=openers | sets["heading_to"] | sets["heading_opens"],
        list_last=frozenset(_folded(phrase).rsplit(" ", 1)[-1] for phrase in data.get("list_ends", ())),
        imperatives=frozenset(word for name in _IMPERATIVES for word in phrases[name].first_words),
    )


def _cues(data: Mapping[str, Any]) -> Lexicon[tuple[str, ...]]:
    """Each phrase of the lists of frames, with all the frames that it may open."""
    frames: dict[str, list[str]] = {}
    for name in FRAMES:
        for phrase in data.get(name, ()):
            names = frames.setdefault(_folded(phrase), [])
            if name not in names:
                names.append(name)
    return Lexicon((phrase, tuple(names)) for phrase, names in frames.items())


def _longer(data: Mapping[str, Any]) -> dict[str, Lexicon[bool]]:
    """The phrases of those lists of words that have any ("in turn")."""
    found = {name: [_folded(p) for p in data.get(name, ()) if " " in str(p)] for name in _SETS}
    return {name: Lexicon((phrase, True) for phrase in phrases) for name, phrases in found.items() if phrases}


def _folded(phrase: object) -> str:
    return " ".join(word_key(word) for word in str(phrase).split())
