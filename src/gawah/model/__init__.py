"""The records: frozen, pure, no input or output.

Invariant of this floor: nothing here reads a clock, a file or a setting; two records with the same
contents are the same record, on any machine.
"""

from gawah.model.custody import CustodyEvent, Handling
from gawah.model.decision import Judgement, Same, Verdict, Word
from gawah.model.fault import Fault
from gawah.model.ids import SubjectIds, claim_digest, digest, subject_id
from gawah.model.member import Change, MemberChange, Role
from gawah.model.proposal import Proposal, ProposalWord
from gawah.model.run import Finding, Run
from gawah.model.statement import Span, Stance, Statement, Visibility
from gawah.model.text import Block, BlockKind, Metadatum, Text

__all__ = [
    "Block",
    "BlockKind",
    "Change",
    "CustodyEvent",
    "Fault",
    "Finding",
    "Handling",
    "Judgement",
    "MemberChange",
    "Metadatum",
    "Proposal",
    "ProposalWord",
    "Role",
    "Run",
    "Same",
    "Span",
    "Stance",
    "Statement",
    "SubjectIds",
    "Text",
    "Verdict",
    "Visibility",
    "Word",
    "claim_digest",
    "digest",
    "subject_id",
]
