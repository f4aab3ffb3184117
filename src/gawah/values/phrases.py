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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from gawah.values.tokens import Tokens

_ITEM = re.compile(r"[\[\]<>~]|\{\w+\}|[^\s\[\]<>{}~]+")
_GLUE = "~"

Edge = tuple[str, object, int]
"""A label (a word, or the name of a class in braces), what it means, and how many tokens it takes."""

Step = tuple[int, str, object]
"""The token after one that was gone through, the name of its class (none of a word) and what it means."""


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
    steps: list[Step]
    """What it went through, in order."""

    def ints(self, name: str) -> list[int]:
        """The whole numbers of a class, in order."""
        return [value for _, label, value in self.steps if label == name and isinstance(value, int)]

    def int(self, name: str) -> int | None:
        """The first whole number of a class."""
        for _, label, value in self.steps:
            if label == name and isinstance(value, int):
                return value
        return None

    def has(self, name: str) -> bool:
        """Whether a word of a class is part of the phrase."""
        return any(label == name for _, label, _ in self.steps)

    def text(self, name: str) -> str | None:
        """The first string of a class."""
        for _, label, value in self.steps:
            if label == name and isinstance(value, str):
                return value
        return None


@dataclass(slots=True)
class _Node:
    name: str = ""
    """The class that leads here, without its braces; nothing where a word does."""
    children: dict[str, _Node] = field(default_factory=dict)
    glued: _Node | None = None
    """Where to go on from a token that no blank stands before."""
    ends: list[tuple[str, int, int, int]] = field(default_factory=list)
    """Rules that end here: name, steps of context before and after, place in the table."""


@dataclass(slots=True)
class Chart:
    """What each token of a stretch may be, worked out when it is first asked for."""

    tokens: Tokens
    stop: int
    """The token after the last."""
    read: Callable[[Chart, int], Sequence[Edge]]
    edges: dict[int, Sequence[Edge]] = field(default_factory=dict)

    def at(self, index: int) -> Sequence[Edge]:
        """What may begin at a token; nothing behind the last."""
        found = self.edges.get(index)
        if found is None:
            found = self.edges[index] = self.read(self, index) if index < self.stop else ()
        return found

    def add(self, index: int, edges: Sequence[Edge]) -> None:
        """Enter what may begin at a token beside what is read there."""
        self.edges[index] = [*self.at(index), *edges]


class Phrases:
    """A set of named patterns."""

    def __init__(self, rules: Mapping[str, Iterable[str]]) -> None:
        """Compile the patterns of each rule.

        Raises:
            DataError: a pattern is not well formed.
        """
        self._root = _Node()
        self._ways: list[tuple[list[str], int]] = []
        """All ways through the patterns: the steps, and how many of them are context before."""
        for order, (rule, patterns) in enumerate(rules.items()):
            for pattern in patterns:
                for steps, before, after in _expand(str(pattern)):
                    self._add(steps, (rule, before, after, order))
                    self._ways.append((steps, before))
        self.openings = frozenset(self._root.children)
        """The labels with which some pattern begins."""
        self.own_openings = frozenset([_labels(steps)[before] for steps, before in self._ways])
        """The labels with which what some pattern finds begins, its context aside."""
        self.labels = frozenset([step for steps, _ in self._ways for step in steps])
        """All labels of the patterns: what is none of them need not be told of a token."""
        self.passing = frozenset([step for steps, _ in self._ways for step in steps[:-1]])
        """The labels after which some pattern goes on."""

    def openings_without(self, tells: Callable[[str], bool]) -> frozenset[str]:
        """The labels with which a pattern begins none of whose labels tells."""
        return frozenset([_labels(steps)[0] for steps, _ in self._ways if not any(map(tells, steps))])

    def _add(self, steps: list[str], end: tuple[str, int, int, int]) -> None:
        node = self._root
        for step in steps:
            child = node.children.setdefault(step, _Node(step[1:-1] if step[0] == "{" else ""))
            if step == _GLUE:
                node.glued = child
            node = child
        if end not in node.ends:
            node.ends.append(end)

    def match(self, chart: Chart, starts: Iterable[int]) -> list[Found]:
        """All phrases that begin (with their context) at some tokens."""
        found: list[Found] = []
        for start in starts:
            self._walk(chart, self._root, chart.at(start), [(start, "", None)], found)
        return found

    def _walk(
        self, chart: Chart, node: _Node, edges: Sequence[Edge], path: list[Step], found: list[Found]
    ) -> None:
        """Go on with what may follow and add what ends there; the path is as it was afterwards."""
        at = path[-1][0]
        if node.glued is not None and chart.tokens.glued(at):
            self._walk(chart, node.glued, edges, path, found)
        for label, value, size in edges:
            child = node.children.get(label)
            if child is None:
                continue
            path.append((at + size, child.name, value))
            if child.ends:
                found.extend([_ended(rule, path) for rule in child.ends])
            if child.children and (following := chart.at(at + size)):
                self._walk(chart, child, following, path, found)
            path.pop()


def _ended(end: tuple[str, int, int, int], path: list[Step]) -> Found:
    """A rule that ends at a node, with what was met on the way to it."""
    rule, before, after, order = end
    size = len(path)
    steps = path[before + 1 : size - after]
    return Found(rule, path[before][0], steps[-1][0], path[-1][0] - path[0][0], (size, order), steps)


def words_of(phrase: str) -> tuple[str, ...]:
    """A word or phrase of a table as folded tokens."""
    return tokenize(phrase).words


def _expand(pattern: str) -> Iterator[tuple[list[str], int, int]]:
    """Every way through a pattern: its steps, and how many of them are context before and after."""
    items: list[str] = _ITEM.findall(pattern)
    ways, end = _ways(items, 0)
    if end != len(items):
        raise DataError("a pattern with unpaired brackets: %(pattern)s", pattern=pattern)
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
            raise DataError("a pattern that is not well formed: %(pattern)s", pattern=pattern)
        yield steps, before, after


def _labels(steps: list[str]) -> list[str]:
    return [step for step in steps if step != _GLUE]


def _length(steps: list[str]) -> int:
    return len(_labels(steps))


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
