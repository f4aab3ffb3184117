"""The catalogue of a record that cannot be written to: read where it stands, or kept aside for a while.

What is kept aside tells all names and places of the register. It lies in a folder of the temporary files that
nobody but its user may enter, and is removed when it is closed or when the program ends; a program that is
killed leaves it there.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from gawah.catalogue.catalogue import PRAGMAS_TO_READ, Catalogue, is_current, open_catalogue
from gawah.catalogue.update import seen
from gawah.errors import ProjectError
from gawah.store.changes import last_batch
from gawah.store.engine import DAMAGED, engine_to_read, why

if TYPE_CHECKING:
    from sqlalchemy import Engine

_JOURNAL = "-wal"


def open_catalogue_aside(path: Path, store: Engine, key: bytes | None = None) -> Catalogue:
    """The catalogue of a record that cannot be written to.

    Args:
        path: where a catalogue that can be written would be: it is read there if it tells all of the record.
        store: the record.
        key: the 32 bytes that it is encrypted with; None where it is not.

    Raises:
        ProjectError: it has to be made, and there is no room for it.
    """
    there = _whole(path, store, key)
    if there is not None:
        return Catalogue(there, store)
    folder = TemporaryDirectory(prefix="gawah-register-", ignore_cleanup_errors=True)
    kept = Path(folder.name) / path.name
    try:
        for end in ("", _JOURNAL):  # what it tells already need not be worked out again
            beside = path.with_name(path.name + end)
            if beside.is_file():
                shutil.copyfile(beside, kept.with_name(kept.name + end))
        return _Aside(folder, open_catalogue(kept, store, key))
    except (OSError, *DAMAGED) as error:
        folder.cleanup()
        raise ProjectError(
            "The project cannot be written to, and what is worked out of it cannot be kept in %(folder)s "
            "(%(why)s). Make room there, or name another folder in TMPDIR.",
            folder=gettempdir(),
            why=getattr(error, "strerror", None) or why(error),
        ) from error


class _Aside(Catalogue):
    """A catalogue with a folder of its own, which goes when it is closed."""

    def __init__(self, folder: TemporaryDirectory[str], kept: Catalogue) -> None:
        super().__init__(kept.engine, kept.store)
        self._folder = folder

    def close(self) -> None:
        super().close()
        self._folder.cleanup()


def _whole(path: Path, store: Engine, key: bytes | None) -> Engine | None:
    """The catalogue that stands there, if it tells all of the record."""
    if not path.is_file():
        return None
    engine = engine_to_read(path, PRAGMAS_TO_READ, key)
    try:
        if is_current(engine) and seen(engine) == last_batch(store):
            return engine
    except DAMAGED:
        pass  # it is damaged, or its journal cannot be read here: it is made anew, as elsewhere
    engine.dispose()
    return None
