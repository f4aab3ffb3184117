"""A project: a directory with the evidence as received and the store of everything known from it.

Invariant: bytes are kept unchanged under their SHA-256, each document enters in one transaction, and doing
the same again adds nothing. A process that is killed anywhere loses at most the document it was at.
"""

from __future__ import annotations

import hashlib
import mimetypes
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from gawah.errors import ForgottenError, ProjectError
from gawah.model import Finding, Run, digest
from gawah.model.came import came
from gawah.model.record import record
from gawah.project.access import check_store, is_writable, read_only, writing
from gawah.project.blocks import applied, block_words, method_of
from gawah.project.clock import now
from gawah.project.custody import Hands, analysed, brought
from gawah.project.evidence import Evidence
from gawah.project.files import read_file, walk, writer_lock
from gawah.project.layout import CATALOGUE, STORE, check_known, lay_out, lay_out_where_missing
from gawah.project.outcome import Added, Outcome, Tally, fault_of
from gawah.project.pipeline import Pipeline, built_in
from gawah.project.reprints import reprints
from gawah.project.unlocking import catalogue_key, check_keys, store_key
from gawah.store import MACHINE, Document, Sighting, append, append_decided, load, load_text, open_store
from gawah.store.custody import is_destroyed
from gawah.store.engine import open_to_read
from gawah.store.look_up import newest_run, sightings_of
from gawah.store.parts import closed, documents_of_subjects, load_part
from gawah.store.told import load_told

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Engine

    from gawah.catalogue import Catalogue
    from gawah.model import CustodyEvent, Fault, Text
    from gawah.register import Register
    from gawah.store import Stored
    from gawah.store.records import Record
    from gawah.vault import Vault


@record
class _Handed:
    """Bytes to be read."""

    document: str
    """Their SHA-256."""
    data: bytes
    name: str
    given: dict[str, str]
    source: Path | None
    """Where they came from; None where they are of the evidence already."""
    hands: Hands


