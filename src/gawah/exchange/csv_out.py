"""CSV: one row an incident, and one row a statement.

A cell that a spreadsheet would take for a formula is written with an apostrophe before it, so that opening
the file runs nothing.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from gawah.exchange.incident_form import bounds_words
from gawah.register.outline import outline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gawah.model import Statement
    from gawah.register import Claim, Register
    from gawah.register.outline import Outline, PartyOutline

    ClaimLine = tuple[Statement, bool, str | None, str, float]

BOM = "\ufeff"
"""Before the first column, so that spreadsheets on Windows read UTF-8."""

INCIDENT_COLUMNS = {
    "id": "the incident's id",
    "date": "EDTF date; empty where the reports name none",
    "date_words": "the date as the text has it",
    "type": "the gravest act (a code of act_type)",
    "place": "the name of the place",
    "admin": "what the place lies in",
    "country": "ISO 3166-1 alpha-2",
    "title": "how it is told",
    "victims": "names, or what the text calls them, with counts; parted by ;",
    "perpetrators": "the same of perpetrators",
    "killed_low": "at least so many killed",
    "killed_high": "at most so many; empty where nobody says",
    "injured_low": "at least so many injured",
    "injured_high": "at most so many; empty where nobody says",
    "means": "weapons or means, parted by ;",
    "grounds": "the reported grounds, parted by ;",
    "measures": "types of the state's responses, parted by ;",
    "status": "how the accounts are put: stated, attributed, alleged, denied",
    "sources": "how many independent sources",
    "standard": "the standard of proof that it meets (a code of standard)",
    "standard_by": "who said so; empty where gawah suggests it",
    "standard_why": "their reason",
    "documents": "SHA-256 of each document, parted by ;",
    "contradicted": "the properties on which accounts disagree, parted by ;",
    "updated": "what went on from report to report, as killed 5 → 7, parted by ;",
    "words": "the words that say it",
}
STATEMENT_COLUMNS = (
    "claim_id", "counts", "verdict", "subject", "prop", "value", "original", "speaker", "stance",
    "document", "text", "start", "end", "lang", "methods", "confidence", "reviewer", "visibility", "at",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def incidents_csv(register: Register, *, bom: bool = False) -> str:
    """The incidents, one a row, in order of date."""
    return "".join(incident_rows(map(outline_of, register.incidents()), bom=bom))


def incident_rows(incidents: Iterable[Outline], *, bom: bool = False) -> Iterator[str]:
    """The lines of such a table, the heads first, each as soon as it is known."""
    return lines(list(INCIDENT_COLUMNS), map(_incident_row, incidents), bom=bom)


def statements_csv(register: Register, *, bom: bool = False) -> str:
    """The statements of the register, one a row, in order of claim id."""
    return "".join(statement_rows(map(_line_of, register.claims.values()), bom=bom))


def statement_rows(claims: Iterable[ClaimLine], *, bom: bool = False) -> Iterator[str]:
    """The lines of such a table, the heads first, each as soon as it is known."""
    return lines(STATEMENT_COLUMNS, map(_statement_row, claims), bom=bom)


def _line_of(claim: Claim) -> ClaimLine:
    verdict = claim.verdict.word.value if claim.verdict else None
    return claim.statement, claim.counts, verdict, ";".join(claim.methods), claim.confidence


def _statement_row(line: ClaimLine) -> dict[str, object]:
    s, counts, verdict, methods, confidence = line
    return {
        **{name: getattr(s, name) for name in STATEMENT_COLUMNS if hasattr(s, name)},
        "counts": "yes" if counts else "no",
        "verdict": verdict,
        "speaker": ";".join(s.speaker),
        "stance": s.stance.value,
        "text": s.span.text if s.span else None,
        "start": s.span.start if s.span else None,
        "end": s.span.end if s.span else None,
        "methods": methods,
        "confidence": confidence,
        "visibility": s.visibility.value,
    }


def lines(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, bom: bool = False
) -> Iterator[str]:
    """The lines of a table, the heads first.

    Args:
        columns: the heads.
        rows: the values of each row by head; None is an empty cell.
        bom: whether it begins with a byte order mark.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    out.write(BOM if bom else "")
    writer.writerow(columns)
    yield out.getvalue()
    for row in rows:
        out.seek(0)
        out.truncate()
        writer.writerow([cell(row[column]) for column in columns])
        yield out.getvalue()


def cell(value: object) -> str:
    """A value as it stands in a cell; what would be a formula begins with an apostrophe."""
    if value is None:
        return ""
    text = str(value)
    return "'" + text if isinstance(value, str) and text.startswith(_FORMULA) else text


def _incident_row(incident: Outline) -> dict[str, object]:
    return {
        "id": incident.id,
        "date": incident.date,
        "date_words": incident.date_words,
        "type": incident.type,
        "place": incident.places[0] if incident.places else None,
        "admin": ", ".join(name for name in incident.places[1:] if name != incident.country),
        "country": incident.country,
        "title": incident.title,
        "victims": "; ".join(map(_party_words, incident.victims)),
        "perpetrators": "; ".join(map(_party_words, incident.perpetrators)),
        "killed_low": incident.killed[0],
        "killed_high": incident.killed[1],
        "injured_low": incident.injured[0],
        "injured_high": incident.injured[1],
        "means": "; ".join(incident.means),
        "grounds": "; ".join(incident.grounds),
        "measures": "; ".join(incident.measures),
        "status": "; ".join(incident.status),
        "sources": incident.sources,
        "standard": incident.standard,
        "standard_by": incident.standard_by,
        "standard_why": incident.standard_why,
        "documents": ";".join(incident.documents),
        "contradicted": "; ".join(incident.contradicted),
        "updated": "; ".join(incident.updated),
        "words": incident.words,
    }


def _party_words(party: PartyOutline) -> str:
    name = party.label or party.kind
    return f"{name} ({bounds_words(party.count)})" if party.count is not None else name
