from __future__ import annotations

import math
import re
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.errors import DataError
from gawah.render import (
    Area,
    Frame,
    Spot,
    Tally,
    draw_counts,
    draw_spots,
    find_outline,
    map_rows,
    read_layer,
    spot_of,
)
from gawah.render.counts_map import breaks
from gawah.render.data.make import Topology, _junctions
from gawah.render.outlines import LAYERS
from gawah.render.projection import Projection, clip
from gawah.values.places import Place
from tests.render.reading import SVG, of_class, parsed, titles, words
from tests.render.samples import far_spots, map_words, speech, spot_words, spots, tally

FRAME = Frame("m", "Title", "What it says")
ENGLISH = speech("en")
CODES = [outline.code for outline in read_layer("pk").outlines]


def _counts(told: Tally, lang: str = "en") -> str:
    return draw_counts(FRAME, told, map_words(lang), speech(lang))


def _spots(*told: Spot) -> str:
    return draw_spots(FRAME, told, spot_words("en"), ENGLISH)


areas = st.lists(
    st.builds(Area, st.sampled_from([*CODES, "PK.04", "XX"]), st.text(), st.integers(0, 10**5)), max_size=9
)


@settings(max_examples=40, deadline=None)
@given(areas, areas)
def test_every_count_is_drawn_or_told(inside: list[Area], beside: list[Area]) -> None:
    told = Tally("pk", tuple(inside), tuple(beside))
    table = map_rows(told)
    assert sum(row.count for row in table) == sum(area.count for area in inside + beside)
    root = parsed(_counts(told))
    drawn = {area.code for area in inside if area.code in CODES and area.count}
    assert len(titles(root, "path")) == len({read_layer("pk").by_code[code].code for code in drawn})
    written = words(root)
    assert all(f"{row.count:,}" in written for row in table if not row.is_drawn)


def test_counts_are_never_dots() -> None:
    root = parsed(_counts(tally("en")))
    assert not list(root.iter(f"{SVG}circle"))


def test_what_is_known_to_a_province_only_stands_beneath() -> None:
    assert "Punjab,districtnotsaid:3" in words(parsed(_counts(tally("en"))))


@given(st.integers(0, 10**6))
def test_counts_below_five_are_one_class(highest: int) -> None:
    least = breaks(highest)
    assert least[:2] in {(1,), (1, 5)}
    assert len(least) <= 5
    assert list(least) == sorted(set(least))
    assert least[-1] <= max(highest, 1)


def test_the_legend_states_every_class() -> None:
    told = Tally(
        "pk", tuple(Area(code, code, count) for code, count in zip(CODES, (1, 4, 5, 12, 30), strict=False))
    )
    written = words(parsed(_counts(told)))
    assert all(words_of in written for words_of in ("1–4", "5–9", "10–24", "25–30"))


def _place(**told: str) -> Place:
    return Place(
        **{"id": "1", "name": "", "admin1": "", "admin2": "", "code": "PPL", **told},
        lat=33.0,
        lon=73.0,
        population=0,
    )


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"id": "gw:pk-d-02-duki", "code": "ADM2"}, "Loralai"),
        ({"id": "gw:pk-d-04-murree", "code": "ADM2"}, "Rawalpindi"),
        ({"id": "7419043", "code": "ADM2"}, "Bannu"),
        ({"admin2": "=Karachi"}, "Karachi"),
        ({"admin2": "=Islamabad"}, "Islamabad"),
        ({"admin2": "1175862"}, "Jhelum"),
        ({"admin2": "1175862", "code": "ADM1"}, None),
        ({"admin2": "=Islamabad", "country": "IN"}, None),
        ({"admin2": ""}, None),
    ],
)
def test_a_place_lies_in_the_outline_that_holds_its_district_of_today(
    told: dict[str, str], name: str | None
) -> None:
    outline = find_outline(_place(**{"country": "PK", **told}))
    assert (outline.name if outline else None) == name


def test_every_outline_has_an_urdu_name() -> None:
    assert [outline.name for outline in read_layer("pk").outlines if not outline.name_ur] == []


def test_a_place_is_a_spot_as_exact_as_the_gazetteer_has_it() -> None:
    district, province = (
        _place(country="PK", id="1175862", code="ADM2"),
        _place(country="PK", admin1="04", code="ADM1"),
    )
    assert spot_of(district, "d") == Spot("d", "admin2", (33.0, 73.0), ("PK.04.1175862",))
    assert spot_of(province, "p").codes == ("PK.04",)
    assert spot_of(_place(country="PK", admin2="1175862"), "s") == Spot("s", "settlement", (33.0, 73.0))


def test_no_frontier_region_is_left() -> None:
    assert not [outline.name for outline in read_layer("pk").outlines if "Frontier" in outline.name]


