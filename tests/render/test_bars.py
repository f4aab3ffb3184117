from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.render import Frame, Kind, Point, Row, Series, draw_rows, draw_series, series_rows
from gawah.render.series import STEPS, Plan
from tests.render.reading import SVG, of_class, parsed, titles, words
from tests.render.samples import series, speech

if TYPE_CHECKING:
    from tests.house import Snapshot

FRAME = Frame("f", "Title <&", "What it says", ("Reports, by date of the event.",))
ENGLISH = speech("en")
KINDS = (Kind("a", "A <b>"), Kind("b", "B & C"), Kind("c", 'C "d"'))


def _series(*counted: tuple[str, int], code: str = "a") -> Series:
    points = tuple(Point(period, ((code, count),)) for period, count in counted)
    return Series(KINDS, points, lambda n, step: f"{n} without a {step}", lambda n: f"{n} not on the axis")


days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
periods = st.one_of(
    days.map(lambda day: day.isoformat()),
    days.map(lambda day: day.strftime("%Y-%m")),
    days.map(lambda day: day.strftime("%Y")),
    days.map(lambda day: day.strftime("%Y-%m~")),
    st.tuples(days, days).map(lambda pair: "/".join(day.isoformat() for day in sorted(pair))),
    st.sampled_from(["XXXX-07", "XXXX-XX", "199X", "../2004", "2004-02/..", "0001", "9999-12-31~"]),
)
counts = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 10**6)), max_size=4).map(tuple)


@settings(deadline=None)
@given(st.lists(st.builds(Point, periods, counts), max_size=12))
def test_no_count_is_lost_or_told_twice(points: list[Point]) -> None:
    told = Series(
        KINDS, tuple(points), lambda n, step: f"{n} without a {step}", lambda n: f"{n} not on the axis"
    )
    plan = Plan(told)
    total = sum(count for point in points for _, count in point.counts)
    in_bars = sum(sum(stack.values()) for stack in plan.bars.values())
    assert in_bars + sum(count for _, count in plan.bands) + plan.untold == total
    assert sum(sum(row.counts) for row in series_rows(told)) == total
    root = parsed(draw_series(FRAME, told, ENGLISH))
    drawn = sum(int(title.rsplit(": ", 1)[1].replace(",", "")) for title in titles(root, "rect"))
    assert drawn == total - plan.untold
    assert (f"{plan.untold}notontheaxis" in words(root)) == bool(plan.untold)


@settings(deadline=None)
@given(st.lists(st.tuples(periods, st.integers(1, 9)), min_size=1, max_size=12))
def test_there_are_never_more_bars_than_can_be_seen(counted: list[tuple[str, int]]) -> None:
    assert len(Plan(_series(*counted)).steps) <= STEPS


@pytest.mark.parametrize(
    "vague", ["2021", "2021-03/2021-04", "2021-03~", "202X", "XXXX-03", "XXXX-XX", "2021-04/.."]
)
def test_what_has_no_month_is_in_no_month(vague: str) -> None:
    plan = Plan(_series(("2021-01", 1), ("2021-12", 1), (vague, 5)))
    assert plan.unit == "month"
    assert sum(sum(stack.values()) for stack in plan.bars.values()) == 2
    assert sum(count for _, count in plan.bands) + plan.untold == 5


def test_what_may_lie_beyond_the_axis_has_a_broken_edge() -> None:
    for vague, broken in (("2021-02/2021-03", None), ("2021", "3 2")):
        root = parsed(draw_series(FRAME, _series(("2021-01", 1), ("2021-04", 1), (vague, 5)), ENGLISH))
        assert [band.get("stroke-dasharray") for band in of_class(root, "fig-band")] == [broken]


def test_an_interval_within_one_month_belongs_to_it() -> None:
    plan = Plan(_series(("2021-01", 1), ("2021-02-03/2021-02-09", 4)))
    assert [sum(stack.values()) for stack in plan.bars.values()] == [1, 4]


def test_a_long_time_is_drawn_in_years() -> None:
    plan = Plan(_series(("2001-05", 1), ("2019-07-02", 1), ("2004", 2)))
    assert plan.unit == "year"
    assert len(plan.steps) == 19
    assert plan.untold == 0


