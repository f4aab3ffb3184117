"""Who signed is protected; a body that signed is told by its whole name alone. All names are invented."""

from __future__ import annotations

import pytest

from gawah.guard.leaks import Leaks
from gawah.guard.signers import is_called_as_bodies_are, signers
from gawah.model import Statement
from gawah.register import view

DOC = "d" * 64
AT = "2026-01-01T00:00:00Z"


def _leaks(signatory: str, body: str = "") -> Leaks:
    said = [("document:" + DOC, "signatory", signatory), *([("body:1", "name", body)] if body else [])]
    statements = [Statement(*one, DOC, "given", "given", AT) for one in said]
    return Leaks(signers(view(statements, (), (), ())))


def test_a_body_that_is_known_without_its_brackets_may_be_named() -> None:
    assert not _leaks("Solidarity for Torva Rights (STR)", "Solidarity for Torva Rights").tells(
        "rights of Torva"
    )


def test_one_word_of_a_body_that_signed_tells_nobody() -> None:
    leaks = _leaks("Solidarity for Torva Rights (STR)")
    assert not leaks.tells("Register of human-rights incidents")
    assert not leaks.tells("In solidarity")
    assert leaks.tells("Solidarity for Torva Rights (STR)")


def test_one_word_of_a_person_who_signed_tells_of_them() -> None:
    assert _leaks("Lena Okoro").tells("Okoro spoke")


@pytest.mark.parametrize(
    ("name", "is_body"),
    [
        ("Torva Rights Forum", True),
        ("Committee for Torva", True),
        ("Lena Okoro", False),
        ("General Soyle", False),
        ("Amin of Torva", False),
        ("Lena Court", False),
    ],
)
def test_the_name_of_a_body_says_so(name: str, is_body: bool) -> None:  # noqa: FBT001
    assert is_called_as_bodies_are(name) == is_body
