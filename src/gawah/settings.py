"""Settings, read once where a command begins. Each has a name, a default and a sentence (tested)."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


def _default_cache() -> Path:
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("gawah", appauthor=False))


def _file_in(name: str) -> Path | None:
    return Path(os.environ[name]) if os.environ.get(name) else None


def _nobody_in_particular() -> str:
    """What a reviewer is called who has told no name: as they log in, which need be nobody's name."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or "reviewer"  # Windows has the second


@dataclass(frozen=True)
class Settings:
    """What a user may set through the environment."""

    project: Path = field(default_factory=lambda: Path(os.environ.get("GAWAH_PROJECT", "gawah-project")))
    """GAWAH_PROJECT: the project directory; ``--project`` wins over it."""
    cache: Path = field(
        default_factory=lambda: (
            Path(os.environ["GAWAH_CACHE"]) if os.environ.get("GAWAH_CACHE") else _default_cache()
        )
    )
    """GAWAH_CACHE: where public look-up data (the place index) is kept once made; nothing of a project."""
    passphrase_file: Path | None = field(default_factory=lambda: _file_in("GAWAH_PASSPHRASE_FILE"))
    """GAWAH_PASSPHRASE_FILE: a file whose first line is the project's passphrase, where nobody types it."""
    new_passphrase_file: Path | None = field(default_factory=lambda: _file_in("GAWAH_NEW_PASSPHRASE_FILE"))
    """GAWAH_NEW_PASSPHRASE_FILE: the same for a passphrase that is to be set."""
    reviewer: str = field(default_factory=lambda: os.environ.get("GAWAH_REVIEWER") or _nobody_in_particular())
    """GAWAH_REVIEWER: the name under which decisions are recorded."""

    member_passphrase_file: Path | None = field(
        default_factory=lambda: (
            Path(os.environ["GAWAH_MEMBER_PASSPHRASE_FILE"])
            if os.environ.get("GAWAH_MEMBER_PASSPHRASE_FILE")
            else None
        )
    )
    """GAWAH_MEMBER_PASSPHRASE_FILE: a file with a member's passphrase, where nobody is there to be asked."""

    @property
    def has_own_name(self) -> bool:
        """Whether somebody has said what the reviewer is called, so that nobody needs to be asked."""
        return bool(os.environ.get("GAWAH_REVIEWER")) or self.reviewer != _nobody_in_particular()
