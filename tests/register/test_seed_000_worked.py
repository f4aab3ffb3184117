"""The worked example of the design: a report told sentence by sentence, built by hand.

A teenager opened fire on a doctor of 31 and members of his family; he died, his father and two uncles were
wounded. A minister speaks of custody, a quoted officer of another motive.
"""

from __future__ import annotations

import random

import pytest

from gawah.model import Finding, Run, Span, Stance, Statement, Verdict, Word
from gawah.register import Register, view

DOC = "d" * 64
OTHER = "e" * 64
CONTENT = (
    "This month in Punjab province a teenager opened fire on 31-year-old doctor Tahir Mahmood and members of "
    "his family. Mahmood died while his father and two uncles were wounded. The perpetrator was taken into "
    "custody. Officer Ferozkhan said personal enmity was behind it. HRW's Waraich told reporters so. "
    "Omar Waraich works at Amnesty International."
)
T1, T2, T3 = "2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z"


def say(
    subject: str, prop: str, value: str, words: str | None, method: str = "roles@1", **more: object
) -> Statement:
    document = str(more.pop("document", DOC))
    span = None
    if words is not None:
        start = CONTENT.index(words)
        span = Span("t" * 64, start, start + len(words))
    fields: dict[str, object] = {
        "run": "r1",
        "at": T1,
        "span": span,
        "original": words,
        "confidence": 0.8,
    } | more
    return Statement(subject, prop, value, document, method, **fields)  # type: ignore[arg-type]


FIRED = "a teenager opened fire on"
STATEMENTS = [
    say("incident:1", "date", "XXXX-XX", "This month", "dates@1"),
    say("incident:1", "place", "place:1", "Punjab province", "places@3"),
    say("incident:1", "title", FIRED, FIRED),
    say("place:1", "name", "Punjab", "Punjab", "places@3"),
    say("place:1", "country", "PK", "Punjab", "places@3"),
    say("place:1", "precision", "admin1", "Punjab province", "places@3"),
    say("person:tahir", "name", "Tahir Mahmood", "Tahir Mahmood"),
    say("person:tahir", "age", "31", "31-year-old"),
    say("person:tahir", "role", "doctor", "doctor"),
    say("person:father", "role", "father", "his father"),
    say("group:uncles", "label", "uncles", "two uncles"),
    say("group:uncles", "count", "2", "two"),
    say("person:teen", "role", "teenager", "a teenager"),
    *(
        statement
        for act, type_, victim, outcome, words in (
            ("act:1", "killing", "person:tahir", "killed", "Mahmood died"),
            ("act:2", "attempted_killing", "person:father", "injured", "his father"),
            ("act:3", "attempted_killing", "group:uncles", "injured", "two uncles were wounded"),
        )
        for statement in (
            say(act, "incident", "incident:1", words),
            say(act, "type", type_, words),
            say(act, "victim", victim, words),
            say(act, "outcome", outcome, words),
            say(act, "perpetrator", "person:teen", "a teenager"),
            say(act, "means", "opened fire", "opened fire"),
        )
    ),
    say("act:1", "ground", "Ahmadi", "members of"),
    say(
        "act:1",
        "ground",
        "personal enmity",
        "personal enmity",
        speaker=("person:officer",),
        stance=Stance.ATTRIBUTED,
    ),
    say("person:officer", "name", "Ferozkhan", "Ferozkhan"),
    say("measure:1", "incident", "incident:1", "The perpetrator was taken"),
    say("measure:1", "type", "custody", "The perpetrator was taken"),
    say("person:waraich", "name", "Omar Waraich", "Omar Waraich"),
    say("person:waraich", "affiliation", "body:hrw", "HRW"),
    say("person:waraich", "affiliation", "body:amnesty", "Amnesty International"),
    say("body:hrw", "name", "HRW", "HRW"),
    say("body:amnesty", "name", "Amnesty International", "Amnesty International"),
]


def run(name: str, at: str, methods: tuple[str, ...], found: list[Statement]) -> Run:
    findings = tuple(Finding(s.claim_id, s.method, s.confidence) for s in found)
    return Run(name, DOC, "t" * 64, methods, at, findings)


FIRST = run("r1", T1, ("dates@1", "places@3", "roles@1"), STATEMENTS)


def by(prop: str, subject: str = "incident:1") -> Statement:
    return next(s for s in STATEMENTS if s.subject == subject and s.prop == prop)


@pytest.fixture
def register() -> Register:
    return view(STATEMENTS, [], [], [FIRST])


