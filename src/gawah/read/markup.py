"""What the elements of a web page say about their contents: tags, roles, and names of classes.

The names are those that page builders and content systems use, whatever the language of the page.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gawah.model import BlockKind

DROPPED = frozenset(
    {"script", "style", "template", "svg", "math", "iframe", "object", "embed", "canvas", "head", "datalist"}
)
"""Elements without words of the page."""
BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "button",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
        ),
        *(
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *(
            "header",
            "hgroup",
            "hr",
            "html",
            "img",
            "label",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "noscript",
            "ol",
        ),
        *(
            "optgroup",
            "option",
            "p",
            "picture",
            "pre",
            "section",
            "select",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
        ),
        *("textarea", "th", "thead", "tr", "ul", "video", "audio"),
    }
)
"""Elements that begin and end a block."""
MAIN = frozenset({"article", "main"})

_NAVIGATION = frozenset(
    {
        *("nav", "navbar", "navigation", "topnav", "sidenav", "menu", "submenu", "megamenu"),
        *("breadcrumb", "breadcrumbs", "crumbs", "topbar", "toolbar", "skip", "skiplink", "skiplinks"),
        *("pagination", "pager", "pagenav", "share", "sharing", "sharebar", "sharedaddy", "shares"),
        *("social", "socials", "sociable", "addtoany", "addthis", "a2a", "search", "searchform"),
        *("searchbox", "login", "langswitch", "languages", "langswitcher", "toc", "backtotop"),
        *("hamburger", "tabs"),
    }
)
_NOTICE = frozenset(
    {
        *("cookie", "cookies", "cookiebar", "cookiebanner", "consent", "gdpr", "onetrust", "cookielaw"),
        *("cky", "cmplz", "cookiebot", "newsletter", "subscribe", "subscription", "signup", "mailchimp"),
        *("mailinglist", "paywall", "popup", "modal", "copyright", "disclaimer", "footer", "colophon"),
        *("siteinfo", "comments", "comment", "commentlist", "respond", "commentform", "disqus", "donate"),
        *("donation", "fundraising", "ad", "ads", "adv", "advert", "adverts", "advertisement"),
        *("adsbygoogle", "sponsored", "sponsor", "promo", "noprint"),
    }
)
_TEASER = frozenset(
    {
        *("related", "relatedposts", "relatednews", "relatedstories", "sidebar", "recommended", "recirc"),
        *("recirculation", "teaser", "teasers", "trending", "popular", "mostread", "mostpopular"),
        *("readmore", "latest", "outbrain", "taboola", "widget", "widgets", "morestories", "alsoread"),
    }
)
_CREDIT = frozenset(
    {
        *("byline", "bylines", "author", "authors", "authorname", "dateline", "credit", "credits"),
        *("photocredit", "photographer", "meta", "postmeta", "entrymeta", "articlemeta", "timestamp"),
        *("pubdate", "publishdate", "published", "updated", "posttags", "taglist", "tagcloud", "tags"),
        *("catlinks",),
    }
)
_CAPTION = frozenset({"caption", "figcaption", "imagecaption", "photocaption"})
_QUOTE = frozenset({"pullquote", "pullquotes"})
_CLASSES: tuple[tuple[frozenset[str], BlockKind, str], ...] = (
    (_QUOTE, BlockKind.PULL_QUOTE, "a pull quote"),
    (_CAPTION, BlockKind.CAPTION, "a caption"),
    (_NOTICE, BlockKind.NOTICE, "a notice of the site"),
    (_TEASER, BlockKind.TEASER, "other stories"),
    (_NAVIGATION, BlockKind.NAVIGATION, "navigation"),
    (_CREDIT, BlockKind.CREDIT, "a credit"),
)
_HEADERS = frozenset(
    {"header", "masthead", "siteheader", "pageheader", "topheader", "globalheader", "mainheader"}
)
_MENU_ENDINGS = ("menu", "navbar", "navigation")
_ROLES = {
    "navigation": BlockKind.NAVIGATION,
    "menu": BlockKind.NAVIGATION,
    "menubar": BlockKind.NAVIGATION,
    "toolbar": BlockKind.NAVIGATION,
    "search": BlockKind.NAVIGATION,
    "tablist": BlockKind.NAVIGATION,
    "banner": BlockKind.NAVIGATION,
    "contentinfo": BlockKind.NOTICE,
    "dialog": BlockKind.NOTICE,
    "alertdialog": BlockKind.NOTICE,
    "complementary": BlockKind.TEASER,
}
_TAGS = {
    "nav": (BlockKind.NAVIGATION, "markup: navigation"),
    "menu": (BlockKind.NAVIGATION, "markup: a menu"),
    "button": (BlockKind.NAVIGATION, "markup: a button"),
    "label": (BlockKind.NAVIGATION, "markup: part of a form"),
    "legend": (BlockKind.NAVIGATION, "markup: part of a form"),
    "select": (BlockKind.NAVIGATION, "markup: part of a form"),
    "textarea": (BlockKind.NAVIGATION, "markup: part of a form"),
    "noscript": (BlockKind.NOTICE, "markup: shown only where scripts do not run"),
    "dialog": (BlockKind.NOTICE, "markup: a dialogue box"),
    "figcaption": (BlockKind.CAPTION, "markup: a caption"),
    "caption": (BlockKind.CAPTION, "markup: a caption of a table"),
}
_SURE = frozenset(
    {"nav", "button", "label", "legend", "select", "textarea", "noscript", "dialog", "figcaption", "caption"}
)
_TOKEN = re.compile(r"[a-z0-9]+")


class Told(NamedTuple):
    """What an element says of its contents."""

    kind: BlockKind
    reason: str


def told_by(tag: str, attributes: dict[str, str], *, in_main: bool, share: float) -> Told | None:
    """What an element says of its contents, or None.

    Args:
        tag: its name.
        attributes: its ``role``, ``class`` and ``id``.
        in_main: whether it stands inside the main article.
        share: its share of the running text of the page; an element that holds most of it is not set aside
            for the name of its class.
    """
    if tag in _SURE and share < 0.5:
        return Told(*_TAGS[tag])
    if tag in {"html", "body", "main"} or share >= 0.4:
        return None
    role = _ROLES.get(attributes.get("role", "").strip().lower())
    if role is not None and not (in_main and role is BlockKind.TEASER):
        return Told(role, f"markup: role {attributes['role'].strip().lower()}")
    if tag in _TAGS:
        return Told(*_TAGS[tag])
    if not in_main and tag in {"header", "footer"}:
        kind = BlockKind.NAVIGATION if tag == "header" else BlockKind.NOTICE
        return Told(kind, f"markup: {tag} of the page")
    by_class = _by_class(attributes, tag, in_main=in_main)
    if by_class is None and tag == "aside":
        return None if in_main else Told(BlockKind.TEASER, "markup: beside the article")
    return by_class


def _by_class(attributes: dict[str, str], tag: str, *, in_main: bool) -> Told | None:
    if tag == "article":
        return None
    for name in f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split():
        tokens = _TOKEN.findall(name)
        if tokens and tokens[0] in {"has", "is", "no", "with", "without", "js"}:
            continue  # a switch of the layout, not a name of the element
        said = {*tokens, "".join(tokens)}
        if any(token.endswith(_MENU_ENDINGS) for token in tokens):
            return Told(BlockKind.NAVIGATION, f"markup: navigation (class {name[:40]})")
        if not in_main and "".join(tokens) in _HEADERS:
            return Told(BlockKind.NAVIGATION, "markup: header of the page")
        for names, kind, what in _CLASSES:
            if said & names:
                return Told(kind, f"markup: {what} (class {name[:40]})")
    return None
