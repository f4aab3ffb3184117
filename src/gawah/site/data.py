"""The files of a site for other programs: the tables, and the Atom feed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from gawah.exchange.csv_out import lines
from gawah.exchange.released import told_lines, told_rows, victim_rows
from gawah.site.book import folder_of
from gawah.site.tongue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gawah.site.book import Book, Entry
    from gawah.site.tongue import Tongue

FILES = {
    "data/incidents.csv": "data_incidents_csv",
    "data/incidents.jsonl": "data_incidents_jsonl",
    "data/victims.csv": "data_victims_csv",
    "data/claims.csv": "data_claims_csv",
    "data/corrections.csv": "data_corrections_csv",
}
"""The tables by path, each with the message that says what it holds."""
_CLAIMS = (
    "claimed_low", "claimed_high", "unit", "types", "period", "place", "country", "sources",
    "held_low", "held_high", "answer",
)  # fmt: skip
_CORRECTIONS = ("date", "incident", "field", "old", "new", "reason")
_MOST = 50
"""Entries of a feed: it tells what is new, not all there is."""


def tables(book: Book) -> Iterator[tuple[str, bytes]]:
    """The tables, by path."""
    told = [entry.told for entry in book.entries]
    made = (
        told_rows(told, bom=True),
        told_lines(told),
        victim_rows(book.table),
        lines(_CLAIMS, _claims(book), bom=True),
        lines(_CORRECTIONS, _corrections(book), bom=True),
    )
    for path, pieces in zip(FILES, made, strict=True):
        yield path, "".join(pieces).encode("utf-8")


def _claims(book: Book) -> Iterator[Mapping[str, object]]:
    for one in book.claims:
        claim, where = one.claim, one.claim.where
        values = (
            *claim.bounds,
            claim.unit,
            "; ".join(claim.types),
            claim.period,
            "; ".join(where.names) if where is not None else None,
            where.country if where is not None else None,
            claim.sources,
            *one.held,
            one.answer,
        )
        yield dict(zip(_CLAIMS, values, strict=True))


def _corrections(book: Book) -> Iterator[Mapping[str, object]]:
    for one in book.corrections:
        values = (one.day, one.code, one.field, one.old, one.new, one.why)
        yield dict(zip(_CORRECTIONS, values, strict=True))


def newest(book: Book, most: int = _MOST) -> list[Entry]:
    """The incidents that were added or changed last."""
    ordered = sorted(book.entries, key=lambda one: (one.changed, one.published, one.code), reverse=True)
    return ordered[:most]


def feed(book: Book, tongue: Tongue, heading: Mapping[str, str]) -> bytes:
    """The Atom feed (RFC 4287) of what was added or changed last.

    Args:
        book: the site.
        tongue: the language.
        heading: what each incident is called, by code.
    """
    about, seed = book.edition.about, book.edition.key or book.edition.about.title
    entries = (_entry(one, tongue, heading[one.code], _urn(seed, one.code)) for one in newest(book))
    other = (
        f'<link rel="alternate" hreflang={quoteattr(code)} type="text/html" href="../{code}/index.html"/>'
        for code in LANGUAGES
    )
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(tongue.language)}>',
            f"<title>{escape(about.title)}</title>",
            f"<id>{_urn(seed, tongue.language)}</id>",
            f"<updated>{book.edition.day}T00:00:00Z</updated>",
            f"<author><name>{escape(about.title)}</name></author>",
            '<link rel="self" type="application/atom+xml" href="feed.xml"/>',
            *other,
            *entries,
            "</feed>\n",
        ]
    ).encode("utf-8")


def _entry(one: Entry, tongue: Tongue, heading: str, urn: str) -> str:
    return (
        f"<entry><title>{escape(heading)}</title><id>{urn}</id>"
        f"<published>{one.published}T00:00:00Z</published><updated>{one.changed}T00:00:00Z</updated>"
        f'<link rel="alternate" type="text/html" href="{folder_of(one.code)}"/>'
        f"<summary>{escape(tongue.many('n_sources', one.told.sources))}</summary></entry>"
    )


def _urn(seed: str, name: str) -> str:
    """An id that stays the same wherever a copy lies; of the key, so that two sites have no id in common.

    It is a UUID of version 8 (RFC 9562) of which we make digits only: letters might look like a name.
    """
    digits = f"{int(sha256(f'gawah site {seed} {name}'.encode()).hexdigest(), 16):040d}"[-32:]
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
