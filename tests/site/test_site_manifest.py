"""A copy that is what was signed is told from every other, by gawah and by the tools that the site names."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.errors import DataError, NotFoundError
from gawah.seal.checkpoint import signed_text
from gawah.seal.keys import LogKey
from gawah.site.book import About, Edition
from gawah.site.laying import laid_ready
from gawah.site.manifest import KEY, NOTE, SUMS, is_inside, read_sums, sums_of, text_of, verified
from tests.site.made_site import parsed, site

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
MINE, OTHER = LogKey.new(), LogKey.new()
EDITION = Edition(About("x"), 4, "2026-11-23", MINE.public.line)


def signed(files: dict[str, bytes], key: LogKey = MINE) -> dict[str, bytes]:
    sums = sums_of(files)
    return {**files, SUMS: sums, NOTE: signed_text(text_of(sums, EDITION), key).encode()}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    files = {**site(3), KEY: f"{MINE.public.line}\n".encode()}
    with laid_ready(tmp_path / "copy", signed(files)):
        pass
    return tmp_path / "copy"


def damages(copy: Path) -> list[str]:
    return [str(one) for one in verified(copy, MINE.public).damages]


def test_a_whole_copy_is_whole(copy: Path) -> None:
    found = verified(copy, MINE.public)
    assert (found.damages, found.release, found.is_given) == ((), "4, 2026-11-23", True)
    assert found.files == len(read_sums((copy / SUMS).read_bytes()))
    assert not verified(copy).is_given


def _change(copy: Path) -> str:
    (copy / "en/index.html").write_bytes((copy / "en/index.html").read_bytes() + b" ")
    return "en/index.html: changed."


def _remove(copy: Path) -> str:
    (copy / "data/claims.csv").unlink()
    return "data/claims.csv: missing."


def _add(copy: Path) -> str:
    (copy / "en/incidents/extra.html").write_text("x")
    return "en/incidents/extra.html: added; it is in no manifest."


def _hide(copy: Path) -> str:
    (copy / ".htaccess").write_text("x")
    return ".htaccess: added; it is in no manifest."


def _link(copy: Path) -> str:
    data = (copy / "ur/index.html").read_bytes()
    (copy.parent / "elsewhere.html").write_bytes(data)
    (copy / "ur/index.html").unlink()
    (copy / "ur/index.html").symlink_to(copy.parent / "elsewhere.html")
    return "ur/index.html: no file but a link or something else."


def _link_folder(copy: Path) -> str:
    (copy / "more").symlink_to(copy.parent)
    return "more: added; it is in no manifest."


@pytest.mark.parametrize("harm", [_change, _remove, _add, _hide, _link, _link_folder])
def test_what_was_done_to_a_copy_is_named(copy: Path, harm: Callable[[Path], str]) -> None:
    told = harm(copy)
    assert damages(copy) == [told]


def test_a_manifest_made_anew_is_not_the_one_that_was_signed(copy: Path) -> None:
    _change(copy)
    files = {path: (copy / path).read_bytes() for path in read_sums((copy / SUMS).read_bytes())}
    (copy / SUMS).write_bytes(sums_of(files))
    assert damages(copy) == [f"{SUMS}: changed since it was signed."]


def test_a_site_that_somebody_else_signed_is_not_ours_though_it_holds_together(copy: Path) -> None:
    files = {path: (copy / path).read_bytes() for path in read_sums((copy / SUMS).read_bytes())}
    files[KEY] = f"{OTHER.public.line}\n".encode()
    for path, data in signed(files, OTHER).items():
        (copy / path).write_bytes(data)
    assert verified(copy).damages == ()
    assert damages(copy) == [f"{NOTE}: the signature does not hold: the key has not signed this."]


def test_a_note_that_signs_something_else_is_no_manifest(copy: Path) -> None:
    (copy / NOTE).write_text(signed_text("something else\n", MINE), "utf-8")
    assert damages(copy) == [f"{NOTE}: this is signed, but it is no manifest of a site."]


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a//b", ".", "C:/x", "a\\b", ""])
def test_a_manifest_leads_to_no_file_outside(copy: Path, path: str) -> None:
    assert not is_inside(path)
    with pytest.raises(DataError, match="names no file of the site"):
        read_sums(f"{'0' * 64}  {path}\n".encode())
    (copy / SUMS).write_text(f"{'0' * 64}  {path}\n")
    assert any("names no file of the site" in one for one in damages(copy))


def test_what_is_no_copy_is_said_to_be_none(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no such folder"):
        verified(tmp_path / "nowhere")
    (copy / KEY).unlink()
    with pytest.raises(DataError, match="give the key of the site"):
        verified(copy)
    (copy / NOTE).unlink()
    with pytest.raises(NotFoundError, match=r"it has no MANIFEST\.note"):
        verified(copy, MINE.public)


def recipe(copy: Path, key: LogKey = MINE) -> list[subprocess.CompletedProcess[str]]:
    """What the page tells to type, step by step, with the key in its place."""
    page = parsed((copy / "en/verify.html").read_bytes())
    lines = page.get_element_by_id("steps").text_content().replace("KEY", key.public.line).split("\n\n")
    return [_run(copy, one) for one in lines]


def _run(copy: Path, step: str) -> subprocess.CompletedProcess[str]:
    command = [shutil.which("bash") or "bash", "-e", "-o", "pipefail", "-c", step]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl here")
def test_the_recipe_of_the_page_works_and_sees_what_is_wrong(copy: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    assert [one.returncode for one in recipe(copy)] == [0, 0, 0]
    assert "Signature Verified Successfully" in recipe(copy)[2].stdout
    assert {path: path.stat().st_mtime_ns for path in copy.rglob("*")} == before, "it leaves nothing behind"
    assert recipe(copy, OTHER)[2].returncode != 0
    _change(copy)
    assert [one.returncode == 0 for one in recipe(copy)] == [True, False, True]
    (copy / SUMS).write_bytes((copy / SUMS).read_bytes()[:-1])
    assert recipe(copy)[0].returncode != 0


def test_the_documentation_tells_the_same_recipe(copy: Path) -> None:
    steps = parsed((copy / "en/verify.html").read_bytes()).get_element_by_id("steps").text_content()
    assert steps in (ROOT / "docs" / "site.md").read_text("utf-8")
