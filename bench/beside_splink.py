"""splink on a table of accounts: ``PYTHON bench/beside_splink.py TABLE``, with a Python that has splink.

It is no part of what gawah needs: it stands beside as what the field would take. Prints one JSON object.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections import defaultdict
from typing import Any

_THRESHOLDS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999)


def main(table: str) -> None:
    """Link the rows of a table, and print how long it took and how well it went at its best threshold."""
    splink: Any = importlib.import_module("splink")
    compare: Any = importlib.import_module("splink.comparison_library")
    begun = time.monotonic()
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.AbsoluteDateDifferenceAtThresholds(
                "day", input_is_string=False, metrics=["day", "day"], thresholds=[1, 31]
            ),
            compare.JaroWinklerAtThresholds("place", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            compare.ExactMatch("district").configure(term_frequency_adjustments=True),
            compare.ExactMatch("killed").configure(term_frequency_adjustments=True),
            compare.ExactMatch("injured"),
            compare.JaroWinklerAtThresholds("victim", [0.95, 0.85]),
        ],
        blocking_rules_to_generate_predictions=[
            splink.block_on("day", "country"),
            splink.block_on("month", "district"),
            splink.block_on("victim"),
        ],
        additional_columns_to_retain=["event"],
    )
    database = splink.DuckDBAPI()
    linker = splink.Linker(database.register_from_csv(table), settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match(
        [splink.block_on("day", "place", "killed")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (splink.block_on("day", "country"), splink.block_on("place", "killed")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    predicted = linker.inference.predict(threshold_match_probability=_THRESHOLDS[0])
    best = {"f1": 0.0}
    for threshold in _THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        told = _pairwise([(row["cluster_id"], row["event"]) for row in clusters.as_record_list()])
        if told["f1"] > best["f1"]:
            best = told | {"threshold": threshold}
    seconds = time.monotonic() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(best | {"seconds": seconds, "megabytes": peak, "version": splink.__version__}))


def _pairwise(rows: list[tuple[str, str]]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of rows."""
    found: dict[object, int] = defaultdict(int)
    true: dict[object, int] = defaultdict(int)
    both: dict[object, int] = defaultdict(int)
    for cluster, event in rows:
        found[cluster] += 1
        true[event] += 1
        both[cluster, event] += 1
    pairs = [sum(n * (n - 1) // 2 for n in one.values()) for one in (both, found, true)]
    precision, recall = (pairs[0] / one if one else 0.0 for one in pairs[1:])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


if __name__ == "__main__":
    main(sys.argv[1])
