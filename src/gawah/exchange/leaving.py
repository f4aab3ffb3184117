"""Leaving gawah: everything in a folder of files that are read without it, and that gawah reads back.

For the keeper alone: every name, every exact place and all evidence are in it, in the clear.
"""

from __future__ import annotations

import csv
import io
import json
import re
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from gawah.errors import DataError, NotFoundError
from gawah.exchange.csv_out import cell, lines, statement_rows
from gawah.exchange.formats.forms import FORMS, Asked
from gawah.exchange.formats.package import About
from gawah.exchange.happenings import own_happenings
from gawah.exchange.jsonl_out import jsonl, record_line
from gawah.exchange.whole import claims_in_order
from gawah.guard.kept import told_lines
from gawah.project import now
from gawah.store.custody import all_custody
from gawah.store.in_order import documents_in_parts, texts_of
from gawah.store.look_up import sightings_of
from gawah.store.parts import documents_named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gawah.project import Project
    from gawah.store.records import Document

RECORDS, TEXTS, CUSTODY, TOLD = "records.jsonl", "texts.jsonl", "custody.jsonl", "told.jsonl"
EVIDENCE, SUMS, ABOUT = "evidence.csv", "SHA256SUMS", "README.txt"
COLUMNS = ("document", "file", "name", "size", "media_type", "added_at", "source", "given")
_MANY = 200
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 80


def left_behind(project: Project, folder: str) -> Iterator[tuple[str, str | bytes]]:
    """The pieces of all files but the sums, each with the name of its file: bytes are a whole file.

    Args:
        project: the project; its catalogue is brought up to date for it.
        folder: what the folder is called, for its README.

    Raises:
        DataError: evidence is not what was received: then nothing should be left.
    """
    documents = 0
    yield EVIDENCE, "".join(lines(COLUMNS, ()))
    for document in _documents(project):
        documents += 1
        name, data = _evidence(project, document)
        if data is not None:
            yield name, data
        yield EVIDENCE, _row(project, document, name if data is not None else "")
    for line in jsonl(project.engine):
        yield RECORDS, line + "\n"
    for some in documents_in_parts(project.engine, _MANY):
        for text in texts_of(project.engine, some):
            yield TEXTS, record_line("text", text) + "\n"
    for event in all_custody(project.engine):
        yield CUSTODY, record_line("custody", event) + "\n"
    for line in told_lines(project):
        yield TOLD, line + "\n"
    yield from _tables(project)
    yield ABOUT, _about(documents, folder)


def _tables(project: Project) -> Iterator[tuple[str, str]]:
    for text in statement_rows(claims_in_order(project.engine)):
        yield "statements.csv", text
    asked = Asked(About("Register of human-rights incidents", now(), is_own=True))
    for folder, form in (("tables", "package"), ("ftm", "ftm")):
        for name, text in FORMS[form].write(own_happenings(project), asked):
            yield f"{folder}/{name}", text


def _documents(project: Project) -> Iterator[Document]:
    for some in documents_in_parts(project.engine, _MANY):
        yield from documents_named(project.engine, some)


def _evidence(project: Project, document: Document) -> tuple[str, bytes | None]:
    """The name of the file of a document, and its bytes; None where they are missing.

    Raises:
        DataError: they are others.
    """
    name = f"evidence/{document.id[:12]}-{safe_name(document.name)}"
    try:
        data = project.bytes_of(document.id)
    except NotFoundError:  # the record is worth leaving all the same, and what is missing is said
        return name, None
    if sha256(data).hexdigest() != document.id:
        raise DataError(
            "The bytes of document %(document)s are not what was received, so nothing was left. Find out "
            "what is wrong with: gawah evidence verify",
            document=document.id[:12],
        )
    return name, data


def safe_name(name: str) -> str:
    """A name that every system takes for a file, and no program for a path or an option."""
    plain = _UNSAFE.sub("_", name).strip("._-")
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) <= _LONGEST:
        return plain or "document"
    return f"{stem[: _LONGEST - len(suffix) - 1]}{dot}{suffix}" if len(suffix) < 10 else plain[:_LONGEST]


def _row(project: Project, document: Document, file: str) -> str:
    given = {
        name: said for one in sightings_of(project.engine, document.id) for name, said in one.given.items()
    }
    values: list[object] = [document.id, file, document.name, document.size, document.media_type]
    values += [document.added_at, document.source, json.dumps(given, ensure_ascii=False) if given else ""]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(map(cell, values))
    return out.getvalue()


def _about(documents: int, folder: str) -> str:
    from gawah import __version__

    told = (files(__package__) / "left_behind.txt").read_text("utf-8")
    return told.format(day=now()[:10], version=__version__, documents=documents, folder=folder)


def files_left(folder: Path) -> dict[str, str]:
    """The files of the evidence of a folder that ``left_behind`` filled, by SHA-256; all was checked.

    Args:
        folder: the folder.

    Raises:
        DataError: it is none, or something in it was changed since.
    """
    sums = _read(folder / SUMS).decode("utf-8", "replace").splitlines()
    told = {name: digest for digest, _, name in (line.partition("  ") for line in sums)}
    if not {RECORDS, EVIDENCE} <= told.keys():
        raise DataError("%(folder)s is no folder that gawah out leave wrote.", folder=str(folder))
    for name, digest in told.items():
        if ".." in name.split("/") or name.startswith("/") or _sum(folder / name) != digest:
            raise DataError(
                "Nothing was imported: %(file)s is not as it left (SHA256SUMS). Take another copy.", file=name
            )
    rows = csv.DictReader(io.StringIO(_read(folder / EVIDENCE).decode("utf-8"), newline=""))
    return {row["document"]: row["file"] for row in rows if row["file"] in told}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(
            "%(path)s cannot be read (%(why)s). A folder to import is one that gawah out leave wrote.",
            path=str(path),
            why=error.strerror or "",
        ) from error


def _sum(path: Path) -> str:
    whole = sha256()
    try:
        with path.open("rb") as file:
            while data := file.read(1 << 20):
                whole.update(data)
    except OSError:
        return ""
    return whole.hexdigest()
