"""The pages of a site: one an incident, lists by year, figures, claims, corrections, and how it is made."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from gawah.render import style_sheet
from gawah.schema import vocabulary
from gawah.site.before import WHOLE
from gawah.site.book import UNDATED, added, folder_of
from gawah.site.charts import figures
from gawah.site.data import FILES, feed, newest, tables
from gawah.site.manifest import KEY
from gawah.site.maps import mapped
from gawah.site.privacy import REGISTRY
from gawah.site.tongue import LANGUAGES, Tongue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gawah.guard.told import ToldDocument, ToldMeasure, ToldParty
    from gawah.site.book import Book, Correction, Entry

PAGE = 100
"""Lines of a list that stand on one page."""
_NAV = ("overview", "incidents", "claims", "corrections", "method", "data", "verify", "addresses", "privacy")
_NEWEST = 10
_DIGITS = 16


def render(book: Book) -> Iterator[tuple[str, bytes]]:
    """All files of a site but its manifest, by path; the same site gives the same bytes."""
    data = dict(tables(book))
    assets = dict(_assets())
    yield from data.items()
    yield from assets.items()
    yield "README.txt", _read("templates/README.txt")
    if book.edition.key:
        yield KEY, f"{book.edition.key}\n".encode()
    tongues = [Tongue(language) for language in LANGUAGES]
    for tongue in tongues:
        yield from _Pages(book, tongue, {path: len(told) for path, told in data.items()}, list(assets)).all()
    yield "index.html", _start(book, tongues, list(assets))


def template_words() -> str:
    """What stands in the pages whatever the register holds, as the templates and the styles have it."""
    folder = files(__package__) / "templates"
    return " ".join(one.read_text("utf-8") for one in folder.iterdir()) + style_sheet() + _css().decode()


def _read(name: str) -> bytes:
    return (files(__package__) / name).read_bytes()


def _css() -> bytes:
    return _read("static/site.css") + style_sheet().encode()


def _assets() -> Iterator[tuple[str, bytes]]:
    """The style and the sign of the site, each with its hash in its name: a browser may keep them."""
    for name, data in (("site.css", _css()), ("sign.svg", _read("static/sign.svg"))):
        yield _hashed(name, data), data


def _hashed(name: str, data: bytes) -> str:
    stem, _, suffix = name.partition(".")
    number = int(sha256(data).hexdigest(), 16) % 10**_DIGITS  # of digits only: letters might look like a name
    return f"assets/{stem}.{number:0{_DIGITS}d}.{suffix}"


@cache
def _environment() -> Environment:
    loader = PackageLoader("gawah.site")
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"who": _who, "measure": _measure, "document": _document}
    made.tests["labelled"] = lambda who: who.startswith("Person ")
    return made


def _who(party: ToldParty, tongue: Tongue) -> str:
    return tongue.who(party)


def _measure(measure: ToldMeasure, tongue: Tongue) -> str:
    """What the state did, with when and by whom."""
    when = [tongue.day(measure.date)] if measure.date is not None else []
    about = tongue.say("between").join((*when, *map(tongue.label, measure.by)))
    kind = tongue.code("measure_type", measure.type)
    return f"{kind} ({about})" if about else kind


def _document(document: ToldDocument, tongue: Tongue) -> str:
    told = (document.title, document.publisher, document.published and tongue.day(document.published))
    return tongue.say("between").join(filter(None, told)) or document.url or tongue.say("not_told")


def _start(book: Book, tongues: Sequence[Tongue], assets: list[str]) -> bytes:
    made = _environment().get_template("start.html")
    return made.render(about=book.edition.about, tongues=tongues, style=assets[0], sign=assets[1]).encode()


class _Pages:
    """The pages in one language."""

    def __init__(self, book: Book, tongue: Tongue, sizes: Mapping[str, int], assets: list[str]) -> None:
        self._book, self._tongue, self._sizes = book, tongue, sizes
        self._other = next(code for code in LANGUAGES if code != tongue.language)
        self._shared = {
            "t": tongue,
            "say": tongue.say,
            "about": book.edition.about,
            "edition": book.edition,
            "nav": _NAV,
            "style": assets[0],
            "sign": assets[1],
            "other": Tongue(self._other),
            "address_of": _address_of,
            "folder_of": folder_of,
        }
        self._of: dict[str, list[Correction]] = defaultdict(list)
        for one in book.corrections:
            self._of[one.code].append(one)

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Every page of this language, with what it shows."""
        yield from self._overview()
        yield from self._lists()
        for entry in self._book.entries:
            corrections = self._of.get(entry.code, ())
            yield self._page(
                folder_of(entry.code),
                "incident.html",
                "incidents",
                entry=entry,
                told=entry.told,
                heading=self.heading(entry),
                corrections=corrections,
                value=self.value,
                field=self.field,
            )
        for gone in self._book.gone:
            yield self._page(folder_of(gone.code), "gone.html", "incidents", gone=gone)
        yield from self._paged("claims", self._book.claims)
        yield from self._paged(
            "corrections", self._book.corrections, value=self.value, field=self.field, WHOLE=WHOLE
        )
        codes = list(vocabulary("standard"))
        yield self._page("method.html", "method.html", "method", standards=codes)
        yield self._page("data.html", "data.html", "data", sizes=self._sizes, files=FILES)
        yield self._page("verify.html", "verify.html", "verify")
        yield self._page("addresses.html", "addresses.html", "addresses")
        yield self._page("privacy.html", "privacy.html", "privacy", registry=REGISTRY)
        named = {one.code: self.heading(one) for one in newest(self._book)}
        yield f"{self._tongue.language}/feed.xml", feed(self._book, self._tongue, named)

    def heading(self, entry: Entry) -> str:
        """What an incident is called: what was done, where and when."""
        told, tongue = entry.told, self._tongue
        kind = tongue.code("act_type", told.type) or tongue.say("incident")
        place = tongue.place(told.where)
        near = place.split(tongue.say("between"))[0]
        return tongue.say("between").join((kind, near, tongue.day(told.date)))

    def field(self, name: str) -> str:
        """What a field is called."""
        return self._tongue.say({"date": "period", "type": "act", "country": "place"}.get(name, name))

    def value(self, field: str, told: str | None, *, is_now: bool = False) -> str:
        """What a field was or is, as people read it."""
        tongue = self._tongue
        if told is None:
            return tongue.say("now_told" if is_now else "not_repeated")
        if not told:
            return tongue.say("not_told")
        if field in {"killed", "injured"}:
            low, _, high = told.partition("..")
            return tongue.bounds((int(low), int(high) if high else None))
        codes = {"type": "act_type", "standard": "standard"}
        if field in codes:
            return tongue.code(codes[field], told)
        return {"date": tongue.day, "country": tongue.country}.get(field, str)(told)

    def _overview(self) -> Iterator[tuple[str, bytes]]:
        book, map_ = self._book, mapped(self._book, self._tongue)
        path = ""
        if map_ is not None:
            path = _hashed(f"map-{self._tongue.language}.svg", map_.picture)
            yield path, map_.picture
        yield self._page(
            "index.html",
            "overview.html",
            "overview",
            book=book,
            killed=added(tuple(one.told.killed for one in book.entries)),
            injured=added(tuple(one.told.injured for one in book.entries)),
            years=sorted({one.year for one in book.entries} - {UNDATED}),
            figures=figures(book, self._tongue),
            map=map_,
            map_path=path,
            newest=[(one, self.heading(one)) for one in newest(book, _NEWEST)],
            heading=self.heading,
        )

    def _lists(self) -> Iterator[tuple[str, bytes]]:
        years: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._book.entries:
            years[entry.year].append(entry)
        counts = [(year, len(years[year])) for year in sorted(years, reverse=True)]
        yield self._page("incidents.html", "incidents.html", "incidents", counts=counts, UNDATED=UNDATED)
        for year, entries in years.items():
            name = self._tongue.say("no_date") if year == UNDATED else year
            more = {"year": name, "heading": self.heading}
            yield from self._paged(f"incidents/{year}", entries, "year.html", "incidents", **more)

    def _paged(
        self, stem: str, lines: Sequence[object], template: str = "", place: str = "", **more: object
    ) -> Iterator[tuple[str, bytes]]:
        """A list on as many pages as it needs, one at least."""
        pages = [lines[at : at + PAGE] for at in range(0, max(len(lines), 1), PAGE)]
        for number, some in enumerate(pages, 1):
            yield self._page(
                _numbered(stem, number),
                template or f"{stem}.html",
                place or stem,
                lines=some,
                page=number,
                pages=len(pages),
                before=_numbered(stem, number - 1),
                after=_numbered(stem, number + 1),
                **more,
            )

    def _page(self, path: str, template: str, place: str, **more: object) -> tuple[str, bytes]:
        """A page with its path."""
        up = "../" * path.count("/")
        made = _environment().get_template(template)
        told = made.render(**self._shared, here=path, place=place, home=up, root=f"../{up}", **more)
        return f"{self._tongue.language}/{path}", told.encode("utf-8")


def _numbered(stem: str, number: int) -> str:
    return f"{stem}.html" if number <= 1 else f"{stem}-{number}.html"


def _address_of(place: str) -> str:
    return "index.html" if place == "overview" else f"{place}.html"
