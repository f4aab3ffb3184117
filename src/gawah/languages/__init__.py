"""Every table that depends on a language, as data in that language's folder.

To add a language, copy a folder and translate its files (``docs/languages.md``); no code changes.
"""

from gawah.languages.tables import codes, phrases, table

__all__ = ["codes", "phrases", "table"]
