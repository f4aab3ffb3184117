from gawah.extract.marks import QuantityMark
from gawah.extract.page import Page
from gawah.extract.taggers.dates import Dates
from gawah.extract.taggers.quantities import Quantities
from gawah.model import Block, BlockKind, Text


def marks(content: str, lang: str = "en") -> list[tuple[str, QuantityMark]]:
    page = Page(Text("0" * 64, content, (Block(0, len(content), BlockKind.BODY, lang),)))
    page.add(Dates().tag(page))
    found = []
    for mention in Quantities().tag(page):
        assert isinstance(mention.value, QuantityMark)
        found.append((content[mention.start : mention.end], mention.value))
    return found


def test_counts_of_a_short_report() -> None:
    """Dates, ages and provisions are no counts."""
    found = marks(
        "At least seven worshippers were killed on 24 November 2023 and 12 wounded. Imran Vale, 31, was "
        "held under Section 153-A; it was the third attack in two months. Some 2,000 "
        "families had fled by 2021."
    )
    assert [(text, m.low, m.high, m.approximate, m.unit, m.ordinal) for text, m in found] == [
        ("At least seven", 7, None, False, "worshippers", False),
        ("12", 12, 12, False, "wounded", False),
        ("the third", 3, 3, False, "attack", True),
        ("Some 2,000", 2000, 2000, True, "families", False),
    ]


def test_the_noun_has_its_place() -> None:
    content = "Four young Hazara miners died."
    [(_, mark)] = marks(content)
    assert mark.noun_start is not None
    assert content[mark.noun_start : mark.noun_end] == "miners"


def test_urdu() -> None:
    found = marks("۲۴ نومبر ۲۰۲۳ء کو کم از کم تین مساجد پر حملے ہوئے اور ۱۲ افراد زخمی ہوئے۔", "ur")
    assert [(m.low, m.high, m.unit) for _, m in found] == [(3, None, "مساجد"), (12, 12, "افراد")]
