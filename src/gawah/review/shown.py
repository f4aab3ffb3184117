"""What a person has before them who says whether two subjects are one: it is kept with what they say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.project import register_of
from gawah.resolve.accounts import account_of, signs
from gawah.resolve.joining import words_of
from gawah.store.parts import documents_of_subjects
from gawah.store.told import load_told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.project import Project
    from gawah.register import Incident, Register
    from gawah.resolve.accounts import Sign

    Pair = tuple[str, str]


def shown_of(register: Register, pair: Pair) -> str:
    """What speaks for and against two incidents being one; of other subjects, what they are called.

    Args:
        register: in which no incident is joined to another, as ``apart`` gives it.
        pair: two whole ids of one kind.
    """
    found = signs_between((register.incident(pair[0]), register.incident(pair[1])), register)
    if found:
        return words_of(found)
    subjects = [register.subject(one) for one in pair]
    return " | ".join(subject.label if subject is not None else "" for subject in subjects)


def signs_between(two: tuple[Incident | None, Incident | None], register: Register) -> tuple[Sign, ...]:
    """The signs for and against one event; none where too little is known of either to compare them."""
    accounts = [account_of(one, register) for one in two if one is not None]
    known = [account for account in accounts if account is not None]
    return signs(*known) if len(known) == len(two) else ()


def apart(project: Project, subjects: Iterable[str]) -> Register:
    """What tells of some subjects, and of those that are one with them, no incident joined to another."""
    known = sorted(set(subjects))
    stored = load_told(project.engine, known, documents_of_subjects(project.engine, known))
    judged = tuple(word for word in stored.judgements if not word.left.startswith("incident:"))
    return register_of(replace(stored, judgements=judged))
