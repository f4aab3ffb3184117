"""What agreement and disagreement weigh: the model of Fellegi and Sunter (1969), learnt without labels.

Each comparison of two records gives a level for each field, from 0 (disagrees) up, or None where a record
does not tell it: missing is no evidence, not disagreement. Of each level is known how often it is met
among pairs that are the same (m) and among any two records (u). Its weight is log2(m/u), and the weights
of a pair add up.

u is counted on random pairs, of which hardly any are the same. m is learnt by expectation maximisation
(Winkler 1988) on the pairs that a rule of blocking brings together, with u held fast; what the rule
itself asks for tells nothing there, so it is learnt on the pairs of another rule. Learning both on
blocked pairs finds a mixture that has nothing to do with being the same.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

Pattern = tuple[int | None, ...]
"""The level of each field, None where one of the records does not tell it."""

_ROUNDS = 200
_STILL = 1e-6
"""A change of the estimates below which they stand."""
_LEAST = 1e-6
"""The least share that a level is given: what was never met is rare, not impossible."""


@record
class Model:
    """How often each level of each field is met."""

    same: tuple[tuple[float, ...], ...]
    """m, by field and level: among pairs that are the same."""
    any: tuple[tuple[float, ...], ...]
    """u, by field and level: among any two records."""
    prior: float = 1e-4
    """The share of the pairs looked at that are the same."""

    def weights(self, pattern: Pattern) -> tuple[float, ...]:
        """The weight of each field in bits: above 0 speaks for the same, below against, 0 says nothing."""
        return tuple(
            0.0 if level is None else math.log2(max(m[level], _LEAST) / max(u[level], _LEAST))
            for level, m, u in zip(pattern, self.same, self.any, strict=True)
        )

    def weight(self, pattern: Pattern) -> float:
        """The weight of a pair: those of its fields together."""
        return sum(self.weights(pattern))


def shares(patterns: Iterable[Pattern], levels: Sequence[int]) -> tuple[tuple[float, ...], ...]:
    """How often each level of each field is met among some pairs; of those of which both tell the field.

    Args:
        patterns: the pairs, for u any two records drawn at random.
        levels: how many levels each field has.
    """
    counted = [[0.0] * many for many in levels]
    for pattern, times in Counter(patterns).items():
        for field, level in enumerate(pattern):
            if level is not None:
                counted[field][level] += times
    return tuple(_as_shares(counts) for counts in counted)


def learn(
    patterns: Iterable[Pattern],
    u: tuple[tuple[float, ...], ...],
    *,
    silent: Collection[int] = (),
    first: tuple[tuple[float, ...], ...] | None = None,
    learns_u: bool = False,
    prior: float = 0.1,
    belief: float = 0.0,
) -> Model:
    """Learn how often each level is met among pairs that are the same, by expectation maximisation.

    Args:
        patterns: the pairs, as a rule of blocking brings them together.
        u: how often each level is met among any two records.
        silent: fields that the rule asks for: they agree in every pair and tell nothing.
        first: m to begin with; else the highest level of each field is met nine times in ten.
        learns_u: whether u is learnt too, which is only right where the pairs are all pairs there are.
        prior: the share of the pairs that are the same, to begin with.
        belief: how many pairs ``first`` counts for beside those that are learnt on, for levels that few of
            them are on: 0 for none.
    """
    counted = Counter(patterns)
    total = sum(counted.values())
    model = Model(first or tuple(_begin(len(shares_of)) for shares_of in u), u, prior)
    for _ in range(_ROUNDS):
        same = [[0.0] * len(one) for one in u]
        other = [[0.0] * len(one) for one in u]
        expected = 0.0
        for pattern, times in counted.items():
            chance = _chance(model, pattern, silent) * times
            expected += chance
            for field, level in enumerate(pattern):
                if level is not None:
                    same[field][level] += chance
                    other[field][level] += times - chance
        for field, before in enumerate(first or ()):
            same[field] = [met + belief * share for met, share in zip(same[field], before, strict=True)]
        learnt = Model(
            tuple(_as_shares(one) for one in same),
            tuple(_as_shares(one) for one in other) if learns_u else u,
            expected / total if total else prior,
        )
        if _change(model, learnt) < _STILL:
            return learnt
        model = learnt
    return model


def together(models: Sequence[tuple[Model, Collection[int]]], u: tuple[tuple[float, ...], ...]) -> Model:
    """One model of what several rules' pairs taught: each field by those rules that do not ask for it."""
    same = []
    for field in range(len(u)):
        told = [model.same[field] for model, silent in models if field not in silent]
        same.append(
            tuple(sum(level) / len(told) for level in zip(*told, strict=True))
            if told
            else _begin(len(u[field]))
        )
    return Model(tuple(same), u, models[0][0].prior if models else Model.prior)


def _chance(model: Model, pattern: Pattern, silent: Collection[int]) -> float:
    """The share of pairs of a pattern that are the same."""
    odds = model.prior / max(1 - model.prior, _LEAST)
    for field, level in enumerate(pattern):
        if level is not None and field not in silent:
            odds *= max(model.same[field][level], _LEAST) / max(model.any[field][level], _LEAST)
    return odds / (1 + odds)


def _begin(levels: int) -> tuple[float, ...]:
    return (*([0.1 / (levels - 1)] * (levels - 1)), 0.9)


def _as_shares(counts: Sequence[float]) -> tuple[float, ...]:
    total = sum(counts)
    return (
        tuple(max(one / total, _LEAST) for one in counts) if total else tuple(1 / len(counts) for _ in counts)
    )


def _change(before: Model, after: Model) -> float:
    told = [before.same, after.same], [before.any, after.any]
    return max(
        abs(a - b)
        for one, other in told
        for x, y in zip(one, other, strict=True)
        for a, b in zip(x, y, strict=True)
    )


def rarity(values: Iterable[str]) -> Mapping[str, float]:
    """How much more, or less, than usual it says that two share a value, in bits: a rare name says more."""
    counted = Counter(value for value in values if value)
    total = sum(counted.values())
    usual = sum((times / total) ** 2 for times in counted.values()) if total else 1.0
    return {value: math.log2(usual / (times / total)) for value, times in counted.items()}
