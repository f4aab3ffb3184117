"""How often the method is right where it joins accounts by itself: ``python -m bench.right``.

Reports of shootings that people filed by incident (Gun Violence Archive, without the corpus that weights are
learnt on): two accounts it joins are right where their reports are filed as one. And weekly round-ups: the
events of one province and week (UCDP GED; the weights rest on those of Pakistan and Bangladesh in part, on
those of Syria none), of which two documents tell six in ten each, with one of the tolls that sources gave.
``GAWAH_SHARED`` says where the reports and the events lie.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.happenings import happenings
from bench.reports import read_all, reports_of, shared
from gawah.resolve.accounts import SAME_FROM
from gawah.resolve.joining import compared, near, sure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bench.happenings import Happening
    from gawah.resolve.accounts import Account

_SEED = 3
_TOLD = 0.6
"""The share of its events that a round-up tells."""
_WEEK = 7


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
    weeks: dict[tuple[str, int], list[Happening]] = defaultdict(list)
    for one in events:
        weeks[one.told.levels.get("admin1", ""), one.told.first // _WEEK].append(one)
    both = joined = right = alone = 0
    for (province, week), some in weeks.items():
        left, other = (_roundup(some, f"{province}{week}{side}", chance) for side in "ab")
        both += len({_event(one.incident) for one in left} & {_event(one.incident) for one in other})
        found = sure(match for a in left for b in other if (match := compared(a, b)) is not None)
        joined += len(found)
        right += sum(_event(one.left) == _event(one.right) for one in found)
        alone += sum(one.weight >= SAME_FROM for one in found)
    return both, joined, right, alone


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
        both, joined, right, alone = of_roundups(happenings(path))
        print(
            f"weekly round-ups, {path.stem.removeprefix('ucdp_ged_')}: {both} events told by both, {joined} "
            f"pairs joined ({alone} by what is told of them alone), {right / max(joined, 1):.3f} right"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
