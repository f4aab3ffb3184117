"""One of each figure, of invented counts and events, in English and Urdu."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from gawah.render import (
    Area,
    Event,
    Frame,
    History,
    Kind,
    MapWords,
    Outline,
    Point,
    Row,
    Series,
    Speech,
    Spot,
    SpotWords,
    Tally,
    draw_counts,
    draw_history,
    draw_rows,
    draw_series,
    draw_spots,
    read_layer,
)
from gawah.values.edtf import parse

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "ur": [
        *[
            "جنوری",
            "فروری",
            "مارچ",
            "اپریل",
            "مئی",
            "جون",
            "جولائی",
            "اگست",
            "ستمبر",
            "اکتوبر",
            "نومبر",
            "دسمبر",
        ]
    ],
}
_UR: dict[str, str] = json.loads((Path(__file__).parent / "urdu.json").read_text(encoding="utf-8"))
_BORDERS = (
    "Lines are the source's and no ruling on any border; dashed where disputed. "
    "Maps: Natural Earth; Mesoshapes."
)
_LONG = (
    "Denial of burial, and digging up of graves in a cemetery that had been shared",
    "تدفین سے انکار، اور ایک مشترکہ قبرستان میں قبروں کی بے حرمتی یا انہیں کھود ڈالنا",
)


def speech(lang: str) -> Speech:
    """English or Urdu."""
    if lang == "ur":
        return Speech("ur", lambda n: f"{n:,}".translate(_DIGITS).replace(",", "٬"), _date("ur"), is_rtl=True)
    return Speech("en", lambda n: f"{n:,}", _date("en"))


def _date(lang: str) -> Callable[[str], str]:
    def say(text: str) -> str:
        when = parse(text)
        first, last = (_point(point, lang) for point in (when.first, when.last))
        words = f"{first} – {last}" if when.is_interval else first
        return words.translate(_DIGITS) if lang == "ur" else words

    return say


def _point(point: object, lang: str) -> str:
    if point is None:
        return "…"
    text = str(point).rstrip("~?%")
    about = "c. " if str(point) != text and lang == "en" else "تقریباً " if str(point) != text else ""
    year, month, day = [*text.split("-"), "", ""][:3]
    named = _MONTHS[lang][int(month) - 1] if month.isdigit() else ""
    return about + " ".join(part for part in (day, named, year if year != "XXXX" else "") if part)


def _words(lang: str) -> Callable[[str], str]:
    return lambda words: _UR[words] if lang == "ur" else words


def _undated(lang: str) -> Callable[[int, str], str]:
    said = speech(lang)
    if lang == "ur":
        unit = {"month": "مہینہ", "year": "سال"}
        return lambda count, step: f"{said.number(count)} جن کا {unit[step]} معلوم نہیں"
    return lambda count, step: f"{said.number(count)} without a {step}, over the time that is meant"


def _off_axis(lang: str) -> Callable[[int], str]:
    number = speech(lang).number
    if lang == "ur":
        return lambda count: f"{number(count)} جن کا وقت اس خط پر نہیں رکھا جا سکتا"
    return lambda count: f"{number(count)} whose time is not on this axis"


def series(lang: str) -> Series:
    """Months, with all that is vague."""
    t = _words(lang)
    kinds = (
        Kind("killing", t("Killing")),
        Kind("attack", t("Attack on a place of worship")),
        Kind("arrest", t("Arrest")),
    )
    counts = [
        (1, 2, 0),
        (0, 0, 0),
        (3, 1, 2),
        (7, 0, 4),
        (2, 2, 2),
        (0, 1, 0),
        (4, 4, 9),
        (1, 0, 0),
        (2, 3, 1),
    ]
    months = [f"2022-{month:02d}" for month in range(8, 13)] + [f"2023-{month:02d}" for month in range(3, 7)]
    points = [
        Point(month, tuple(zip(("killing", "attack", "arrest"), row, strict=True)))
        for month, row in zip(months, counts, strict=True)
    ]
    vague = [
        ("2022-10/2022-12", 3),
        ("2023-03-28/2023-04-03", 1),
        ("2022", 2),
        ("XXXX-07", 2),
        ("XXXX-XX", 1),
    ]
    points += [Point(period, (("killing", count),)) for period, count in vague]
    return Series(
        kinds,
        tuple(points),
        _undated(lang),
        _off_axis(lang),
        ("2023-06-20", t("Not over: to 20 June")),
        (("2023-01/2023-02",), t("No source reports")),
    )


def years(lang: str) -> Series:
    """A long time, of one kind, with a large number."""
    points = [
        Point(str(year), (("all", (year * 37) % 41 * (20 if year == 2010 else 1)),))
        for year in range(2003, 2024)
    ]
    points += [Point("201X", (("all", 12),)), Point("2006/2009", (("all", 40),))]
    return Series((Kind("all", _words(lang)("Killing")),), tuple(points), _undated(lang), _off_axis(lang))


def history(lang: str) -> History:
    """One incident with dates of every precision."""
    t = _words(lang)
    events = (
        Event("2021-03-03", t("Two men fire at a shop; its owner, Aslam Example, dies"), is_response=False),
        Event("2021-03-03", t("A crowd gathers before the police station of Sample Town"), is_response=False),
        Event("2021-03-04", t("Police open a case against unknown men"), is_response=True),
        Event("2021-03~", t("An inquiry is promised"), is_response=True),
        Event("2021-09/2022-02", t("The trial goes on"), is_response=True),
        Event("2022-05-14", t("A judge acquits both"), is_response=True),
        Event("", t("Threats on the wall of the house"), is_response=False),
    )
    return History(events, t("What happened"), t("Response of the state"), t("No date"))


def tally(lang: str) -> Tally:
    """Districts of Pakistan."""
    outlines = read_layer("pk").outlines
    areas = tuple(
        Area(
            outline.code,
            outline.name_ur if lang == "ur" and outline.name_ur else outline.name,
            at * at // 40 + 1,
        )
        for at, outline in enumerate(outlines[::4])
    )
    return Tally("pk", areas, (Area("PK.04", _words(lang)("Punjab, district not said"), 3),))


def countries() -> Tally:
    """Countries of the world."""
    counted = (
        ("PK", 36),
        ("IN", 12),
        ("BD", 4),
        ("BR", 1),
        ("MV", 2),
        ("US", 7),
        ("RU", 6),
        ("ID", 90),
        ("NG", 3),
    )
    return Tally("world", tuple(Area(code, code, count) for code, count in counted))


def map_words(lang: str) -> MapWords:
    """What stands beside a map of counts."""
    t, number = _words(lang), speech(lang).number

    def between(low: int, high: int) -> str:
        return number(low) if low == high else f"{number(low)}–{number(high)}"

    return MapWords(
        between,
        t("Nothing reported"),
        t("Not on the map:"),
        t("Counts of reports, no rates: where more is reported, more people may live, or more reporters."),
        t(_BORDERS),
    )


def spot_words(lang: str) -> SpotWords:
    """What stands beside the map of an incident."""
    words = map_words(lang)

    def name(outline: Outline) -> str:
        return outline.name_ur if lang == "ur" else outline.name

    def km(count: int) -> str:
        return f"{speech(lang).number(count)} {'کلومیٹر' if lang == 'ur' else 'km'}"

    return SpotWords(name, km, words.unplaced, words.borders)


def spots(lang: str) -> tuple[Spot, ...]:
    """Places of every precision around Jhelum."""
    t = _words(lang)
    return (
        Spot(t("Sample Town"), "settlement", (33.52, 73.9)),
        Spot(
            t("The house of prayer of Example Colony, known to about two kilometres"), "site", (32.57, 74.08)
        ),
        Spot(t("Jhelum District, no more is known"), "admin2", (32.9, 73.3), ("PK.04.1175862",)),
        Spot(t("Upper valley, not said where"), "region"),
    )


def far_spots(lang: str) -> tuple[Spot, ...]:
    """A district without an outline, in a country that has one."""
    return (
        Spot("Cox's Bazar District", "admin2", (21.43, 92.0)),
        Spot(_words(lang)("Sample Town"), "settlement", (20.87, 92.3)),
    )


def figures(lang: str) -> dict[str, str]:
    """Every figure by name."""
    t, said = _words(lang), speech(lang)
    note = (t("Incidents, as reported by three invented papers to 20 June 2023."),)

    def frame(ident: str, title: str) -> Frame:
        return Frame(f"{lang}-{ident}", t(title), t(title), note)

    kinds = ("Killing", "Attack on a place of worship", "Arrest")
    rows = [Row(t(kind), count) for kind, count in zip(kinds, (41, 12, 0), strict=True)]
    rows.append(Row(_LONG[lang == "ur"], 5, "5+" if lang == "en" else "۵ یا زیادہ"))
    where = frame("spots", "Where it is said to have happened")
    province = Spot(t("Punjab, district not said"), "admin1", None, ("PK.04",))
    return {
        "months": draw_series(frame("months", "Reported incidents by month"), series(lang), said),
        "years": draw_series(frame("years", "Reported incidents by year"), years(lang), said),
        "rows": draw_rows(frame("rows", "Reported acts by type"), rows, said),
        "history": draw_history(
            frame("history", "What happened, and the answer of the state"), history(lang), said
        ),
        "districts": draw_counts(
            frame("pk", "Reported incidents by district"), tally(lang), map_words(lang), said
        ),
        "countries": draw_counts(
            frame("w", "Reported incidents by country"), countries(), map_words(lang), said
        ),
        "spots": draw_spots(where, spots(lang), spot_words(lang), said),
        "province": draw_spots(
            Frame(f"{lang}-prov", where.title, where.title, note), (province,), spot_words(lang), said
        ),
        "far": draw_spots(
            Frame(f"{lang}-far", where.title, where.title, note), far_spots(lang), spot_words(lang), said
        ),
    }
