"""The gate: no figure may fall below its floor, and the corpus may not be edited to hide that it did.

    python -m eval.floors            measure and compare with floors.toml (``make eval-floors``)
    python -m eval.floors --raise    set each floor to what was measured less 0.01; lowers none
    python -m eval.floors --lower    the same, and floors may fall: say why where you do it

A floor belongs to the corpus whose SHA-256 stands beside it. When documents, gold or index change, the
gate fails until the floors are set anew, and then too none falls without ``--lower``.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from eval.corpus import OPEN, OURS, SEALED, CorpusError, load
from eval.measure import measure
from eval.predict import extract
from eval.score import report
from eval.score.tally import LESS_IS_BETTER, ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.predict import Predict

FLOORS = Path(__file__).with_name("floors.toml")
MARGIN = 0.01
"""How far below what was measured a floor is set: a change may take a little here to give more there."""

Figures: TypeAlias = dict[str, dict[str, float]]
"""Split -> row -> figure."""


@dataclass(frozen=True)
class Floors:
    """What each row of each split must reach, on one corpus."""

    corpus: str = ""
    rows: Figures = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Floors:
        """The floors in a file; none where there is no file."""
        if not path.exists():
            return cls()
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(data.get("corpus", ""), {split: data.get(split, {}) for split in (OPEN, SEALED)})

    def write(self, path: Path) -> None:
        """Write them, rows in the order of a report."""
        lines = ["# Set by `python -m eval.floors --raise`; see eval/README.md.", f'corpus = "{self.corpus}"']
        for split in (OPEN, SEALED):
            rows = self.rows.get(split, {})
            lines += ["", f"[{split}]", *(f'"{row}" = {rows[row]:.3f}' for row in ROWS if row in rows)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def is_below(row: str, value: float | None, floor: float) -> bool:
    """Whether a figure fails its floor; one that is no longer measured does."""
    if value is None:
        return True
    value, floor = round(value, 3), round(floor, 3)
    return value > floor if row in LESS_IS_BETTER else value < floor


def failures(floors: Floors, corpus: str, measured: Figures) -> list[str]:
    """A sentence for each thing that is wrong."""
    found = []
    if not floors.corpus:
        found.append("there are no floors yet: set them with `python -m eval.floors --raise`.")
    elif corpus != floors.corpus:
        found.append("the corpus is not the one that the floors were set on: set them anew with --raise.")
    for split, rows in floors.rows.items():
        for row, floor in rows.items():
            value = measured.get(split, {}).get(row)
            if is_below(row, value, floor):
                said = "not measured" if value is None else f"{value:.3f}"
                limit = "ceiling" if row in LESS_IS_BETTER else "floor"
                found.append(f"{split}, {row}: {said}, {limit} {floor:.3f}")
    return found


def floor_of(row: str, value: float) -> float:
    """The floor for a figure that was measured (a ceiling where less is better)."""
    moved = value + MARGIN if row in LESS_IS_BETTER else value - MARGIN
    return round(min(1.0, max(0.0, moved)), 3)


def raised(floors: Floors, corpus: str, measured: Figures) -> tuple[Floors, list[str]]:
    """New floors, and the rows whose floor would have to fall."""
    fallen: list[str] = []
    rows: Figures = {}
    for split in (OPEN, SEALED):
        old = floors.rows.get(split, {})
        rows[split] = {row: floor_of(row, value) for row, value in measured.get(split, {}).items()}
        for row, floor in old.items():
            if is_below(row, measured.get(split, {}).get(row), floor):
                fallen.append(f"{split}, {row}")
            elif is_below(row, rows[split][row], floor):
                rows[split][row] = floor
    return Floors(corpus, rows), fallen


def lowered(corpus: str, measured: Figures) -> Floors:
    """New floors, whatever they were."""
    return raised(Floors(), corpus, measured)[0]


def take_figures(root: Path, predict: Predict) -> tuple[str, Figures]:
    """The corpus's SHA-256 and its figures by split."""
    corpus = load(root)
    measured = measure(corpus, predict)
    sealed = report.figures(measured.sealed_total)
    return corpus.digest(), {OPEN: report.figures(measured.total()), SEALED: sealed}


def main(words: Sequence[str] | None = None, predict: Predict = extract) -> int:
    """Compare or set; 1 where a figure fails, floors would fall or there is no corpus."""
    parser = argparse.ArgumentParser(prog="python -m eval.floors", description="Compare figures with floors.")
    parser.add_argument("--raise", dest="up", action="store_true", help="set the floors; none may fall")
    parser.add_argument("--lower", dest="down", action="store_true", help="set the floors, even lower")
    parser.add_argument("--corpus", type=Path, default=OURS)
    parser.add_argument("--floors", type=Path, default=FLOORS)
    asked = parser.parse_args(words)
    try:
        corpus, measured = take_figures(asked.corpus, predict)
    except CorpusError as error:
        print(f"floors: {error}", file=sys.stderr)
        return 1
    floors = Floors.read(asked.floors)
    if asked.down:
        lowered(corpus, measured).write(asked.floors)
        return 0
    if asked.up:
        return _raise(raised(floors, corpus, measured), asked.floors)
    wrong = failures(floors, corpus, measured)
    count = sum(map(len, floors.rows.values()))
    print("\n".join(f"floors: {sentence}" for sentence in wrong) or f"floors: all {count} held.")
    return 1 if wrong else 0


def _raise(outcome: tuple[Floors, list[str]], path: Path) -> int:
    floors, fallen = outcome
    for row in fallen:
        print(f"floors: {row} is below its floor, which falls only with --lower.", file=sys.stderr)
    if fallen:
        return 1
    floors.write(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
