"""Each test gives a passage and the law that is cited in it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.norms import Stretch, find_citations, knowledge, read_citations

GRAMMAR = knowledge().data["citation_grammar"]
FIXTURES: list[dict[str, Any]] = knowledge().data["citation_fixtures"]
TRAPS: list[dict[str, Any]] = [trap for trap in GRAMMAR["traps"] if "resolves_to" in trap]


def cited(
    text: str, lang: str = "en", country: str | None = None, least: float = 0.45
) -> list[tuple[str, str | None]]:
    return [(c.instrument, c.provision) for c in find_citations(text, lang, country) if c.score >= least]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: str(fixture["text"]))
def test_the_fixtures_of_the_norms_resolve_exactly(fixture: dict[str, Any]) -> None:
    found = find_citations(fixture["text"], country="PK")
    assert {norm for citation in found for norm in citation.norm_ids} == set(fixture["ids"])


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: str(trap["text"][:40]))
def test_the_traps_of_the_norms(trap: dict[str, Any]) -> None:
    year = trap.get("context_year")
    text = f"In {year}, {trap['text']}" if year else trap["text"]
    found = {norm for citation in find_citations(text, country="PK") for norm in citation.norm_ids}
    assert found >= set(trap["resolves_to"])
    assert not found & set(trap.get("never", ()))


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        (
            "tried under Article 301 of the Turkish Penal Code and Article 7/2 of the Anti-Terror Law",
            "TR",
            [("Turkish Penal Code", "Article 301"), ("Anti-Terror Law", "Article 7/2")],
        ),
        (
            "under Section 66A of the Information Technology Act, 2000 and sections 153A and 505(2) IPC",
            "IN",
            [
                ("Information Technology Act, 2000", "Section 66A"),
                ("Indian Penal Code (IPC)", "section 153A"),
                ("Indian Penal Code (IPC)", "section 505(2)"),
            ],
        ),
        (
            "charged under sections 295-A, 298-B and C of the Pakistan Penal Code",
            "PK",
            [
                ("Pakistan Penal Code (PPC)", "section 295-A"),
                ("Pakistan Penal Code (PPC)", "section 298-B"),
                ("Pakistan Penal Code (PPC)", "section 298-C"),
            ],
        ),
        (
            "Article 26 of the Constitution of Nepal and the Muluki Criminal Code, 2017",
            "NP",
            [("Constitution of Nepal", "Article 26"), ("Muluki Criminal Code, 2017", None)],
        ),
        (
            "contrary to Law 12/2009, Decree No. 49 of 1998 and the Safe Streets Proclamation No. 652/2009",
            None,
            [
                ("Law 12/2009", None),
                ("Decree No. 49 of 1998", None),
                ("Safe Streets Proclamation No. 652/2009", None),
            ],
        ),
        (
            "under Myanmar's Penal Code, section 505(b), and the Unlawful Associations Act",
            "MM",
            [("Penal Code of Myanmar", "section 505(b)"), ("Unlawful Associations Act", None)],
        ),
        (
            "the prohibition of torture (Articles 2 & 16 CAT) and Article 9, ICCPR",
            None,
            [
                ("Convention against Torture (CAT)", "Article 2"),
                ("Convention against Torture (CAT)", "Article 16"),
                ("International Covenant on Civil and Political Rights (ICCPR)", "Article 9"),
            ],
        ),
        (
            "Articles 6 to 9 of the ICCPR; Article 4, paragraph 2 of the Maputo Protocol",
            None,
            [
                ("International Covenant on Civil and Political Rights (ICCPR)", "Articles 6 to 9"),
                ("Maputo Protocol", "Article 4"),
            ],
        ),
        (
            "the country's anti-terrorism law and sedition laws",
            None,
            [("anti-terrorism law", None), ("sedition laws", None)],
        ),
        ("Title VII of the Fair Housing Act of 1968", None, [("Fair Housing Act of 1968", "Title VII")]),
        (
            "The Constitution (Ninth Amendment) Bill and the Maintenance of Public Order Ordinance, 1960",
            "PK",
            [("Ninth Amendment", None), ("Maintenance of Public Order Ordinance, 1960", None)],
        ),
    ],
)
def test_english(text: str, country: str | None, expected: list[tuple[str, str | None]]) -> None:
    assert cited(text, "en", country) == expected


@pytest.mark.parametrize(
    ("lang", "text", "country", "expected"),
    [
        (
            "ur",
            "مقدمہ تعزیرات پاکستان کی دفعات 298 بی اور سی کے تحت درج ہوا۔",
            "PK",
            [("تعزیرات پاکستان (PPC)", "دفعہ 298 بی"), ("تعزیرات پاکستان (PPC)", "دفعہ 298 سی")],
        ),
        (
            "ur",
            "آئین کے آرٹیکل ۲۰ اور بین الاقوامی میثاق برائے شہری و سیاسی حقوق (آئی سی سی پی آر) کی شق 18",
            "PK",
            [
                ("آئین پاکستان", "آرٹیکل ۲۰"),
                ("بین الاقوامی میثاق برائے شہری و سیاسی حقوق (ICCPR)", "شق 18"),
            ],
        ),
        ("ur", "پنجاب پولیس آرڈر 2002 کے آرٹیکل 155 سی", "PK", [("پنجاب پولیس آرڈر 2002", "آرٹیکل 155 سی")]),
        (
            "de",
            "nach § 166 StGB und Art. 4 Abs. 1 GG",
            "DE",
            [("Strafgesetzbuch", "§ 166"), ("Grundgesetz", "Art. 4")],
        ),
        (
            "fr",
            "l'article 411-1 du code pénal et le décret-loi n° 2022-54",
            None,
            [("code pénal", "article 411-1"), ("décret-loi n° 2022-54", None)],
        ),
        (
            "es",
            "los artículos 13 y 14 del Código Penal y el artículo 3 de la Ley 1/2010",
            None,
            [("Código Penal", "artículo 13"), ("Código Penal", "artículo 14"), ("Ley 1/2010", "artículo 3")],
        ),
        (
            "ar",
            "بموجب المادة 98 من قانون العقوبات والمادتين 18 و19 من الإعلان العالمي لحقوق الإنسان",
            "EG",
            [
                ("قانون العقوبات", "المادة 98"),
                ("الإعلان العالمي لحقوق الإنسان (UDHR)", "المادة 18"),
                ("الإعلان العالمي لحقوق الإنسان (UDHR)", "المادة 19"),
            ],
        ),
    ],
)
def test_other_languages(
    lang: str, text: str, country: str | None, expected: list[tuple[str, str | None]]
) -> None:
    assert cited(text, lang, country) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Law and order broke down; the Law Minister and the Rule of Law Forum spoke of an act of terror.",
        "In this section of society an article about the cat appeared on page 12.",
        "Article 19, a group for free expression, spoke out.",
        "Section 8 of the report names three officers.",
        "The act took place on 12 May. His mother-in-law studied at the Faculty of Law.",
        "The code of conduct and the zip code 12345.",
    ],
)
def test_what_is_no_law(text: str) -> None:
    assert cited(text) == []


def test_an_abbreviation_that_the_text_explains_stands_for_its_law() -> None:
    text = "The Digital Harm Act (DHA) is vague. Section 25 of the DHA hurts, section 31 of the same Act too."
    assert cited(text) == [
        ("Digital Harm Act (DHA)", None),
        ("Digital Harm Act (DHA)", "Section 25"),
        ("Digital Harm Act (DHA)", "section 31"),
    ]


def test_names_that_many_states_use_need_to_know_which_state_the_text_is_about() -> None:
    text = "Section 302 of the Penal Code and Article 9 of the Constitution"
    here = find_citations(text, country="PK")
    assert [c.instrument_id for c in here] == ["PPC", "CONST-PK"]
    assert [c.norm_ids for c in here] == [("PK-PPC-302",), ("PK-CONST-9",)]
    for country in ("KE", None):
        assert [c.instrument_id for c in find_citations(text, country=country)] == [None, None]


def test_a_bare_article_belongs_to_the_instrument_named_before_it_in_its_paragraph() -> None:
    text = "The Refugee Convention binds Samland. Article 33 forbids return. Section 9 does not."
    ends = [text.index(".", at) + 1 for at in (0, 40, 70)]
    starts = [0, ends[0] + 1, ends[1] + 1]
    found = read_citations(text, [Stretch(s, e, "en", 0) for s, e in zip(starts, ends, strict=True)])
    assert [(c.instrument_id, c.provision) for c in found] == [
        ("REFUGEE", None),
        ("REFUGEE", "Article 33"),
        (None, "Section 9"),
    ]
    assert found[2].instrument == ""
    assert found[2].score < 0.5 < found[1].score < 0.95


def test_a_provision_cited_before_keeps_its_instrument() -> None:
    stretches = []
    text = ""
    for number, line in enumerate(
        [
            "He broke section 12 of the Broadcasts Act. ",
            "Much else happened. ",
            "x. ",
            "y. ",
            "Section 12 is vague.",
        ]
    ):
        stretches.append(Stretch(len(text), len(text) + len(line), "en", number))
        text += line
    assert [(c.instrument, c.provision) for c in read_citations(text, stretches)] == [
        ("Broadcasts Act", "section 12"),
        ("Broadcasts Act", "Section 12"),
    ]


def test_judgments_documents_and_cases() -> None:
    text = (
        "the Supreme Court judgment of 2014 (PLD 2014 SC 699), A/HRC/55/47, FIR No. 12/2021, AIR 1978 SC 597."
    )
    found = find_citations(text, country="PK")
    assert [(c.kind, c.instrument, c.provision) for c in found] == [
        ("judgment", "judgment of the Supreme Court of Pakistan", "PLD 2014 SC 699"),
        ("document", "A/HRC/55/47", None),
        ("case", "FIR No. 12/2021", None),
        ("judgment", "AIR 1978 SC 597", None),
    ]
    assert found[0].norm_ids == ("PK-PLD-2014-SC-699",)


def test_a_described_law_is_found_with_little_certainty_and_no_provision() -> None:
    text = "A rule against anyone directly or indirectly posing as a Muslim dates from 1984."
    (found,) = find_citations(text, country="PK")
    assert (found.kind, found.provision, found.score) == ("described", None, 0.4)
    assert find_citations(text, country="NG") == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(
                [
                    "Article",
                    "section",
                    "§",
                    "20",
                    "(2)",
                    "295-C",
                    "PPC",
                    "ICCPR",
                    "of",
                    "the",
                    "Act",
                    "Law",
                    "(",
                    ")",
                    ",",
                    "and",
                    "No.",
                    "1973",
                ]
            ),
            st.sampled_from(
                ["دفعہ", "آئین", "کے", "سی", "قانون", "المادة", "PLD 2014 SC 699", "’s", "Constitution"]
            ),
        ),
        max_size=14,
    ),
    st.sampled_from(["en", "ur", "de", "fr", "es", "ar", "xx"]),
)
def test_any_words_in_and_every_citation_lies_in_the_text(words: list[str], lang: str) -> None:
    text = " ".join(words)
    for citation in find_citations(text, lang, "PK"):
        assert 0 <= citation.start < citation.end <= len(text)
        assert citation.instrument or citation.provision
