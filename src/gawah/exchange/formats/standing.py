"""What stands in the files of a format whatever the register holds, as it writes incidents without words.

It is taken from what the formats write, so that no list of it can fall behind.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING

from gawah.exchange.formats.forms import FORMS, Asked
from gawah.exchange.formats.happening import Actor, Happening, Response, Source, Units
from gawah.exchange.formats.package import TITLE, About
from gawah.guard.coarse import Where
from gawah.schema import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KINDS = ("person", "body", "group", "object")
_DAY, _STRETCH = "2001-02-03", "2001-02/2001-04"


@cache
def standing(form: str) -> Mapping[str, str]:
    """What others always get in the files of a format, by file.

    Args:
        form: the name of a format.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for file, text in FORMS[form].write(_wordless(), Asked(About(TITLE, ""))):
        found[file].append(text)
    return {file: "".join(texts) for file, texts in found.items()}


def _wordless() -> Iterator[Happening]:
    """Incidents with every code that there is, and digits in place of each word."""
    types = list(vocabulary("act_type"))
    codes = zip(
        [None, *types, *types],
        cycle([*vocabulary("precision"), ""]),
        cycle(vocabulary("measure_type")),
        cycle([*vocabulary("standard"), None]),
        cycle([None, "police", "1"]),
        strict=False,
    )
    for number, (type_, precision, measure, standard, body) in enumerate(codes):
        is_told = number % 2 == 0
        date = (_DAY, _STRETCH, None)[number % 3]
        yield Happening(
            id=f"{number}",
            date=date,
            date_words=None,
            type=type_,
            where=Where(("1", "2", "3"), None, 1.5, 1.5, precision) if is_told else None,
            units=Units("1", "2", "3") if is_told else Units(),
            title="1" if is_told else None,
            victims=tuple(_actors(body, "1" if is_told else "")),
            perpetrators=tuple(_actors(body, "")),
            killed=((1, 1), (1, None), (0, 2), None)[number % 4],
            injured=((0, 2), None, (1, 1), (1, None))[number % 4],
            means=("1",),
            grounds=("1",),
            responses=(Response("1", measure, date, ("1",), "1"),),
            standard=standard,
            sources=1,
            documents=(Source("1", "1", "1", date, "https://1.11/1"),),
        )


def _actors(body: str | None, name: str) -> Iterator[Actor]:
    for kind in _KINDS:
        yield Actor(f"{kind}/1", kind, name, (1, None), body if kind == "body" else None, "1", None, "1")
