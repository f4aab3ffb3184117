from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from gawah.errors import NotAllowedError, NotEnteredError, UsageError
from gawah.members import Privilege, Shown, enter, members_of, passphrases
from gawah.members.codes import code_at, in_letters, step_of
from gawah.members.entering import FREE, LONGEST_WAIT, check, still, wait_after
from gawah.members.managing import (
    add,
    drop_codes,
    set_codes,
    set_passphrase,
    set_role,
    unlock,
)
from gawah.members.passphrases import SECOND_RECOMMENDED, check_new
from gawah.members.ruling import set_rule
from gawah.model import Role
from gawah.store.members import credential_of
from tests.members.group import GROUP, KEEPER, SECRET, code_of, words_of

if TYPE_CHECKING:
    from gawah.project import Project

RANA = GROUP[Role.READER]
LATER = 10_000.0


def shown(name: str = RANA, words: str = "", code: str = "") -> Shown:
    return Shown(name, words or words_of(name), code)


def refused(project: Project, what: Shown, at: float = LATER) -> str:
    with pytest.raises(NotEnteredError) as error:
        enter(project, what, at)
    return str(error.value)


def test_a_member_is_let_in_by_their_passphrase(group: Project) -> None:
    assert enter(group, shown(), LATER).member.role is Role.READER
    assert enter(group, shown("  rana   EXAMPLE ", words_of(RANA)), LATER).member.name == RANA
    assert "not right" in refused(group, shown(words=words_of(RANA).upper()))


def test_somebody_who_is_no_member_is_told_the_same_and_costs_the_same(
    group: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    hashed, fits = passphrases.hashed, passphrases.fits

    def count_hashed(words: str) -> str:
        made.append("hash")
        return hashed(words)

    def count_fits(words: str, kept: str) -> bool:
        made.append("hash")
        return fits(words, kept)

    monkeypatch.setattr(passphrases, "hashed", count_hashed)
    monkeypatch.setattr(passphrases, "fits", count_fits)
    wrong = [refused(group, shown(name, "not the words")) for name in (RANA, "Nobody Example") * (FREE + 1)]
    for mine, theirs in zip(wrong[::2], wrong[1::2], strict=True):
        assert mine == theirs
    assert "too many wrong tries" in wrong[-1]
    assert len(made) == 2 * FREE


def test_five_wrong_tries_cost_a_minute_and_each_further_twice_as_much(group: Project) -> None:
    for _ in range(FREE):
        assert "not right" in refused(group, shown(words="wrong"))
    assert "too many" in refused(group, shown(), LATER + 59)
    assert "not right" in refused(group, shown(words="wrong"), LATER + 60)
    assert "too many" in refused(group, shown(), LATER + 60 + 119)
    assert enter(group, shown(), LATER + 60 + 120).member.name == RANA
    assert "not right" in refused(group, shown(words="wrong"), LATER + 60 + 121)
    assert [wait_after(n) for n in (4, 5, 6, 10, 11, 99)] == [0, 60, 120, 1920, LONGEST_WAIT, LONGEST_WAIT]


def test_many_tries_at_once_are_no_more_than_one_after_the_other(
    group: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    fits = passphrases.fits

    def count(words: str, kept: str) -> bool:
        looked.append(words)
        return fits(words, kept)

    monkeypatch.setattr(passphrases, "fits", count)
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: refused(group, shown(words="wrong")), range(24)))
    assert len(looked) == FREE
    assert sum("too many" in one for one in told) == 24 - FREE


def test_wrong_tries_are_counted_in_the_store_and_a_keeper_lifts_them(group: Project) -> None:
    for _ in range(FREE):
        refused(group, shown(words="wrong"))
    with type(group).open(group.root) as again:
        assert "too many" in refused(again, shown())
        with pytest.raises(NotAllowedError):
            unlock(again, RANA, RANA)
        unlock(again, RANA, KEEPER)
        assert enter(again, shown(), LATER).member.name == RANA


def test_what_was_typed_as_a_name_is_not_kept(group: Project) -> None:
    refused(group, shown("my secret words, typed into the wrong field", "x"))
    group.engine.dispose()
    assert b"my secret words" not in b"".join(one.read_bytes() for one in group.root.glob("store.sqlite*"))


def test_a_keeper_needs_a_code_and_none_is_taken_twice(group: Project) -> None:
    now = code_of(SECRET, LATER)
    assert "not right" in refused(group, shown(KEEPER))
    assert enter(group, shown(KEEPER, code=now), LATER).member.role is Role.KEEPER
    assert "not right" in refused(group, shown(KEEPER, code=now))
    before = code_of(SECRET, LATER - 30)
    assert "not right" in refused(group, shown(KEEPER, code=before))
    assert enter(group, shown(KEEPER, code=code_of(SECRET, LATER + 30)), LATER)


