"""The register: a list of incidents with filters, which make its address."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from starlette.responses import StreamingResponse

from gawah.catalogue import Wanted
from gawah.catalogue.page import SIZE
from gawah.errors import ProjectError
from gawah.exchange.chosen import chosen
from gawah.exchange.csv_out import incident_rows
from gawah.exchange.jsonl_out import incident_lines
from gawah.exchange.released import chosen_for
from gawah.guard.gate import leaving
from gawah.guard.outputs import OUTPUTS, OWN
from gawah.members.proposals import export_needs, let_leave
from gawah.project.clock import now
from gawah.project.custody import Exported, written_down
from gawah.project.views import SavedView, remove_view, save_view, saved_views
from gawah.web.asked import VIEWS, read_asked
from gawah.web.faults import ToldError
from gawah.web.filters import Filters
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.responses import Response

    from gawah.errors import Sentence
    from gawah.web.asked import Asked
    from gawah.web.visit import Visit

_NAME = 60
"""Characters of the name of a saved view, at most."""
_SENT_TOGETHER = 200
"""Lines of an export that are sent in one piece."""
EXPORT = OUTPUTS["/register/export"]
"""Who may have what is seen as a file."""
_FORMATS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}


def show(visit: Visit) -> Response:
    """The incidents that the address asks for."""
    params = visit.request.query_params
    asked = read_asked(params, visit.words)
    if not asked.wrong and "" in params.values():
        return visit.go(asked.address())  # as the form sent it, with what was left empty
    found = visit.catalogue.incidents(asked.wanted, asked.order, visit.number("page", 1), SIZE)
    filters = Filters(visit.catalogue, visit.words, Wording(visit.words))
    views, trouble = _views(visit)
    visit.listed("register", asked.told() | {"page": found.number}, len(found.rows))
    return visit.page(
        "register.html",
        asked=asked,
        rows=found.rows,
        paging=found,
        whole=visit.catalogue.count(Wanted()),
        chips=list(filters.chips(asked)),
        offers=filters.offers(asked),
        tabs_of_views=[(asked.address(view=code), visit.words.gettext(n), code == asked.view)
                       for code, n in VIEWS.items()],
        saved=views,
        saved_trouble=trouble,
        audiences=_audiences(visit),
        name_length=_NAME,
    )  # fmt: skip


def _audiences(visit: Visit) -> tuple[tuple[str, str], ...]:
    """For whom a file may be, with what they are called; the reviewer comes last, so that it is meant."""
    say = Wording(visit.words)
    others = ((one, say.code("audience", one)) for one in EXPORT.audiences if one != OWN)
    return (*others, (OWN, visit.words.gettext("myself: everything, also names and exact places")))


def _views(visit: Visit) -> tuple[list[tuple[str, str, bool]], Sentence | None]:
    """Name and address of each saved view, and whether it is this one; or why there are none."""
    try:
        found = saved_views(visit.desk.project)
    except ProjectError as error:  # the register itself can be shown all the same
        return [], error.sentence
    here = read_asked(visit.request.query_params, visit.words).address()
    # Asked anew: a view is a file's word, and leads to no other address.
    addresses = [(view.name, read_asked(view.asks, visit.words).address()) for view in found]
    return [(name, address, address == here) for name, address in addresses], None


def save(visit: Visit) -> Response:
    """Give what is seen a name."""
    asked = _sent(visit)
    name = " ".join(visit.field("name").split())
    if not name or len(name) > _NAME or not name.isprintable():
        raise ToldError(
            visit.words.gettext("A view needs a name of at most %(most)s characters.", most=_NAME)
        )
    if not asked.told():
        raise ToldError(
            visit.words.gettext(
                "Choose filters or an order first: a view is what they leave of the register."
            )
        )
    save_view(visit.desk.project, SavedView(name, asked.told()), visit.reader.reviewer)
    visit.say(visit.words.gettext("The view “%(name)s” is saved with the project.", name=name))
    return visit.go(asked.address())


def remove(visit: Visit) -> Response:
    """Take a saved view off the list."""
    name = visit.field("name")
    remove_view(visit.desk.project, name, visit.reader.reviewer)
    visit.say(visit.words.gettext("The view “%(name)s” is no longer listed.", name=name))
    return visit.go(_sent(visit).address())


def export(visit: Visit) -> Response:
    """A file of the incidents that are seen."""
    form, audience, asked = visit.field("format"), visit.field("for"), _sent(visit)
    if form not in _FORMATS:
        raise ToldError(
            visit.words.gettext("Incidents leave as CSV or as JSON lines. Choose one of the two.")
        )
    if audience not in EXPORT.audiences:
        raise ToldError(visit.words.gettext("Say who is to have the file."))
    let_leave(visit.desk.project, visit.reader.reviewer, export_needs(audience), audience)
    wanted = visit.catalogue.ids(asked.wanted, asked.order)
    name = f"gawah-incidents-{audience}-{now()[:10]}.{form}"
    lines = _own(visit, form, wanted, name) if audience == OWN else _for(visit, audience, form, wanted, name)
    what = Exported(visit.reader.reviewer, form, asked.address(), audience)
    lines = written_down(visit.desk.project, lines, what)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_pieces(lines), 200, headers, _FORMATS[form])


def _own(visit: Visit, form: str, wanted: tuple[str, ...], name: str) -> Iterator[str]:
    """The lines of a file for the reviewer: everything, as it stands."""
    # The mark at its beginning lets spreadsheets read Urdu.
    lines = (
        incident_rows(visit.catalogue.outlines(wanted), bom=True)
        if form == "csv"
        else (line + "\n" for line in incident_lines(chosen(visit.desk.project, visit.catalogue, wanted)))
    )
    return leaving("/register/export", OWN).text(name, lines)


def _for(visit: Visit, audience: str, form: str, wanted: tuple[str, ...], name: str) -> Iterator[str]:
    """The lines of a file for somebody else: all were looked through before the first is sent."""
    project = visit.desk.project
    project.must_write()  # what is told for the first time is kept
    guard, lines = chosen_for(project, audience, form, frozenset(wanted), bom=True)
    told = list(leaving("/register/export", audience, guard.leaks).text(name, lines))
    guard.kept.keep(visit.reader.reviewer)
    return iter(told)


def _pieces(lines: Iterator[str]) -> Iterator[bytes]:
    """Lines put together, since to send each by itself takes longer than to make it."""
    while some := tuple(islice(lines, _SENT_TOGETHER)):
        yield "".join(some).encode("utf-8")


def _sent(visit: Visit) -> Asked:
    """What the fields of a form ask.

    Raises:
        ToldError: a value cannot be used.
    """
    told = {name: value for name, value in visit.form.items() if isinstance(value, str)}
    asked = read_asked(told, visit.words)
    for sentence in asked.wrong.values():
        raise ToldError(sentence)
    return asked
