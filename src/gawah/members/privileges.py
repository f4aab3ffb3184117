"""What may be done and by whom: every command and every address stands in one of two tables here.

What is in neither is refused, and a test looks for such. A role has the least that its work needs.
"""

from __future__ import annotations

from enum import StrEnum

from gawah.model import Role


class Privilege(StrEnum):
    """What one may or may not be allowed to do."""

    ENTER = "enter"
    """What needs nobody: to say who one is, or what touches no project that is there."""
    OWN = "own"
    """What concerns oneself alone: passphrase, authenticator, language."""
    READ = "read"
    ADD = "add"
    """To bring documents in and have them read, and to keep questions for all."""
    DECIDE = "decide"
    """To accept, reject, correct and add claims, and to say what a part of a page is."""
    PAIRS = "pairs"
    """To join and part what is told of one event, person or source."""
    STANDARD = "standard"
    """To say which standard of proof an incident meets."""
    PERMIT = "permit"
    """To record that somebody may be named, and that they may no more."""
    EXPORT = "export"
    """To write the register, or a part of it, for somebody else or as a file."""
    PUBLISH = "publish"
    FORGET = "forget"
    """To destroy what a document told."""
    MERGE = "merge"
    """To take in what was added and decided on another laptop, and to open what was packed for this one."""
    SEAL = "seal"
    """To sign the state of the log, to have it stamped, and to write down custody outside gawah."""
    MEMBERS = "members"
    """To say who belongs to the project, and by which rules."""


_READER = frozenset({Privilege.ENTER, Privilege.OWN, Privilege.READ})
_EDITOR = _READER | {Privilege.ADD}
_REVIEWER = _EDITOR | {Privilege.DECIDE, Privilege.PAIRS, Privilege.STANDARD}
PRIVILEGES = {
    Role.READER: _READER,
    Role.EDITOR: _EDITOR,
    Role.REVIEWER: _REVIEWER,
    Role.KEEPER: frozenset(Privilege),
}
"""What each role may do by itself."""

PROPOSES = {Role.EDITOR: frozenset({Privilege.DECIDE, Privilege.PAIRS, Privilege.STANDARD})}
"""What a role may propose: it holds once a member confirms it who may do it."""

COMMANDS = {
    "init": Privilege.ENTER,  # makes a project that nobody belongs to yet
    "extract": Privilege.ENTER,  # opens no project
    "serve": Privilege.ENTER,  # who opens the address must still say who they are
    "add": Privilege.ADD,
    "run": Privilege.ADD,
    "list": Privilege.READ,
    "show": Privilege.READ,
    "search": Privilege.READ,
    "law": Privilege.READ,
    "review accept": Privilege.DECIDE,
    "review reject": Privilege.DECIDE,
    "review correct": Privilege.DECIDE,
    "review move": Privilege.DECIDE,
    "review name": Privilege.DECIDE,
    "review undo": Privilege.DECIDE,
    "review block": Privilege.DECIDE,
    "review history": Privilege.READ,
    "review pairs": Privilege.READ,
    "review compare": Privilege.READ,
    "review same": Privilege.PAIRS,
    "review different": Privilege.PAIRS,
    "review unsure": Privilege.PAIRS,
    "review split": Privilege.PAIRS,
    "review standard": Privilege.STANDARD,
    "review permit": Privilege.PERMIT,
    "review submission": Privilege.DECIDE,
    "review proposals": Privilege.READ,
    "review confirm": Privilege.ADD,  # and what the proposal itself needs
    "review refuse": Privilege.ADD,  # one's own; another's: what it needs itself
    "out export": Privilege.EXPORT,
    "out publish": Privilege.PUBLISH,
    "out leave": Privilege.EXPORT,
    "import": Privilege.ADD,  # records that left a project, with words of others: MERGE
    "out site": Privilege.PUBLISH,  # --verify opens no project
    "out dossier": Privilege.EXPORT,
    "out un-draft": Privilege.EXPORT,
    "out press": Privilege.EXPORT,
    "evidence log": Privilege.READ,
    "evidence verify": Privilege.ENTER,  # is for whoever has a copy, also a damaged one; it tells no value
    "evidence checklist": Privilege.READ,
    "evidence proof": Privilege.EXPORT,
    "evidence note": Privilege.SEAL,
    "evidence checkpoint": Privilege.SEAL,
    "evidence stamp": Privilege.SEAL,
    "evidence forget": Privilege.FORGET,
    "evidence conflicts": Privilege.READ,
    "evidence key": Privilege.MERGE,
    "evidence merge": Privilege.MERGE,
    "evidence pack": Privilege.EXPORT,
    "evidence travel": Privilege.EXPORT,
    "evidence backup": Privilege.EXPORT,
    "evidence restore": Privilege.ENTER,  # makes a project of a file; opens none that is there
    "lock": Privilege.ENTER,  # whoever is there may close it
    "keys passphrase": Privilege.MEMBERS,
    "keys shares": Privilege.MEMBERS,
    "keys recover": Privilege.ENTER,  # two shares are needed for it
    "keys encrypt": Privilege.EXPORT,
    "figures count": Privilege.READ,
    "figures reconcile": Privilege.READ,
    "user list": Privilege.READ,
    "user passphrase": Privilege.OWN,  # of somebody else: MEMBERS
    "user totp": Privilege.OWN,  # of somebody else: MEMBERS
    "user add": Privilege.MEMBERS,
    "user role": Privilege.MEMBERS,
    "user remove": Privilege.MEMBERS,
    "user unlock": Privilege.MEMBERS,
    "user rule": Privilege.MEMBERS,
}
"""What each command needs, where a project has members."""

