"""What gawah finds in reports that are to be grouped by incident; kept, since reading takes minutes."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, fields
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gawah.model.record import record
from gawah.resolve.accounts import Account, account_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NO_TIME = "1970-01-01T00:00:00Z"
KEPT = Path(__file__).parents[1] / "build" / "gva"
"""Where what was found is kept, by what found it."""


@record
class Report:
    """A report with the incident that people filed it under."""

    id: str
    incident: str
    is_gvc: bool
    """Whether it is of the Gun Violence Corpus, whose licence lets weights be learnt on it."""
    published: str
    """A day."""
    title: str
    text: str


@record
class Reading:
    """What gawah found in a report."""

    accounts: tuple[Account, ...]
    people: tuple[str, ...]
    """The names of all who are named in it."""


def reports_of(path: Path) -> list[Report]:
    """The reports of a file of JSON lines with ``id``, ``incident``, ``date``, ``title`` and ``text``."""
    with path.open(encoding="utf-8") as file:
        told = [json.loads(line) for line in file]
    return [
        Report(
            one["id"],
            str(one.get("incident", "")),
            bool(one.get("gvc")),
            one["date"],
            one["title"],
            one["text"],
        )
        for one in told
    ]


def shared() -> Path:
    """The directory beside the checkout with data that cannot be part of it."""
    return Path(os.environ.get("GAWAH_SHARED", "../shared"))


def read_one(name: str, data: bytes, published: str | None) -> Reading:
    """What gawah finds in a document."""
    from gawah.project import built_in
    from gawah.register import view

    line = built_in()
    text = line.read(data, name, {"published": published} if published else {})
    found = line.extract(text, "bench", _NO_TIME).statements
    register = view(found, [], [], [])
    accounts = [told for one in register.incidents() if (told := account_of(one, register)) is not None]
    people = {name for one in register.of_kind("person") for name in one.known_by}
    return Reading(tuple(accounts), tuple(sorted(people)))


def read_all(reports: Sequence[Report], kept: Path = KEPT) -> Mapping[str, Reading]:
    """What gawah finds in each report, by its id; what was found before by the same methods is kept."""
    kept.mkdir(parents=True, exist_ok=True)
    path = kept / f"{_version()}.jsonl"
    known = dict(_kept(path))
    missing = [one for one in reports if one.id not in known]
    with path.open("a", encoding="utf-8") as file, Pool() as pool:
        for number, (name, found) in enumerate(pool.imap(_named_reading, missing, chunksize=8), 1):
            known[name] = found
            file.write(json.dumps([name, asdict(found)]) + "\n")
            if number % 500 == 0:
                print(f"{number} of {len(missing)} reports read", flush=True)
    return known


def read_report(report: Report) -> Reading:
    """What gawah finds in a report: its title, a blank line, its text."""
    title = " ".join(report.title.split())
    return read_one("report.txt", f"{title}\n\n{report.text}".encode(), report.published)


def _named_reading(report: Report) -> tuple[str, Reading]:
    return report.id, read_report(report)


def _kept(path: Path) -> Iterator[tuple[str, Reading]]:
    if path.exists():
        with path.open(encoding="utf-8") as file:
            for name, told in map(json.loads, file):
                accounts = tuple(_account(one) for one in told["accounts"])
                yield name, Reading(accounts, tuple(told["people"]))


def _account(told: Mapping[str, Any]) -> Account:
    lists = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    return Account(**{**told, **lists})


def _version() -> str:
    """What found it, and what is kept of it: anything else is found anew."""
    from gawah.extract.extraction import methods
    from gawah.model import Text

    versions = methods(Text("", "", ()))
    told = [*versions, *(field.name for field in fields(Account))]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]