class Project:
    """An open project. Use it in a ``with`` statement, or call ``close``."""

    def __init__(
        self, root: Path, engine: Engine, vault: Vault | None = None, *, is_read_only: bool = False
    ) -> None:
        self.root = root
        self.engine = engine
        self.vault = vault
        """Its keys, where it is encrypted."""
        self.evidence = Evidence(root, vault)
        self.is_read_only = is_read_only
        """It cannot be written to: all that would is refused, and nothing is left in its directory."""

    @classmethod
    def create(cls, root: Path, lock: tuple[Vault, bytes] | None = None) -> Project:
        """A new, empty project.

        Args:
            root: its directory.
            lock: its keys with the file that a passphrase opens (``lock_with``), where it is to be encrypted.

        Raises:
            ProjectError: there is one already, the directory is in use for something else, or nothing can be
                written there.
        """
        lay_out(root, lock)
        return cls.open(root, None if lock is None else lock[0])

    @classmethod
    def open(cls, root: Path, vault: Vault | None = None) -> Project:
        """A project that is there; for reading only, where it cannot be written to.

        Args:
            root: its directory.
            vault: its keys, where it is encrypted.

        Raises:
            NotFoundError: there is none.
            LockedError: it is encrypted, and there are no keys.
            ProjectError: it cannot be read, or a newer gawah made it.
        """
        check_known(root)
        check_keys(root, vault)
        check_store(root)
        key = store_key(vault)
        if is_writable(root):
            return cls(root, open_store(root / STORE, key), vault)
        return cls(root, open_to_read(root / STORE, key), vault, is_read_only=True)

    @classmethod
    def open_or_create(cls, root: Path, vault: Vault | None = None) -> Project:
        """The project in a directory, made where there is none (also after a creation that was cut off).

        Args:
            root: the directory.
            vault: the keys of the project that is there, where it is encrypted.
        """
        lay_out_where_missing(root)
        return cls.open(root, vault)

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self.engine.dispose()

    def must_write(self) -> None:
        """Go on only where the project can be written to.

        Raises:
            ReadOnlyError: it cannot.
        """
        if self.is_read_only:
            raise read_only(self.root)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self.must_write()
        with writing(self.root):
            yield

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.must_write()
        with writer_lock(self.root):
            yield

    def bytes_of(self, document: str) -> bytes:
        """The bytes of a document, as received.

        Raises:
            NotFoundError: they are not there, or may not be read.
            DataError: they are encrypted, and were changed.
        """
        return self.evidence.read(document)

    def add(
        self,
        what: Path | bytes,
        given: dict[str, str] | None = None,
        name: str = "",
        hands: Hands = Hands(),  # noqa: B008 (a record that nothing changes)
    ) -> Added:
        """Keep bytes and remember the name under which they came; reads nothing in them.

        Args:
            what: a file, or bytes.
            given: what the person says about them: ``published``, ``publisher``, ``url``,
                ``source_group``.
            name: the name, where ``what`` is bytes.
            hands: through whose hands they come.

        Raises:
            NotFoundError: the file is not there or may not be opened.
            ForgottenError: it was destroyed for somebody's sake, and nobody says why it comes in anyhow.
        """
        data = read_file(what) if isinstance(what, Path) else what
        path = what if isinstance(what, Path) else Path(name or "bytes")
        handed = _handed(data, path, given or {}, hands)
        self._must_not_be_forgotten(handed)
        at = now()
        records = self._keep(handed, at)
        added = self._append(at, records)
        return Added(records[0].id, is_new=added == len(records))

    def process(
        self,
        paths: Iterable[Path],
        given: dict[str, str] | None = None,
        on_progress: Callable[[int, int, Path], None] | None = None,
        pipeline: Pipeline | None = None,
        hands: Hands = Hands(),  # noqa: B008 (a record that nothing changes)
    ) -> Outcome:
        """Add, read and extract all files of some paths; going on where an earlier call stopped.

        Args:
            paths: files and folders; folders are walked in order of name.
            given: what the person says about all of them.
            on_progress: called with how many files are done, how many there are, and the next.
            pipeline: how to read and extract; the built-in one by default.
            hands: through whose hands they come.

        Raises:
            ProjectError: another process is at it.
        """
        with self._locked():
            files = list(walk(paths, self.root))
            tally = Tally()
            work = pipeline or built_in()
            for done, path in enumerate(files):
                if on_progress is not None:
                    on_progress(done, len(files), path)
                self._process_one(path, (given or {}, hands), work, tally)
        return tally.outcome()

    def _process_one(
        self, path: Path, told: tuple[dict[str, str], Hands], work: Pipeline, tally: Tally
    ) -> None:
        given, hands = told
        try:
            handed = _handed(read_file(path), path, given, hands)
            self._must_not_be_forgotten(handed)
            self._read(handed, work, tally)
        except ProjectError:
            raise  # no document is at fault: the next one would fare no better
        except ForgottenError as error:  # nothing of it may stand in the record again, not even its name
            tally.failed.append(fault_of(str(path), error))
        except Exception as error:  # noqa: BLE001 (one document must not end the batch: it is named)
            fault = fault_of(str(path), error)
            if path.exists():  # a mistyped name is no fault of the record
                self._append(fault.at, [fault])
            tally.failed.append(fault)

    def read_added(self, document: str, pipeline: Pipeline | None = None) -> Fault | None:
        """Read a document that was added; where it cannot be read, why: a fault that is kept.

        Raises:
            ProjectError: another process is at it, or the project cannot be written.
        """
        try:
            self.read_again(document, pipeline)
        except ProjectError:
            raise  # no document is at fault: the next one would fare no better
        except Exception as error:  # noqa: BLE001 (one document must not end the others: it is named)
            return self.give_up(document, error)
        return None

    def give_up(self, document: str, error: Exception) -> Fault:
        """Keep why a document that was added could not be read."""
        fault = fault_of(document, error)
        self._append(fault.at, [fault])
        return fault

    def read_again(self, document: str, pipeline: Pipeline | None = None) -> Outcome:
        """Read a document that is there once more from the evidence, as after a word on its blocks.

        Raises:
            ProjectError: another process is at it.
            GawahError: the bytes cannot be read.
        """
        with self._locked():
            name = next((s.name for s in sightings_of(self.engine, document)[::-1]), document)
            tally = Tally()
            data = self.bytes_of(document)
            handed = _Handed(hashlib.sha256(data).hexdigest(), data, name, {}, None, Hands())
            self._read(handed, pipeline or built_in(), tally)
        return tally.outcome()

    def _read(self, handed: _Handed, work: Pipeline, tally: Tally) -> None:
        document = handed.document
        last = newest_run(self.engine, document)
        sightings = sightings_of(self.engine, document)
        told = {k: v for s in sightings for k, v in s.given.items()} | handed.given
        # What was said of it after it was read last is not in what was read.
        read_with = {k: v for s in sightings if last and _was_there(s, last) for k, v in s.given.items()}
        words = block_words(self.engine, document)
        text = work.read(handed.data, handed.name, told)
        judged = applied(text, words)
        at = now()
        records = self._keep(handed, at) if handed.source else ()
        methods = (*work.methods(judged), *method_of(words))
        if last is not None and (last.text, last.methods) == (text.id, methods) and told == read_with:
            self._append(at, records)
            tally.already.append(document)
            return
        run_id = digest([document, text.id, list(methods), at])
        extracted = work.extract(judged, run_id, at)
        found = tuple(Finding(s.claim_id, s.method, s.confidence) for s in extracted.statements)
        run = Run(run_id, document, text.id, (*extracted.methods, *method_of(words)), at, found)
        alike = reprints(self.engine, judged, at)
        made = analysed(text, at)
        self._append(at, [*records, text, *extracted.statements, run, *extracted.faults, *alike, made])
        (tally.added if last is None else tally.read_again).append(document)

    def _must_not_be_forgotten(self, handed: _Handed) -> None:
        with self.engine.connect() as connection:
            is_gone = is_destroyed(connection, handed.document)
        if is_gone and not handed.hands.although_forgotten:
            raise ForgottenError(
                "This document was destroyed here for somebody's sake, so it was not added again. If they "
                "agree now: gawah add --although-forgotten REASON"
            )

    def _keep(self, handed: _Handed, at: str) -> tuple[Document, Sighting, CustodyEvent]:
        document, path = handed.document, handed.source or Path(handed.name)
        with self._writing():
            self.evidence.keep(document, handed.data)
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return (
            Document(document, path.name, len(handed.data), media_type, at, str(path)),
            Sighting(document, path.name, str(path), at, handed.given),
            brought(document, path, handed.hands, at),
        )

    def _append(self, at: str, records: Iterable[Record]) -> int:
        with self._writing():
            return append(self.engine, MACHINE, at, records)

    def decide(self, reviewer: str, make: Callable[[], tuple[str, Sequence[Record]]]) -> int:
        """Add a person's decision, made of what the record says at that moment; the row of the log."""
        with self._writing():
            return append_decided(self.engine, reviewer, make)

    def text(self, document: str, text: str | None = None) -> Text | None:
        """A document's text with its blocks as people class them: the one named, or the newest."""
        found = load_text(self.engine, document, text)
        return None if found is None else applied(found, block_words(self.engine, document))

    def stored(self) -> Stored:
        """All records but the texts."""
        return load(self.engine)

    def register(self, as_of: str | None = None) -> Register:
        """The register as it stands, or stood on a day."""
        return register_of(self.stored(), as_of)

    def part(self, documents: Iterable[str], as_of: str | None = None) -> Register:
        """What the register says (or said on a day) of documents and of all that tell of their incidents."""
        return register_of(load_part(self.engine, closed(self.engine, documents)), as_of)

    def told(self, subjects: Collection[str], documents: Iterable[str] = ()) -> Register:
        """What the register says of some subjects, and no more: of other incidents it may tell a part alone.

        Args:
            subjects: of any kind.
            documents: further ones, which may say more of the same.
        """
        telling = documents_of_subjects(self.engine, subjects) | set(documents)
        return register_of(load_told(self.engine, subjects, telling))

    def catalogue(self) -> Catalogue:
        """The catalogue of the register, which follows it when told to (``update``). Close it when done."""
        from gawah.catalogue import open_catalogue, open_catalogue_aside

        make = open_catalogue_aside if self.is_read_only else open_catalogue
        return make(self.root / CATALOGUE, self.engine, catalogue_key(self.vault))


def _handed(data: bytes, source: Path, given: dict[str, str], hands: Hands) -> _Handed:
    return _Handed(hashlib.sha256(data).hexdigest(), data, source.name, given, source, hands)


def _was_there(sighting: Sighting, run: Run) -> bool:
    """Whether a run knew a sighting: by the clock, and by what came last where the clock has gone back."""
    return sighting.at <= run.at and came(sighting) <= came(run)


def register_of(stored: Stored, as_of: str | None = None) -> Register:
    """The register of what a store holds."""
    from gawah.register import view

    told = (stored.statements, stored.verdicts, stored.judgements, stored.runs)
    return view(*told, as_of, stored.elsewhere)