ADDRESSES = {
    "GET /locked": Privilege.ENTER,
    "POST /lock": Privilege.ENTER,
    "POST /unlock": Privilege.ENTER,  # the passphrase of the project is asked for there
    "GET /enter": Privilege.ENTER,
    "POST /enter": Privilege.ENTER,
    "GET /settings": Privilege.ENTER,  # the language of the page on which one says who one is
    "POST /settings": Privilege.ENTER,
    "POST /leave": Privilege.OWN,
    "GET /account": Privilege.OWN,
    "POST /account/passphrase": Privilege.OWN,
    "POST /account/codes": Privilege.OWN,
    "GET /help": Privilege.OWN,
    "GET /help/keys": Privilege.OWN,
    "GET /": Privilege.READ,
    "GET /inbox": Privilege.READ,
    "POST /inbox/add": Privilege.ADD,
    "POST /inbox/again": Privilege.ADD,
    "GET /documents/next": Privilege.READ,
    "GET /documents/{id}": Privilege.READ,
    "POST /documents/{id}/decide": Privilege.DECIDE,
    "POST /documents/{id}/accept": Privilege.DECIDE,
    "POST /documents/{id}/no-incident": Privilege.DECIDE,
    "POST /documents/{id}/undo": Privilege.DECIDE,
    "POST /documents/{id}/block": Privilege.DECIDE,
    "POST /documents/{id}/place": Privilege.DECIDE,
    "POST /documents/{id}/add": Privilege.DECIDE,
    "POST /documents/{id}/source": Privilege.DECIDE,
    "POST /redo": Privilege.DECIDE,
    "GET /register": Privilege.READ,
    "POST /register/views/save": Privilege.ADD,
    "POST /register/views/remove": Privilege.ADD,
    "POST /register/export": Privilege.EXPORT,
    "GET /search": Privilege.READ,
    "GET /incidents/{id}": Privilege.READ,
    "GET /incidents/{id}/map": Privilege.READ,
    "POST /incidents/{id}/accept": Privilege.DECIDE,
    "POST /incidents/{id}/reject": Privilege.DECIDE,
    "POST /incidents/{id}/standard": Privilege.STANDARD,
    "POST /incidents/{id}/sources": Privilege.PAIRS,
    "POST /incidents/{id}/undo": Privilege.DECIDE,
    "POST /incidents/{id}/part": Privilege.PAIRS,
    "GET /subjects": Privilege.READ,
    "GET /subjects/{key}": Privilege.READ,
    "GET /subjects/{key}/map": Privilege.READ,
    "POST /subjects/{key}/name": Privilege.DECIDE,
    "POST /subjects/{key}/unname": Privilege.DECIDE,
    "POST /subjects/{key}/role": Privilege.DECIDE,
    "POST /subjects/{key}/same": Privilege.PAIRS,
    "POST /subjects/{key}/permit": Privilege.PERMIT,
    "POST /subjects/{key}/part": Privilege.PAIRS,
    "POST /subjects/{key}/undo": Privilege.DECIDE,
    "GET /pairs": Privilege.READ,
    "POST /pairs/decide": Privilege.PAIRS,
    "POST /pairs/take-back": Privilege.PAIRS,
    "POST /pairs/undo": Privilege.PAIRS,
    "GET /pairs/safe": Privilege.PAIRS,
    "POST /pairs/safe": Privilege.PAIRS,
    "GET /pairs/with/{id}": Privilege.READ,
    "GET /pairs/split/{id}": Privilege.PAIRS,
    "POST /pairs/split/{id}": Privilege.PAIRS,
    "GET /pairs/{left}/{right}": Privilege.READ,
    "GET /proposals": Privilege.READ,
    "POST /proposals/confirm": Privilege.ADD,  # and what the proposal itself needs
    "POST /proposals/refuse": Privilege.ADD,  # one's own; another's: what it needs itself
    "GET /members": Privilege.MEMBERS,
    "POST /members/add": Privilege.MEMBERS,
    "POST /members/role": Privilege.MEMBERS,
    "POST /members/remove": Privilege.MEMBERS,
    "POST /members/passphrase": Privilege.MEMBERS,
    "POST /members/codes": Privilege.MEMBERS,
    "POST /members/unlock": Privilege.MEMBERS,
    "POST /members/rule": Privilege.MEMBERS,
}
"""What each address needs, where a project has members."""


def may_ask(role: Role, wanted: Privilege) -> bool:
    """Whether somebody with a role may do something, or propose it."""
    return may(role, wanted) or wanted in PROPOSES.get(role, frozenset())


def may(role: Role, wanted: Privilege) -> bool:
    """Whether somebody with a role may do something by themselves."""
    return wanted in PRIVILEGES[role]
