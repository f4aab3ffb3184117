"""Documents a second on one core, and where the time goes."""

from __future__ import annotations

import cProfile
import os
import pstats
import statistics
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.model import Text

_NO_TIME = "1970-01-01T00:00:00Z"


@dataclass(frozen=True)
class Speed:
    """The seconds that each document took."""

    seconds: tuple[float, ...]

    @property
    def per_second(self) -> float:
        """Documents a second, over all of them."""
        return len(self.seconds) / sum(self.seconds)

    def milliseconds(self, percent: int) -> float:
        """The time within which that many percent of the documents were done."""
        return 1_000 * statistics.quantiles(self.seconds, n=100, method="inclusive")[percent - 1]


def one_core() -> None:
    """Keep this process on one core, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def work(data: bytes) -> Text:
    """What happens to a document between its bytes and its statements."""
    from gawah.project import built_in

    line = built_in()
    text = line.read(data, "document.txt", {})
    line.extract(text, "bench", _NO_TIME)
    return text


def speed(passes: Sequence[Sequence[bytes]], warm_up: int = 60) -> Speed:
    """The time of each document on its core, once tables and patterns are loaded.

    Processor time: what else runs on the machine does not count, but it takes from the caches and the
    clock of the core all the same. So of several passes, each over documents of its own, the quietest counts.
    """
    for data in passes[0][:warm_up]:
        work(data)
    return min((_timed(documents) for documents in passes), key=lambda speed: sum(speed.seconds))


def _timed(documents: Sequence[bytes]) -> Speed:
    """The time of each document, one after the other."""
    seconds = []
    for data in documents:
        start = process_time()
        work(data)
        seconds.append(process_time() - start)
    return Speed(tuple(seconds))


class _Laps:
    """Seconds by name, each lap from the end of the one before."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._last = perf_counter()

    def begin(self) -> None:
        self._last = perf_counter()

    def end(self, name: str) -> None:
        now = perf_counter()
        self.spent[name] = self.spent.get(name, 0.0) + now - self._last
        self._last = now


def by_tagger(documents: Sequence[bytes], warm_up: int = 60) -> dict[str, float]:
    """Milliseconds a document in reading, in each tagger and in putting together what they marked."""
    from gawah.extract.assemble import assemble
    from gawah.extract.page import Page
    from gawah.extract.tagging import taggers
    from gawah.project import built_in

    for data in documents[:warm_up]:
        work(data)
    read, laps = built_in().read, _Laps()
    for data in documents:
        laps.begin()
        text = read(data, "document.txt", {})
        laps.end("read")
        published = text.meta("published")
        page = Page(text, published.value if published else None)
        for tagger in taggers():
            page.add(tagger.tag(page))
            laps.end(tagger.name)
        list(assemble(page, "bench", _NO_TIME))
        laps.end("assemble")
    return {name: 1_000 * seconds / len(documents) for name, seconds in laps.spent.items()}


def profiled(documents: Sequence[bytes], lines: int = 40) -> str:
    """The functions of gawah in which the most time is spent, callees left out."""
    profile = cProfile.Profile()
    for data in documents[:20]:
        work(data)
    profile.enable()
    for data in documents:
        work(data)
    profile.disable()
    rows = []
    for (path, line, name), (_calls, calls, own, total, _callers) in _stats(profile).items():
        rows.append((own, total, calls, f"{_short(path)}:{line} {name}"))
    head = f"{'own ms':>8}{'all ms':>8}{'calls':>8}  function (per document)"
    count = len(documents)
    body = (
        f"{1_000 * own / count:8.3f}{1_000 * total / count:8.3f}{calls / count:8.1f}  {where}"
        for own, total, calls, where in sorted(rows, reverse=True)[:lines]
    )
    return "\n".join((head, *body))


def _stats(
    profile: cProfile.Profile,
) -> dict[tuple[str, int, str], tuple[int, int, float, float, dict[object, object]]]:
    found: dict[tuple[str, int, str], tuple[int, int, float, float, dict[object, object]]]
    found = vars(pstats.Stats(profile))["stats"]
    return found


def _short(path: str) -> str:
    parts = Path(path).parts
    return "/".join(parts[parts.index("gawah") :]) if "gawah" in parts else "/".join(parts[-2:])
