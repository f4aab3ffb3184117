"""The templates, made ready once for each language."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from gawah.web.navigation import BAR, KEYS
from gawah.web.sentences import in_words
from gawah.web.sessions import THEMES
from gawah.web.texts import LANGUAGES
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from gawah.catalogue import IncidentRow
    from gawah.web.statics import Statics
    from gawah.web.texts import Words

_PARTS = 4096
"""Parts of pages that are remembered for each language: a few megabytes."""
_LINES = 2048
"""Rows of the register that are remembered for each language: forty pages of it, some megabytes."""


class Sheets:
    """Makes pages of templates."""

    def __init__(self, words: Mapping[str, Words], statics: Statics) -> None:
        self._environments = {language: _environment(one, statics) for language, one in words.items()}

    def page(self, language: str, template: str, values: Mapping[str, object]) -> str:
        """A page in a language."""
        return self._environments[language].get_template(template).render(values)


def _environment(words: Words, statics: Statics) -> Environment:
    made = Environment(
        loader=PackageLoader("gawah.web"),
        extensions=["jinja2.ext.i18n"],
        # Every template, whatever its name: a document's words must never become markup.
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # a template does not change while the program runs
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        words.translations.ugettext, words.translations.ungettext, newstyle=True
    )
    if words.direction == "rtl":
        made.globals |= {"gettext": _in_template(words), "ngettext": _in_template_many(words)}
    made.globals |= {"words": words, "static": statics.address, "bar": BAR, "keys": KEYS}
    made.globals |= {"in_words": partial(in_words, words=words)}
    made.globals |= {"languages": LANGUAGES, "themes": THEMES, "say": Wording(words)}
    made.globals |= {"kept": _keeps(made), "incident_lines": _keeps_lines(made)}
    made.filters |= {"number": words.number, "moment": words.moment, "day": words.day}
    made.filters |= {"size": words.size, "label": words.label}
    return made


def _keeps(environment: Environment) -> Callable[..., Markup]:
    """What makes a part of a page that is the same wherever its values are, and remembers it.

    A long list repeats a few places, states and choices many times; the template of such a part is given
    nothing but the values that are named, so it cannot tell one reader or page from another.
    """

    @lru_cache(maxsize=_PARTS)
    def kept(template: str, /, **values: Hashable) -> Markup:
        # Made by a template that escapes its values.
        return Markup(environment.get_template(template).render(values))  # noqa: S704

    return kept


def _keeps_lines(environment: Environment) -> Callable[[Iterable[IncidentRow]], Markup]:
    """What makes the rows of a table of incidents, and remembers each as long as its incident is the same.

    Who decides about one incident of a list is shown all others again.
    """

    @lru_cache(maxsize=_LINES)
    def line(row: IncidentRow) -> str:
        module: Any = environment.get_template("parts/register.html").module
        return str(module.incident_line(row))

    def lines(rows: Iterable[IncidentRow]) -> Markup:
        # Made by a template that escapes its values.
        return Markup("".join(map(line, rows)))  # noqa: S704

    return lines


def _in_template(words: Words) -> Callable[..., str]:
    """A message in a template, with values that keep their own direction."""

    def gettext(message: str, /, **values: object) -> str:
        return Markup(words.translations.ugettext(message)) % words.placed(values)  # noqa: S704 (ours)

    return gettext


def _in_template_many(words: Words) -> Callable[..., str]:
    def ngettext(one: str, many: str, num: int, /, **values: object) -> str:
        shown = words.placed({"num": num} | values)
        return Markup(words.translations.ungettext(one, many, num)) % shown  # noqa: S704 (ours)

    return ngettext
