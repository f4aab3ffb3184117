"""Records that left a project come into another: what is there already is not added twice, nothing is lost.

They enter as what another laptop packed does (``project/merging``): each document in one transaction with an
event of custody, and on what people decided otherwise is listed.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from gawah.errors import DataError, NotFoundError
from gawah.exchange.imports.lines import Lines
from gawah.model import CustodyEvent, Handling, Judgement, Verdict
from gawah.model.record import record
from gawah.project import now
from gawah.project.access import writing
from gawah.project.checkpoints import sign_state
from gawah.project.conflicts import undecided
from gawah.project.files import writer_lock
from gawah.project.merging import take_in, take_in_rest
from gawah.project.parcels import Origin, Parcel, Rest
from gawah.store import MACHINE, append
from gawah.store.carried import side_of, subjects_in
from gawah.store.engine import put_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gawah.project import Project
    from gawah.project.merging import Arrival

    BytesOf = Callable[[str], bytes | None]
    """Gives the bytes of a document by its SHA-256; None where they are not at hand."""


@record
class Imported:
    """What came of an import."""

    documents: int = 0
    """How many are in it."""
    new: int = 0
    """How many of them were not here."""
    records: int = 0
    """How many records were new, without what tells of custody."""
    without_bytes: tuple[str, ...] = ()
    """Documents whose bytes were not at hand: their evidence is missing here."""
    left_out: tuple[str, ...] = ()
    """Documents that were destroyed here for somebody's sake."""
    unplaced: int = 0
    """Judgements on subjects of which no document tells: they say nothing of anything."""
    differing: int = 0
    """On how many claims and pairs people decided otherwise here."""


def import_records(
    project: Project,
    paths: Sequence[Path],
    actor: str,
    bytes_of: BytesOf = lambda _: None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Imported:
    """Take records in.

    Args:
        project: where to.
        paths: files of JSON lines, as ``out export --format jsonl`` and ``out leave`` write them.
        actor: who takes them in.
        bytes_of: where the evidence is.
        on_progress: called with how many documents are done, and how many there are.

    Raises:
        DataError: a line is broken, or bytes are not those of their document: then nothing was imported.
        ReadOnlyError: the project cannot be written to.
        ProjectError: another process is writing, or it cannot be written.
    """
    project.must_write()
    with put_aside(project.engine) as aside:
        lines = Lines(paths, aside)
        documents = lines.documents()
        without = tuple(one for one in documents if not _check_bytes(one, bytes_of(one)))
        sign_state(project)  # from here on the log has a name
        with writer_lock(project.root):
            came = _Coming(project, lines, Origin(actor, now(), "", _sum_of(paths), ""), actor)
            for done, document in enumerate(documents, 1):
                came.document(document, bytes_of(document))
                if on_progress is not None:
                    on_progress(done, len(documents))
            came.rest(documents)
    return came.told(len(documents), without)


def _sum_of(paths: Sequence[Path]) -> str:
    """The SHA-256 of all files, by which the same import is known again."""
    whole = sha256()
    for path in paths:
        with path.open("rb") as file:
            while data := file.read(1 << 20):
                whole.update(data)
    return whole.hexdigest()


def _check_bytes(document: str, data: bytes | None) -> bool:
    """Whether the bytes of a document are there.

    Raises:
        DataError: they are others.
    """
    if data is not None and sha256(data).hexdigest() != document:
        raise DataError(
            "Nothing was imported: the bytes of document %(document)s are not those that were received.",
            document=document[:12],
        )
    return data is not None


class _Coming:
    """What comes in, a document after the other."""

    def __init__(self, project: Project, lines: Lines, origin: Origin, actor: str) -> None:
        self._project, self._lines = project, lines
        self._origin, self._actor = origin, actor
        self._listed = undecided(project)
        self._new = self._records = self._differing = self._unplaced = 0
        self._left_out: list[str] = []

    def document(self, document: str, data: bytes | None) -> None:
        parcel = Parcel(document, data, self._lines.of(document), is_returning=True)
        if why := parcel.misfit():
            raise DataError(
                "Document %(document)s cannot be imported: %(why)s.", document=document[:12], why=why
            )
        came = take_in(self._project, parcel, self._origin, self._actor, self._listed)
        self._new += came.is_new
        if came.is_forgotten:
            self._left_out.append(document)
        self._count(came)

    def rest(self, documents: Sequence[str]) -> None:
        """What stands beside the documents: words on two of them, and what is of none."""
        known = frozenset(documents) - frozenset(self._left_out)
        events = [one for one in self._lines.loose("custody") if isinstance(one, CustodyEvent)]
        gone = tuple(one for one in events if one.handling is Handling.DESTROYED)
        judgements = tuple(one for one in self._lines.loose("judgement") if isinstance(one, Judgement))
        words = tuple(one for one in self._lines.across() if isinstance(one, Verdict))
        whole = Rest(judgements, forgotten=gone, words=words)
        came = take_in_rest(self._project, whole, known, self._origin, self._actor, self._listed)
        self._count(came)
        self._unplaced = self._lost(judgements, known)
        # That something was destroyed there holds here, too, but where it is here: that a person must decide.
        events = [one for one in events if one not in gone or not self._is_here(str(one.file))]
        with writing(self._project.root):
            self._records += append(self._project.engine, MACHINE, now(), self._lines.loose("fault"))
            append(self._project.engine, MACHINE, now(), events)

    def _is_here(self, document: str) -> bool:
        with self._project.engine.connect() as connection:
            return side_of(connection, document)[0]

    def _lost(self, judgements: Sequence[Judgement], documents: frozenset[str]) -> int:
        """How many judgements are on a subject of which none of the documents tells."""
        with self._project.engine.connect() as connection:
            ends = {end for one in judgements for end in (one.left, one.right)}
            placed = subjects_in(connection, ends, documents)
        return sum(not {one.left, one.right} <= placed for one in judgements)

    def _count(self, came: Arrival) -> None:
        self._records += sum(not isinstance(one, CustodyEvent) for one in came.records)
        self._differing += len(came.claims) + len(came.pairs)

    def told(self, documents: int, without: tuple[str, ...]) -> Imported:
        return Imported(
            documents,
            self._new,
            self._records,
            without,
            tuple(self._left_out),
            self._unplaced,
            self._differing,
        )


def bytes_in(folder: Path, files: dict[str, str]) -> BytesOf:
    """Where the evidence of a folder that ``out leave`` wrote is.

    Args:
        folder: the folder.
        files: the name of the file in it, by SHA-256.
    """

    def read(document: str) -> bytes | None:
        name = files.get(document)
        if not name:
            return None
        try:
            return (folder / name).read_bytes()
        except OSError as error:
            raise NotFoundError(
                "%(file)s cannot be read (%(why)s).", file=name, why=error.strerror or ""
            ) from error

    return read
