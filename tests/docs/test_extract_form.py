"""docs/extract-form.md shows what the program prints, and says what each field holds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from gawah.exchange.extract_form import to_form
from gawah.extract import extract
from gawah.read import Given, read_bytes
from gawah.schema import vocabulary

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "extract-form.md").read_text("utf-8")


def fenced(kind: str) -> str:
    found = re.search(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def shape(value: object, path: str = "") -> set[str]:
    """The path of each key in a form."""
    if isinstance(value, list):
        return set().union(*(shape(item, f"{path}[]") for item in value))
    if not isinstance(value, dict):
        return set()
    return {f"{path}.{key}" for key in value}.union(*(shape(v, f"{path}.{k}") for k, v in value.items()))


def printed() -> dict[str, Any]:
    text = read_bytes(fenced("text").encode(), "example.txt", Given(publisher="Example Wire"))
    return to_form(text, extract(text, "run", "2024-01-01T00:00:00Z").statements, "example")


def test_the_example_is_what_is_printed() -> None:
    shown, now = json.loads(fenced("json")), printed()
    assert shape(shown) == shape(now), "paste the output of the command above the example"
    assert {key: type(value) for key, value in shown.items()} == {k: type(v) for k, v in now.items()}


def test_each_field_is_described() -> None:
    described = set(re.findall(r"`(\w+)`", PAGE.partition("## Example")[0]))
    keys = {path.rpartition(".")[2] for path in shape(json.loads(fenced("json")))}
    assert keys <= described, keys - described


def test_each_code_of_the_form_is_listed() -> None:
    for name, heading in (("act_type", "**Types:**"), ("measure_type", "**`state_response.status`:**")):
        listed = set(re.findall(r"`(\w+)`", PAGE.partition(heading)[2].partition("\n\n")[0]))
        codes = {str(code.extra["form"]) for code in vocabulary(name).values()}
        assert codes <= listed, codes - listed
