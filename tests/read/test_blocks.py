"""Words that furniture and reports share must not eat the report."""

from __future__ import annotations

import pytest

from gawah.model import BlockKind
from gawah.read import read_bytes

AROUND = "Four men were killed in Orta on 2 May 2019 when guards fired on a crowd of strikers at the gate."


def kinds(content: str) -> list[tuple[str, BlockKind]]:
    text = read_bytes(content.encode(), "a.txt")
    return [(text.content[b.start : b.end], b.kind) for b in text.blocks]


REPORTS = [
    "The court fined the company for the use of cookies without consent, the lawyer said.",
    "They were charged with holding a rally without prior permission.",
    "The minister declined to comment on the killings.",
    "Share the land among those who till it, the marchers demanded.",
    "We call on all members to subscribe to the declaration and to sign the petition.",
    "The copyright law of 2012 was used to close three bookshops.",
    "Navigation on the river was stopped by soldiers, who seized two boats.",
    "The officers told her: “We use cookies to give you the best experience on our website”, and laughed.",
    "The Centre, a non-profit organisation founded in 1998 and dedicated to legal aid, was raided on Monday.",
    "Photo shops in the bazaar were closed in protest.",
    "انہوں نے کہا کہ پولیس نے تصویر بنانے پر صحافی کو گرفتار کیا۔",
    "مزید پڑھنے والوں نے بھی احتجاج کیا اور عدالت سے رجوع کیا۔",
    "Comments on the new bill were removed from the record at once.",
    "Readers of the weekly were beaten, and the house rules of the prison forbid visits.",
    "Also in Dorn: two men were beaten on the bridge.",
    "Press contact with the prisoners is forbidden.",
    "For interviews with the families a permit was demanded.",
    "The intended recipient of the letter was the bishop of Orta.",
    "Get the soldiers out of our villages and open the app again.",
    "On Monday the guards threw stones / bricks / bottles at the gate.",
    "تبصرے پر پابندی کے خلاف صحافیوں نے احتجاج کیا۔",
    "Die Polizei verweigerte jede Auskunft zum Thema Datenschutz.",
    "La police a dispersé un rassemblement tenu sans autorisation.",
]


@pytest.mark.parametrize("sentence", REPORTS)
def test_reports_stay_body(sentence: str) -> None:
    found = dict(kinds(f"{AROUND}\n\n{sentence}\n\n{AROUND[5:]}"))
    assert found[sentence] is BlockKind.BODY


