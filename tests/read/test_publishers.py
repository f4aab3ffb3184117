"""Who issued a page: named by the page, or nobody."""

from __future__ import annotations

import pytest

from gawah.model import BlockKind
from gawah.read import read_bytes

BODY = "\n\nFour men were taken from their houses at night by soldiers, and nobody has seen them since."


def publisher(content: str) -> str | None:
    datum = read_bytes(content.encode(), "a.txt").meta("publisher")
    return datum.value if datum else None


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (f"Dorn Courier\nFour taken at night{BODY}", "Dorn Courier"),
        (f"Dorn Courier | Courts | 4 May 2021\nFour taken at night{BODY}", "Dorn Courier"),
        (f"The Dorn Times, Kalvia\nFour taken at night{BODY}", "The Dorn Times"),
        (f"ماہنامہ صدائے ڈورن، کوٹ نور\nچار افراد لاپتہ ہو گئے{BODY}", "ماہنامہ صدائے ڈورن"),
        (f"Four taken at night{BODY}\n\nجملہ حقوق بحق روزنامہ ڈورن محفوظ ہیں۔", "روزنامہ ڈورن"),
        (
            f"DORN FREE VOICES – PRESS RELEASE\nFour taken{BODY} Dorn Free Voices asks why.",
            "Dorn Free Voices",
        ),
        (f"Dorn Rights Council\nStatement\n4 May 2021\n\nFour taken at night{BODY}", "Dorn Rights Council"),
        (f"Four taken at night\nPosted by the Dorn Friendship Forum{BODY}", "Dorn Friendship Forum"),
        (f"Four taken at night{BODY}\n\n*This page is kept by the Dorn Initiative.*", "Dorn Initiative"),
    ],
)
def test_a_name_with_a_sign_that_it_is_the_issuers(content: str, name: str) -> None:
    assert publisher(content) == name


@pytest.mark.parametrize(
    "content",
    [
        f"Gunmen Storm Daily Times\nBy Ana Reis{BODY}",
        f"Soldiers Attack Baptist Church\nBy Ana Reis{BODY}",
        f"Open letter\nTo the Dorn Rights Council\nFour taken at night{BODY} The Dorn Rights Council knows.",
        f"Free Lina Das{BODY} Lina Das is fourteen.",
        f"Four taken at night\nPosted by Ana Reis{BODY}",
        f"Four taken at night{BODY} A report issued by the Dorn Commission names the officers who gave the "
        "orders, and says that they have been promoted since, as two of the families had feared all along.",
        f"Communiqué de la Ligue des droits{BODY}",
    ],
)
def test_no_name_is_guessed(content: str) -> None:
    assert publisher(content) is None


def test_the_masthead_is_not_the_title() -> None:
    text = read_bytes(f"Dorn Courier | Courts\nFour taken at night{BODY}".encode(), "a.txt")
    assert text.blocks[0].kind is BlockKind.NAVIGATION
    title = text.meta("title")
    assert title is not None
    assert title.value == "Four taken at night"
