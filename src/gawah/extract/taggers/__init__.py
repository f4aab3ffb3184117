"""Taggers: each finds one sort of thing in a page. The table of them all is ``extract.tagging.taggers``."""
