"""The gazetteer: looking places up, choosing among them, and its index being made."""

from __future__ import annotations

import lzma
import multiprocessing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.errors import DataError
from gawah.settings import Settings
from gawah.values.places import BEGINS, LARGE, NAME, Gazetteer, Hints, quick_key, resolve
from gawah.values.places.compile import DATA, ensure, index_path
from gawah.values.places.data.make import digest
from gawah.values.places.index import Index
from gawah.values.places.keys import fold_lists, is_capitals
from gawah.values.scripts import key

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(Settings().cache)


def hinted(gazetteer: Gazetteer, country: str, admin1: str) -> Hints:
    unit = gazetteer.unit(country, admin1) if admin1 else None
    return Hints(countries={country: 1.0} if country else {}, containers=(unit,) if unit else ())


@pytest.mark.parametrize(
    "names",
    [
        "Khyber Pakhtunkhwa, KPK, KP, NWFP, خیبر پختونخوا, خیبرپختونخوا, کے پی, صوبہ سرحد",
        "Gilgit-Baltistan, GB, Northern Areas, گلگت بلتستان, شمالی علاقہ جات",
        "Rabwah, Chenab Nagar, ربوہ, چناب نگر",
        "Azad Kashmir, AJK, Azad Jammu and Kashmir, آزاد کشمیر",
        "Mumbai, Bombay, ممبئی, بمبئی",
        "Prayagraj, Allahabad, الہ آباد",
        "Odisha, Orissa",
        "Jammu and Kashmir, J&K, IIOJK",
        "Myanmar, Burma, میانمار, برما",
        "Yangon, Rangoon",
        "Rakhine, Arakan",
        "Dhaka, Dacca",
        "Kyiv, Kiev",
        "Bakhmut, Artemivsk",
        "Eswatini, Swaziland",
        "Burkina Faso, Upper Volta",
        "Ivory Coast, Côte d'Ivoire",
        "Democratic Republic of the Congo, DRC, Zaire",
        "Xinjiang, East Turkestan",
        "Ho Chi Minh City, Saigon",
    ],
)
def test_a_renamed_or_abbreviated_place_has_one_entry_in_both_scripts(
    gazetteer: Gazetteer, names: str
) -> None:
    assert len({gazetteer.find(name)[0].place.id for name in names.split(", ")}) == 1


def test_each_further_name_leads_to_its_place(gazetteer: Gazetteer) -> None:
    rows = [line.split("\t") for line in (DATA / "also.tsv").read_text("utf-8").splitlines()[1:]]
    assert len({place for place, *_ in rows}) == len(rows)
    for place, name, names, source in rows:
        assert source
        for also in names.split("|"):
            found = gazetteer.find(also)
            assert found, also
            assert (found[0].place.id, found[0].place.name) == (place, name), also


KOTLI_VILLAGE = {"1386265", "gw:pk-t-06-kotli-duliah-jattan"}
NAMES = [
    ("Doliyan Khatan", "PK", "06", KOTLI_VILLAGE),
    ("Dolian Jattan", "PK", "", KOTLI_VILLAGE),
    ("ڈولیاں جٹاں", "", "", KOTLI_VILLAGE),
    ("Nakyal", "PK", "06", {"gw:pk-t-06-kotli-fatehpur-thakiala"}),
    ("Mach", "PK", "02", {"1171757", "gw:pk-t-02-kachhi-mach"}),
    ("مچھ", "", "", {"1171757", "gw:pk-t-02-kachhi-mach"}),
    ("Peshawar", "PK", "", {"1168197"}),
    ("پشاور", "", "", {"1168197"}),
    ("Jehlum", "PK", "", {"1175864", "1175862"}),
    ("KPK", "", "", {"1168873"}),
    ("AJK", "", "", {"1184196"}),
    ("FATA", "", "", {"1179245"}),
    ("Punjab", "PK", "", {"1167710"}),
    ("Punjab", "IN", "", {"1259223"}),
    ("پنجاب", "PK", "", {"1167710"}),
    ("پنجاب", "IN", "", {"1259223"}),
    ("D.I. Khan", "PK", "", {"1180281"}),
    ("Miramshah", "PK", "03", {"1170367", "gw:pk-t-03-north-waziristan-miran-shah"}),
    ("Mashkay", "PK", "02", {"gw:pk-t-02-awaran-mashkai"}),
    ("Bahawalnager", "PK", "04", {"1183883", "1183882"}),
    ("Muzafrabad", "PK", "06", {"1169607", "1169605"}),
    ("Kandhahar", "AF", "", {"1138336", "1138335"}),
    ("Maungdaw", "MM", "", {"8238605", "1310288"}),
    ("Alethangyaw", "MM", "", {"1329284"}),
    ("خان شيخون", "SY", "", {"168325"}),
    ("Hyderabad", "PK", "05", {"1176734"}),
    ("Hyderabad", "IN", "", {"1269843"}),
]


