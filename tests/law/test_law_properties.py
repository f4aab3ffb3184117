"""Whatever is told, nothing is proposed that is not in force; its order changes nothing."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.law import law_of, propose, shipped_law
from gawah.law.check import check
from gawah.law.tables import shipped
from gawah.law.wording import says_a_finding
from gawah.norms import knowledge
from gawah.register import view
from gawah.schema import vocabulary
from gawah.values import edtf
from tests.law.told import Paper, incident_of, proposal, register_of

if TYPE_CHECKING:
    from collections.abc import Iterator

DATES = st.one_of(
    st.dates(date(1945, 1, 1), date(2026, 12, 31)).map(str),
    st.dates(date(1945, 1, 1), date(2026, 12, 31)).map(lambda day: str(day)[:7]),
    st.integers(1945, 2026).map(str),
    st.sampled_from(["198X", "201X", "19XX", "../2011", "2009/2012", "2010~", "XXXX-07", "XXXX-XX"]),
)
STATES = st.sampled_from(["PK", "IN", "BD", "CN", "MM", "LK", "IR", "EG", "NG", "FR", ""])
PROVINCES = st.sampled_from(["Punjab", "Sindh", "Azad Kashmir", "Gilgit-Baltistan", ""])
GROUNDS = st.sampled_from(
    ["", "because of their faith", "because they were Hazara", "over blasphemy", "over land"]
)
TITLES = st.sampled_from(
    [
        "It happened.",
        "They were killed.",
        "The website was blocked over blasphemy.",
        "A bill that bans it.",
        "In court he was shot.",
    ]
)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """An incident of any kind, told in any way."""
    paper = Paper()
    for told in draw(st.lists(DATES, max_size=2)):
        paper.when(told)
    for state in draw(st.lists(STATES, min_size=1, max_size=2)):
        if state:
            paper.where(state, draw(PROVINCES), draw(st.sampled_from(["Torva", "Mbeki"])))
    span = paper.title(draw(TITLES))
    for _ in range(draw(st.integers(1, 3))):
        victims = [paper.person(age="7"), paper.group("men", "2"), paper.thing("a home")]
        facts = {"victim": draw(st.sampled_from(victims))}
        if ground := draw(GROUNDS):
            facts["ground"] = ground
        if draw(st.booleans()):
            facts["perpetrator"] = draw(
                st.sampled_from(
                    [paper.group("a mob"), paper.body("Torva Police", "police"), paper.group("soldiers")]
                )
            )
        paper.act(draw(st.sampled_from(list(vocabulary("act_type")))), **facts)
    for measure in draw(st.lists(st.sampled_from(list(vocabulary("measure_type"))), max_size=2)):
        paper.measure(measure, "Something was done.")
    for norm in draw(st.lists(st.sampled_from(sorted(knowledge().norms)), max_size=3)):
        paper.cites(norm, draw(st.sampled_from([span, None])))
    return paper


def _bounds(told: str) -> tuple[date, date] | None:
    """The first and the last day that a date may mean, worked out anew."""
    found = edtf.parse(told)
    if found.is_unresolved or found.is_yearless:
        return None
    slack = timedelta(366) if found.is_approximate else timedelta(0)
    first, last = found.earliest, found.latest
    return (first - slack if first else date.min), (last + slack if last else date.max)


def _latest_start(norm: Any, state: str) -> date | None:  # noqa: ANN401 (a norm of the tables)
    """The last day on which a norm may have begun to hold, straight from the tables; None: not there."""
    data = knowledge().data
    entry = data["countries"].get(state, {}).get("treaties", {}).get(norm.instrument)
    instrument = data["instruments"][norm.instrument]
    own = [norm.data.get(k) for k in ("in_force", "decided", "effective", "heard")]
    starts = [next(filter(None, own), None) or instrument.get("in_force") or instrument.get("adopted")]
    if instrument["kind"] == "treaty":
        if entry is None or entry["status"] != "party":
            return None
        starts = [*filter(None, own), entry.get("in_force_for_state") or entry["bound"]]
    if "jurisdiction" in instrument and instrument["jurisdiction"][:2] != state:
        return None
    days = [edtf.parse(str(start)).latest for start in starts if start]
    assert all(days)
    return max(day for day in days if day is not None)


@settings(max_examples=150, deadline=None)
@given(papers())
def test_nothing_is_proposed_that_is_not_in_force(paper: Paper) -> None:
    told = [s.value for s in paper.statements if s.prop == "date"]
    bounds = [days for one in told if (days := _bounds(one)) is not None]
    states = {s.value for s in paper.statements if s.prop == "country"}
    state = next(iter(states)) if len(states) == 1 else ""
    provinces = {s.value for s in paper.statements if s.prop == "admin1"}
    for one in proposal(paper).parts:
        for found in one.proposed:
            norm = found.norm
            start = _latest_start(norm, state)
            assert start is not None, norm.id
            assert bounds, f"{norm.id} of an incident that nobody dates"
            assert all(start <= first for first, _ in bounds), norm.id
            if norm.id.startswith("PK-") and not one.rule.whole_state:
                assert provinces & {"Punjab", "Sindh"}, norm.id
            if norm.id.startswith("PK-"):
                assert state == "PK"
                assert not provinces & {"Azad Kashmir", "Gilgit-Baltistan"} or len(provinces) > 1
            assert not found.lacking
        for each in one.depends:
            start = _latest_start(each.norm, state)
            assert start is not None
            assert not bounds or any(start.year <= last.year + 2 for _, last in bounds), each.norm.id


@settings(max_examples=60, deadline=None)
@given(papers())
def test_each_norm_stands_in_one_place_and_no_word_is_a_finding(paper: Paper) -> None:
    found = proposal(paper)
    for one in found.parts:
        lists = (one.proposed, one.depends, one.flagged, one.waiting, one.left)
        ids = [each.norm.id for some in lists for each in some]
        assert len(ids) == len(set(ids))
        wanted = {rule.norm for rule in one.rule.norms if not rule.never}
        assert set(ids) == (wanted if one.applies else set())
        said = [str(each.force) for some in lists for each in some] + [one.why_not]
        assert not any(map(says_a_finding, said))
    assert not any(map(says_a_finding, (*found.notes, *(way.why for way in found.ways))))


@settings(max_examples=60, deadline=None)
@given(papers(), st.randoms())
def test_the_order_of_what_is_told_changes_nothing(paper: Paper, chance: Any) -> None:  # noqa: ANN401 (a Random)
    first = proposal(paper)
    shuffled = list(paper.statements)
    chance.shuffle(shuffled)
    register = view(shuffled, (), (), [paper.run])
    again = propose(incident_of(register, paper.incident), register, shipped_law())
    assert _told(again) == _told(first)


@settings(max_examples=30, deadline=None)
@given(st.permutations([1, 2, 3]))
def test_the_order_of_documents_changes_nothing(order: list[int]) -> None:
    """Three accounts of one incident, which differ on who did it and on the day."""
    from gawah.model import Judgement, Same

    made = {n: _account(n) for n in (1, 2, 3)}
    joined = [
        Judgement(f"incident:{a}", f"incident:{b}", Same.SAME, "review", "2026-01-02T00:00:00Z", "Asha")
        for a, b in ((1, 2), (2, 3))
    ]
    some = [made[n] for n in order]
    register = view([s for one in some for s in one.statements], (), joined, [one.run for one in some])
    found = propose(incident_of(register, "incident:2"), register, shipped_law())
    reference = view(
        [s for n in (1, 2, 3) for s in made[n].statements], (), joined, [made[n].run for n in (1, 2, 3)]
    )
    assert _told(found) == _told(propose(incident_of(reference, "incident:2"), reference, shipped_law()))
    assert found.parts


def _account(number: int) -> Paper:
    paper = Paper(number).when(f"2010-09-{21 + number}").where("PK", "Punjab")
    by = paper.body("Torva Police", "police") if number == 1 else paper.group("gunmen")
    return paper.act("killing", victim=paper.person(), outcome="killed", perpetrator=by)


def _told(found: Any) -> list[Any]:  # noqa: ANN401 (a proposal)
    """All that a proposal says, with the ids of the claims in their order."""
    return [
        found.notes,
        found.no_rule,
        [(c.instrument, c.norms, [x.id for x in c.claims]) for c in found.cited],
        [
            (
                one.rule.type,
                one.why_not,
                [(s.fact.name, [c.id for c in s.claims]) for s in (*one.shown, *one.missing, *one.more)],
                [
                    (e.norm.id, str(e.force), e.limb, e.lacking)
                    for e in (*one.proposed, *one.depends, *one.flagged)
                ],
                [e.norm.id for e in (*one.waiting, *one.left)],
            )
            for one in found.parts
        ],
        found.ways,
        found.masked,
    ]


def test_a_proposal_is_of_the_whole_register_as_of_its_part() -> None:
    """Another incident beside it changes nothing."""
    alone, other = _account(1), _account(2)
    both = register_of(alone, other)
    assert _told(propose(incident_of(both, "incident:1"), both, shipped_law())) == _told(proposal(alone))


def _paths(table: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 (any table)
    """Where something stands in the tables, however deep."""
    within = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    for key, value in within:
        yield (*at, key)
        yield from _paths(value, (*at, key))


PATHS = tuple(_paths(shipped()))
ODD: tuple[Any, ...] = (
    None,
    True,
    3,
    -1,
    "",
    "x",
    "2010",
    "@x",
    [],
    ["x"],
    {},
    {"x": 1},
    [["x"]],
    [None],
    [{}],
    "gone",
)
"""Values that nobody should write there, and somebody will; the last one takes the entry away."""


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PATHS), st.sampled_from(ODD))
def test_no_table_of_somebodys_own_stops_the_program(at: tuple[Any, ...], odd: object) -> None:
    """Whatever stands anywhere instead: it is in order, and can be used; or what is wrong with it is told."""
    tables = deepcopy(shipped())
    table: Any = tables
    for key in at[:-1]:
        table = table[key]
    table[at[-1]] = odd
    if odd == "gone":
        del table[at[-1]]
    wrong = check(tables)
    assert all(str(one) for one in wrong)
    if not wrong:
        paper = (
            _account(1).act("arrest_detention", ground="over blasphemy").measure("refusal", "They refused.")
        )
        assert proposal(paper, law_of(tables)).incident == "incident:1"
