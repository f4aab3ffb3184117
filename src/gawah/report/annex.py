"""The annex of evidence: each document with its hash, and what shows that it is in the signed log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gawah.report.dates import date_words
from gawah.report.quoting import lang_of
from gawah.report.tree import Code, Heading, Para, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gawah.guard.told import ToldEvidence
    from gawah.register import Subject
    from gawah.report.quoting import Library
    from gawah.report.tree import Block, Runs
    from gawah.report.words import Words

_WIDTHS = (1, 6, 6)


def annex_of(
    library: Library,
    pages: Mapping[str, Subject],
    proofs: Mapping[str, Mapping[str, Any]],
    signed: Mapping[str, str] | None,
) -> Iterator[Block]:
    """The documents that a dossier rests on, for the keeper.

    Args:
        library: which they are, with their numbers.
        pages: what the documents say of themselves, by id.
        proofs: what shows that each is in the log, by id.
        signed: the checkpoint that all proofs lead to, and the key; None where nothing could be signed.
    """
    words = library.words
    rows = tuple(
        (
            (Run(f"E{number}"),),
            _named(document, library, pages.get(document)),
            (Run(document, "zxx", "code"),),
        )
        for document, number in library.numbers.items()
    )
    head = tuple((Run(words(name)),) for name in ("annex_number", "annex_what", "annex_hash"))
    yield Para((Run(words("annex_first")),))
    yield Table(rows, _WIDTHS, head, is_small=True)
    yield Heading(2, (Run(words("head_proofs")),))
    if signed is None:
        yield Para((Run(words("no_proofs")),))
        return
    yield Para((Run(words("proofs_first")),))
    for document, number in library.numbers.items():
        if document in proofs:
            yield Para((Run(f"E{number}", mark="strong"),), "small")
            yield Code(json.dumps(proofs[document], ensure_ascii=False, sort_keys=True))
    yield Para((Run(words("checkpoint"), mark="strong"),))
    yield Code(signed["checkpoint"].rstrip("\n"))
    yield Para((Run(words("log_key"), mark="strong"),))
    yield Code(signed["key"])


def _named(document: str, library: Library, page: Subject | None) -> Runs:
    words, kept = library.words, library.documents.get(document)
    runs: list[Run] = []
    for prop in ("publisher", "title", "published", "url"):
        value = page.value(prop) if page is not None else None
        if value is None:
            continue
        runs += [Run(words("comma"))] if runs else []
        if prop == "published":
            runs.append(Run(date_words(value, words)))
        else:
            said = f"“{value}”" if prop == "title" else value
            runs.append(
                Run(
                    said,
                    "zxx" if prop == "url" else lang_of(value, page.value("language") or "" if page else ""),
                )
            )
    if kept is not None:
        runs += [Run(words("between_values"))] if runs else []
        runs.append(Run(kept.name, "zxx"))
        received = date_words(kept.added_at[:10], words)
        runs.append(Run(words("annex_kept", type=kept.media_type, size=kept.size, day=received)))
    return tuple(runs)


def annex_told(
    evidence: Sequence[ToldEvidence], words: Words, signed: Mapping[str, str] | None
) -> Iterator[Block]:
    """The documents that somebody else may know of, as exactly as they may.

    A sign stands after each number and hash: to the leak check a name may run across blanks, not across it.

    Args:
        evidence: in the order of their numbers.
        words: of the document.
        signed: the checkpoint of the log, which names nobody; None where it is not told.
    """
    if not evidence:
        yield Para((Run(words("annex_nothing")),))
        return
    yield Para((Run(words("annex_first_told")),))
    head = tuple((Run(words(name)),) for name in ("annex_number", "annex_what", "annex_hash"))
    rows = []
    for number, one in enumerate(evidence, 1):
        page = one.document
        told = [(page.publisher, lang_of(page.publisher or "")), (page.title, lang_of(page.title or ""))]
        told += [(date_words(page.published, words) if page.published else None, ""), (page.url, "zxx")]
        runs: list[Run] = []
        for said, lang in told:
            if said:
                runs += [Run(words("comma"))] if runs else []
                runs.append(Run(said, lang))
        hashed = (Run(f"{one.sha256};", "zxx", "code"),) if one.sha256 else (Run(words("not_told")),)
        rows.append(((Run(f"E{number}:"),), tuple(runs) or (Run(words("not_told")),), hashed))
    yield Table(tuple(rows), _WIDTHS, head, is_small=True)
    if signed is not None:
        yield Heading(2, (Run(words("head_proofs")),))
        yield Para((Run(words("proofs_told")),))
        yield Code(signed["checkpoint"].rstrip("\n"))
        yield Code(signed["key"])
