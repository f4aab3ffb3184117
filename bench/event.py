"""How long pages take beside an event of which a hundred reports tell: ``python -m bench.event``.

The reports are invented and read as any others, and their accounts joined by the method: two incidents of a
hundred reports, two of about fifty, and one of each report's own. Each figure is the median of several
requests in milliseconds of one core; the first of them is told beside it, since an incident is remembered.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.testclient import TestClient

from bench.core import core_speed
from gawah.cli.root import collect_seldom
from gawah.project import Project
from gawah.project.joining import join
from gawah.settings import Settings
from gawah.web.app import make_app
from gawah.web.desk import Manner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.catalogue import Catalogue

REPORTS = 100
_ROOT = Path("build/bench-event")
_TIMES = 5
_PORT, _TOKEN = 8765, "bench"
_TOWNS = (
    "Sargodha",
    "Multan",
    "Gujrat",
    "Sialkot",
    "Jhelum",
    "Okara",
    "Kasur",
    "Mardan",
    "Larkana",
    "Sukkur",
)
_FIRST = ("Imran", "Bilal", "Naveed", "Salman", "Rashid", "Javed", "Faisal", "Waqas")
_LAST = ("Soyle", "Marbeck", "Vellor", "Derrick", "Panhwar", "Odrin", "Lashkell", "Bramley")
_TEXT = """Gunmen kill {killed} at Ahmadi mosque in Lahore, report {number}

LAHORE: On {day} gunmen attacked an Ahmadi mosque in Lahore and killed {killed} worshippers. {hurt} people were injured in the attack.

Tahir Soyle, {age}, was shot dead in Lahore on 3 May 2021. Naveed Marbeck and {third} were killed in the attack. {witness}, a teacher, was injured.

“We heard shots for {minutes} minutes,” said {speaker}, a shopkeeper. Police in Lahore arrested {held} suspects on 4 May 2021.

A case was registered against unknown persons. The community called on the Government of Pakistan to protect its places of worship.

In an earlier attack {own} was killed in {town} on {earlier}. {own} was a doctor aged {minutes}.

Example text; all people are invented.
"""  # noqa: E501 (a paragraph is a line)


def reports(count: int = REPORTS) -> Iterator[str]:
    """Invented reports of one event, always the same, each of which tells of another incident, too."""
    chance = random.Random(5)  # noqa: S311 (the same each time; nothing secret)
    for number in range(count):
        yield _TEXT.format(
            number=number,
            killed=chance.choice(("seven", "seven", "seven", "eight", "at least seven")),
            hurt=chance.choice(("Twelve", "12", "Fifteen", "About a dozen")),
            day=chance.choice(("3 May 2021", "3 May 2021", "Monday, 3 May 2021")),
            age=chance.randint(30, 32),
            third=chance.choice(("Asif Vellor", "Usman Odrin", "Hamid Bramley")),
            witness=chance.choice(("Zahid Lashkell", "Kashif Derrick")),
            minutes=chance.randint(25, 70),
            speaker=f"{chance.choice(_FIRST)} {chance.choice(_LAST)}",
            held=chance.choice(("two", "three", "four")),
            own=f"{chance.choice(_FIRST)} {chance.choice(_LAST)}{number}".translate(_LETTERS),
            town=chance.choice(_TOWNS),
            earlier=f"{chance.randint(1, 28)} March {chance.randint(2012, 2020)}",
        )


_LETTERS = str.maketrans("0123456789", "abcdefghij")


def prepared(root: Path) -> None:
    """Make the project where it is not there yet."""
    if (root / "gawah.toml").exists():
        return
    texts = root.parent / f"{root.name}-reports"
    texts.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(reports()):
        (texts / f"{number:03}.txt").write_text(text, "utf-8")
    with Project.create(root) as project:
        project.process([texts])
        catalogue = project.catalogue()
        join(project, catalogue)
        catalogue.close()


def addresses(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What is asked for: the kind of page with its address."""
    from gawah.catalogue import Wanted

    rows = sorted(catalogue.incidents(Wanted(), size=500).rows, key=lambda row: (-row.reports, row.id))
    most, other, least = rows[0], rows[1], rows[-1]
    yield f"incident of {most.reports} reports", f"/incidents/{most.id}"
    yield "its second part", f"/incidents/{most.id}?part=2"
    yield "its map", f"/incidents/{most.id}/map"
    yield "incident beside it", f"/incidents/{least.id}"
    yield "map of that", f"/incidents/{least.id}/map"
    yield "document", f"/documents/{catalogue.documents_in(least.id)[0]}"
    yield "pair of small ones", "/pairs/{}/{}".format(*sorted((least.id, rows[-2].id)))
    yield "pair of great ones", "/pairs/{}/{}".format(*sorted((most.id, other.id)))
    yield "pairs", "/pairs"
    for kind in ("person", "body", "place", "quote", "demand"):
        first = catalogue.subjects(kind, order="-incidents").rows[0]
        yield kind, f"/subjects/{quote(first.id)}"


def main() -> int:
    """Measure and print."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT
    prepared(root)
    collect_seldom()
    app = make_app(root, Settings(reviewer="Asha"), Manner(_PORT, _TOKEN))
    print(core_speed())
    with TestClient(app, f"http://127.0.0.1:{_PORT}", follow_redirects=True) as client:
        client.get(f"/start?token={_TOKEN}")
        catalogue = app.state.desk.catalogue
        catalogue.update()
        for what, path in addresses(catalogue):
            taken = []
            for _ in range(_TIMES):
                begun = time.process_time()
                answer = client.get(path)
                taken.append(1_000 * (time.process_time() - begun))
            title = re.search(r"<title>([^<]*)", answer.text)
            if answer.status_code != 200 or title is None:
                print(f"{what}: {answer.status_code}")
            size = len(answer.content) / 1_000
            print(f"{what:28} {statistics.median(taken):6.0f} ms (first {taken[0]:.0f} ms), {size:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
