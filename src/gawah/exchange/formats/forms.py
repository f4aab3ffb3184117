"""The formats in one table: to add one, write its module and add a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.exchange.formats.acled import acled, acled_words
from gawah.exchange.formats.esf import esf
from gawah.exchange.formats.ftm import WORDS as FTM_WORDS
from gawah.exchange.formats.ftm import ftm
from gawah.exchange.formats.ftm_statements import COLUMNS as FTM_COLUMNS
from gawah.exchange.formats.ftm_statements import ftm_statements
from gawah.exchange.formats.geojson import geojson, geojson_words
from gawah.exchange.formats.package import data_package, package_words
from gawah.exchange.formats.ucdp import COLUMNS as UCDP_COLUMNS
from gawah.exchange.formats.ucdp import ucdp
from gawah.exchange.formats.uwazi import uwazi, uwazi_words
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gawah.exchange.formats.happening import Happening
    from gawah.exchange.formats.package import About

    Pieces = Iterator[tuple[str, str]]
    """Pieces of texts, each with the name of its file; in order for each file."""


@record
class Asked:
    """What is asked for beside the format."""

    about: About
    bom: bool = False


@record
class Form:
    """One format."""

    name: str
    """As it is typed."""
    write: Callable[[Iterable[Happening], Asked], Pieces]
    words: tuple[str, ...]
    """What stands in its files whatever the register holds: heads, keys, codes."""
    file: str = ""
    """The name of its one file; empty where it has several, which need a folder."""
    for_others: bool = True
    """It can be made of what others may know."""


def _alone(
    name: str, suffix: str, write: Callable[[Iterable[Happening], Asked], Iterator[str]], words: Iterable[str]
) -> Form:
    """A format of one file."""
    file = f"{name}.{suffix}"
    return Form(name, lambda found, asked: ((file, text) for text in write(found, asked)), tuple(words), file)


FORMS = {
    one.name: one
    for one in (
        _alone("geojson", "geojson", lambda found, _: geojson(found), geojson_words()),
        _alone("acled", "csv", lambda found, asked: acled(found, bom=asked.bom), acled_words()),
        _alone("ucdp", "csv", lambda found, asked: ucdp(found, bom=asked.bom), UCDP_COLUMNS),
        _alone("ftm", "ftm.json", lambda found, _: ftm(found), FTM_WORDS),
        _alone(
            "ftm-statements",
            "csv",
            lambda found, asked: ftm_statements(found, is_own=asked.about.is_own),
            (*FTM_COLUMNS, *FTM_WORDS),
        ),
        Form("esf", lambda found, _: esf(found), (), for_others=False),
        _alone("uwazi", "csv", lambda found, _: uwazi(found), uwazi_words()),
        Form(
            "package",
            lambda found, asked: data_package(found, asked.about),
            package_words(),
        ),
    )
}
"""By name."""


def form_of(name: str, *, is_own: bool) -> Form:
    """A format by its name.

    Raises:
        UsageError: it tells more than anybody but the keeper may know.
    """
    found = FORMS[name]
    if not is_own and not found.for_others:
        raise UsageError(
            "The format %(form)s is for --for own alone: what others may know does not fill it.", form=name
        )
    return found
