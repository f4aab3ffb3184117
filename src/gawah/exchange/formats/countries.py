"""What a country is called in English, from the Unicode Common Locale Data Repository."""

from __future__ import annotations

from functools import cache

from babel import Locale


@cache
def country_name(code: str | None) -> str | None:
    """The English name of a country.

    Args:
        code: ISO 3166-1 alpha-2; anything else is given back as it is.
    """
    if not code:
        return None
    found: str | None = Locale("en").territories.get(code)
    return found or code
