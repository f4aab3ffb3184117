"""The tables of norms agree with themselves, and look-up finds what they say."""

import pytest

from gawah.norms import knowledge
from gawah.norms.knowledge import provision_key


def test_every_norm_names_a_known_instrument_and_has_a_short_gist() -> None:
    known = knowledge()
    assert len(known.norms) > 100
    for norm in known.norms.values():
        assert norm.instrument in known.instruments, norm.id
        assert 0 < len(norm.gist.split()) <= 40, norm.id


def test_every_provision_leads_to_a_norm_of_its_instrument() -> None:
    known = knowledge()
    for instrument, index in known.provisions.items():
        assert instrument in known.instruments
        for norm in index.values():
            assert norm in known.norms


def test_what_is_engaged_is_an_incident_type_of_the_tables() -> None:
    known = knowledge()
    types = set(known.data["incident_types"])
    for norm in known.norms.values():
        assert set(norm.engages) <= types, norm.id
        assert all(norm.engages.values()), norm.id


def test_described_laws_and_shared_names_exist() -> None:
    known = knowledge()
    for entry in known.described:
        assert entry["instrument"] in known.instruments
        assert set(entry["norms"]) <= set(known.norms)
    assert "penal code" in known.shared
    assert set(known.described_data["wide"]) <= set(known.norms)


def test_a_state_is_bound_only_from_the_day_a_treaty_is_in_force_for_it() -> None:
    pakistan = knowledge().countries["PK"]
    assert pakistan.treaties["ICCPR"]["bound"] == "2010-06-23"
    assert pakistan.bound_since("ICCPR") == "2010-09-23"
    assert pakistan.bound_since("ICCPR-OP1") is None
    assert pakistan.bound_since("ROME") is None


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("295-C", "295C"),
        ("295 c", "295C"),
        ("20(2)", "20(2)"),
        ("15(1)(a)", "15(1)(a)"),
        ("۲۹۵", "295"),
        ("II", "II"),
    ],
)
def test_the_number_of_a_provision_has_one_form(written: str, key: str) -> None:
    assert provision_key(written) == key


def test_the_most_exact_provision_is_looked_up_first() -> None:
    known = knowledge()
    assert known.norms_of("ICCPR", "20(1)") == ("ICCPR-20.2",)
    assert known.norms_of("ICERD", "5(b)") == ("ICERD-5-6",)
    assert known.norms_of("PPC", "295(C)") == ("PK-PPC-295-C",)
    assert known.norms_of("PPC", "999") == ()
    assert known.norms_of(None, "18") == ()


def test_an_instrument_is_shown_in_the_language_of_the_text() -> None:
    known = knowledge()
    assert known.display("ICCPR", "en") == "International Covenant on Civil and Political Rights (ICCPR)"
    assert known.display("CAT", "en") == "Convention against Torture (CAT)"
    assert known.display("PPC", "ur") == "تعزیرات پاکستان (PPC)"
    assert known.display("CONST-PK", "xx") == "Constitution of Pakistan"
