"""Who belongs to a project, what they may do, and how they show who they are.

A project without members is one person's: nobody is asked anything. Who may what is kept as records, one for
each change, so that it can be shown later who could do what on which day. By what members show who they are
(hashes of passphrases, secrets of authenticators) lies beside the records, and may be changed.
"""

from gawah.members.entering import Shown, enter
from gawah.members.privileges import ADDRESSES, COMMANDS, Privilege, may, may_ask
from gawah.members.roll import Member, has_members, member_named, members_of

__all__ = [
    "ADDRESSES",
    "COMMANDS",
    "Member",
    "Privilege",
    "Shown",
    "enter",
    "has_members",
    "may",
    "may_ask",
    "member_named",
    "members_of",
]