@pytest.mark.parametrize(("name", "country", "admin1", "right"), NAMES)
def test_the_likeliest_place_is_the_right_one(
    gazetteer: Gazetteer, name: str, country: str, admin1: str, right: set[str]
) -> None:
    ranked = resolve(gazetteer, name, hinted(gazetteer, country, admin1))
    assert ranked[0].place.id in right
    assert ranked[0].reasons


def test_a_village_that_is_not_there_is_not_guessed(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Kunan Poshpora", hinted(gazetteer, "IN", "12")) == []


def test_likeness_is_sought_only_where_something_hints(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Doliyan Khatan") == []


def test_numbered_villages_are_never_mistaken_for_one_another(gazetteer: Gazetteer) -> None:
    ranked = resolve(gazetteer, "Chak 99987 GB", hinted(gazetteer, "PK", "04"))
    assert all("99987" in candidate.place.name for candidate in ranked)


def test_a_word_beside_the_name_decides_between_town_and_district(gazetteer: Gazetteer) -> None:
    country = {"PK": 1.0}
    town = resolve(gazetteer, "Kotli", Hints(countries=country, level="settlement"))[0]
    district = resolve(gazetteer, "Kotli", Hints(countries=country, level="admin2"))[0]
    tehsil = resolve(gazetteer, "Kotli", Hints(countries=country, level="admin3"))[0]
    assert (town.place.precision, district.place.precision) == ("settlement", "admin2")
    assert tehsil.place.code == "ADM3"


def test_short_capitals_are_marked_as_such(gazetteer: Gazetteer) -> None:
    assert any(f.capitals and f.place.country == "PK" for f in gazetteer.find("KP"))
    assert is_capitals("U.P.")
    assert not is_capitals("Up")


def test_countries_have_codes_both_ways_and_names_in_languages(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.countries) == 250
    for name in ("Pakistan", "پاکستان", "باكستان", "PAK", "pk"):
        assert gazetteer.country_code(name) == "PK"
    assert gazetteer.country_code("Elfenbeinküste") == gazetteer.country_code("ساحل العاج") == "CI"
    assert gazetteer.country_code("Nowhereland") is None
    assert gazetteer.countries["DE"].label("ur") == "جرمنی"
    assert gazetteer.countries["CD"].alpha3 == "COD"


def test_a_village_lies_in_its_district_province_and_country(gazetteer: Gazetteer) -> None:
    town = gazetteer.get("1173055")
    assert town is not None
    assert [part.name for part in gazetteer.parts(town)] == ["Kotli District", "Azad Kashmir", "Pakistan"]
    assert all(town.within(part) for part in gazetteer.parts(town))
    assert gazetteer.admin1_name(town) == "Azad Kashmir"
    assert gazetteer.admin2_name(town) == "Kotli District"
    assert "کوٹلی" in gazetteer.names(town)


def test_units_of_a_country(gazetteer: Gazetteer) -> None:
    names = [unit.name for unit in gazetteer.admin1_units("PK")]
    assert {"Punjab", "Sindh", "Balochistan", "Khyber Pakhtunkhwa", "Azad Kashmir"} <= set(names)


def test_a_name_that_very_many_share_is_found_in_a_country(gazetteer: Gazetteer) -> None:
    folded = key("San José")
    gazetteer.find_key(folded)
    assert gazetteer.is_shared(folded)
    assert all(f.place.country == "CR" for f in gazetteer.find_in(folded, "CR"))
    assert gazetteer.find_in(folded, "CR")


def test_distance(gazetteer: Gazetteer) -> None:
    lahore, karachi = gazetteer.get("1172451"), gazetteer.get("1174872")
    assert lahore is not None
    assert karachi is not None
    assert 1000 < (lahore.km(karachi) or 0) < 1060


@given(st.text())
def test_the_quick_key_is_the_key(name: str) -> None:
    assert quick_key(name) == key(name)


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="|\n")), min_size=1), min_size=1))
def test_names_in_lists_fold_as_each_does_alone(lists: list[list[str]]) -> None:
    folded = fold_lists("\n".join("|".join(names) for names in lists))
    assert [row.split("|") for row in folded.split("\n")] == [[key(n) for n in names] for names in lists]


def test_what_a_word_may_be(gazetteer: Gazetteer) -> None:
    assert gazetteer.outlook("kotli") & NAME
    assert gazetteer.outlook("karachi") & LARGE
    assert gazetteer.outlook("buenos") & BEGINS
    assert gazetteer.outlook("qqxyzqq") & (NAME | LARGE) == 0


@pytest.mark.parametrize("name", ["Dera Ismail Khan", "Côte d'Ivoire", "شمالی وزیرستان", "New South Wales"])
def test_a_name_of_several_words_begins_with_its_first(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name)
    assert gazetteer.outlook(key(name).split()[0]) & BEGINS


