"""What a web page's head says about it: JSON-LD, meta tags, the canonical address, ``<time>``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gawah.model import Metadatum
from gawah.read.dates import date_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_META = {
    "article:published_time": "published",
    "og:article:published_time": "published",
    "og:published_time": "published",
    "citation_publication_date": "published",
    "citation_date": "published",
    "citation_online_date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.date": "published",
    "dcterms.issued": "published",
    "dcterms.created": "published",
    "datepublished": "published",
    "publish-date": "published",
    "publish_date": "published",
    "publication_date": "published",
    "pubdate": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "date": "published",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
    "last-modified": "updated",
    "dcterms.modified": "updated",
    "og:title": "title",
    "twitter:title": "title",
    "citation_title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "headline": "title",
    "og:site_name": "publisher",
    "application-name": "publisher",
    "citation_publisher": "publisher",
    "dc.publisher": "publisher",
    "dcterms.publisher": "publisher",
    "citation_journal_title": "publisher",
    "author": "byline",
    "article:author": "byline",
    "citation_author": "byline",
    "dc.creator": "byline",
    "dcterms.creator": "byline",
    "parsely-author": "byline",
    "og:url": "url",
    "citation_public_url": "url",
}
_RANK = {name: rank for rank, name in enumerate(_META)}
_JSON = (("headline", "title"), ("datePublished", "published"), ("dateModified", "updated"), ("url", "url"))
_ARTICLES = (
    "Article",
    "NewsArticle",
    "Report",
    "BlogPosting",
    "WebPage",
    "Statement",
    "PressRelease",
    "Legislation",
)
_MOST = 2000


def page_metadata(root: etree._Element) -> tuple[Metadatum, ...]:
    """What the markup of a page says about the page, surest source first."""
    found = [*_json(root), *_meta(root), *_links(root), *_times(root), *_title(root)]
    return tuple(datum for datum in map(_clean, found) if datum is not None)


def _clean(datum: Metadatum) -> Metadatum | None:
    value = " ".join(datum.value.split())
    if datum.prop in {"published", "updated"}:
        told = date_in(value)
        value = told.edtf if told is not None and told.start == 0 else ""
    if datum.prop == "byline" and value.startswith(("http://", "https://")):
        value = ""  # an address of the author's page, not a name
    return Metadatum(datum.prop, value[:_MOST], datum.source) if value else None


def _json(root: etree._Element) -> Iterator[Metadatum]:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads((script.text or "").strip() or "null")
        except (ValueError, RecursionError):
            continue  # not JSON: the page's other words are there
        for node in _nodes(data):
            yield from _article(node)


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD down to its graph; what lies deeper is about other things."""
    waiting, depth = [data], 0
    while waiting and depth < 4:
        deeper: list[object] = []
        for item in waiting:
            if isinstance(item, list):
                deeper.extend(item)
            elif isinstance(item, dict):
                yield item
                deeper.append(item.get("@graph"))
                deeper.append(item.get("mainEntity"))
        waiting, depth = deeper, depth + 1


def _article(node: dict[str, object]) -> Iterator[Metadatum]:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if not any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in kinds):
        return
    for key, prop in _JSON:
        value = node.get(key)
        if isinstance(value, str):
            yield Metadatum(prop, value, f"JSON-LD {key}")
    for key, prop in (("author", "byline"), ("publisher", "publisher")):
        names = [_name(item) for item in _listed(node.get(key))]
        told = ", ".join(name for name in names if name)
        if told:
            yield Metadatum(prop, told, f"JSON-LD {key}")


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _name(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) else ""


def _meta(root: etree._Element) -> Iterator[Metadatum]:
    found: list[tuple[int, Metadatum]] = []
    for element in root.iter("meta"):
        key = (
            (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        )
        value = element.get("content")
        if key in _META and value and value.strip():
            found.append((_RANK[key], Metadatum(_META[key], value, f"meta {key}")))
    yield from (datum for _, datum in sorted(found, key=lambda pair: pair[0]))


def _links(root: etree._Element) -> Iterator[Metadatum]:
    for element in root.iter("link"):
        address = element.get("href")
        if (element.get("rel") or "").strip().lower() == "canonical" and address:
            yield Metadatum("url", address, "link canonical")


def _times(root: etree._Element) -> Iterator[Metadatum]:
    """The first ``<time>`` that is marked as the publication's, or stands alone in the page."""
    times = list(root.iter("time"))
    for element in times:
        value = element.get("datetime")
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if not value:
            continue
        if "modified" in names or "updated" in names.split():
            if "published" not in names:
                yield Metadatum("updated", value, "time datetime")
        elif element.get("pubdate") is not None or "publish" in names or len(times) == 1:
            yield Metadatum("published", value, "time datetime")


def _title(root: etree._Element) -> Iterator[Metadatum]:
    for tag in ("h1", "title"):
        found = next(iter(root.iter(tag)), None)
        words = " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""
        if words:
            yield Metadatum("title", words, "heading" if tag == "h1" else "title element")
