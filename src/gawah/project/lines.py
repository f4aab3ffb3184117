"""Files to which lines are only added, beside the store; in an encrypted project each line is encrypted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gawah.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gawah.vault import Vault


def add_lines(path: Path, lines: Iterable[str], vault: Vault | None) -> None:
    """Add lines to the end of a file, in one write.

    They stand behind a line break of their own: neither a torn line before them nor another process that
    writes at the same moment can reach into them.

    Args:
        path: the file.
        lines: without line breaks.
        vault: the keys of the project, where it is encrypted.

    Raises:
        OSError: the file cannot be written.
    """
    written = lines if vault is None else map(vault.seal_line, lines)
    data = "".join(["\n", *(f"{line}\n" for line in written)])
    with path.open("ab", buffering=0) as file:
        file.write(data.encode("utf-8", "replace"))
        os.fsync(file.fileno())


def read_lines(path: Path, vault: Vault | None) -> Iterator[str]:
    """The lines of a file; none where it is not there. A line that was torn, or was changed, is passed over.

    Args:
        path: the file.
        vault: the keys of the project, where it is encrypted.

    Raises:
        OSError: it cannot be read.
    """
    try:
        text = path.read_text("utf-8", "replace")
    except FileNotFoundError:
        return
    for line in text.splitlines():
        try:
            yield line if vault is None else vault.open_line(line)
        except DataError:
            continue
