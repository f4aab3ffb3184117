"""Which documents are one source: by name, by a text in common, by whom they cite, by a person's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.model import Judgement, Same, Span, Statement
from gawah.register import view
from gawah.values.press import is_known, press_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.register.sources import Sources

PAPERS = tuple(letter * 64 for letter in "abcde")
A, B, C, D, E = PAPERS


def at(n: int) -> str:
    return f"2026-01-01T00:00:{n:02}Z"


def of(document: str, prop: str, value: str, **more: object) -> Statement:
    fields: dict[str, object] = {"method": "given", "run": "r", "at": at(1)} | more
    return Statement(f"document:{document}", prop, value, document, **fields)  # type: ignore[arg-type]


def cites(document: str, words: str, start: int = 0) -> Statement:
    span = Span("t", start, start + len(words))
    return of(document, "cited_source", words, method="cited_sources@1", span=span, original=words)


def word(left: str, right: str, same: Same, n: int = 1, by: str | None = None) -> Judgement:
    method = "review" if by else "reprints@1"
    words = "They burned it down."
    return Judgement(f"document:{left}", f"document:{right}", same, method, at(n), by, 0.9, words)


def sources(said: Sequence[Statement], words: Sequence[Judgement] = ()) -> Sources:
    return view(said, [], words, []).sources


@pytest.mark.parametrize(
    ("name", "same"),
    [("AFP", "Agence France-Presse"), ("AFP", "اے ایف پی"), ("Dawn", "ڈان نیوز"), ("DAWN.COM", "dawn"),
     ("رائٹرز", "Reuters"), ("Sanare Post", "sanare post")],
)  # fmt: skip
def test_the_names_of_an_agency_are_one_in_every_script(name: str, same: str) -> None:
    assert press_key(name) == press_key(same) != ""


def test_words_that_name_no_agency_are_no_source() -> None:
    assert press_key("Agencies") == press_key("خبر رساں ادارے") == ""
    assert not is_known(press_key("Sanare Post"))
    assert sources([of(A, "agency", "Agencies"), of(B, "agency", "agencies")]).among([A, B]) == (A, B)


def test_one_wire_story_in_three_papers_is_one_source() -> None:
    said = [of(one, "publisher", name) for one, name in ((A, "Sanare Post"), (B, "Torva Times"), (C, "ڈان"))]
    said += [of(A, "agency", "AFP"), of(B, "agency", "Agence France-Presse"), of(C, "agency", "اے ایف پی")]
    found = sources(said)
    assert found.among([A, B, C]) == ("source:afp",)
    assert found.all_of(C) == ("source:afp", "source:dawn")
    assert [tie.code for tie in found.ties([A, B])] == ["agency"]


def test_two_papers_with_their_own_reporters_are_two_sources() -> None:
    found = sources([of(A, "publisher", "Sanare Post"), of(B, "publisher", "Torva Times")])
    assert found.among([A, B, B]) == ("source:sanare post", "source:torva times")
    assert found.ties([A, B]) == ()
    assert found.of(C) == C


def test_an_entered_group_is_one_source_and_is_named_first() -> None:
    said = [of(A, "publisher", "Sanare Post"), of(A, "source_group", "Sanare Media")]
    said += [of(B, "publisher", "Sanare Radio"), of(B, "source_group", "sanare media")]
    assert sources(said).among([A, B]) == ("source:sanare media",)
    assert sources(said).all_of(A) == ("source:sanare media", "source:sanare post")


def test_what_cites_a_report_is_of_its_source_and_shows_the_words() -> None:
    said = [of(A, "publisher", "Torva Times"), of(B, "publisher", "Sanare Post")]
    said.append(cites(B, "a report by the Torva Times"))
    found = sources(said)
    assert len(found.among([A, B])) == 1
    (tie,) = found.ties([A, B])
    assert (tie.code, tie.name, tie.claim and tie.claim.statement.document) == ("cites", "torva times", B)
    assert found.among([B]) == ("source:sanare post",)


def test_two_that_cite_one_agency_are_one_source_also_in_urdu() -> None:
    said = [of(A, "publisher", "Torva Times"), cites(A, "AFP"), of(B, "publisher", "روزنامہ توروا"),
            cites(B, "اے ایف پی")]  # fmt: skip
    assert len(sources(said).among([A, B])) == 1
    others = [of(A, "publisher", "Torva Times"), cites(A, "Torva Relief"), of(B, "publisher", "Sanare Post"),
              cites(B, "Torva Relief")]  # fmt: skip
    assert len(sources(others).among([A, B])) == 2  # whose report nobody has: two papers may both have asked


def test_who_is_quoted_is_cited_where_their_own_report_is_there() -> None:
    said = [
        of(A, "publisher", "Torva Relief"),
        of(B, "publisher", "Sanare Post"),
        Statement("body:1", "name", "Torva Relief", B, "bodies@1", "r", at(1)),
        Statement("incident:1", "date", "2024-05-03", B, "dates@1", "r", at(1), speaker=("body:1",)),
    ]
    assert len(sources(said).among([A, B])) == 1
    assert len(sources(said[1:]).among([A, B])) == 2


def test_a_press_release_in_five_papers_is_one_source_through_those_that_share_it() -> None:
    words = [word(A, other, Same.SAME) for other in PAPERS[1:4]] + [word(D, E, Same.SAME)]
    found = sources([of(one, "publisher", f"Paper {n}") for n, one in enumerate(PAPERS)], words)
    assert len(found.among(PAPERS)) == 1
    assert len(found.among([B, E])) == 1  # although neither was compared with the other
    (tie,) = found.ties([B, E])
    assert tie.code == "copies"
    assert tie.word is not None
    assert tie.word.words == "They burned it down."


def test_documents_that_are_one_source_stay_two_documents() -> None:
    said = [of(A, "title", "One"), of(B, "title", "Other")]
    register = view(said, [], [word(A, B, Same.SAME)], [])
    assert set(register.subjects) == {f"document:{A}", f"document:{B}"}
    assert not register.names


def test_a_person_parts_two_reports_whatever_they_share_and_takes_it_back() -> None:
    said = [of(one, "agency", "AFP") for one in (A, B, C)]
    machine = [word(A, B, Same.SAME)]
    parted = [*machine, word(B, A, Same.DIFFERENT, 2, "Asha")]
    found = sources(said, parted)
    assert len(found.among([A, B])) == 2
    assert len(set(found.among([A, B]))) == 2
    assert found.ties([A, B]) == ()
    assert len(found.among([A, B, C])) == 2
    back = sources(said, [*parted, word(A, B, Same.WITHDRAWN, 3, "Asha")])
    assert back == sources(said, machine)
    assert len(back.among([A, B])) == 1


def test_a_person_joins_what_nothing_ties() -> None:
    said = [of(A, "publisher", "Torva Times"), of(B, "publisher", "Sanare Post")]
    found = sources(said, [word(A, B, Same.SAME, 2, "Asha")])
    assert len(found.among([A, B])) == 1
    assert [(tie.code, tie.word and tie.word.reviewer) for tie in found.ties([A, B])] == [("person", "Asha")]


def test_corroboration_counts_sources_not_reprints() -> None:
    told = [Statement("act:1", "type", "killing", one, "acts@1", "r", at(1)) for one in (A, B, C)]
    papers = [of(A, "agency", "AFP"), of(B, "agency", "AFP"), of(C, "publisher", "Torva Times")]
    two = view([*told[:2], *papers], [], [], []).subjects["act:1"].fields["type"].readings[0]
    three = view([*told, *papers], [], [], []).subjects["act:1"].fields["type"].readings[0]
    assert (two.sources, two.is_corroborated) == (("source:afp",), False)
    assert (three.sources, three.is_corroborated) == (("source:afp", "source:torva times"), True)


_names = st.sampled_from(["Dawn", "AFP", "Torva Times", "Sanare Post", "ڈان"])
_said = st.lists(
    st.one_of(
        st.builds(
            of, st.sampled_from(PAPERS), st.sampled_from(["publisher", "agency", "source_group"]), _names
        ),
        st.builds(cites, st.sampled_from(PAPERS), _names, st.integers(0, 3)),
    ),
    max_size=9,
)
_pairs = st.tuples(st.sampled_from(PAPERS), st.sampled_from(PAPERS)).filter(lambda pair: pair[0] != pair[1])
_words = st.lists(
    st.builds(
        lambda pair, same, n, by: word(pair[0], pair[1], same, n, by),
        _pairs,
        st.sampled_from(list(Same)),
        st.integers(0, 5),
        st.sampled_from([None, "Asha", "Bilal"]),
    ),
    max_size=5,
)


@settings(max_examples=80, deadline=None)
@given(_said, _words, st.data())
def test_the_sources_do_not_depend_on_the_order_of_arrival(
    said: list[Statement], words: list[Judgement], data: st.DataObject
) -> None:
    once = sources(said, words)
    again = sources(data.draw(st.permutations(said)), data.draw(st.permutations(words)))
    chosen = data.draw(st.permutations(PAPERS))
    assert once.groups(PAPERS) == again.groups(chosen)
    assert once.among(PAPERS) == again.among(chosen)
    assert once.ties(PAPERS) == again.ties(chosen)
    names = once.among(PAPERS)
    assert len(set(names)) == len(names) == len(once.groups(PAPERS))


@settings(max_examples=60, deadline=None)
@given(_said, _words, _pairs, st.sampled_from([Same.SAME, Same.DIFFERENT, Same.UNSURE]))
def test_taking_back_the_last_word_restores_the_sources(
    said: list[Statement], words: list[Judgement], pair: tuple[str, str], same: Same
) -> None:
    before = sources(said, words)
    spoken = [*words, word(pair[0], pair[1], same, 8, "Asha")]
    assert (sources(said, spoken).groups(pair) == (tuple(sorted(pair)),)) is (same is Same.SAME) or (
        same is Same.UNSURE
    )
    after = sources(said, [*spoken, word(pair[0], pair[1], Same.WITHDRAWN, 9, "Asha")])
    assert after.groups(PAPERS) == before.groups(PAPERS)
