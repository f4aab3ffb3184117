from __future__ import annotations

import pytest

from gawah.model import Judgement, Same, Span, Statement
from gawah.register import Register, view
from gawah.resolve.accounts import account_of
from gawah.resolve.alike import alike

A, B, C = "a" * 64, "b" * 64, "c" * 64


def account(
    document: str,
    *,
    date: str | None,
    place: tuple[tuple[str, str], ...],
    act: str = "killing",
    more: tuple[tuple[str, str, str], ...] = (),
) -> list[Statement]:
    """One incident of one document, with one act."""
    mark = document[0]
    said = [
        (f"incident:{mark}", "title", f"What {mark} tells"),
        (f"incident:{mark}", "place", f"place:{mark}"),
        (f"act:{mark}", "incident", f"incident:{mark}"),
        (f"act:{mark}", "type", act),
        *((f"place:{mark}", prop, value) for prop, value in place),
        *((f"{subject}:{mark}", prop, value.replace("*", mark)) for subject, prop, value in more),
    ]
    said += [(f"incident:{mark}", "date", date)] if date else []
    return [
        Statement(subject, prop, value, document, "rules@1", "r", "2026-01-01", Span("t", n, n + 4), "word")
        for n, (subject, prop, value) in enumerate(said)
    ]


def seen(*accounts: list[Statement], judgements: tuple[Judgement, ...] = ()) -> Register:
    return view([s for said in accounts for s in said], [], judgements, [])


def killed(count: str) -> tuple[tuple[str, str, str], ...]:
    return (("act", "victim", "group:*"), ("group", "label", "miners"), ("group", "count", count))


TOWN = (("name", "Torva"), ("country", "XA"), ("admin1", "North"), ("admin2", "Torva District"))
VILLAGE = (("name", "Lower Sill"), ("country", "XA"), ("admin1", "North"), ("admin2", "Torva District"))
ELSEWHERE = (("name", "Mbeki"), ("country", "XA"), ("admin1", "South"), ("admin2", "Mbeki District"))
COUNTRY = (("name", "Xania"), ("country", "XA"), ("precision", "country"))


@pytest.mark.parametrize(
    ("date", "place", "act", "is_alike"),
    [
        ("2021-01-03", TOWN, "killing", True),
        ("2021-01-04", TOWN, "injury", True),  # at night, and another word for it
        ("2021-01-05", TOWN, "killing", False),
        ("2021-01", TOWN, "killing", True),
        ("2021-02", TOWN, "killing", False),
        ("2021", TOWN, "killing", False),  # of one year is like too much
        ("XXXX-01-03", TOWN, "killing", False),
        (None, TOWN, "killing", False),
        ("2021-01-03", TOWN, "threat", False),
        ("2021-01-03", TOWN, "other", False),
        ("2021-01-03", VILLAGE, "killing", True),  # a village of the district that the town names
        ("2021-01-04", VILLAGE, "killing", False),
        ("2021-01-03", COUNTRY, "killing", True),
        ("2021-01", COUNTRY, "killing", False),
        ("2021-01-03", ELSEWHERE, "killing", False),
    ],
)
def test_what_may_be_one_event(
    date: str | None, place: tuple[tuple[str, str], ...], act: str, *, is_alike: bool
) -> None:
    register = seen(account(A, date="2021-01-03", place=TOWN), account(B, date=date, place=place, act=act))
    expected = {"incident:a": ("incident:b",), "incident:b": ("incident:a",)} if is_alike else {}
    assert alike(register).others == expected


def test_one_document_tells_of_two_events() -> None:
    both = account(A, date="2021-01-03", place=TOWN), account(B, date="2021-01-03", place=TOWN)
    one = [Statement(s.subject, s.prop, s.value, A, s.method, s.run, s.at) for said in both for s in said]
    assert alike(seen(one)).others == {}


def test_what_somebody_called_different_is_not_suggested_and_what_is_joined_is_one() -> None:
    accounts = account(A, date="2021-01-03", place=TOWN), account(B, date="2021-01-03", place=TOWN)
    for same in (Same.DIFFERENT, Same.SAME):
        word = Judgement("incident:b", "incident:a", same, "review", "2026-01-02", "Asha")
        assert alike(seen(*accounts, judgements=(word,))).others == {}
    unsure = Judgement("incident:b", "incident:a", Same.UNSURE, "review", "2026-01-02", "Asha")
    assert len(alike(seen(*accounts, judgements=(unsure,))).others) == 2


def test_accounts_of_one_event_are_compared() -> None:
    register = seen(
        account(A, date="2021-01-02", place=TOWN, more=killed("10")),
        account(B, date="2021-01-03", place=TOWN, more=killed("11")),
        account(C, date="2021-01-03", place=TOWN, more=killed(">=3")),
    )
    found = {difference.what: difference.sides for difference in alike(register).differences}
    assert found == {
        "date": (
            ("2021-01-02", ("incident:a",)),
            ("2021-01-03", ("incident:b", "incident:c")),
        ),
        # "at least 3" can be true with both: it takes no side
        "killed": (("10", ("incident:a",)), ("11", ("incident:b",))),
    }


