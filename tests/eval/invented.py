"""A corpus of invented documents, small enough to see through."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Skip to content

Torva, 4 March 2021. Amin Soyle was killed by masked men in Torva on Thursday.
"They came at night," said Lena Okoro.
"""

GOLD: dict[str, Any] = {
    "incidents": [
        {
            "id": "i1",
            "type": "killing",
            "date": "2021-03-04",
            "place": "Torva",
            "country": "XX",
            "victims": [{"name": "Amin Soyle", "count": 1}],
            "perpetrators": [{"group": "masked men", "is_state_agent": False}],
            "killed": 1,
            "injured": None,
            "state_response": {"status": "none_stated", "text": None},
            "evidence": "Amin Soyle was killed by masked men in Torva on Thursday.",
            "reported_status": "stated_as_fact",
        }
    ],
    "quotes": [{"speaker": "Lena Okoro", "text": "They came at night,"}],
    "people": ["Amin Soyle", "Lena Okoro"],
    "places": ["Torva"],
    "boilerplate": ["Skip to content"],
}
_LISTS = ("aggregate_claims", "legal_refs", "demands", "signatories", "hashtags", "organisations")
GOLD.update({key: [] for key in _LISTS})


def make_part(root: Path, ids: list[str], kind: str = "news_attack", language: str = "en") -> Path:
    """A part of a corpus with these documents."""
    for folder in ("docs", "gold"):
        (root / folder).mkdir(parents=True)
    for name in ids:
        (root / "docs" / f"{name}.txt").write_text(TEXT, "utf-8")
        (root / "gold" / f"{name}.json").write_text(json.dumps({"doc": name, **GOLD}), "utf-8")
    rows = [f"{name},{kind},{language},XX,a note" for name in ids]
    (root / "PART.csv").write_text("\n".join(["id,kind,language,country,notes", *rows]) + "\n", "utf-8")
    return root
