"""The register in a browser: what its address asks is what is shown, saved and exported."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from gawah.catalogue import Wanted
from gawah.exchange.csv_out import BOM, INCIDENT_COLUMNS
from gawah.project.views import SavedView, save_view
from gawah.review import Decision, withdraw_permit
from gawah.web.asked import read_asked
from gawah.web.texts import all_words

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline
    from tests.web.conftest import Site

AMIN, LENA = "Amin Soyle was killed in Torva", "Lena Okoro was killed in Mbeki"


@pytest.fixture
def filled(site: Site, reports: Path, small: Pipeline) -> Site:
    """Two killings, of 2021 in Torva and of 2022 in Mbeki."""
    site.desk.project.process([reports], {"publisher": "The Gazette"}, pipeline=small)
    site.desk.catalogue.update()
    return site


def text_of(page: str) -> str:
    """The words of a page, without the lists to choose from."""
    plain = re.sub(r"<(select|datalist).*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", plain)).split())


def shown(site: Site, path: str) -> list[bool]:
    """Whether each of the two incidents is listed."""
    answer = site.get(path)
    assert answer.status_code == 200, path
    return [one in answer.text for one in (AMIN, LENA)]


def test_an_empty_register_says_where_to_begin(site: Site) -> None:
    page = site.get("/register").text
    assert "The register is empty" in page
    assert 'href="/inbox"' in page
    assert "/register/export" not in page


@pytest.mark.parametrize("view", ["", "view=cards&"])
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", [True, True]),
        ("since=2022", [False, True]),
        ("until=2021-12", [True, False]),
        ("place=torv", [True, False]),
        ("words=okoro", [False, True]),
        ("type=killing", [True, True]),
        ("type=threat", [False, False]),
        ("proof=alleged", [True, True]),
        ("proof=court_finding", [False, False]),
        ("contradicted=yes", [False, False]),
        ("awaiting=yes&place=Mbeki", [False, True]),
        ("source=source:the+gazette", [True, True]),
        ("source=source:somebody+else", [False, False]),
    ],
)
def test_each_filter_is_a_part_of_the_address(filled: Site, view: str, asked: str, found: list[bool]) -> None:
    assert shown(filled, f"/register?{view}{asked}") == found


def test_by_whom_and_by_which_report(filled: Site) -> None:
    (amin,) = filled.desk.catalogue.subjects("person", "amin").rows
    assert shown(filled, f"/register?subject={amin.id}") == [True, False]
    assert "with Amin Soyle" in text_of(filled.get(f"/register?subject={amin.id}").text)
    document = filled.desk.catalogue.documents_telling([filled.desk.catalogue.ids(Wanted(words="okoro"))[0]])
    page = filled.get(f"/register?document={next(iter(document))}").text
    assert AMIN not in page
    assert "report herald.txt" in text_of(page)


def test_what_is_left_empty_in_the_form_stays_out_of_the_address(filled: Site) -> None:
    answer = filled.get("/register?words=&since=2021&until=&type=killing&order=-date&page=")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/register?since=2021&type=killing"
    assert filled.get("/register?words=&page=2").headers["location"] == "/register"


def test_each_filter_that_is_set_can_be_taken_away(filled: Site) -> None:
    page = html.unescape(filled.get("/register?since=2021&place=torva&order=-killed&view=cards").text)
    assert 'class="pill" href="/register?place=torva&order=-killed&view=cards"' in page
    assert 'class="pill" href="/register?since=2021&order=-killed&view=cards"' in page
    assert "since 2021" in text_of(page)
    assert "1 of 2 incidents" in text_of(page)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("since=last+May", "“last May” is not a date: write 1 May 2024, 2024-05-01, 2024-05 or 2024."),
        ("since=03/04/2021", "as day 3 of month 4, which is written 2021-04-03"),
        ("until=3/4/21", "does not say which century"),
        ("until=99", "“99” is not a date"),
        ("type=murder", "“murder” cannot be chosen here."),
        ("proof=%00", "cannot be chosen here."),
        ("awaiting=maybe", "“maybe” cannot be chosen here."),
        ("words=%E2%80%A6", "“…” holds no word to search for."),
        ("group=%25", "“%” holds no word to search for."),
        ("group=" + "x" * 201, "At most 200 characters can be looked for."),
    ],
)
def test_a_value_that_is_none_is_said_beside_its_field_and_the_rest_holds(
    filled: Site, asked: str, told: str
) -> None:
    page = filled.get(f"/register?{asked}&place=Mbeki").text
    name = asked.partition("=")[0]
    assert told in html.unescape(page)
    assert f'id="error-{name}"' in page
    assert AMIN not in page
    assert LENA in page


def test_a_period_is_asked_for_as_people_write_it(filled: Site) -> None:
    answer = filled.get("/register?since=1+march+2021&until=%D9%85%D8%A7%D8%B1%DA%86+2021&place=")
    assert answer.headers["location"] == "/register?since=2021-03-01&until=2021-03"
    page = filled.get("/register?since=1+March+2021&until=March+2021").text
    assert (AMIN in page, LENA in page) == (True, False)


def test_a_period_that_ends_before_it_begins_is_said_and_not_silently_empty(filled: Site) -> None:
    page = filled.get("/register?since=2022&until=2021-03").text
    assert "The period ends before it begins" in page
    assert 'id="error-until"' in page
    assert 'value="2021-03"' in page, "what was typed stays to be mended"
    assert (AMIN in page, LENA in page) == (False, True), "what it begins with is asked for all the same"
    assert "The period ends before it begins" not in filled.get("/register?since=2021-03&until=2021").text
    filled.post("/settings", {"language": "ur"})
    assert "شروع ہونے سے پہلے ختم" in filled.get("/register?since=2022&until=2021").text


@pytest.mark.parametrize("action", ["export", "views/save"])
def test_nothing_leaves_of_a_period_that_ends_before_it_begins(filled: Site, action: str) -> None:
    answer = filled.post(
        f"/register/{action}", {"since": "2022", "until": "2021", "name": "x", "format": "csv"}
    )
    assert answer.status_code == 400
    assert "The period ends before it begins" in answer.text


def test_what_is_wrong_is_told_in_the_persons_language(filled: Site) -> None:
    filled.post("/settings", {"language": "ur"})
    assert (
        "کوئی تاریخ نہیں" in filled.get("/register?since=soon").text
        or "تاریخ نہیں" in filled.get("/register?since=soon").text
    )


def test_the_heads_of_columns_sort(filled: Site) -> None:
    page = html.unescape(filled.get("/register").text)
    assert page.index(LENA) < page.index(AMIN)
    assert 'href="/register?order=date"' in page
    page = html.unescape(filled.get("/register?order=date").text)
    assert page.index(AMIN) < page.index(LENA)
    assert 'aria-sort="ascending"' in page
    assert 'class="sort" href="/register"' in page
    page = filled.get("/register?order=sideways&view=sideways").text
    assert page.index(LENA) < page.index(AMIN)


def test_pages_of_the_list_keep_what_is_asked(filled: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gawah.web.pages.register.SIZE", 1)
    page = html.unescape(filled.get("/register?type=killing").text)
    assert 'href="/register?type=killing&page=2"' in page
    assert shown(filled, "/register?type=killing&page=2") == [True, False]
    assert shown(filled, "/register?page=99") == [True, False]
    assert 'href="/register?page=2"' in filled.get("/register").text
    assert filled.get("/register?page=first").status_code == 400


def test_what_is_seen_is_saved_under_a_name_and_taken_off_again(filled: Site) -> None:
    asks = {"since": "2022", "order": "-killed"}
    answer = filled.post("/register/views/save", asks | {"name": " Since  <2022> "})
    assert "The view “Since &lt;2022&gt;” is saved with the project." in answer.text
    page = filled.get("/register").text
    assert '<a href="/register?since=2022&amp;order=-killed"><bdi>Since &lt;2022&gt;</bdi></a>' in page
    assert (
        'aria-current="page"><bdi>Since &lt;2022&gt;' in filled.get("/register?since=2022&order=-killed").text
    )
    answer = filled.post("/register/views/remove", {"name": "Since <2022>", "type": "killing"})
    assert str(answer.url).endswith("/register?type=killing")
    assert "is no longer listed" in answer.text
    assert "<bdi>Since" not in filled.get("/register").text


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"name": "", "since": "2022"}, "A view needs a name"),
        ({"name": "x" * 61, "since": "2022"}, "A view needs a name"),
        ({"name": "a\u202eb", "since": "2022"}, "A view needs a name"),
        ({"name": "All", "page": "2"}, "Choose filters or an order first"),
        ({"name": "Bad", "since": "soon"}, "is not a date"),
    ],
)
def test_a_view_that_is_none_is_refused(filled: Site, form: dict[str, str], told: str) -> None:
    answer = filled.post("/register/views/save", form)
    assert answer.status_code == 400
    assert told in answer.text
    assert "Saved views" not in filled.get("/register").text


def test_a_saved_view_leads_nowhere_else_and_a_broken_file_harms_no_page(filled: Site) -> None:
    root = filled.desk.project.root
    save_view(
        filled.desk.project,
        SavedView("odd", {"since": "soon", "next": "//example.org", "type": "killing"}),
        "Asha",
    )
    assert '<a href="/register?type=killing"><bdi>odd</bdi></a>' in filled.get("/register").text
    (root / "views.jsonl").unlink()
    (root / "views.jsonl").mkdir()
    answer = filled.get("/register")
    assert AMIN in answer.text
    assert "cannot be read" in answer.text
    assert filled.post("/register/views/save", {"name": "x", "since": "2022"}).status_code == 409


def test_what_is_seen_leaves_as_csv(filled: Site) -> None:
    answer = filled.post("/register/export", {"format": "csv", "for": "own", "since": "2022"})
    assert re.fullmatch(
        r'attachment; filename="gawah-incidents-own-\d{4}-\d\d-\d\d\.csv"',
        answer.headers["content-disposition"],
    )
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8")
    assert text.startswith(BOM)
    (row,) = csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""))
    assert list(row) == list(INCIDENT_COLUMNS)
    assert (row["date"], row["place"], row["victims"]) == ("2022-11-30", "Mbeki", "Lena Okoro")


def test_what_is_seen_leaves_as_json_lines_in_its_order(filled: Site) -> None:
    answer = filled.post("/register/export", {"format": "jsonl", "for": "own", "order": "date"})
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["date"] for line in lines] == ["2021-03-04", "2022-11-30"]
    assert all(line["claims"] for line in lines)


def test_before_anything_leaves_it_is_said_what(filled: Site) -> None:
    page = text_of(filled.get("/register?since=2022").text)
    assert "1 incident leaves, as it is filtered here. For others, names of people who may be alive" in page
    assert "For yourself nothing is blacked out: hand that file to nobody." in page


@pytest.mark.parametrize("audience", ["public", "partners", "un", "court"])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_what_is_seen_leaves_for_others_without_what_is_protected(
    filled: Site, audience: str, form: str
) -> None:
    people = {one.label: one.id for one in filled.desk.project.register().of_kind("person")}
    refuse = Decision("Asha", "the family asked for it")
    withdraw_permit(filled.desk.project, people["Lena Okoro"], audience, "2024-05-06", refuse)
    answer = filled.post("/register/export", {"format": form, "for": audience, "since": "2022"})
    assert answer.status_code == 200
    assert "Okoro" not in answer.text
    assert "Person " in answer.text
    assert len(answer.text.strip().splitlines()) == (2 if form == "csv" else 1)
    dead = filled.post("/register/export", {"format": form, "for": audience, "until": "2021"})
    assert "Amin Soyle" in dead.text


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"format": "docx"},
        {"format": "csv", "for": "own", "since": "soon"},
        {"format": "csv"},
        {"format": "csv", "for": "everybody"},
    ],
)
def test_an_export_that_cannot_be_is_refused(filled: Site, form: dict[str, str]) -> None:
    assert filled.post("/register/export", form).status_code == 400


def test_nothing_leaves_without_the_words_of_the_session(filled: Site) -> None:
    asked = {"format": "csv", "for": "own"}
    assert filled.client.post("/register/export", data=asked).status_code == 403
    assert filled.get("/register/export").status_code == 405


def test_an_address_says_what_was_asked() -> None:
    told = {"since": " 2021 ", "type": "murder", "order": "place", "view": "cards", "q": "x"}
    asked = read_asked(told, all_words()["en"])
    assert asked.address() == "/register?since=2021&order=place&view=cards"
    assert asked.address(since=None, view="") == "/register?order=place"
    assert set(asked.wrong) == {"type"}
    assert asked.said["type"] == "murder"
