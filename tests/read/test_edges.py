"""Heads and feet of invented pages: what site and office say of themselves goes, the report stays."""

from __future__ import annotations

import pytest

from gawah.model import BlockKind
from gawah.read import read_bytes

TITLE = "Four men killed at the gate of the mill in Orta"
BYLINE = "Lena Ost, Orta Gazette\nOrta, 3 May 2019"
FIRST = (
    "Four men were killed in Orta on 2 May 2019 when guards fired on a crowd of strikers at the gate of "
    "the old mill near the river."
)
LAST = (
    "A spokesman said that an inquiry would be opened. The families, who have waited for two days at the "
    "hospital, want the bodies back so that they can bury them."
)
FOOT = "[Invented report written for testing.]"


def kind_in(page: str, line: str) -> BlockKind:
    text = read_bytes(page.encode(), "a.txt")
    at = page.rindex(line)
    return next(block.kind for block in text.blocks if block.start <= at + 2 < block.end)


def at_foot(line: str) -> str:
    return "\n\n".join([TITLE, BYLINE, FIRST, LAST, line, FOOT])


def at_head(line: str) -> str:
    return "\n\n".join([line, TITLE, BYLINE, FIRST, LAST])


def among_signatures(line: str) -> str:
    signed = "\n".join(["Signed:", "Ana Reis, Orta Women's Union", line, "Karl Dun, Forum for Law"])
    return "\n\n".join([TITLE, BYLINE, FIRST, LAST, signed])


def in_the_middle(line: str) -> str:
    return "\n\n".join([TITLE, BYLINE, FIRST, line, LAST])


def as_item(line: str) -> str:
    return "\n\n".join([TITLE, BYLINE, FIRST, LAST, f"- {line}\n- We stay where we are."])


FURNITURE = [
    # wire agencies
    ("Our Standards: The Orta Wire Principles of Trust.", BlockKind.NOTICE),
    ("(Reporting by Lena Ost in Mirpet and Karl Dun in Orta; Editing by Ana Reis)", BlockKind.CREDIT),
    ("(With inputs from agencies)", BlockKind.CREDIT),
    ("This is a developing story and will be updated.", BlockKind.CREDIT),
    # local papers
    ("Lena Ost covers crime and the courts. Reach her at lost@gazette.example.", BlockKind.CREDIT),
    ("You have read 3 of 5 free articles this month. Log in or create an account.", BlockKind.NOTICE),
    ("Already a subscriber? Log in", BlockKind.NAVIGATION),
    ("Orta-Abo: 4 Wochen für 1 Euro testen", BlockKind.NOTICE),
    ("Article réservé aux abonnés", BlockKind.NOTICE),
    ("ایڈیٹر: لینا داس | پرنٹر: اورتا پریس", BlockKind.NOTICE),
    ("رئيس التحرير: كريم", BlockKind.NOTICE),
    # who may reprint it
    ("Orta Court Watch reports can be reused with credit.", BlockKind.NOTICE),
    ("Nachdruck mit Quellenangabe erwünscht.", BlockKind.NOTICE),
    ("Cet article peut être repris librement en citant la source.", BlockKind.NOTICE),
    ("نقل و اشاعت کی اجازت ہے بشرطیکہ حوالہ دیا جائے", BlockKind.NOTICE),
    ("يمكن إعادة نشر المادة بشرط الإشارة إلى المصدر", BlockKind.NOTICE),
    # bulletins by e-mail
    ("If you no longer want to receive our bulletin, let us know.", BlockKind.NOTICE),
    ("Unsubscribe from this list | Update your preferences | View in browser", BlockKind.NAVIGATION),
    ("Vous recevez ce message car vous êtes inscrit à notre liste.", BlockKind.NOTICE),
    ("Sie erhalten diese E-Mail, weil Sie unseren Rundbrief abonniert haben.", BlockKind.NOTICE),
    ("وصلتك هذه الرسالة لأنك مشترك في قائمتنا", BlockKind.NOTICE),
    ("یہ ای میل آپ کو اس لیے موصول ہوئی کہ آپ ہمارے رکن ہیں۔", BlockKind.NOTICE),
    # whom to ask
    ("Contact: Lena Ost, press officer, +00 000 000", BlockKind.CREDIT),
    ("Tel: +00 000 000 | Fax: +00 000 001 | E-mail: office@orta.example", BlockKind.CREDIT),
    ("P.O. Box 123, Orta · www.orta.example · info@orta.example", BlockKind.CREDIT),
    ("رابطہ: لینا داس، 0300-0000000", BlockKind.CREDIT),
    # courts and offices
    ("This note is for the press and forms no part of the judgment.", BlockKind.NOTICE),
    ("Unofficial translation.", BlockKind.CREDIT),
    ("Ce résumé n'engage pas la Cour.", BlockKind.NOTICE),
    # petitions and archives of notices
    ("3,204 people have signed. Help us reach 5,000!", BlockKind.NOTICE),
    ("Start your own petition", BlockKind.NAVIGATION),
    ("Orta Watch is a project of the Mirpet Library Trust.", BlockKind.NOTICE),
    ("Search other notices | Submit a notice | API", BlockKind.NAVIGATION),
    # signs without words
    ("Orta Watch › Cases › Mirpet", BlockKind.NAVIGATION),
    ("◄ 2 Method | 4 Findings ►", BlockKind.NAVIGATION),
    ("[JOIN US]  [WRITE A LETTER]  [GIVE]", BlockKind.NAVIGATION),
]


