"""The standard of proof that is suggested, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.model import Judgement, Same, Span, Stance, Statement, Verdict, Word
from gawah.register import view
from gawah.register.standard import PROP, standard, suggestion
from gawah.schema import vocabulary

if TYPE_CHECKING:
    from gawah.register import Incident

A, B, C = "a" * 64, "b" * 64, "c" * 64
AT = "2026-01-01T00:00:0"


def say(subject: str, prop: str, value: str, document: str = A, **more: object) -> Statement:
    fields: dict[str, object] = {"method": "rules@1", "run": "r", "at": AT + "1Z", "span": Span("t", 0, 4),
                                 "original": "word"} | more  # fmt: skip
    return Statement(subject, prop, value, document, **fields)  # type: ignore[arg-type]


def account(document: str, **more: str) -> list[Statement]:
    """A killing as one report tells it, under ids of its own, with what else is said of the act."""
    name = document[0]
    told = [
        say(f"incident:{name}", "date", more.pop("date", "2024-05-03"), document),
        say(f"act:{name}", "incident", f"incident:{name}", document),
        say(f"act:{name}", "type", "killing", document),
        say(f"document:{document}", "publisher", more.pop("publisher", f"Paper {name}"), document),
    ]
    return told + [say(f"act:{name}", prop, value, document) for prop, value in more.items()]


def together(*accounts: list[Statement], verdicts: tuple[Verdict, ...] = ()) -> Incident:
    names = [one[0].subject.partition(":")[2] for one in accounts]
    words = [
        Judgement(f"{kind}:{names[0]}", f"{kind}:{other}", Same.SAME, "review", AT + "2Z", "Asha")
        for other in names[1:]
        for kind in ("incident", "act")
    ]
    (incident,) = view([s for one in accounts for s in one], verdicts, words, []).incidents()
    return incident


def rated(level: str, by: str = "Asha", n: int = 3) -> Statement:
    return Statement("incident:a", PROP, level, A, "review", "review", f"{AT}{n}Z", reviewer=by)


def test_one_source_is_alleged_and_two_independent_ones_are_reasonable_suspicion() -> None:
    one, two = suggestion(together(account(A))), suggestion(together(account(A), account(B)))
    assert (one.level, one.sources) == ("alleged", 1)
    assert (two.level, two.sources, two.contradicted, two.denials) == ("reasonable_suspicion", 2, (), 0)


def test_three_reprints_of_one_paper_stay_alleged() -> None:
    papers = [account(one, publisher="Torva Times") for one in (A, B, C)]
    told = suggestion(together(*papers))
    assert (told.level, told.sources) == ("alleged", 1)


def test_what_accounts_seriously_disagree_on_is_named_and_lowers_it() -> None:
    told = suggestion(together(account(A), account(B, date="2023-01-01")))
    assert (told.level, told.contradicted) == ("alleged", ("date",))
    told = suggestion(together(account(A, outcome="killed"), account(B, outcome="injured")))
    assert (told.level, told.contradicted) == ("alleged", ("outcome",))
    told = suggestion(together(account(A, means="a knife"), account(B, means="an axe")))
    assert (told.level, told.contradicted) == ("reasonable_suspicion", ())


def test_a_denial_lowers_it_and_adds_no_source() -> None:
    denied = say("act:b", "type", "killing", B, stance=Stance.DENIED, speaker=("body:1",))
    told = suggestion(together(account(A), account(C), [*account(B), denied]))
    assert (told.level, told.denials) == ("alleged", 1)


def test_never_more_than_reasonable_suspicion_is_suggested() -> None:
    many = [account(letter * 64) for letter in "abcdefghijk"]
    told = suggestion(together(*many))
    assert (told.level, told.sources) == ("reasonable_suspicion", 11)


def test_what_a_person_says_goes_before_and_the_suggestion_stays_beside_it() -> None:
    said = rated("reasonable_grounds")
    reason = Verdict(said.claim_id, Word.ACCEPTED, "Asha", AT + "3Z", None, "two witnesses of ours")
    met = standard(together([*account(A), said], verdicts=(reason,)))
    assert (met.level, met.by, met.why, met.at) == (
        "reasonable_grounds", "Asha", "two witnesses of ours", AT + "3Z",
    )  # fmt: skip
    assert met.claim is not None
    assert met.claim.id == said.claim_id
    assert met.suggested.level == "alleged"
    assert standard(together(account(A))).by == ""


def test_a_verdict_is_no_account_and_no_source() -> None:
    with_it, without = together([*account(A), rated("court_finding")]), together(account(A))
    assert (with_it.status, with_it.sources, with_it.documents, with_it.corroborated, with_it.evidence) == (
        without.status, without.sources, without.documents, without.corroborated, without.evidence,
    )  # fmt: skip
    alleged = [say("incident:a", "date", "2024", stance=Stance.ALLEGED), rated("court_finding")]
    (incident,) = view(alleged, [], [], []).incidents()
    assert incident.status == ("alleged",)


def test_an_incident_of_which_only_a_verdict_is_left_stands_no_more() -> None:
    told = say("incident:a", "date", "2024")
    refused = Verdict(told.claim_id, Word.REJECTED, "Asha", AT + "5Z")
    assert view([told, rated("court_finding")], [refused], [], []).incidents() == ()


def test_two_verdicts_that_were_joined_contradict_each_other() -> None:
    other = Statement("incident:b", PROP, "court_finding", B, "review", "review", AT + "4Z", reviewer="Bilal")
    incident = together([*account(A), rated("reasonable_grounds")], [*account(B), other])
    assert [one.field.prop.name for one in incident.contradictions] == [PROP]
    assert standard(incident).by == "Bilal"  # who spoke last


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_the_ladder_has_six_steps_with_names(lang: str) -> None:
    steps = vocabulary("standard")
    assert list(steps) == [
        "alleged", "reasonable_suspicion", "reasonable_grounds", "balance_of_probabilities",
        "clear_and_convincing", "court_finding",
    ]  # fmt: skip
    assert all(one.labels[lang] for one in steps.values())
