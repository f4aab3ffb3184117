"""The tables of acts hold what the code reads: an entry in the wrong list would be passed over in silence."""

import pytest

from gawah.languages import codes, table
from gawah.schema import vocabulary

DECIDED_BY_TARGET = {"property", "sacred", "attack", "censorship", "protest", "law", "closure", "nothing"}
WITH_ACTS = [code for code in codes() if table(code, "acts")]


@pytest.mark.parametrize("code", WITH_ACTS)
def test_every_entry_stands_in_the_list_that_reads_it(code: str) -> None:
    acts = table(code, "acts")
    forms = {"base", "s", "past", "part", "ing"}
    assert all(forms & set(entry) or {"verbs", "told"} & set(entry) for entry in acts["verbs"])


@pytest.mark.parametrize("code", WITH_ACTS)
def test_every_type_is_known(code: str) -> None:
    acts = table(code, "acts")
    types = {entry["type"] for entry in acts["verbs"]}
    assert types | set(acts.get("nouns", {})) <= set(vocabulary("act_type")) | DECIDED_BY_TARGET


@pytest.mark.parametrize("code", WITH_ACTS)
def test_every_outcome_is_known(code: str) -> None:
    acts = table(code, "acts")
    told = {entry.get("outcome") for entry in acts["verbs"]} - {None}
    assert told | set(acts.get("outcomes", {})) <= set(vocabulary("outcome"))
