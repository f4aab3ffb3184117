"""Taking back what was decided last, and doing it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.review import Decision, redo_last, take_back_batch, to_read_again, undo_last
from gawah.store.parts import documents_of_claims, documents_of_subjects
from gawah.web.faults import trouble_of
from gawah.web.histories import deed_words
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.responses import Response

    from gawah.review import Deed, Redone, SteppedOver, TakenBack, Undone
    from gawah.web.visit import Visit


def undo(visit: Visit) -> None:
    """Take back what this person did last, and tell it; what cannot be taken back is stepped over."""
    project, reader, words = visit.desk.project, visit.reader, visit.words
    try:
        undone = undo_last(project, visit.decision(), reader.stepped_over)
    except UsageError as error:  # nothing is left: no fault of theirs
        visit.say(trouble_of(error, words).sentence, "warn")
        return
    if undone.stepped_over is not None:
        reader.stepped_over.add(undone.stepped_over.deed.batch)
        visit.say(_told_stepped_over(visit, undone.stepped_over), "warn", _what_is_next(visit, undone))
        return
    what = (_told_with_report(visit, undone.deed),) if undone.deed is not None else ()
    read_again(visit, undone.taken)
    number = len(undone.taken)
    visit.say(
        words.ngettext("%(num)s decision taken back.", "%(num)s decisions taken back.", number), "good", what
    )


def take_back_go(visit: Visit, batch: int, decision: Decision) -> None:
    """Take back all that was done in one go, as the log numbers it."""
    read_again(visit, take_back_batch(visit.desk.project, batch, decision))


def redo(visit: Visit) -> Response:
    """Do again what this person took back last."""
    try:
        redone = redo_last(visit.desk.project, visit.decision())
    except UsageError as error:
        visit.say(trouble_of(error, visit.words).sentence, "warn")
        return visit.go(visit.field("next") or "/")
    read_again(visit, redone)
    visit.say(
        visit.words.ngettext("%(num)s decision done again.", "%(num)s decisions done again.", len(redone))
    )
    return visit.go(visit.field("next") or "/")


def read_again(visit: Visit, said: Iterable[TakenBack | Redone]) -> None:
    """Have the documents read again of which what a block is was taken back or said again."""
    claims = [one for word in said for one in word.about]
    for document in sorted(to_read_again(visit.desk.project, claims)):
        visit.desk.reading.ask_first(document)


def _told_stepped_over(visit: Visit, stepped_over: SteppedOver) -> str:
    newer, say = stepped_over.newer, Wording(visit.words)
    word = say.verdict(newer.word)
    return visit.words.gettext(
        "This cannot be taken back: %(what)s. %(who)s has said “%(word)s” of it since, on %(at)s.",
        what=_told(visit, stepped_over.deed),
        who=newer.reviewer,
        word=word if word != newer.word else say.same(newer.word),
        at=visit.words.moment(newer.at),
    )


def _what_is_next(visit: Visit, undone: Undone) -> tuple[str, ...]:
    if undone.before_it is None:
        return (visit.words.gettext("Nothing else of yours is left to take back."),)
    what = _told(visit, undone.before_it)
    return (visit.words.gettext("Once more takes back what you did before it: %(what)s.", what=what),)


def _told_with_report(visit: Visit, deed: Deed) -> str:
    """A deed with the report that it was about: it need not be the one on the page."""
    what = _told(visit, deed)
    rows = visit.desk.catalogue.documents_named(sorted(_documents_of(visit, deed)))
    names = [row.title or row.name for row in rows.values()]
    if len(names) != 1:
        return what
    return visit.words.gettext("%(what)s, in “%(report)s”", what=what, report=names[0])


def _told(visit: Visit, deed: Deed) -> str:
    """A deed in a few words, with the names of whom it is about."""
    about = [deed.subject] if deed.prop else deed.about
    return deed_words(deed, visit.desk.project.told(about, _documents_of(visit, deed)), visit.words)


def _documents_of(visit: Visit, deed: Deed) -> frozenset[str]:
    documents_of = documents_of_claims if deed.prop else documents_of_subjects
    return documents_of(visit.desk.project.engine, deed.about)
