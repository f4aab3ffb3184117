"""Who signed a document, and who wrote it, as far as they are no bodies, which are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.extract.taggers.body_tables import tables
from gawah.extract.taggers.lexicon import words_between
from gawah.guard.leaks import Secret
from gawah.languages import codes
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.taggers.body_tables import Tables
    from gawah.extract.taggers.words import Words
    from gawah.register import Register

_SIGNING = ("signatory", "byline")
_BRACKETS = re.compile(r"[(\[（][^)\]）]*[)\]）]")


def signers(register: Register) -> Iterator[Secret]:
    """Who signed, and who wrote: what is no name of a body known in these documents.

    A body that signed and is not known is found as a whole only: its words are those of the language.
    """
    bodies = {key(name) for body in register.of_kind("body") for name in body.called}
    for document in register.of_kind("document"):
        for prop in _SIGNING:
            for name in document.values(prop):
                # "Committee of Torva (COT)" is known as "Committee of Torva", and as "COT".
                if bodies.isdisjoint({key(name), key(_BRACKETS.sub(" ", name))}):
                    is_whole = prop != "signatory" or is_called_as_bodies_are(name)
                    yield Secret("signer" if is_whole else "name", name, document.id)


def is_called_as_bodies_are(name: str) -> bool:
    """Whether a name says that it is that of a body, in any language: "Torva Rights Forum"."""
    plain = _BRACKETS.sub(" ", name)
    for language in codes():
        words, lex = words_between(plain, 0, len(plain), language), tables(language)
        if any(_is_head(words, at, lex) for at in range(len(words))):
            return True
    return False


def _is_head(words: Words, at: int, lex: Tables) -> bool:
    """Whether the kind of a body stands at a word: last behind two others, or with "of" or "for" after it."""
    hit = lex.heads.at(words, at)
    if hit is None:
        return False
    after = at + hit[0]
    if after < len(words):
        return words[after].key in lex.connectors
    return at > 1 and words[at].key not in lex.weak_heads