def test_an_id_that_nobody_has(gazetteer: Gazetteer) -> None:
    assert gazetteer.get("0") is None
    assert gazetteer.get("\ud800") is None
    assert gazetteer.unit("XX", "00") is None


def test_seats_lie_in_their_own_district(gazetteer: Gazetteer) -> None:
    towns = (found.place for found in gazetteer.find("Jhelum") if found.place.code == "PPLA2")
    assert [gazetteer.admin2_name(town) for town in towns] == ["Jhelum District"]


@given(st.text(max_size=40))
def test_any_name_may_be_asked_for(gazetteer_name: str) -> None:
    gazetteer = Gazetteer.open(Settings().cache)
    resolve(gazetteer, gazetteer_name, Hints(countries={"PK": 1.0}, level="settlement"))
    gazetteer.close()


def test_the_digest_belongs_to_the_tables() -> None:
    assert (DATA / "digest").read_text("ascii").strip() == digest()


def test_the_credit_ships_beside_the_data() -> None:
    assert "GeoNames" in (DATA / "CREDITS.md").read_text("utf-8")
    assert not list(DATA.glob("*census*"))


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Two invented places in an invented country."""
    folder = tmp_path / "data"
    folder.mkdir()
    rows = (
        "id\tname\tnames\tlat\tlon\tcode\tcountry\tadmin1\tadmin2\tpopulation",
        "1\tXanadia\t\t1.0\t2.0\tPCL\tXX\t\t\t900000",
        "2\tXaville\tKsaville|کساویل\t1.5\t2.5\tPPLC\tXX\t\t\t500000",
    )
    (folder / "places.tsv.xz").write_bytes(lzma.compress(("\n".join(rows) + "\n").encode()))
    countries = "code\talpha3\tname\tnames\nXX\tXXX\tXanadia\ten:Xanadia|fr:Xanadie\n"
    (folder / "countries.tsv").write_text(countries, "utf-8")
    (folder / "regions.tsv").write_text("id\tname\tcode\tcountry\tlat\tlon\tnames\n", "utf-8")
    (folder / "also.tsv").write_text("id\tname\tnames\tsource\n2\tXaville\tXatown|زاویل\trenamed\n", "utf-8")
    (folder / "digest").write_text("0123456789abcdef0123\n", "ascii")
    return folder


def _compile(cache: str, data: str) -> None:
    from pathlib import Path

    ensure(Path(cache), None, Path(data))


def test_two_programs_may_make_the_index_at_once(tmp_path: Path, tables: Path) -> None:
    context = multiprocessing.get_context("spawn")
    cache = tmp_path / "cache"
    started = [context.Process(target=_compile, args=(str(cache), str(tables))) for _ in range(2)]
    for process in started:
        process.start()
    for process in started:
        process.join(60)
    assert [process.exitcode for process in started] == [0, 0]
    assert [path.name for path in cache.iterdir()] == [index_path(cache, tables).name]
    gazetteer = Gazetteer(index_path(cache, tables))
    for name in ("کساویل", "Xatown", "زاویل"):
        assert [f.place.id for f in gazetteer.find(name)] == ["2"]
    assert gazetteer.country_code("Xanadie") == "XX"
    gazetteer.close()


def test_what_a_killed_program_left_is_never_taken_for_an_index(tmp_path: Path, tables: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / (index_path(cache, tables).stem + "abc.part")).write_bytes(b"half of it")
    told: list[tuple[int, int]] = []
    path = ensure(cache, lambda done, total: told.append((done, total)), tables)
    assert Index(path).count == 2
    assert told[-1][0] == told[-1][1]
    assert ensure(cache, None, tables) == path


def test_where_the_cache_cannot_be_written_another_folder_serves(
    tmp_path: Path, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    path = ensure(blocked, None, tables)
    assert path.is_relative_to(spare)
    assert path.is_file()


def test_a_damaged_table_is_named(tmp_path: Path, tables: Path) -> None:
    (tables / "places.tsv.xz").write_bytes(b"no archive")
    with pytest.raises(DataError, match="damaged"):
        ensure(tmp_path / "cache", None, tables)
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize("row", ["1\tXanadia", "1\tXanadia\t\t1.0\t2.0\tPCL\tXX\t\t\t9\tmore"])
def test_a_row_of_another_width_is_damage(tmp_path: Path, tables: Path, row: str) -> None:
    (tables / "places.tsv.xz").write_bytes(lzma.compress(f"head\n{row}\n".encode()))
    with pytest.raises(DataError, match="damaged"):
        ensure(tmp_path / "cache", None, tables)


@pytest.mark.parametrize("content", [b"no index", b"\x00" * 64, b'{"sections": 1}\x0f\x00\x00\x00'])
def test_a_damaged_index_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "places.index"
    path.write_bytes(content)
    with pytest.raises(DataError, match="delete it"):
        Gazetteer(path)