def test_one_incident_with_what_follows_from_its_acts(register: Register) -> None:
    (incident,) = register.incidents()
    assert (incident.type, incident.date, incident.date_words) == ("killing", "XXXX-XX", "This month")
    assert (incident.places, incident.country) == (("Punjab", "PK"), "PK")
    assert (incident.killed, incident.injured) == ((1, 1), (3, 3))
    assert [v.label for v in incident.victims] == ["Tahir Mahmood", "", "uncles"]
    assert [p.details["role"] for p in incident.perpetrators] == ["teenager"]
    assert [m.type for m in incident.measures] == ["custody"]
    assert incident.grounds == ("Ahmadi", "personal enmity")
    assert incident.means == ("opened fire",)
    assert incident.status == ("attributed", "stated")
    assert incident.contradictions == ()


def test_two_employers_in_one_text_are_a_contradiction(register: Register) -> None:
    (found,) = register.contradictions()
    assert (found.subject, found.field.prop.name) == ("person:waraich", "affiliation")
    assert {register.label(r.value) for r in found.field.readings} == {"HRW", "Amnesty International"}


def test_the_speaker_of_a_second_motive_stays_with_it(register: Register) -> None:
    field = register.subjects["act:1"].fields["ground"]
    said = {r.value: r.claims[0].statement.speaker for r in field.readings}
    assert said == {"Ahmadi": (), "personal enmity": ("person:officer",)}
    assert not field.is_contradicted


def test_a_newer_tagger_that_finds_the_same_adds_nothing_but_its_run(register: Register) -> None:
    again = [s for s in STATEMENTS if s.method == "places@3"]
    newer = Run(
        "r2", DOC, "t" * 64, ("places@4",), T2, tuple(Finding(s.claim_id, "places@4", 0.9) for s in again)
    )
    after = view(STATEMENTS, [], [], [FIRST, newer])
    assert after.claims.keys() == register.claims.keys()
    assert after.claims[by("place").claim_id].methods == ("places@4",)
    assert after.claims[by("place").claim_id].confidence == 0.9
    assert view(STATEMENTS, [], [], [FIRST, newer], as_of=T1) == register


def test_a_correction_outlives_a_newer_run_that_no_longer_finds_the_claim() -> None:
    wrong = by("place")
    right = say(
        "incident:1", "place", "place:2", "Punjab province", "review", at=T2, run="review", reviewer="Asha"
    )
    verdict = Verdict(wrong.claim_id, Word.CORRECTED, "Asha", T2, right.claim_id)
    newer = run("r2", T3, ("places@4",), [])
    after = view([*STATEMENTS, right], [verdict], [], [FIRST, newer])
    place = after.subjects["incident:1"].fields["place"]
    assert place.values == ("place:2",)
    assert (place.why and place.why.code, str(place.why)) == ("person", "Asha decided so")
    kept = after.claims[wrong.claim_id]
    assert kept.is_no_longer_found
    assert not kept.counts
    assert "place:1" not in after.subjects  # nobody reviewed what was said of the place itself


def test_a_denial_does_not_corroborate_but_shows() -> None:
    words = "opened fire"
    other = say("act:1", "outcome", "killed", None, "given", document=OTHER, stance=Stance.DENIED)
    agreeing = say("act:1", "type", "killing", None, "given", document=OTHER)
    after = view([*STATEMENTS, other, agreeing], [], [], [FIRST])
    outcome, type_ = (after.subjects["act:1"].fields[p] for p in ("outcome", "type"))
    assert [(len(r.claims), len(r.sources), len(r.denials)) for r in outcome.readings] == [(1, 1, 1)]
    assert outcome.is_contradicted
    assert not outcome.readings[0].is_corroborated
    assert type_.readings[0].is_corroborated
    assert words in after.incidents()[0].means


def test_two_documents_of_one_publisher_are_one_source() -> None:
    papers = [
        say(f"document:{d}", "publisher", name, None, "given", document=d)
        for d, name in ((DOC, "The Daily Witness"), (OTHER, "the daily witness"))
    ]
    agreeing = say("act:1", "type", "killing", None, "given", document=OTHER)
    after = view([*STATEMENTS, *papers, agreeing], [], [], [FIRST])
    assert not after.subjects["act:1"].fields["type"].readings[0].is_corroborated


def test_the_order_of_records_changes_nothing(register: Register) -> None:
    shuffled = list(STATEMENTS)
    random.Random(7).shuffle(shuffled)  # noqa: S311
    after = view([*shuffled, *STATEMENTS], [], [], [FIRST, FIRST])
    assert after == register
    assert after.incidents() == register.incidents()
