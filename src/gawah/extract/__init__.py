"""Taggers mark what they find in a text; ``assemble`` alone makes subjects and statements of it."""

from gawah.extract.extraction import Extraction, extract

__all__ = ["Extraction", "extract"]
