from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.render import Event, Frame, History, draw_history
from tests.render.reading import SVG, of_class, parsed, words
from tests.render.samples import history, speech
from tests.render.test_bars import periods

FRAME = Frame("t", "Title", "What it says")
ENGLISH = speech("en")


def _drawn(*events: Event) -> str:
    return draw_history(FRAME, History(events, "Deed", "Answer", "No date"), ENGLISH)


@settings(deadline=None)
@given(
    st.lists(st.builds(Event, periods | st.just(""), st.text(), is_response=st.booleans()), max_size=8),
    st.sampled_from(["en", "ur"]),
)
def test_every_event_is_marked_and_named(events: list[Event], lang: str) -> None:
    told = History(tuple(events), "Deed", "Answer", "No date")
    root = parsed(draw_history(FRAME, told, speech(lang)))
    marks = [*of_class(root, "fig-deed"), *of_class(root, "fig-response")]
    assert len(marks) == len(events) + 2
    assert len(words(root)) >= sum(len("".join(event.label.split())) for event in events)


def test_a_day_is_a_dot_and_a_month_a_band() -> None:
    day, month = Event("2021-03-03", "a", is_response=False), Event("2021-05", "b", is_response=False)
    root = parsed(_drawn(day, month))
    named = {node.findtext(f"{SVG}title"): node.tag for node in of_class(root, "fig-deed")}
    assert named["03 Mar 2021: a"] == f"{SVG}circle"
    assert named["May 2021: b"] == f"{SVG}rect"


def test_a_band_is_as_long_as_what_may_be_meant() -> None:
    events = (Event("2021-01", "a", is_response=True), Event("2021-01/2021-06", "b", is_response=True))
    root = parsed(_drawn(*events, Event("2021-12-31", "c", is_response=True)))
    short, long = (float(node.get("height") or 0) for node in of_class(root, "fig-response")[:2])
    assert long == pytest.approx(short * 180 / 30, rel=0.05)


@pytest.mark.parametrize("when", ["2021-03~", "2021-03/..", "../2021-03"])
def test_an_approximate_or_open_band_is_broken(when: str) -> None:
    root = parsed(_drawn(Event(when, "a", is_response=False), Event("2020-01-01", "b", is_response=False)))
    assert [node.get("stroke-dasharray") for node in of_class(root, "fig-deed")].count("2 2") == 1


def test_what_has_no_date_stands_at_the_end_off_the_line() -> None:
    root = parsed(
        _drawn(Event("", "loose", is_response=False), Event("2020-01-01", "dated", is_response=False))
    )
    written = [node.text for node in root.iter(f"{SVG}text")]
    assert written.index("dated") < written.index("No date") < written.index("loose")


def test_labels_do_not_lie_on_each_other() -> None:
    for lang in ("en", "ur"):
        root = parsed(draw_history(FRAME, history(lang), speech(lang)))
        lines = [float(node.get("y") or 0) for node in root.iter(f"{SVG}text")]
        assert all(after - before > 11 for before, after in pairwise(lines))


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not EDTF"):
        _drawn(Event("last spring", "a", is_response=False))