def test_bars_are_as_high_as_their_counts() -> None:
    root = parsed(draw_series(FRAME, _series(("2021-01", 3), ("2021-02", 6)), ENGLISH))
    low, high = (float(bar.get("height") or 0) for bar in of_class(root, "fig-bar")[:2])
    assert high == pytest.approx(2 * low, abs=0.11)


def test_a_stack_leaves_no_gap() -> None:
    point = Point("2021-01", (("a", 2), ("b", 3), ("c", 4)))
    told = Series(KINDS, (point,), lambda n, step: f"{n} {step}", str)
    bars = of_class(parsed(draw_series(FRAME, told, ENGLISH)), "fig-bar")[:3]
    for lower, upper in pairwise(bars):
        bottom = float(upper.get("y") or 0) + float(upper.get("height") or 0)
        assert bottom == pytest.approx(float(lower.get("y") or 0), abs=0.11)


def test_urdu_runs_from_the_right() -> None:
    def places(lang: str) -> list[float]:
        root = parsed(draw_series(FRAME, _series(("2021-01", 1), ("2021-02", 1)), speech(lang)))
        return [float(bar.get("x") or 0) for bar in of_class(root, "fig-bar")[:2]]

    assert places("en") == sorted(places("en"))
    assert places("ur") == sorted(places("ur"), reverse=True)


def test_labels_of_months_do_not_overlap() -> None:
    counted = [(f"{2020 + at // 12}-{at % 12 + 1:02d}", 1) for at in range(24)]
    root = parsed(draw_series(FRAME, _series(*counted), ENGLISH))
    named = [
        float(node.get("x") or 0)
        for node in of_class(root, "fig-number")
        if node.get("text-anchor") == "middle"
        and (node.text or "").startswith(("Jan", "Jul", "Apr", "Oct", "May"))
    ]
    assert all(right - left > 45 for left, right in pairwise(named))


def test_an_unfinished_month_is_framed_and_a_finished_one_is_not() -> None:
    for day, framed in (("2021-02-14", 2), ("2021-02-28", 0)):
        plain = _series(("2021-01", 1), ("2021-02", 1))
        told = Series(KINDS, plain.points, plain.undated, plain.off_axis, (day, "not over"))
        root = parsed(draw_series(FRAME, told, ENGLISH))
        # One about the bar, one in the legend.
        dashed = [node for node in root.iter(f"{SVG}rect") if node.get("stroke-dasharray")]
        assert len(dashed) == framed


def test_a_time_without_sources_is_not_drawn_as_nothing() -> None:
    root = parsed(draw_series(FRAME, series("en"), ENGLISH))
    assert len(of_class(root, "fig-uncovered")) == 2 + 1
    assert "Nosourcereports" in words(root)


def test_a_series_of_nothing_is_still_a_figure() -> None:
    assert "Reports" in words(
        parsed(draw_series(FRAME, Series((), (), lambda n, step: f"{n} {step}", str), ENGLISH))
    )


@settings(deadline=None)
@given(st.lists(st.builds(Row, st.text(), st.integers(0, 10**7)), max_size=6), st.sampled_from(["en", "ur"]))
def test_every_label_and_count_of_rows_is_written(rows: list[Row], lang: str) -> None:
    written = words(parsed(draw_rows(FRAME, rows, speech(lang))))
    for row in rows:
        assert speech(lang).number(row.count) in written
    assert len(written) >= sum(len("".join(row.label.split())) for row in rows)


def test_a_count_is_shown_as_its_source_put_it() -> None:
    root = parsed(draw_rows(FRAME, [Row("Sites", 40, "40 or more")], ENGLISH))
    assert "40ormore" in words(root)


def test_less_than_nothing_and_unknown_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="nothing or more"):
        Row("a", -1)
    with pytest.raises(ValueError, match="no kind of the series: z"):
        _series(("2021", 1), code="z")


def test_small_figures_look_like_this(snapshot: Snapshot) -> None:
    snapshot(draw_rows(FRAME, [Row("Killing", 4), Row("Arrest", 1)], ENGLISH).replace("><", ">\n<"), "rows")
    drawn = draw_series(FRAME, _series(("2021-01", 3), ("2021-03", 1), ("2021-01/2021-02", 2)), ENGLISH)
    snapshot(drawn.replace("><", ">\n<"), "series")
