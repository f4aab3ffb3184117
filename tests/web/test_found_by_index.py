"""What a page and a decision look up in the record is found by an index, however much the record holds."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import event

from gawah.model import Same
from gawah.review import accept, judge
from tests.web.test_incident import GAZETTE, HERALD, LENA, fill, incidents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from tests.web.conftest import Site

GROWS = "documents|sightings|texts|statements|runs|findings|verdicts|judgements|passages"
WHOLE = re.compile(rf"SCAN (?:{GROWS}|\w)\b(?! USING| VIRTUAL)")
"""A table looked at row by row; one that is walked along an index, as a list by pages is, is not."""


@contextmanager
def explaining(engine: Engine) -> Iterator[list[str]]:
    """The queries that look at a whole table, with how the database means to go about them."""
    found: list[str] = []

    def explain(
        connection: Connection, cursor: object, statement: str, parameters: tuple[str, ...], *_rest: object
    ) -> None:
        del cursor
        if statement.lstrip().startswith("SELECT"):
            plan = connection.connection.cursor()
            plan.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            found.extend(f"{row[3]}: {statement}" for row in plan.fetchall() if WHOLE.match(row[3]))
            plan.close()

    event.listen(engine, "before_cursor_execute", explain)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", explain)


def test_a_look_at_a_whole_table_would_be_noticed(site: Site) -> None:
    with explaining(site.desk.project.engine) as found, site.desk.project.engine.connect() as connection:
        connection.exec_driver_sql("SELECT * FROM statements WHERE original = 'killed'")
    assert found


def test_pages_and_decisions_look_at_no_whole_table_of_the_record(site: Site) -> None:
    first, second = fill(site, GAZETTE, HERALD)
    (document, *_) = site.desk.catalogue.documents_in(first)
    project = site.desk.project
    with explaining(project.engine) as found:
        pages = [site.get(path) for path in (
            "/inbox", "/inbox?show=failed", "/register", f"/incidents/{first}", f"/documents/{document}",
            "/search?q=torva", "/search?q=torva&in=reports", "/pairs", "/subjects",
        )]  # fmt: skip
        subject = project.part([document]).subject(first)
        assert subject is not None
        accept(project, subject.fields["date"].claims[0].id, LENA)
        judge(project, (first, second), Same.SAME, LENA)
        pages += [site.get(f"/incidents/{one}") for one in incidents(site)]
    assert [page.status_code for page in pages] == [200] * len(pages)
    assert found == []
