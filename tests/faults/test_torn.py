"""Every kind of file of a project, torn at several lengths and with a bit flipped: named, or not needed.

What a power cut leaves of a file is its beginning, or its length with zeros where the rest was. Whatever
is left, ``verify`` raises nothing, and what was recorded is as it was or a sentence names the file; commands
say a sentence, never a trace. The flips of evidence, checkpoints, keys and rows are in
``tests/project/test_verify.py`` and ``tests/store/test_replay.py``.
"""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import gawah.project
import gawah.project.project
from gawah.cli import main
from gawah.errors import GawahError
from gawah.project.checkpoints import sign_state
from gawah.project.identity import make_identity
from gawah.project.stamps import ask, send_waiting
from gawah.project.unlocking import make_shares, store_key
from gawah.project.views import SavedView, save_view
from gawah.store import tables
from gawah.store.engine import DAMAGED, engine_to_read
from tests.authority import OPENSSL, Authority
from tests.faults.made import SMALL, held, opened, report, vault_of, verified
from tests.house import remove, remove_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.faults.made import Kind

    Call = Callable[..., tuple[int, str]]

URL = "https://tsa.example/stamp"
FLIPS = 8
"""Bits of each file that are flipped."""
TEARS: Mapping[str, Callable[[bytes], bytes]] = {
    "nothing is left": lambda _: b"",
    "one byte is left": lambda data: data[:1],
    "half is left": lambda data: data[: len(data) // 2],
    "all but one byte": lambda data: data[:-1],
    "zeros for the second half": lambda data: data[: len(data) // 2] + bytes(len(data) - len(data) // 2),
    "zeros for the last 100 bytes": lambda data: data[:-100] + bytes(min(len(data), 100)),
}
NAMED_BY = {
    "evidence/*/*": "",
    "checkpoints/*": "",
    "keys/log.pub": "keys",
    "keys/log.pem": "keys",
    "keys/passphrase.json": "",
    "keys/recovery": "",
    "keys/identity.txt": "",
    "gawah.toml": "",
    "store.sqlite": None,
    "store.sqlite-wal": None,
    "stamps/*/asked.json": "stamps/",
    "stamps/*/question.tsq": "stamps/",
    "stamps/*/roots.pem": "stamps/",
    "stamps/*/answer.tsr": "stamps/",
    "released.jsonl": "",
    "views.jsonl": "",
    "catalogue.sqlite": "",
}
"""The kinds of files: what the sentence on each has in it, its own name where that is empty; None: any."""


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command; its status, and what it said went wrong."""
    for module in (gawah.project, gawah.project.project):
        monkeypatch.setattr(module, "built_in", lambda: SMALL)
    monkeypatch.setenv("GAWAH_REVIEWER", "Asha")

    def run(root: Path, *args: object) -> tuple[int, str]:
        status = main(["--project", str(root), *map(str, args)])
        return status, capsys.readouterr().err

    return run


_made: dict[str, Path] = {}


@pytest.fixture
def whole(kind: Kind, call: Call, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has a file of every kind, and in its journal what was recorded and signed last."""
    if kind.name in _made:
        return _made[kind.name]
    folder = tmp_path_factory.mktemp(kind.name)
    root = folder / "p"
    kind.create(root).close()
    assert call(root, "run", report(folder / "in", 1), report(folder / "in", 2)) == (0, "")
    assert call(root, "out", "publish", folder / "published")[0] == 0
    with opened(root) as project:
        make_identity(project)
        if project.vault is not None:
            make_shares(project)
        save_view(project, SavedView("the north", {"place": "Torva"}), "Asha")
        save_view(project, SavedView("the south", {"place": "Mbeki"}), "Asha")
        if OPENSSL is not None:
            authority = Authority(folder / "authority")
            ask(project, URL, authority.roots)
            assert len(list(send_waiting(project, authority.send))) == 1
        project.add(b"One more, made up.\n", name="more.txt")
        sign_state(project)
        shutil.copytree(root, folder / "whole", ignore=shutil.ignore_patterns("*-shm"))
    assert (folder / "whole" / "store.sqlite-wal").stat().st_size > 0
    _made[kind.name] = folder / "whole"
    return folder / "whole"


def everything(root: Path) -> list[object]:
    """All records as they stand in the store; whatever else comes of asking, where it cannot be read."""
    names = [table.name for table in (tables.log, *tables.LOGGED, tables.findings)]
    engine = engine_to_read(root / "store.sqlite", key=store_key(vault_of(root)))
    try:
        with engine.connect() as store:
            asked = [f"SELECT * FROM {name} ORDER BY 1, 2" for name in names]  # noqa: S608
            return [tuple(store.exec_driver_sql(query).all()) for query in asked]
    except DAMAGED as error:
        return [str(error)]
    finally:
        engine.dispose()


def damaged(whole: Path, path: Path, data: bytes) -> Path:
    """A copy of a project in which a file has other bytes."""
    root = whole.with_name("damaged")
    remove_tree(root)
    shutil.copytree(whole, root)
    (root / path).chmod(0o644)
    (root / path).write_bytes(data)
    return root


def files_of(whole: Path, pattern: str) -> list[Path]:
    found = sorted(path.relative_to(whole) for path in whole.glob(pattern))
    if not found:
        pytest.skip("such a project has none, or there is no openssl here to be an authority")
    return found


def is_named(root: Path, path: Path, named: str | None) -> bool:
    """Whether ``verify`` names a file; of the record, whether it says that anything is wrong."""
    try:
        found = verified(root)
    except GawahError:
        return True  # it cannot be opened, which is said
    if named is None:
        return bool(found.damages)
    return any((named or str(path)) in one for one in (*found.damages, *found.remarks))


def says_a_sentence(call: Call, root: Path, files: Path) -> bool:
    """Whether commands say what is wrong; they never stop for what they do not know."""
    told = [call(root, *command) for command in (("list",), ("run", files), ("evidence", "verify"))]
    for status, error in told:
        assert status in (0, 1, 2, 3)
        assert "fault in gawah" not in error, error
        assert "Traceback" not in error
    return any(error.startswith("gawah: ") or status for status, error in told)


@pytest.mark.parametrize("pattern", NAMED_BY)
def test_a_file_that_was_torn_is_named_or_nothing_is_lost(
    kind: Kind, whole: Path, call: Call, pattern: str
) -> None:
    assert kind.name in _made
    before, named = everything(whole_again(whole)), NAMED_BY[pattern]
    for path in files_of(whole, pattern)[:2]:
        data = (whole / path).read_bytes()
        for how, tear in TEARS.items():
            torn = tear(data)
            root = damaged(whole, path, torn)
            if not is_named(root, path, named):
                assert is_harmless(root, path, (data, torn), before), (path, how)
            says_a_sentence(call, root, whole.with_name("in"))


SHOWS_NOWHERE = ("checkpoints/*", "released.jsonl", "views.jsonl", "catalogue.sqlite")
"""Files whose absence nothing tells, as docs/evidence.md says."""


@pytest.mark.parametrize("pattern", [one for one in NAMED_BY if one not in SHOWS_NOWHERE])
def test_a_file_that_is_gone_is_named(kind: Kind, whole: Path, pattern: str) -> None:
    assert kind.name in _made
    for path in files_of(whole, pattern)[:2]:
        root = whole_again(whole)
        remove(root / path)
        named = path.parent.name if pattern.startswith("stamps/") else NAMED_BY[pattern]
        assert is_named(root, path, named), path


@pytest.mark.parametrize("name", ["keys/recovery", "keys/identity.txt"])
def test_a_bit_of_a_key_that_was_flipped_is_named(kind: Kind, whole: Path, name: str) -> None:
    assert kind.name in _made
    (path,) = files_of(whole, name)
    for bit, data in flipped((whole / path).read_bytes(), random.Random(7)):  # noqa: S311 (which bits)
        found = verified(damaged(whole, path, data))
        assert [one for one in found.damages if one.startswith(f"{name} ")] == found.damages != [], bit


def whole_again(whole: Path) -> Path:
    """A copy of a project as it was."""
    return damaged(whole, path := Path("gawah.toml"), (whole / path).read_bytes())


def is_harmless(root: Path, path: Path, bytes_: tuple[bytes, bytes], before: list[object]) -> bool:
    """Whether what a file says is what it said, or it says nothing that was ever recorded."""
    was, now = bytes_
    match path.name:
        case "gawah.toml" | "log.pem" | "roots.pem":
            return opens(root) and was.split() == now.split()
        case "released.jsonl" | "views.jsonl":
            # Whole lines that are gone from the end: nothing shows that, and they are no part of the record.
            return was.startswith(now)
        case "catalogue.sqlite":
            return shown(root) == shown_anew(root)
        case _:
            return everything(root) == before


def opens(root: Path) -> bool:
    try:
        held(root)
    except GawahError:
        return False
    return True


def shown(root: Path) -> list[object]:
    """What the catalogue shows."""
    with opened(root) as project, closing(project.catalogue()) as catalogue:
        catalogue.update()
        return list(catalogue.outlines(catalogue.as_listed()))


def shown_anew(root: Path) -> list[object]:
    """The same, where it is made anew."""
    for path in root.glob("catalogue.sqlite*"):
        path.unlink()
    return shown(root)


def flipped(data: bytes, chosen: random.Random) -> Iterator[tuple[int, bytes]]:
    for bit in sorted(chosen.sample(range(8 * len(data)), FLIPS)):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        yield bit, bytes(changed)


@pytest.mark.parametrize(
    "pattern", ["stamps/*/asked.json", "stamps/*/question.tsq", "stamps/*/roots.pem", "stamps/*/answer.tsr"]
)
def test_a_bit_of_a_stamp_that_was_flipped_is_named(kind: Kind, whole: Path, pattern: str) -> None:
    assert kind.name in _made
    path = files_of(whole, pattern)[0]
    told = [one for one in verified(whole_again(whole)).remarks if "was there at" in one]
    assert len(told) == 1
    for bit, data in flipped((whole / path).read_bytes(), random.Random(4)):  # noqa: S311 (which bits)
        found = verified(damaged(whole, path, data))
        if not any(one.startswith("stamps/") for one in found.damages):
            # Of an answer, what stands around the part that is signed may be anything.
            assert path.name == "answer.tsr", bit
            assert told[0] in found.remarks, bit


@pytest.mark.parametrize("name", ["released.jsonl", "views.jsonl"])
def test_a_bit_of_a_line_beside_the_record_that_was_flipped_is_named(
    kind: Kind, whole: Path, name: str
) -> None:
    assert kind.name in _made
    path = files_of(whole, name)[0]
    data, named = (whole / path).read_bytes(), 0
    for bit, changed in flipped(data, random.Random(5)):  # noqa: S311
        found = verified(damaged(whole, path, changed))
        named += any(one.startswith(name) for one in (*found.damages, *found.remarks))
        assert found.damages == [] or f"{name}: line " in found.damages[0], bit
    assert named >= FLIPS - 1  # one may have met the name of the check itself


def test_commands_on_a_store_with_flipped_bits_say_a_sentence(kind: Kind, whole: Path, call: Call) -> None:
    assert kind.name in _made
    chosen, told = random.Random(6), 0  # noqa: S311
    for name in ("store.sqlite", "store.sqlite-wal", "catalogue.sqlite", "gawah.toml"):
        path = files_of(whole, name)[0]
        for _, data in islice(flipped((whole / path).read_bytes(), chosen), FLIPS // min(kind.share, 4)):
            told += says_a_sentence(call, damaged(whole, path, data), whole.with_name("in"))
    assert told > 0