@pytest.mark.parametrize(("off", "is_taken"), [(-61, False), (-30, True), (0, True), (30, True), (61, False)])
def test_a_code_is_taken_one_step_early_or_late(off: int, *, is_taken: bool) -> None:
    assert (step_of(SECRET, code_of(SECRET, 9000 + off), 9000, -1) is not None) == is_taken


def test_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, of which authenticators show the last six digits."""
    secret = b"12345678901234567890"
    told = {59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 20000000000: "65353130"}
    assert {at: code_of(secret, at) for at in told} == {at: code[2:] for at, code in told.items()}
    assert TOTP(secret, 8, SHA1(), 30).generate(59) == b"94287082"  # noqa: S303 (the standard)
    assert in_letters(secret) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"


def test_a_recovery_code_lets_in_once(group: Project) -> None:
    first, *_ = codes = set_codes(group, KEEPER, SECRET, code_of(SECRET, LATER), LATER)
    assert len(set(codes)) == 10
    assert enter(group, shown(KEEPER, code=first.upper().replace("-", " ")), LATER)
    assert "not right" in refused(group, shown(KEEPER, code=first))
    kept = credential_of(group.engine, KEEPER)
    assert kept is not None
    assert len(kept.recovery) == 9
    assert not set(kept.recovery) & set(codes)


def test_the_passphrase_is_kept_as_a_hash_that_needs_memory(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrases, "cost", SECOND_RECOMMENDED)
    add(project, KEEPER, Role.KEEPER, words_of(KEEPER), "")
    kept = credential_of(project.engine, KEEPER)
    assert kept is not None
    assert kept.passphrase.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert enter(project, shown(KEEPER)).lacks_codes


@pytest.mark.parametrize("words", ["eleven sign", "aaaaaaaaaaaaaaaa", "abababababababab", "A NAMED MEMBER"])
def test_a_passphrase_that_is_short_or_would_be_tried_first_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        check_new(words, "A Named Member")


def test_a_passphrase_needs_no_signs_and_may_be_of_any_script() -> None:
    for words in ("correct horse battery", "چار الفاظ جو یاد رہیں", "123456789012"):
        check_new(words, "Lena")


def test_accents_written_in_two_ways_are_the_same_passphrase(group: Project) -> None:
    set_passphrase(group, RANA, "caf\N{LATIN SMALL LETTER E WITH ACUTE} by the river", RANA)
    assert enter(group, shown(words="cafe\N{COMBINING ACUTE ACCENT} by the river"), LATER)


def test_one_who_was_given_a_passphrase_must_choose_another_first(group: Project) -> None:
    set_passphrase(group, RANA, "given by the keeper", KEEPER)
    entered = enter(group, shown(words="given by the keeper"), LATER)
    check(entered, Privilege.OWN)
    with pytest.raises(NotAllowedError, match="Somebody else chose"):
        check(entered, Privilege.READ)
    with pytest.raises(UsageError, match="somebody else knows"):
        set_passphrase(group, RANA, "given by the keeper", RANA)
    set_passphrase(group, RANA, "chosen by myself", RANA)
    check(enter(group, shown(words="chosen by myself"), LATER), Privilege.READ)


def test_where_the_project_asks_it_of_all_a_reader_needs_an_authenticator(group: Project) -> None:
    set_rule(group, "codes", "all", KEEPER)
    with pytest.raises(NotAllowedError, match="authenticator"):
        check(enter(group, shown(), LATER), Privilege.READ)
    with pytest.raises(NotAllowedError, match="need an authenticator"):
        drop_codes(group, RANA, RANA)
    set_codes(group, RANA, SECRET, code_at(SECRET, 7), 7 * 30)
    check(enter(group, shown(code=code_of(SECRET, LATER)), LATER), Privilege.READ)
    with pytest.raises(UsageError):
        set_rule(group, "codes", "none", KEEPER)


def test_an_authenticator_that_shows_something_else_is_not_taken(group: Project) -> None:
    with pytest.raises(UsageError, match="clock"):
        set_codes(group, RANA, SECRET, "000000", LATER)
    assert enter(group, shown(), LATER)


def test_what_was_open_ends_with_a_change_of_role_or_passphrase(group: Project) -> None:
    stamp = enter(group, shown(), LATER).stamp
    assert still(group, RANA, stamp) is not None
    set_role(group, RANA, Role.EDITOR, KEEPER)
    assert still(group, RANA, stamp) is None
    stamp = enter(group, shown(), LATER).stamp
    set_passphrase(group, RANA, "some other words", RANA)
    assert still(group, RANA, stamp) is None
    assert still(group, "Nobody Example", stamp) is None
    assert [one.role for one in members_of(group) if one.name == RANA] == [Role.EDITOR]
