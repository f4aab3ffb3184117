"""Words by which a finding would be made: no sentence of ours has one of them.

What a norm asks is another matter: "remedies when rights are breached" and "an unlawful assembly" are what it
speaks of. There only words that say that it was broken, or who broke it, are a finding.
"""

from __future__ import annotations

import re

from gawah.values.scripts import fold


def _folded(words: str) -> str:
    """Words of Arabic script as they are looked up, whichever keyboard wrote them."""
    return fold(words).text.replace("\u200c", " ")


def _urdu(*patterns: str) -> re.Pattern[str]:
    return re.compile(_folded("".join(patterns)))


_BROKEN = r"(?:violat|breach|infring|contraven|transgress)(?:ed|es|ing)"
_COMMITTED = r"committed (?:a |an )?(?:crimes?|offences?|genocide|atrocit\w+)"
_FINDING = re.compile(
    r"\b(?:violat\w*|breach\w*|infring\w*|contraven\w*|transgress\w*|unlawful\w*|illegal\w*|guilty|"
    rf"(?:is|was|are|were) responsible|{_COMMITTED})\b",
    re.IGNORECASE,
)
_URDU = _urdu("خلاف ?ورزی|پامال|مجرم|قصور ?وار|مرتکب|ارتکاب|غیر ?قانونی|ذمہ ?دار (?:ہے|ہیں|تھا|تھی|تھے|ٹھہر)")
_SUPPOSED = re.compile(
    r"\b(?:when|whenever|where|wherever|if|whether|once|unless|until|who|whoever|whosoever)\b[^,.;:]*",
    re.IGNORECASE,
)
"""A clause of what a norm supposes: "when rights are breached", "whoever contravenes the order"."""
_SAID_BROKEN = re.compile(
    rf"\b(?:(?:was|were|is|are|has|have|had|been|being|it|this|that|which|state|government|police|court|"
    rf"authorities|officials) (?:\w+ly )?(?:{_BROKEN})|(?:{_BROKEN}) by|"
    rf"in (?:violation|breach|contravention) of|"
    r"(?:was|were|is|are|amounts? to|amounted to) (?:an? )?(?:\w+ )?(?:violations?|breach|breaches) "
    r"(?:of|by)|"
    rf"(?:was|were|has been|have been) (?:\w+ly )?(?:unlawful|illegal)|"
    r"(?:is|was|are|were|found) guilty|(?:is|was|are|were) responsible|"
    rf"{_COMMITTED})\b",
    re.IGNORECASE,
)
_URDU_SUPPOSED = _urdu(r"\b(?:جب|اگر|جہاں|جو)\b[^،۔؛:]*")
_URDU_SAID_BROKEN = _urdu(
    "خلاف ?ورزی (?:کی گئی|کی ہے|کی تھی|کی(?=[۔!]|$)|ہوئی|ہو رہی|ہو گئی|ہے|تھی|کر رہ|کرتی|کرتا|کرتے)|"
    "(?:پامال|پامالی) (?:کیا|کیے|کی گئ|کی ہے|کر دی|ہوا|ہوئے|ہوئی|ہو رہ)|"
    "(?:مجرم|قصور ?وار|ذمہ ?دار|مرتکب) (?:ہے|ہیں|تھا|تھی|تھے|ٹھہر|ہوا|ہوئی|ہوئے|پایا|پائی)|"
    "(?:غیر ?قانونی) (?:تھا|تھی|تھے)"
)


def says_a_finding(words: str) -> str:
    """The first words that would say that a norm was not kept; empty where there are none."""
    return _first(words, _FINDING.search(words) or _URDU.search(_folded(words)))


def says_it_was_broken(words: str) -> str:
    """The first words of what a norm asks that would say that it was not kept, or by whom; empty for none."""
    found = _SAID_BROKEN.search(_SUPPOSED.sub(_blank, words))
    return _first(words, found or _URDU_SAID_BROKEN.search(_URDU_SUPPOSED.sub(_blank, _folded(words))))


def _blank(clause: re.Match[str]) -> str:
    return " " * len(clause.group())


def _first(words: str, found: re.Match[str] | None) -> str:
    """What was found, as it was written."""
    if found is None:
        return ""
    return words[slice(*found.span())] if len(found.string) == len(words) else found.group()
