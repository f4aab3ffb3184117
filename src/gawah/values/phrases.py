"""Phrase patterns as data: compiled to one trie, matched over words, classes of words and numbers.

A pattern of a table is a line such as ``<in> [the] {m} [,] {y}``:

- a word or sign stands for itself, folded;
- ``{name}`` is a class of words, a number, or something found before (a date in a range of dates);
- ``[…]`` may be left out; ``~`` forbids a blank at that place;
- ``<…>`` at the beginning or the end must be there and is no part of what is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.errors import DataError
from gawah.model.record import record
from gawah.values.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gawah.values.tokens import Tokens

_ITEM = re.compile(r"[\[\]<>~]|\{\w+\}|[^\s\[\]<>{}~]+")
_GLUE = "~"

Edge = tuple[str, object, int]
"""A label (a word, or the name of a class in braces), what it means, and the token after it."""

_Step = tuple[int, str, object]
"""The token after one that was gone through, its label and what it means."""


@record
class Found:
    """A phrase that a pattern matched."""

    rule: str
    """The name under which the table has the pattern."""
    first: int
    """The first token of the phrase, without what is only context."""
    end: int
    """The token after the last."""
    reach: int
    """How many tokens it took, its context with it."""
    rank: tuple[int, int]
    """The lower, the better it explains the same words: fewer steps, then the earlier rule of the table."""
    slots: tuple[tuple[str, object], ...]
    """The classes it went through, with what they mean, in order."""

    def ints(self, name: str) -> list[int]:
        """The whole numbers of a class, in order."""
        return [v for label, v in self.slots if label == name and isinstance(v, int)]

    def int(self, name: str) -> int | None:
        """The first whole number of a class."""
        for label, value in self.slots:
            if label == name and isinstance(value, int):
                return value
        return None

    def has(self, name: str) -> bool:
        """Whether a word of a class is part of the phrase."""
        return any(label == name for label, _ in self.slots)

    def text(self, name: str) -> str | None:
        """The first string of a class."""
        return next((v for label, v in self.slots if label == name and isinstance(v, str)), None)


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    ends: list[tuple[str, int, int, int]] = field(default_factory=list)
    """Rules that end here: name, steps of context before and after, place in the table."""


@dataclass
class Chart:
    """What each token of a stretch may be, worked out when it is first asked for."""

    tokens: Tokens
    stop: int
    """The token after the last."""
    read: Callable[[Chart, int], list[Edge]]
    edges: dict[int, list[Edge]] = field(default_factory=dict)

    def at(self, index: int) -> list[Edge]:
        """What may begin at a token."""
        found = self.edges.get(index)
        if found is None:
            found = self.edges[index] = self.read(self, index)
        return found


class Phrases:
    """A set of named patterns."""

    def __init__(self, rules: Mapping[str, Iterable[str]]) -> None:
        """Compile the patterns of each rule.

        Raises:
            DataError: a pattern is not well formed.
        """
        self._root = _Node()
        for order, (rule, patterns) in enumerate(rules.items()):
            for pattern in patterns:
                for steps, before, after in _expand(str(pattern)):
                    self._add(steps, (rule, before, after, order))
        self.openings = frozenset(self._root.children)
        """The labels with which some pattern begins."""
        self.labels = frozenset(_labels(self._root))
        """All labels of the patterns: what is none of them need not be told of a token."""

    def _add(self, steps: list[str], end: tuple[str, int, int, int]) -> None:
        node = self._root
        for step in steps:
            node = node.children.setdefault(step, _Node())
        if end not in node.ends:
            node.ends.append(end)

    def match(self, chart: Chart, start: int) -> list[Found]:
        """All phrases that begin (with their context) at a token."""
        found: list[Found] = []
        self._walk(chart, self._root.children, [(start, "", None)], found)
        return found

    def _walk(self, chart: Chart, children: dict[str, _Node], path: list[_Step], found: list[Found]) -> None:
        """Go on with each token that may follow and add what ends there; the path is as it was afterwards."""
        at = path[-1][0]
        if _GLUE in children and chart.tokens.glued(at):
            self._walk(chart, children[_GLUE].children, path, found)
        if at >= chart.stop:
            return
        edges = chart.edges.get(at)
        for label, value, end in chart.at(at) if edges is None else edges:
            node = children.get(label)
            if node is not None:
                path.append((end, label, value))
                if node.ends:
                    found.extend([_ended(rule, path) for rule in node.ends])
                if node.children:
                    self._walk(chart, node.children, path, found)
                path.pop()


def _labels(node: _Node) -> Iterator[str]:
    for label, child in node.children.items():
        yield label
        yield from _labels(child)


def _ended(end: tuple[str, int, int, int], path: list[_Step]) -> Found:
    """A rule that ends at a node, with what was met on the way to it."""
    rule, before, after, order = end
    last = len(path) - 1 - after
    slots = tuple([(label[1:-1], v) for _, label, v in path[before + 1 : last + 1] if label[0] == "{"])
    reach = path[-1][0] - path[0][0]
    return Found(rule, path[before][0], path[last][0], reach, (len(path), order), slots)


def words_of(phrase: str) -> tuple[str, ...]:
    """A word or phrase of a table as folded tokens."""
    return tokenize(phrase).words


def _expand(pattern: str) -> Iterator[tuple[list[str], int, int]]:
    """Every way through a pattern: its steps, and how many of them are context before and after."""
    items: list[str] = _ITEM.findall(pattern)
    ways, end = _ways(items, 0)
    if end != len(items):
        raise DataError(f"a pattern with unpaired brackets: {pattern}")
    for way in ways:
        before = after = 0
        steps: list[str] = []
        opened: int | None = None
        for item in way:
            if item == "<":
                opened = _length(steps)
            elif item == ">" and opened is not None:
                before, after = (_length(steps), after) if opened == 0 else (before, _length(steps) - opened)
                opened = None
            else:
                steps.extend([item] if item == _GLUE or item[0] == "{" else words_of(item))
        if opened is not None or ">" in steps or not before + after < _length(steps):
            raise DataError(f"a pattern that is not well formed: {pattern}")
        yield steps, before, after


def _length(steps: list[str]) -> int:
    return sum(step != _GLUE for step in steps)


def _ways(items: list[str], at: int) -> tuple[list[list[str]], int]:
    """The ways through items from one place up to an unpaired closing bracket, and where that is."""
    ways: list[list[str]] = [[]]
    while at < len(items) and items[at] != "]":
        if items[at] == "[":
            inner, at = _ways(items, at + 1)
            ways = [way + choice for way in ways for choice in [[], *inner]]
        else:
            ways = [[*way, items[at]] for way in ways]
        at += 1
    return ways, at
