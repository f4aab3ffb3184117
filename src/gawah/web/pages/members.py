"""Who belongs to the project: seen and changed by its keepers; in a project without members, by anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.members import Privilege, has_members, managing, members_of
from gawah.members.rules import CODES, SIGNED, rule
from gawah.members.ruling import set_rule as set_rule_of
from gawah.model import Role
from gawah.model.record import record
from gawah.store.members import credential_of, member_changes
from gawah.web.faults import ToldError
from gawah.web.roles import KINDS, ROLES

if TYPE_CHECKING:
    from starlette.responses import Response

    from gawah.members import Member
    from gawah.web.visit import Visit


@record
class Row:
    """A member as the list shows them."""

    member: Member
    has_codes: bool
    is_given: bool
    """Somebody else chose their passphrase."""


def show(visit: Visit) -> Response:
    """The members, and the forms that change who they are."""
    project, words = visit.desk.project, visit.words
    changes = member_changes(project.engine)
    return visit.page(
        "members.html",
        rows=[_row(visit, one) for one in members_of(project)],
        is_first=not has_members(project),
        roles=tuple((role.value, words.gettext(told.label)) for role, told in ROLES.items()),
        what=[(words.gettext(one.label), words.gettext(one.what)) for one in ROLES.values()],
        signed=[(name, words.gettext(KINDS[Privilege(name)]), rule(changes, name)) for name in SIGNED],
        codes=rule(changes, CODES),
    )


def add(visit: Visit) -> Response:
    """Make somebody a member."""
    is_first = not has_members(visit.desk.project)
    passphrase = _new_passphrase(visit)
    role = Role.KEEPER if is_first else _role(visit)
    added = managing.add(visit.desk.project, visit.field("name"), role, passphrase, _by(visit))
    if is_first:
        visit.say(visit.words.gettext("%(name)s is the keeper now. Say who you are.", name=added.name))
        return visit.go("/enter?next=/account")
    visit.say(visit.words.gettext("%(name)s is a member now.", name=added.name))
    return visit.go("/members")


def change_role(visit: Visit) -> Response:
    """Give a member another role."""
    changed = managing.set_role(visit.desk.project, visit.field("member"), _role(visit), _by(visit))
    label = visit.words.gettext(ROLES[changed.role].label)
    visit.say(visit.words.gettext("%(name)s is %(role)s now.", name=changed.name, role=label))
    return visit.go("/members")


def remove(visit: Visit) -> Response:
    """Let somebody be a member no longer."""
    gone = managing.remove(visit.desk.project, visit.field("member"), _by(visit))
    visit.say(visit.words.gettext("%(name)s is no member any more. What they did stays.", name=gone.name))
    return visit.go("/members")


def give_passphrase(visit: Visit) -> Response:
    """Give a member a passphrase, which they must replace by their own."""
    name = visit.field("member")
    managing.set_passphrase(visit.desk.project, name, _new_passphrase(visit), _by(visit))
    told = visit.words.gettext(
        "%(name)s has a new passphrase, and must choose their own before anything else.", name=name
    )
    visit.say(told)
    return visit.go("/members")


def drop_codes(visit: Visit) -> Response:
    """Take a member's authenticator away, as when it is lost."""
    name = visit.field("member")
    managing.drop_codes(visit.desk.project, name, _by(visit))
    visit.say(visit.words.gettext("%(name)s has no authenticator any more.", name=name))
    return visit.go("/members")


def unlock(visit: Visit) -> Response:
    """Let a member try again at once."""
    name = visit.field("member")
    managing.unlock(visit.desk.project, name, _by(visit))
    visit.say(visit.words.gettext("%(name)s can try again at once.", name=name))
    return visit.go("/members")


def set_rule(visit: Visit) -> Response:
    """Set a rule of the project."""
    set_rule_of(visit.desk.project, visit.field("rule"), visit.field("value"), _by(visit))
    visit.say(visit.words.gettext("The rule is set."))
    return visit.go("/members")


def _row(visit: Visit, member: Member) -> Row:
    credential = credential_of(visit.desk.project.engine, member.name)
    if credential is None:
        return Row(member, has_codes=False, is_given=False)
    return Row(member, credential.totp is not None, credential.is_given)


def _by(visit: Visit) -> str:
    return visit.reader.member


def _role(visit: Visit) -> Role:
    said = visit.field("role")
    if said not in set(Role):
        raise UsageError("There is no role %(role)s.", role=said)
    return Role(said)


def _new_passphrase(visit: Visit) -> str:
    said = visit.field("passphrase")
    if said != visit.field("again"):
        raise ToldError(
            visit.words.gettext("The two were not the same. Nothing was changed; go back and try again.")
        )
    return said
