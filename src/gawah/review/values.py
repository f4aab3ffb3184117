"""Whether a person's value fits the type that the schema gives its property."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.errors import Sentence, Term, UsageError
from gawah.register.compare import bounds
from gawah.review.look_up import find_subject
from gawah.schema import vocabulary
from gawah.values.dates import written_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gawah.project import Project
    from gawah.schema import Prop

_URL = re.compile(r"https?://\S+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def checked(about: Prop, value: str, project: Project) -> str:
    """The value in its canonical form.

    Raises:
        UsageError: it does not fit, or can be read in two ways; the sentence says what would.
        NotFoundError: it should name a subject and names none.
    """
    typed = value.strip()
    if not typed:
        raise UsageError("Type the value that is right. If nothing is, reject the claim instead.")
    family, _, rest = about.type.partition(":")
    if family == "ref":
        return find_subject(project, typed, rest.split("|"))
    if family == "code":
        if typed not in vocabulary(rest):
            raise UsageError(
                "%(code)s is not one of the codes: %(known)s.",
                code=typed,
                known=tuple(Term(one, rest) for one in vocabulary(rest)),
            )
        return typed
    if family == "date":
        date = written_date(typed)
        if date is None:
            raise _misfit(typed, _DATE)
        return date
    test, hint = _TESTS.get(family, (None, Sentence("")))
    if test is not None and not test(typed):
        raise _misfit(typed, hint)
    return typed


def _misfit(typed: str, hint: Sentence) -> UsageError:
    return UsageError("%(typed)s is not %(hint)s.", typed=typed, hint=hint)


_DATE = Sentence(
    "a date: write 14 July 2023, July 2023, 2023-07-14, 2023-07, 2023, 2023-07-14/2023-07-16 or XXXX-07"
)
_TESTS: Mapping[str, tuple[Callable[[str], object], Sentence]] = {
    "quantity": (lambda v: bounds(v) is not None, Sentence("a quantity: write 3, >=3, <=3, 3..7 or ~40")),
    "url": (_URL.fullmatch, Sentence("an address: it begins with http:// or https://")),
    "language": (_LANGUAGE.fullmatch, Sentence("a language code: write en, ur, ar …")),
}
