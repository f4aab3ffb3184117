"""What a person has before them who says whether two subjects are one: it is kept with what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.register import view
from gawah.resolve.accounts import account_of, signs
from gawah.resolve.joining import words_of
from gawah.store.parts import closed, documents_of_subjects, load_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.project import Project
    from gawah.register import Register

    Pair = tuple[str, str]


def shown_of(project: Project, pair: Pair) -> str:
    """What speaks for and against two incidents being one; of other subjects, what they are called.

    Args:
        project: the project.
        pair: two whole ids of one kind.
    """
    documents = documents_of_subjects(project.engine, pair)
    register = apart(project, documents)
    incidents = {one.id: one for one in register.incidents()}
    told = [incidents.get(register.names.get(one, one)) for one in pair]
    accounts = [account_of(one, register) for one in told if one is not None]
    known = [account for account in accounts if account is not None]
    if len(known) == len(pair):
        return words_of(signs(*known))
    found = [register.subject(one) for one in pair]
    return " | ".join(subject.label if subject is not None else "" for subject in found)


def apart(project: Project, documents: Iterable[str]) -> Register:
    """Some documents with all that tell of the same things, no incident joined to another."""
    stored = load_part(project.engine, closed(project.engine, documents))
    judged = [word for word in stored.judgements if not word.left.startswith("incident:")]
    told = (stored.statements, stored.verdicts, judged, stored.runs)
    return view(*told, elsewhere=stored.entries_elsewhere)
