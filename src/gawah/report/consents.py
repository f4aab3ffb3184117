"""Who of the victims agreed to be named to United Nations mandates: what a draft tells first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.report.dates import date_words
from gawah.report.quoting import lang_of
from gawah.report.tree import Run
from gawah.review.permit import consents_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.guard.told import Told
    from gawah.register import Incident, Register
    from gawah.report.tree import Runs
    from gawah.report.words import Words

_UN = "un"


@record
class Consented:
    """A victim, and what is recorded of their consent."""

    who: Runs
    told: Runs
    same: str = ""
    """What is the same of one person in each incident; empty where nobody can tell who it is."""


def each_once(incidents: Iterable[Iterable[Consented]]) -> Iterator[Consented]:
    """The people of several incidents, each once though many name them.

    Two of one incident are two people, whatever they are called.
    """
    known: Counter[str] = Counter()
    for people in incidents:
        here: Counter[str] = Counter()
        for one in people:
            here[one.same] += 1
            if not one.same or here[one.same] > known[one.same]:
                known[one.same] += 1
                yield one


def consents_in(incident: Incident, register: Register, words: Words) -> Iterator[Consented]:
    """The people among the victims, with what the record has of their consent, for the keeper."""
    for party in incident.victims:
        if party.kind != "person":
            continue
        said = words("consent_none")
        for one in consents_of(register, party.id):
            if one.value("audience") != _UN:
                continue
            if (gone := one.value("withdrawn")) is not None:
                said = words("consent_withdrawn", date=date_words(gone, words))
                break
            given = one.value("given") or ""
            said = words("consent_given", date=date_words(given, words), by=one.value("given_by") or "")
        label = party.label or words("unnamed")
        lang = lang_of(label)
        yield Consented((Run(label, "" if lang == words.lang else lang),), (Run(said),), party.id)


def consents_told(told: Told, words: Words) -> Iterator[Consented]:
    """The same for others, who learn of a consent alone that it is there: by the name that is told."""
    for one in told.victims:
        if one.kind == "person":
            name = one.who or words("kind_person")
            lang = lang_of(name)
            is_label = not one.who or one.who.startswith("Person ")
            said = words("consent_label" if is_label else "consent_named")
            yield Consented((Run(name, "" if lang == words.lang else lang),), (Run(said),), one.who)
