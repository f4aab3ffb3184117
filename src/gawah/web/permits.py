"""To whom somebody agreed to be named, as the page of a person shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.came import NEVER
from gawah.model.record import record
from gawah.project import register_of
from gawah.review.permit import KIND, consents_of
from gawah.schema import vocabulary
from gawah.store.ids import subjects_from
from gawah.store.parts import documents_of_subjects
from gawah.store.told import load_naming
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from gawah.project import Project
    from gawah.register import Subject
    from gawah.web.texts import Words


@record
class Permit:
    """One consent, or a refusal."""

    id: str
    audience: str
    """What the audience is called."""
    given_by: str
    """Empty of a refusal."""
    purpose: str
    given: str | None
    withdrawn: str | None
    by: str
    """Who recorded it."""


def permits_of(project: Project, person: Subject, words: Words) -> tuple[Permit, ...]:
    """The consents of a person and their withdrawals, in order of date.

    Args:
        project: the project.
        person: as the register has them.
        words: of the reader's language.
    """
    consents = subjects_from(project.engine, f"{KIND}:", (KIND,))
    if not consents:
        return ()
    telling = documents_of_subjects(project.engine, consents)
    mine = telling & documents_of_subjects(project.engine, person.members)
    found = (
        consents_of(register_of(load_naming(project.engine, {*person.members, *consents}, mine)), person.id)
        if mine
        else ()
    )
    say = Wording(words)
    told = (_permit(one, say) for one in found if one.value("audience") is not None)
    return tuple(sorted(told, key=lambda one: (one.given or one.withdrawn or "", one.id)))


def _permit(consent: Subject, say: Wording) -> Permit:
    claims = [claim for claim in consent.claims if claim.counts]
    return Permit(
        consent.id,
        say.code("audience", consent.value("audience") or ""),
        consent.value("given_by") or "",
        consent.value("purpose") or "",
        consent.value("given"),
        max(consent.values("withdrawn"), default=None),
        max(((claim.person_came, claim.person) for claim in claims), default=(NEVER, ""))[1],
    )


def audience_choices(words: Words) -> tuple[tuple[str, str], ...]:
    """All audiences with what they are called."""
    say = Wording(words)
    return tuple((one, say.code("audience", one)) for one in vocabulary("audience"))
