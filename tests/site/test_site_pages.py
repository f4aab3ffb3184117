"""The files of a site: nothing is loaded from elsewhere, links stay inside, the same gives the same bytes."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

import pytest
from lxml import etree

from gawah.guard.gate import leaving
from gawah.guard.told import ToldParty
from gawah.site.book import About, code_of
from gawah.site.building import AUDIENCE, OUTPUT, leaks_in
from gawah.site.pages import PAGE, render
from tests.site.made_site import KEY, book, guard, incidents, parsed, site

if TYPE_CHECKING:
    from collections.abc import Mapping

ATOM = "{http://www.w3.org/2005/Atom}"
MANY = 250
LOADING = {
    "script",
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "form",
    "input",
    "button",
    "style",
    "base",
}


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return site(MANY)


def pages(files: Mapping[str, bytes]) -> dict[str, Any]:
    return {path: parsed(data) for path, data in files.items() if path.endswith(".html")}


def test_the_same_site_gives_the_same_bytes(files: Mapping[str, bytes]) -> None:
    assert site(MANY) == files


def test_no_page_is_larger_than_a_slow_line_carries(files: Mapping[str, bytes]) -> None:
    assert max(len(data) for path, data in files.items() if path.endswith(".html")) < 100_000


def test_every_link_leads_to_a_file_of_the_site(files: Mapping[str, bytes]) -> None:
    later = {"MANIFEST.sha256", "MANIFEST.note"}
    outside = set()
    for path, page in pages(files).items():
        for element, _, link, _ in page.iterlinks():
            if re.match(r"https?:", link):
                outside.add((path.partition("/")[2], element.tag, link))
                continue
            if link.startswith("#"):
                assert page.xpath(f"//*[@id='{link[1:]}']")
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), urldefrag(link).url))
            assert not link.startswith("/"), "it must work under any path"
            assert there in files or there in later, f"{path}: {link}"
    assert {(path, tag) for path, tag, _ in outside} == {("addresses.html", "a")}


def test_every_page_can_be_reached_from_the_start(files: Mapping[str, bytes]) -> None:
    found, waiting = {"index.html"}, ["index.html"]
    made = pages(files)
    while waiting:
        path = waiting.pop()
        for _, _, link, _ in made[path].iterlinks():
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), urldefrag(link).url))
            if there in made and there not in found:
                found.add(there)
                waiting.append(there)
    assert set(made) == found


def test_no_page_runs_or_styles_anything_by_itself(files: Mapping[str, bytes]) -> None:
    for path, page in pages(files).items():
        for element in page.iter():
            assert element.tag not in LOADING, path
            assert not any(name == "style" or name.startswith("on") for name in element.attrib), path
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy, path
        assert policy[0].startswith("default-src 'none'")


def test_no_style_loads_anything(files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith((".css", ".svg")):
            found = re.findall(r"@import|url\((?!#)[^)]*|href=\S*|<script", data.decode())
            assert found == [], path


def test_each_page_says_its_language_and_leads_to_the_other(files: Mapping[str, bytes]) -> None:
    for path, page in pages(files).items():
        language = path.partition("/")[0] if "/" in path else "en"
        assert page.get("lang") == language
        assert page.get("dir", "ltr") == ("rtl" if language == "ur" else "ltr")
        assert len(page.xpath("//h1")) == 1, path
        if "/" in path:
            other = "ur" if language == "en" else "en"
            assert path.replace(language, other, 1) in files
    titles = [
        page.findtext(".//title") for path, page in pages(files).items() if path.startswith("en/incidents/")
    ]
    assert all(titles)


def test_a_year_has_as_many_pages_as_it_needs() -> None:
    told = tuple(replace(one, date="2021") for one in incidents(2 * PAGE + 1))
    made = dict(render(book(told)))
    for path, lines in (("2021.html", PAGE), ("2021-2.html", PAGE), ("2021-3.html", 1)):
        page = parsed(made[f"en/incidents/{path}"])
        assert len(page.xpath("//tbody/tr")) == lines
    assert "en/incidents/2021-4.html" not in made


def test_an_asset_is_named_by_its_bytes(files: Mapping[str, bytes]) -> None:
    assets = [path for path in files if path.startswith("assets/")]
    assert len(assets) == 4
    assert all(re.fullmatch(r"assets/[a-z-]+\.\d{16}\.(css|svg)", path) for path in assets)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_feed_is_one_of_rfc_4287(files: Mapping[str, bytes], language: str) -> None:
    feed = etree.fromstring(files[f"{language}/feed.xml"])
    assert feed.tag == f"{ATOM}feed"
    for one in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(ATOM + name)) == 1
        assert re.fullmatch(r"urn:uuid:[\d-]{36}", one.findtext(f"{ATOM}id") or "")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one.findtext(f"{ATOM}updated") or "")
    assert feed.find(f"{ATOM}author") is not None
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 50
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == 50
    for one in entries:
        (link,) = one.findall(f"{ATOM}link")
        assert f"{language}/{link.get('href')}" in files
    updated = [one.findtext(f"{ATOM}updated") or "" for one in entries]
    assert updated == sorted(updated, reverse=True)


def test_the_feed_says_the_same_id_in_every_release_and_another_for_another_key() -> None:
    told = incidents(3)

    def ids(made: Mapping[str, bytes]) -> set[str | None]:
        return {one.text for one in etree.fromstring(made["en/feed.xml"]).iter(f"{ATOM}id")}

    first = book(told)
    later = replace(first, edition=replace(first.edition, number=9, day="2027-01-01"))
    other = replace(first, edition=replace(first.edition, key=KEY.replace("0123", "9999")))
    assert ids(dict(render(first))) == ids(dict(render(later)))
    assert not ids(dict(render(first))) & ids(dict(render(other)))


def test_what_somebody_wrote_is_never_markup() -> None:
    bad = "<script>alert(1)</script>\"'&"
    told = replace(incidents(1)[0], title=bad, means=(bad,), victims=(ToldParty("person", bad, None),))
    made = dict(render(book((told,), about=About(bad, bad, ("https://example.org/",)))))
    for path, data in made.items():
        if path.endswith(".html"):
            assert b"<script" not in data, path
        if path.endswith((".xml", ".svg")):
            etree.fromstring(data)
    page = parsed(made[f"en/incidents/{code_of(told)[:2]}/{code_of(told)}.html"])
    assert bad in page.text_content()


def test_an_empty_register_is_a_site_too() -> None:
    made = dict(render(replace(book(()), corrections=(), gone=(), claims=())))
    assert b"Nothing is published yet" in made["en/index.html"]
    assert b"No claim" in made["en/claims.html"]
    assert b"Nothing that was published has been changed" in made["en/corrections.html"]
    assert not any("map" in path for path in made)


def test_the_data_are_those_of_the_pages(files: Mapping[str, bytes]) -> None:
    told = [json.loads(line) for line in files["data/incidents.jsonl"].decode().splitlines()]
    assert len(told) == MANY
    named = {f"en/incidents/{one['id'][-5:-3]}/{one['id'][-5:]}.html" for one in told}
    assert named < set(files)
    rows = files["data/corrections.csv"].decode("utf-8-sig").splitlines()
    assert rows[0] == "date,incident,field,old,new,reason"
    assert len(rows) == 6
    assert len(files["data/claims.csv"].decode().splitlines()) == 4


def test_whoever_was_taken_back_has_a_page_that_says_so_and_no_more(files: Mapping[str, bytes]) -> None:
    page = parsed(files["en/incidents/ZZ/ZZZZZ.html"])
    assert "was taken back on 1 October 2026" in page.text_content()
    assert "It was told twice." in page.text_content()
    assert page.xpath("//dl") == []


def test_a_name_anywhere_in_a_site_is_found() -> None:
    told = incidents(40)
    leaks = guard(told, 200)
    gate = leaving(OUTPUT, AUDIENCE, leaks)
    assert list(leaks_in(dict(render(book(told))), gate)) == []
    (secret, *_) = next(iter(leaks._whole.values()))
    bad = (replace(told[0], measures=(), title=f"So says {secret.words}."), *told[1:])
    found = {one.where for one in leaks_in(dict(render(book(bad))), gate)}
    code = code_of(told[0])
    assert {f"en/incidents/{code[:2]}/{code}.html", f"ur/incidents/{code[:2]}/{code}.html"} <= found
    assert {"data/incidents.csv", "data/incidents.jsonl"} <= found
