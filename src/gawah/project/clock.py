"""The one clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now() -> str:
    """This moment: UTC, ISO 8601, to the microsecond so that the last word is the last."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def seconds() -> float:
    """This moment in seconds since 1970 (UTC), as codes that hold for half a minute count it."""
    return time.time()