@pytest.mark.parametrize("name", LAYERS)
def test_rings_are_closed_and_every_line_has_one_or_two_sides(name: str) -> None:
    layer = read_layer(name)
    for outline in layer.outlines:
        for ring in (*outline.rings, *layer.union((outline,))):
            ends = [(layer.lines[max(n, ~n)][:: 1 if n >= 0 else -1]) for n in ring]
            assert all(ends[at - 1][-1] == line[0] for at, line in enumerate(ends))
    assert {len(sides) for sides in layer.sides} == {1, 2}


def test_the_line_of_control_is_disputed_and_the_durand_line_near_quetta_is_not() -> None:
    layer = read_layer("pk")
    disputed = {number for number, *_ in layer.disputed}
    outer = {number: sides[0] for number, sides in enumerate(layer.sides) if len(sides) == 1}
    assert all((sides.unit in {"PK.06", "PK.07"}) == (number in disputed) for number, sides in outer.items())


def test_all_outlines_together_are_small() -> None:
    folder = files("gawah.render") / "data"
    assert sum(len((folder / f"{name}.json.gz").read_bytes()) for name in LAYERS) < 700_000


def test_a_layer_that_is_not_there_is_named() -> None:
    with pytest.raises(DataError, match="'moon'"):
        read_layer("moon")


def test_a_border_of_two_areas_is_kept_once_however_it_is_thinned() -> None:
    left = [(0, 0), (10, 0), (10, 4), (11, 5), (10, 6), (10, 10), (0, 10)]
    right = [(20, 0), (20, 10), (10, 10), (10, 6), (11, 5), (10, 4), (10, 0)]
    topology = Topology(3.0)
    rings = [topology.ring(ring, _junctions([left, right])) for ring in (left, right)]
    shared = {max(n, ~n) for n in rings[0]} & {max(n, ~n) for n in rings[1]}
    assert len(shared) == 1
    assert topology.lines[shared.pop()] == [(10, 0), (10, 10)]


dots = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


@given(st.lists(dots, min_size=3, max_size=9))
def test_what_is_clipped_lies_within(polygon: list[tuple[float, float]]) -> None:
    for x, y in clip(polygon, (-10.0, -5.0, 20.0, 5.0)):
        assert -10.001 <= x <= 20.001
        assert -5.001 <= y <= 5.001


def test_a_kilometre_is_as_long_in_both_directions() -> None:
    view = Projection((70.0, 30.0, 72.0, 32.0), 0.0, 0.0, 300.0)
    (x, y), (east, _), (_, north) = view.at(71, 31), view.at(72, 31), view.at(71, 32)
    assert (east - x) / (y - north) == pytest.approx(math.cos(math.radians(31)))


def test_only_a_settlement_is_a_dot() -> None:
    root = parsed(draw_spots(FRAME, spots("en"), spot_words("en"), ENGLISH))
    assert len(of_class(root, "fig-dot")) == 1
    assert len(of_class(root, "fig-ring")) == 1
    assert len(of_class(root, "fig-vague-area")) == 1
    assert "Uppervalley,notsaidwhere" in words(root)


def test_the_map_of_a_site_does_not_tell_where_in_its_circle_the_site_is() -> None:
    first, second = (
        _spots(Spot("house", "site", position)) for position in ((32.573, 74.086), (32.577, 74.074))
    )
    assert first == second
    assert float(of_class(parsed(first), "fig-ring")[0].get("r") or 0) >= 9


def test_a_district_without_an_outline_is_a_circle_and_a_province_without_one_is_told() -> None:
    root = parsed(draw_spots(FRAME, far_spots("en"), spot_words("en"), ENGLISH))
    assert len(of_class(root, "fig-ring")) == 1
    told = parsed(_spots(Spot("Example Province", "admin1", (21.0, 92.0), ("BD.84",))))
    assert "ExampleProvince" in words(told)
    assert not of_class(told, "fig-edge")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.builds(
            Spot,
            st.text(),
            st.sampled_from(["site", "settlement", "admin2", "admin1", "country", "region", "moon"]),
            st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
            st.lists(st.sampled_from([*CODES[:3], "PK.04", "PK", "FJ", "XX", ""]), max_size=2).map(tuple),
        ),
        max_size=4,
    )
)
def test_every_place_is_named_wherever_it_is(told: list[Spot]) -> None:
    written = words(parsed(_spots(*told)))
    assert len(written) >= sum(len("".join(spot.label.split())) for spot in told)


def test_north_is_up_and_east_right_in_urdu_too() -> None:
    def ring(lang: str) -> str:
        found = re.search(
            r'<circle cx="([\d.]+)"', draw_spots(FRAME, far_spots(lang), spot_words(lang), speech(lang))
        )
        return found[1] if found else ""

    assert ring("en") == ring("ur")
