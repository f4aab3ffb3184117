"""Numbers that count nothing: parts of codes, telephone numbers, addresses, years, numbers of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.values.counting.grammar import CODE
from gawah.values.nouns import is_noun

if TYPE_CHECKING:
    from gawah.values.nouns import NounWords
    from gawah.values.phrases import Found
    from gawah.values.tokens import Tokens

_YEARS = range(1500, 2101)
_OPENING = "([{\"'—;"


def is_part(tokens: Tokens, found: Found) -> bool:
    """Whether a number is written together with letters, signs or figures that are not its own."""
    words, first, end = tokens.words, found.first, found.end
    if tokens.glued(first) and words[first].isdecimal() and words[first - 1] not in _OPENING:
        return True
    if end >= len(words) or not tokens.glued(end):
        return False
    following = words[end]
    if following.isalpha():
        return words[end - 1].isdecimal()
    if end + 1 >= len(words) or not tokens.glued(end + 1):
        return False
    return following in "-/" or (following in ".,:" and words[end + 1].isdecimal())


def is_telephone(tokens: Tokens, found: Found) -> bool:
    """Whether it begins with a nought or has figures that are too long to count anything."""
    figures = [word for word in tokens.words[found.first : found.end] if word.isdecimal()]
    if not figures:
        return False
    return (figures[0][0] == "0" and len(figures[0]) > 1) or max(map(len, figures)) > CODE


def is_address(tokens: Tokens, found: Found, stop: int, nouns: NounWords) -> bool:
    """Whether figures stand before a name ("340 Albert Street") or an abbreviation ("2014 SC 699")."""
    at = found.end
    if (
        not _is_bare(tokens, found)
        or at >= stop
        or not tokens.words[at].isalpha()
        or not tokens.is_capital(at)
    ):
        return False
    if is_noun(tokens.words[at], nouns):
        return False
    if len(tokens.words[at]) > 1 and len(tokens.words[at]) <= 4 and tokens.original(at).isupper():
        return True
    after = at + 1
    if after >= stop:
        return False
    return tokens.words[after].isdecimal() or (
        tokens.words[after].isalpha() and tokens.is_capital(after) and not is_noun(tokens.words[after], nouns)
    )


def is_year(tokens: Tokens, found: Found) -> bool:
    """Whether bare figures may be a year: "its 2018 report"."""
    return _is_bare(tokens, found) and int(tokens.words[found.first]) in _YEARS


def may_be_code(tokens: Tokens, found: Found, counting: frozenset[str]) -> bool:
    """Whether bare figures without a noun are as likely a year, a code or the number of a list.

    Args:
        tokens: the text.
        found: the number.
        counting: words beside which it is a count all the same ("killing 12").
    """
    if not _is_bare(tokens, found):
        return False
    figures = tokens.words[found.first]
    if len(figures) >= CODE - 1 or is_year(tokens, found):
        return True
    beside = {tokens.words[at] for at in (found.first - 1, found.end) if 0 <= at < len(tokens.words)}
    return counting.isdisjoint(beside)


def _is_bare(tokens: Tokens, found: Found) -> bool:
    return found.end - found.first == 1 and tokens.words[found.first].isdecimal()
