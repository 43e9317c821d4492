"""What exists: regulations, their drafts, the route of approval, and the archive of redactions."""

from workflows.regulations.models.amendment import AmendmentInstruction, Repeal
from workflows.regulations.models.approval import ApprovalRecord, OpinionRecord, Submission
from workflows.regulations.models.draft import DraftEdit, RedactionDraft
from workflows.regulations.models.erratum import Erratum
from workflows.regulations.models.opinion_request import OpinionRequest
from workflows.regulations.models.redaction import LabelUse, Provision, Publication, Redaction
from workflows.regulations.models.regulation import OpinionBody, Regulation
from workflows.regulations.models.route import ApprovalRoute, RouteStep

__all__ = [
    "AmendmentInstruction",
    "ApprovalRecord",
    "ApprovalRoute",
    "DraftEdit",
    "Erratum",
    "LabelUse",
    "OpinionBody",
    "OpinionRecord",
    "OpinionRequest",
    "Provision",
    "Publication",
    "Redaction",
    "RedactionDraft",
    "Regulation",
    "Repeal",
    "RouteStep",
    "Submission",
]