@pytest.mark.parametrize(("line", "kind"), FURNITURE)
def test_furniture_at_the_foot_is_set_aside(line: str, kind: BlockKind) -> None:
    assert kind_in(at_foot(line), line) is kind


REPORT = [
    "If you have information about the missing men, tell the families in Orta.",
    "This article had been read 3,000 times before it went.",
    "This content must go within 24 hours.",
    "They posted the film on Facebook and Telegram.",
    "Her supporters gather every Friday at the gate.",
    "The case is registered in Mirpet under section 295.",
    "Families have signed a letter.",
    "The names are confidential.",
    "Gifts are given to the guards at the gate.",
    "The congregation is a member of the Synod of Mirpet.",
    "The paper was founded in 1998 and is the only one in the district.",
    "Reporting by the two journalists led to the raid.",
    "Contact with the three men was lost on 4 May.",
    "Share their names on Friday with #FreeTheOrtaFour.",
    "Related charges were dropped in March.",
    "→ Free the four men.",
    "« On ne nous fera pas taire »",
    "Women: 7",
    "Reasons for signing",
    "Karl Dun | Lena Ost | Ana Reis",
    "Orta Women's Union | Forum for Law | Mirpet Lawyers' Group",
    "Police › courts › prison: that is how a Friday sermon ends here.",
    "Le site est bloqué depuis le 4 mai.",
    "Die Seite ist seit dem 4. Mai gesperrt.",
    "رابطہ کرنے پر ایس ایچ او نے بات کرنے سے انکار کیا۔",
    "حجب الموقع منذ 4 مايو.",
]


@pytest.mark.parametrize("page", [at_foot, at_head, among_signatures, in_the_middle, as_item])
@pytest.mark.parametrize("line", REPORT)
def test_what_the_report_says_stays_wherever_it_stands(line: str, page: object) -> None:
    assert callable(page)
    assert kind_in(page(line), line) in {BlockKind.BODY, BlockKind.TITLE}


def test_weak_words_of_sites_count_only_at_the_edges() -> None:
    line = "Our texts may be quoted with attribution."
    assert kind_in(at_foot(line), line) is BlockKind.NOTICE
    after = "\n\n".join([line, LAST, LAST.replace("two", "three"), LAST.replace("two", "four")])
    assert kind_in(in_the_middle(after), line) is BlockKind.BODY


def test_the_author_of_the_byline_is_known_at_the_foot() -> None:
    line = "Karl Dun is a freelance journalist in Mirpet."
    assert kind_in(at_foot(line), line) is BlockKind.BODY
    assert kind_in(at_foot(line).replace("Lena Ost, Orta Gazette", "By Karl Dun"), line) is BlockKind.CREDIT


def test_an_organisation_that_the_page_names_describes_itself() -> None:
    line = "Orta Forum monitors trials; its members are lawyers. It is an independent association."
    assert kind_in(at_foot(line), line) is BlockKind.BODY
    named = at_foot(line).replace("Orta Gazette", "Orta Forum")
    assert kind_in(named, line) is BlockKind.NOTICE


def test_fields_of_a_record_are_no_imprint() -> None:
    record = "Publisher: Orta Press\nOrdered by: Office for the Press\nPages barred: 14"
    page = "\n\n".join([TITLE, BYLINE, FIRST, LAST, record])
    assert kind_in(page, "Publisher: Orta Press") is BlockKind.BODY


def test_notes_to_editors_may_hold_facts() -> None:
    line = "Notes to editors: five such attacks were counted in the valley in the last year."
    assert kind_in(at_foot(line), line) is BlockKind.BODY