FURNITURE = [
    ("Share on Facebook Share on WhatsApp", BlockKind.NAVIGATION),
    ("FacebookTwitterWhatsAppEmail", BlockKind.NAVIGATION),
    ("[Home](/a) · [Our cases](/b) · [Give](/c)", BlockKind.NAVIGATION),
    ("Advertise with us | Back issues | © The Orta Gazette", BlockKind.NAVIGATION),
    ("Orta Watch is run by volunteers. Newsletter · Imprint · Privacy policy", BlockKind.NAVIGATION),
    ("ہمارے بارے میں ۔ خبریں ۔ انگریزی ۔ اردو", BlockKind.NAVIGATION),
    ("« Previous article | Next article »", BlockKind.NAVIGATION),
    ("Older post: Strike enters its third week", BlockKind.TEASER),
    ("ALSO IN SPORT: Orta win the cup | Rain stops play", BlockKind.TEASER),
    ("متعلقہ خبریں: ہڑتال ختم | مل دوبارہ کھل گئی", BlockKind.TEASER),
    ("Comments under this story have been closed. Read our house rules.", BlockKind.NOTICE),
    ("Les commentaires sont clos. Merci de rester courtois.", BlockKind.NOTICE),
    ("التعليقات المسيئة سيتم حذفها", BlockKind.NOTICE),
    ("Subscribe for 300 kroner a month", BlockKind.NAVIGATION),
    ("We respect your privacy", BlockKind.NOTICE),
    (
        "This email and any files with it are confidential and intended only for the addressee.",
        BlockKind.NOTICE,
    ),
    ("This is a system-generated notice and does not require a signature.", BlockKind.NOTICE),
    ("This text may be republished, provided the source is named.", BlockKind.NOTICE),
    ("Press contact: Ana Reis, office in Orta", BlockKind.CREDIT),
    ("For media enquiries, please write to the office in Orta.", BlockKind.CREDIT),
    ("Home » News » Africa » Kenya", BlockKind.NAVIGATION),
    ("3 min read", BlockKind.NAVIGATION),
    ("فیس بک ٹوئٹر واٹس ایپ", BlockKind.NAVIGATION),
    ("Alle akzeptieren", BlockKind.NAVIGATION),
    ("Photo by Ana Reis/AFP", BlockKind.CREDIT),
    ("[Photo: Reuters]", BlockKind.CREDIT),
    ("تصویر: رائٹرز", BlockKind.CREDIT),
    ("Crédit photo : AFP", BlockKind.CREDIT),
    ("Tags: land rights, Orta, police", BlockKind.CREDIT),
    ("Protesters at the gate of the mill in Orta (Photo: Ana Reis)", BlockKind.CAPTION),
    ("ہڑتالی مزدور مل کے دروازے پر — اے ایف پی", BlockKind.CAPTION),
    ("© 2019 The Orta Gazette. All rights reserved.", BlockKind.NOTICE),
    ("The Orta Gazette is not responsible for the content of external sites.", BlockKind.NOTICE),
    ("This website uses cookies to ensure you get the best experience.", BlockKind.NOTICE),
    ("Diese Website verwendet Cookies, um Ihnen das beste Nutzererlebnis zu bieten.", BlockKind.NOTICE),
    ("یہ ویب سائٹ کوکیز استعمال کرتی ہے تاکہ آپ کا تجربہ بہتر ہو۔", BlockKind.NOTICE),
    ("Your email address will not be published. Required fields are marked *", BlockKind.NOTICE),
    ("Please consider making a donation to keep us independent.", BlockKind.NOTICE),
    ("Read more: Strike enters its third week", BlockKind.TEASER),
    ("یہ بھی پڑھیں: ہڑتال تیسرے ہفتے میں داخل", BlockKind.TEASER),
    ("This article was first published by the Orta Gazette.", BlockKind.TEASER),
]


@pytest.mark.parametrize(("line", "kind"), FURNITURE)
def test_furniture_is_set_aside(line: str, kind: BlockKind) -> None:
    assert dict(kinds(f"{AROUND}\n\n{line}\n\n{AROUND[5:]}"))[line] is kind


def test_the_subject_of_a_letter_is_no_list_of_tags() -> None:
    found = dict(kinds(f"بخدمت ناظم ڈورن\n\nموضوع: مزدوروں کے جلسے پر پابندی کے بارے میں\n\n{AROUND}"))
    assert found["موضوع: مزدوروں کے جلسے پر پابندی کے بارے میں"] is not BlockKind.CREDIT


def test_the_demands_of_a_campaign_are_read() -> None:
    found = dict(kinds(f"{AROUND}\n\n- Sign the petition of the families.\n- Write to the mill."))
    assert found["Sign the petition of the families."] is BlockKind.BODY


def test_a_record_of_fields_keeps_its_date() -> None:
    text = read_bytes(
        b"Case 7\nDate: 5 May 2020\nPlace: Mirpet\nVictim: Lina Das\n\nShe was taken at night.", "a.txt"
    )
    assert text.meta("published") is None
    assert all(b.is_read for b in text.blocks)


def test_signatories_with_words_of_menus_are_read() -> None:
    names = ["Asia Forum", "Women", "Media Council", "House of Peace", "Lawyers of Dorn"]
    found = kinds(
        "We demand their release at once, and an inquiry into the blows.\n\nSigned\n\n" + "\n".join(names)
    )
    assert [kind for words, kind in found if words in names] == [BlockKind.BODY] * 5


def test_the_title_under_a_list_of_stories() -> None:
    found = dict(
        kinds(
            "Top stories\nMinister resigns over the flood\nBridge collapse kills three\n"
            "Radio station raided in Tolbec\nMarch 3, 2018\n\n"
            "Officers raided the radio station of Tolbec on Friday and took away its transmitter."
        )
    )
    assert found["Radio station raided in Tolbec"] is BlockKind.TITLE
    assert found["Bridge collapse kills three"] is BlockKind.TEASER
