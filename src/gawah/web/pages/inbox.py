"""The inbox: what comes in, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue import Page
from gawah.errors import ForgottenError, NotFoundError
from gawah.model.record import record
from gawah.project.custody import Hands
from gawah.store.arrivals import Arrival, Fate, arrival, arrivals, count_arrivals, strays
from gawah.values.dates import written_date
from gawah.web import limits
from gawah.web.faults import LayingOutError, ToldError
from gawah.web.sentences import in_words
from gawah.web.texts import mark

if TYPE_CHECKING:
    from typing import BinaryIO

    from starlette.responses import Response

    from gawah.project import Added
    from gawah.web.texts import Words
    from gawah.web.visit import Visit

VIEWS = {"": mark("All"), "waiting": mark("Waiting"), "failed": mark("Could not be read")}
"""Which documents are shown, with the name of the tab."""
_STRAYS = 20
_NAMED = 10
"""How many files a notice names one by one."""
_TITLE = 120
"""Characters of a file's name that a title gives."""


@record
class Row:
    """A document in the list."""

    arrival: Arrival
    state: str
    """``waiting``, ``now``, ``read``, ``failed``."""
    incidents: int | None
    """How many incidents the register has of it; None where that is being worked out."""


@record
class _Handed:
    """Bytes that came with a form."""

    name: str
    data: bytes


@record
class _There:
    """What was handed in and was there already."""

    name: str
    """The name that it has now."""
    arrival: Arrival

    @property
    def is_read(self) -> bool:
        return self.arrival.fate is Fate.READ


def show(visit: Visit) -> Response:
    """What came in, newest first."""
    engine, view = visit.desk.project.engine, visit.query("show")
    fate = Fate(view) if view in VIEWS and view else None
    paging: Page[Arrival] = Page((), count_arrivals(engine, fate), visit.number("page", 1))
    found = arrivals(engine, paging.size, paging.offset, fate)
    visit.listed("inbox", {"show": view if fate is not None else "", "page": paging.number}, len(found))
    return visit.page(
        "inbox.html",
        rows=_rows(visit, found),
        paging=paging,
        views=VIEWS,
        view=view if fate is not None else "",
        strays=strays(engine, _STRAYS) if fate is Fate.FAILED else (),
        watches=bool(visit.query("watch")),
        limits=limits,
    )


def _rows(visit: Visit, found: list[Arrival]) -> list[Row]:
    reading = visit.desk.reading
    # In the order in which documents pass from one to the next, and before the counts: none slips through.
    waits, now, untold = reading.waits(), reading.progress().now, reading.untold()
    told = _counts(visit, [one.document.id for one in found if one.fate is Fate.READ])

    def state(one: Arrival) -> str:
        if one.document.id == now:
            return "now"
        return "waiting" if one.document.id in waits else one.fate.value

    def incidents(one: Arrival) -> int | None:
        return None if one.document.id in untold else told.get(one.document.id)

    return [Row(one, state(one), incidents(one)) for one in found]


def _counts(visit: Visit, documents: list[str]) -> dict[str, int]:
    try:
        rows = visit.catalogue.documents_named(documents)
    except LayingOutError:  # what came in can be seen all the same
        return {}
    return {one: row.incidents for one, row in rows.items()}


def add(visit: Visit) -> Response:
    """Keep what a form brings and have it read."""
    told = _told(visit)
    handed = _handed(visit)
    if not handed:
        raise ToldError(visit.words.gettext("Choose at least one file, or paste a text."))
    project, hands = visit.desk.project, Hands(visit.reader.reviewer, visit.field("received_from"))
    added = []
    for one in handed:
        try:
            added.append((one.name, project.add(one.data, told, one.name, hands)))
        except ForgottenError as error:
            why = in_words(error.sentence, visit.words) or str(error)
            visit.say(visit.words.gettext("%(name)s: %(why)s", name=one.name, why=why), "warn")
    if not added:
        return visit.go("/inbox")
    new = [one.document for _, one in added if one.is_new]
    there = [_There(name, known) for name, one in added if not one.is_new and (known := _known(visit, one))]
    # What was read already is read again only where something new is said of it.
    visit.desk.reading.ask([*new, *(one.arrival.document.id for one in there if told or not one.is_read)])
    _tell(visit, len(new), there, says_more=bool(told))
    return visit.go("/inbox?watch=1")


def _known(visit: Visit, added: Added) -> Arrival | None:
    return arrival(visit.desk.project.engine, added.document)


def read_again(visit: Visit) -> Response:
    """Have a document read once more, as one that could not be read before an update of gawah."""
    document = visit.field("document")
    if arrival(visit.desk.project.engine, document) is None:
        raise NotFoundError("There is no such document.")
    visit.desk.reading.ask([document])
    return visit.go("/inbox?watch=1")


def _told(visit: Visit) -> dict[str, str]:
    """What the form says of all that it brings."""
    told = {name: visit.field(name) for name in ("published", "publisher", "url", "source_group")}
    if told["published"]:
        date = written_date(told["published"])
        if date is None:
            raise ToldError(
                visit.words.gettext(
                    "“%(date)s” is not a date: write 1 May 2024, 2024-05-01, 2024-05 or 2024.",
                    date=told["published"],
                )
            )
        told["published"] = date
    return {name: value for name, value in told.items() if value}


def _handed(visit: Visit) -> list[_Handed]:
    found = [_Handed(name, _read(visit, name, file)) for name, file in visit.files("files")]
    text, title = visit.field("text"), " ".join(visit.field("title").split())
    if text:
        # The title goes into the text: it is what the person hands in, and all that will be read.
        whole = f"{title}\n\n{text}\n" if title else f"{text}\n"
        first = title or " ".join(text.split())
        found.append(_Handed(_named(first), whole.encode("utf-8", "replace")))
    return found


def _read(visit: Visit, name: str, file: BinaryIO) -> bytes:
    data = file.read(limits.FILE + 1)
    if len(data) > limits.FILE:
        raise ToldError(
            visit.words.gettext(
                "%(name)s is bigger than %(most)s, so nothing was added. Save the part that is the report.",
                name=name,
                most=visit.words.size(limits.FILE),
            )
        )
    return data


def _named(title: str) -> str:
    """The name of a text that was pasted."""
    plain = "".join(
        letter if letter.isprintable() and letter not in '/\\:*?"<>|' else " " for letter in title
    )
    return " ".join(plain[:_TITLE].split()).strip(". ") + ".txt"


def _tell(visit: Visit, added: int, there: list[_There], *, says_more: bool) -> None:
    words = visit.words
    if added:
        visit.say(words.ngettext("%(num)s document added.", "%(num)s documents added.", added))
    if not there:
        return
    many = words.ngettext(
        "%(num)s document was there already; nothing was added twice:",
        "%(num)s documents were there already; nothing was added twice:",
        len(there),
    )
    if not added:
        many = words.ngettext(
            "Nothing is new: this document was there already.",
            "Nothing is new: all %(num)s documents were there already.",
            len(there),
        )
    names = tuple(_name_told(one, words) for one in there[:_NAMED])
    visit.say(many, "warn", (*names, "…") if len(there) > _NAMED else names)
    if says_more:
        visit.say(words.gettext("What you said of them is kept, and they are read again with it."))


def _name_told(one: _There, words: Words) -> str:
    """The name of what was there already, with the one under which it stands in the list."""
    known = one.arrival.document.name
    if known == one.name:
        return known
    return words.gettext("%(name)s: here it is called “%(known)s”", name=one.name, known=known)
