"""Which accounts of the example reports, and of the seeds beside the checkout, are together."""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path

import pytest

from gawah.project import built_in
from gawah.register import view
from gawah.resolve.accounts import SAME_FROM, SUGGEST_FROM, Account, account_of, may_be_one, signs
from gawah.resolve.grouping import grouped

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
SEEDS = Path(os.environ.get("GAWAH_SHARED", "../shared")) / "seeds"


def accounts_in(folder: Path) -> list[tuple[str, Account]]:
    """The accounts of each report of a folder, with the first characters of its file's name."""
    line = built_in()
    found = []
    for path in sorted(folder.iterdir()):
        text = line.read(path.read_bytes(), path.name, {})
        register = view(line.extract(text, "test", "2026-01-01T00:00:00Z").statements, [], [], [])
        told = (account_of(one, register) for one in register.incidents())
        found += [(path.name[:2], account) for account in told if account is not None]
    return found


def together(found: list[tuple[str, Account]], threshold: float) -> set[frozenset[tuple[str, str]]]:
    """The groups, each account by its report and its gravest kind of act."""
    pairs = [
        (sum(sign.weight for sign in signs(a, b)), one, other)
        for (one, (_, a)), (other, (_, b)) in combinations(enumerate(found), 2)
        if may_be_one(a, b)
    ]
    groups = grouped(pairs, threshold)
    return {frozenset((found[one][0], found[one][1].types[0]) for one in group) for group in groups}


@pytest.fixture(scope="module")
def examples() -> list[tuple[str, Account]]:
    return accounts_in(EXAMPLES)


def test_accounts_of_one_event_are_suggested_together_and_nothing_else(
    examples: list[tuple[str, Account]],
) -> None:
    worship = "attack_on_place_of_worship"
    assert together(examples, SUGGEST_FROM) == {
        frozenset({("01", worship), ("02", worship), ("03", worship)}),
        frozenset({("05", "threat"), ("06", "threat")}),
        frozenset({("05", "attempted_killing"), ("06", "attempted_killing")}),
        frozenset({("07", "killing"), ("08", "killing"), ("09", "killing")}),
    }


def test_what_the_method_joins_by_itself_is_of_one_event(examples: list[tuple[str, Account]]) -> None:
    joined = together(examples, SAME_FROM)
    suggested = together(examples, SUGGEST_FROM)
    assert joined
    assert all(any(group <= whole for whole in suggested) for group in joined)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="there are no seeds beside the checkout")
def test_the_seeds_tell_of_no_event_twice() -> None:
    assert together(accounts_in(SEEDS), SUGGEST_FROM) == set()