def test_attackers_are_compared_with_the_looseness_of_about() -> None:
    def told(document: str, count: str) -> list[Statement]:
        more = (("act", "perpetrator", "group:*"), ("group", "label", "men"), ("group", "count", count))
        return account(document, date="2021-01-03", place=TOWN, act="property_destruction", more=more)

    assert [d.what for d in alike(seen(told(A, "~15"), told(B, "40"))).differences] == ["attackers"]
    assert alike(seen(told(A, "~15"), told(B, "16"))).differences == ()


def test_two_crowds_of_at_least_as_many_are_no_hindrance() -> None:
    crowds = (
        ("act", "perpetrator", "group:one*"),
        ("group:one*", "count", ">=2"),
        ("act", "perpetrator", "group:other*"),
        ("group:other*", "count", "2..5"),
    )
    said = [
        *account(A, date="2021-01-03", place=TOWN, more=(crowds[0], crowds[2])),
        *(
            Statement(
                subject.replace("*", "a"),
                prop,
                value,
                A,
                "rules@1",
                "r",
                "2026-01-01",
                Span("t", 50, 54),
                "word",
            )
            for subject, prop, value in (crowds[1], crowds[3])
        ),
    ]
    (incident,) = (register := seen(said)).incidents()
    told = account_of(incident, register)
    assert told is not None
    assert told.attackers == ">=2"


def test_an_account_holds_who_suffered_it_who_did_it_and_who_tells_of_it() -> None:
    people = (
        ("act", "victim", "person:hurt*"),
        ("act", "perpetrator", "person:gun*"),
        ("act", "perpetrator", "body:guard*"),
    )
    about = (
        ("person:hurta", "name", "Lena Okoro", ()),
        ("person:hurta", "age", "34", ()),
        ("person:guna", "name", "Oren Pask", ()),
        ("body:guarda", "name", "Torva Guard", ()),
        ("person:officera", "name", "Ilse Brandt", ()),
        ("act:a", "outcome", "injured", ("person:officera",)),
    )
    said = account(A, date="2021-01-03", place=TOWN, act="injury", more=people)
    said += [
        Statement(
            subject,
            prop,
            value,
            A,
            "rules@1",
            "r",
            "2026-01-01",
            Span("t", 60 + n, 64 + n),
            "word",
            speaker=who,
        )
        for n, (subject, prop, value, who) in enumerate(about)
    ]
    (incident,) = (register := seen(said)).incidents()
    told = account_of(incident, register)
    assert told is not None
    assert (told.victims, told.victims_known_by, told.ages) == (("Lena Okoro",), ("lena okoro",), (34,))
    assert (told.suspects, told.bodies) == (("Oren Pask",), ("Torva Guard",))
    assert (told.speakers, told.speakers_known_by) == (("Ilse Brandt",), ("ilse brandt",))


def test_an_account_that_tells_of_no_dead_does_not_say_that_there_were_none() -> None:
    register = seen(
        account(A, date="2021-01-03", place=TOWN, more=killed("10")),
        account(B, date="2021-01-03", place=TOWN, act="injury"),
    )
    assert len(alike(register).others) == 2
    assert alike(register).differences == ()


def test_what_accounts_agree_on_is_told_too() -> None:
    register = seen(
        account(A, date="2021-01-03", place=TOWN, more=killed("11")),
        account(B, date="2021-01-03", place=TOWN, more=killed("11")),
        account(C, date="2021-01-03", place=TOWN),
    )
    assert set(alike(register).agreed.values()) == {("date", "killed")}
    apart = seen(
        account(A, date="2021-01-02", place=TOWN, more=killed("11")),
        account(B, date="2021-01-03", place=TOWN, more=killed("11")),
    )
    assert set(alike(apart).agreed.values()) == {("killed",)}


def test_what_two_sources_say_of_one_incident_is_corroborated() -> None:
    accounts = account(A, date="2021-01-03", place=TOWN), account(B, date="2021-01-03", place=TOWN)
    same = Judgement("incident:b", "incident:a", Same.SAME, "review", "2026-01-02", "Asha")
    apart, joined = seen(*accounts).incidents(), seen(*accounts, judgements=(same,)).incidents()
    assert [[about.name for about in one.corroborated] for one in apart] == [[], []]
    assert [[about.name for about in one.corroborated] for one in joined] == [["date"]]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("10", "11", (10, 11)),
        ("10", "10", (10, 10)),
        (">=7", "9", (9, 9)),
        (">=7", ">=9", (9, None)),
        ("3", ">=9", (3, None)),
    ],
)
def test_accounts_of_one_event_are_never_added_up(
    first: str, second: str, together: tuple[int, int | None]
) -> None:
    same = Judgement("incident:a", "incident:b", Same.SAME, "review", "2026-01-02", "Asha")
    both = [account(d, date="2021-01-03", place=TOWN, more=killed(n)) for d, n in ((A, first), (B, second))]
    (incident,) = seen(*both, judgements=(same,)).incidents()
    assert incident.killed == together
