"""What selected words say, in the canonical form of the property that they are said to tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.errors import Sentence, Term, UsageError
from gawah.review.values import checked
from gawah.schema import KNOWN_BY, vocabulary
from gawah.values import edtf
from gawah.values.counting import find_counts
from gawah.values.dates import read_date, written_date
from gawah.values.scripts import fold_digits, key
from gawah.values.tokens import tokenize

if TYPE_CHECKING:
    from gawah.project import Project
    from gawah.register import Register
    from gawah.review.selection import Chosen
    from gawah.schema import Prop

_FIGURES = re.compile(r"\d+", re.ASCII)


def read_value(about: Prop, typed: str | None, chosen: Chosen, context: tuple[Project, Register]) -> str:
    """The value of a property: as the person typed it, else as the words have it.

    Args:
        about: the property.
        typed: what the person typed; None takes the words.
        chosen: the words that were selected.
        context: the project, and the part of the register that the words belong to.

    Raises:
        UsageError: what was typed does not fit, or the words do not say it plainly.
        NotFoundError: it should name a subject and names none.
    """
    project, register = context
    family, _, rest = about.type.partition(":")
    told = typed.strip() if typed is not None else ""
    if family == "date":
        return _date(told or chosen.words, chosen, is_typed=bool(told))
    if family == "quantity":
        return checked(about, told or _number(chosen), project)
    if family == "code":
        return _code(rest, told or chosen.on_one_line)
    if family == "ref":
        return checked(about, told or _named(rest, chosen, register), project)
    return checked(about, told or chosen.on_one_line, project)


def _date(words: str, chosen: Chosen, *, is_typed: bool) -> str:
    published = chosen.text.meta("published")
    anchor = published.value if published is not None else None
    if is_typed:
        found = written_date(words, anchor)
    elif edtf.is_valid(words.strip()):
        found = words.strip()
    else:
        read = read_date(words, chosen.lang, anchor)
        found = read if read != edtf.UNRESOLVED else None
    if found is not None:
        return found
    raise UsageError(
        "“%(words)s” says no date that can be told here. Type it: 14 July 2023, July 2023, 2023-07-14, "
        "2023-07, 2023, 2023-07-14/2023-07-16 or XXXX-07.",
        words=words.strip() if is_typed else chosen.on_one_line,
    )


def _number(chosen: Chosen) -> str:
    tokens = tokenize(chosen.words)
    counts = find_counts(tokens, 0, len(tokens.words), chosen.lang)
    found = {str(count.quantity) for count in counts if not count.ordinal}
    if not found:
        found = {str(int(figures)) for figures in _FIGURES.findall(fold_digits(chosen.words))}
    if len(found) != 1:
        raise UsageError(
            "The words “%(words)s” hold %(found)s. Type it: 3, >=3, <=3, 3..7 or ~40.",
            words=chosen.on_one_line,
            found=Sentence("several numbers") if found else Sentence("no number"),
        )
    return found.pop()


def _code(name: str, words: str) -> str:
    """A code by its name or by its label in any language."""
    known = vocabulary(name)
    if words in known:
        return words
    folded = key(words)
    found = [
        code for code, entry in known.items() if folded in {key(label) for label in entry.labels.values()}
    ]
    if len(found) == 1:
        return found[0]
    raise UsageError(
        "“%(words)s” is not one of the codes. Say which: %(known)s.",
        words=words,
        known=tuple(Term(one, name) for one in known),
    )


def _named(kinds: str, chosen: Chosen, register: Register) -> str:
    """The subject of the part that bears a name."""
    wanted = key(chosen.words)
    found = {
        register.names.get(claim.statement.subject, claim.statement.subject)
        for claim in register.claims.values()
        if claim.counts and claim.statement.kind in kinds.split("|") and claim.statement.prop in KNOWN_BY
        if key(claim.statement.value) == wanted
    }
    if len(found) != 1:
        raise UsageError(
            "“%(words)s” names %(many)s known here (%(kinds)s). Give the id, or add it as new.",
            words=chosen.on_one_line,
            many=Sentence("several") if found else Sentence("nobody and nothing"),
            kinds=tuple(Term(one, "kind") for one in kinds.split("|")),
        )
    return found.pop()
