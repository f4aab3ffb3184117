"""How often the method is right where it joins accounts by itself: ``python -m bench.right``.

Reports of shootings that people filed by incident (Gun Violence Archive, without the corpus that weights are
learnt on): two accounts it joins are right where their reports are filed as one. And weekly round-ups: the
events of one province and week (UCDP GED; the weights rest on those of Pakistan and Bangladesh in part, on
those of Syria none), of which two documents tell six in ten each, with one of the tolls that sources gave.
Where one of two such round-ups tells three days in ten by the month alone, they meet as two documents
of one matter. And the seeds with our examples, in one project: of the events that several of these documents
tell of (listed here), how many are one incident, and which others were made one.

``GAWAH_SHARED`` says where the reports, the events and the seeds lie.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bench.happenings import happenings
from bench.reports import read_all, reports_of, shared
from gawah.project import Project
from gawah.project.joining import join
from gawah.resolve.accounts import ANY_DAY, SAME_FROM
from gawah.resolve.joining import compared, near, sure
from gawah.resolve.matter import of_one_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bench.happenings import Happening
    from gawah.resolve.accounts import Account

_SEED = 3
_TOLD = 0.6
"""The share of its events that a round-up tells."""
_WEEK = 7
_VAGUE = 0.3
"""The share of the events of one of two round-ups of which it tells the month alone."""
ROOT = Path(__file__).parents[1]


def of_reports(folder: Path) -> tuple[int, int]:
    """How many pairs of accounts of filed reports are joined, and how many of them rightly."""
    files = [folder / name for name in ("dev.jsonl", "train.jsonl")]
    reports = [one for path in files for one in reports_of(path) if not one.is_gvc]
    found = read_all(reports)
    filed = {account.incident: one.incident for one in reports for account in found[one.id].accounts}
    accounts = sorted((a for one in reports for a in found[one.id].accounts), key=lambda one: one.first)
    joined = sure(match for a, b in near(accounts) if (match := compared(a, b)) is not None)
    return len(joined), sum(filed[one.left] == filed[one.right] for one in joined)


def of_roundups(events: Sequence[Happening]) -> tuple[int, int, int, int]:
    """What two round-ups of each province and week have in common.

    Returns:
        events that both tell, pairs that are joined, those of them rightly, and those joined by what the two
        accounts alone tell.
    """
    chance = random.Random(_SEED)  # noqa: S311 (the same each time; nothing secret)
    both = joined = right = alone = 0
    for (province, week), some in _weeks(events).items():
        left, other = (_roundup(some, f"{province}{week}{side}", chance) for side in "ab")
        both += len({_event(one.incident) for one in left} & {_event(one.incident) for one in other})
        found = sure(match for a in left for b in other if (match := compared(a, b)) is not None)
        joined += len(found)
        right += sum(_event(one.left) == _event(one.right) for one in found)
        alone += sum(one.weight >= SAME_FROM for one in found)
    return both, joined, right, alone


def _weeks(events: Sequence[Happening]) -> Mapping[tuple[str, int], Sequence[Happening]]:
    """Events by province and week."""
    weeks: dict[tuple[str, int], list[Happening]] = defaultdict(list)
    for one in events:
        weeks[one.told.levels.get("admin1", ""), one.told.first // _WEEK].append(one)
    return weeks


def of_dayless(events: Sequence[Happening]) -> tuple[int, int, int]:
    """What two round-ups have in common of which one tells three days in ten by their month alone.

    Returns:
        events that both tell, the one of them so, beside another that is joined; pairs joined then; rightly.
    """
    chance = random.Random(_SEED)  # noqa: S311 (the same each time; nothing secret)
    both = joined = right = 0
    for (province, week), some in _weeks(events).items():
        left, other = (_roundup(some, f"{province}{week}{side}", chance) for side in "ab")
        vague = [_by_its_month(one) if chance.random() < _VAGUE else one for one in other]
        surely = sure(match for a in left for b in vague if (match := compared(a, b)) is not None)
        known = {end for one in surely for end in (one.left, one.right)}
        more = of_one_matter(left, vague, known) if surely else ()
        told = {_event(one.incident) for one in left} if surely else set()
        both += sum(not one.is_dated and _event(one.incident) in told for one in vague)
        joined += len(more)
        right += sum(_event(one.left) == _event(one.right) for one in more)
    return both, joined, right


def _by_its_month(one: Account) -> Account:
    day = date.fromordinal(one.first)
    return replace(one, date=f"XXXX-{day:%m}", first=ANY_DAY[0], last=ANY_DAY[1])


Told = tuple[frozenset[str], str, str]
"""Documents by the first three signs of their names, the type of the incident and its date."""
TOGETHER: tuple[Told, ...] = (
    (frozenset({"003", "12-"}), "arrest_detention", "2015-11-23/2015-11-29"),
    (frozenset({"003", "12-"}), "property_destruction", "2015-11-23/2015-11-29"),
    (frozenset({"003", "12-"}), "attack_on_place_of_worship", "2015-11-24/2015-11-30"),
    (frozenset({"000", "04-"}), "killing", "2020-07"),
    (frozenset({"000", "04-"}), "killing", "XXXX-XX"),
    (frozenset({"002", "11-"}), "censorship_blocking", "2020-12-24"),
    (frozenset({"002", "11-"}), "censorship_blocking", "2020-12-27"),
    (frozenset({"002", "11-"}), "censorship_blocking", "2020-12-28"),
    (frozenset({"07-", "08-", "09-"}), "killing", "2021-01-03"),
    (frozenset({"05-", "06-"}), "threat", "2022-01"),
    (frozenset({"05-", "06-"}), "killing", "2022-03-14"),
    (frozenset({"001", "01-", "02-", "03-"}), "attack_on_place_of_worship", "2023-11-24"),
)
"""What several of the seeds and examples tell of, by what people found who read them."""


def of_seeds(folder: Path) -> tuple[set[Told], set[Told]]:
    """What several seeds and examples tell of as gawah has it: as people found it, and otherwise."""
    with tempfile.TemporaryDirectory() as made, Project.create(Path(made) / "project") as project:
        project.process([ROOT / "examples" / "reports", folder])
        catalogue = project.catalogue()
        try:
            join(project, catalogue)
        finally:
            catalogue.close()
        names = {one.id: one.name[:3] for one in project.stored().documents}
        found = {
            (frozenset(names[one] for one in incident.documents), incident.type, incident.date or "")
            for incident in project.register().incidents()
            if len(incident.documents) > 1
        }
    return found & set(TOGETHER), found - set(TOGETHER)


def _roundup(events: Iterable[Happening], document: str, chance: random.Random) -> list[Account]:
    """What one document tells of some events."""
    told = []
    for one in events:
        if chance.random() < _TOLD:
            account = chance.choice((one.told, one.least, one.most))
            name = f"{one.told.incident}.{document[-1]}"
            told.append(replace(account, incident=name, members=(name,), documents=(document,)))
    return told


def _event(incident: str) -> str:
    return incident.rpartition(".")[0]


def main() -> int:
    """Measure and print."""
    data = shared() / "data"
    if not (data / "gva").is_dir():
        print(f"{data} has no reports. GAWAH_SHARED says where data/gva and data/events are.")
        return 0
    joined, right = of_reports(data / "gva")
    print(f"reports filed by incident: {joined} pairs joined, {right / max(joined, 1):.3f} right")
    for path in sorted((data / "events").glob("ucdp_ged_*.csv")):
        events = happenings(path)
        both, joined, right, alone = of_roundups(events)
        print(
            f"weekly round-ups, {path.stem.removeprefix('ucdp_ged_')}: {both} events told by both, {joined} "
            f"pairs joined ({alone} by what is told of them alone), {right / max(joined, 1):.3f} right"
        )
        both, joined, right = of_dayless(events)
        print(f"  told by their month alone: {both}, {joined} joined, {right / max(joined, 1):.3f} right")
    together, otherwise = of_seeds(shared() / "seeds")
    print(
        f"seeds and examples: {len(together)} of {len(TOGETHER)} events together, {len(otherwise)} otherwise"
    )
    for documents, kind, when in sorted(otherwise, key=str):
        print(f"  otherwise: {kind} {when} in {', '.join(sorted(documents))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
