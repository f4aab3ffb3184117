"""Counts in a text: the words of a number with its bounds, and the noun that is counted.

What only looks like a count (money apart, which is marked as such) is left out: ages, times and measures
are named by the rules of the language's table, codes and addresses are told by how they are written.
"""

from gawah.values.counting.finding import CURRENCY, Count, find_counts

__all__ = ["CURRENCY", "Count", "find_counts"]
