"""``gawah show`` of a document: what it is, its blocks, and what was set aside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gawah.errors import NotFoundError
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.cli.page import Paper
    from gawah.model import Fault, Run, Text
    from gawah.project import Project
    from gawah.store import Document, Stored

_EXCERPT = 60


@record
class _Found:
    """A document with its text, if it was read."""

    record: Document
    names: list[str]
    read: Text | None
    """As the reader made it."""
    text: Text | None
    """With its blocks as people class them."""
    run: Run | None
    faults: list[Fault]


def _found(project: Project, stored: Stored, document: str) -> _Found:
    from gawah.project.blocks import applied, words_in
    from gawah.store import load_text

    record = next((one for one in stored.documents if one.id == document), None)
    if record is None:
        raise NotFoundError(f"No document has the id {document}.")
    run = stored.newest_runs.get(document)
    read = load_text(project.engine, document, run.text) if run is not None else None
    text = applied(read, words_in(stored, document)) if read is not None else None
    names = sorted({s.name for s in stored.sightings if s.document == document})
    return _Found(record, names, read, text, run, [f for f in stored.faults if f.document == document])


def document_json(project: Project, stored: Stored, document: str) -> str:
    """The document as one JSON object."""
    found = _found(project, stored, document)
    record, text = found.record, found.text
    metadata = text.metadata if text else ()
    return json.dumps(
        {
            "id": record.id,
            "names": found.names,
            "size": record.size,
            "media_type": record.media_type,
            "added_at": record.added_at,
            "text": text.id if text else None,
            "reader": text.reader if text else None,
            "methods": list(found.run.methods) if found.run else [],
            "metadata": [{"prop": m.prop, "value": m.value, "source": m.source} for m in metadata],
            "blocks": _blocks_json(found),
            "faults": [{"code": f.code, "what": f.what} for f in found.faults],
        },
        ensure_ascii=False,
        indent=1,
    )


def _blocks_json(found: _Found) -> list[dict[str, object]]:
    if found.text is None or found.read is None:
        return []
    from gawah.review import places

    where, by_reader = places(found.text), set(found.read.blocks)
    return [
        {
            "start": b.start,
            "end": b.end,
            "line": where[b.start],
            "kind": b.kind.value,
            "lang": b.lang,
            "reason": b.reason,
            "by_person": b not in by_reader,
        }
        for b in found.text.blocks
    ]


def document_page(project: Project, stored: Stored, document: str, sheet: Paper) -> str:
    """The document for a reader: names, what it says of itself, its blocks in order."""
    found = _found(project, stored, document)
    record, text = found.record, found.text
    lines = [
        sheet.bold(f"Document: {', '.join(map(sheet.value, found.names))}"),
        sheet.line("SHA-256", record.id),
        sheet.line("kept as", str(project.evidence.path(record.id))),
        sheet.line("size", f"{record.size:,} bytes, {record.media_type}"),
        sheet.line("added", record.added_at[:19].replace("T", " ") + " UTC"),
    ]
    if text is None:
        return "\n".join([*lines, f"  It was not read yet: gawah run {sheet.value(record.source)}"])
    lines.append(sheet.line("read by", text.reader))
    lines += [sheet.line(m.prop, f"{sheet.value(m.value)} (from: {m.source})") for m in text.metadata]
    lines += [sheet.warning(f"  ! {fault.what}") for fault in found.faults]
    return "\n".join([*lines, *_block_lines(found, sheet)])


def _block_lines(found: _Found, sheet: Paper) -> Iterable[str]:
    """Each block with its line; those set aside with the reason, those that a person classed marked."""
    if found.text is None or found.read is None:
        return
    from gawah.cli.cards import cut
    from gawah.review import places

    where, by_reader = places(found.text), set(found.read.blocks)
    width = max((len(place) for place in where.values()), default=0)
    yield sheet.bold("\nBlocks") + " (line, what it is; − is set aside: seen, but nothing is read from it)"
    for block in found.text.blocks:
        is_said = block not in by_reader
        mark = " " if block.is_read else "−"
        words = sheet.value(cut(found.text.content[block.start : block.end], _EXCERPT))
        why = sheet.warning(f"  {block.reason}") if is_said else f"  {sheet.faint(block.reason)}"
        reason = why if block.reason and (is_said or not block.is_read) else ""
        yield f"{mark} {where[block.start]:>{width}}  {block.kind.value:<10} {block.lang:<3} {words}{reason}"
    if any(not block.is_read for block in found.text.blocks):
        document = found.record.id[:8]
        yield f"\nTo put one back:    gawah review block {document} LINE body"
        yield f"To set one aside:   gawah review block {document} LINE navigation"
