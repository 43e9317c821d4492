"""What exists: regulations, their drafts, the route of approval, and the archive of redactions."""

from workflows.regulations.models.amendment import AmendmentInstruction, Repeal
from workflows.regulations.models.approval import ApprovalRecord, OpinionRecord, Submission
from workflows.regulations.models.draft import DraftEdit, RedactionDraft
from workflows.regulations.models.erratum import Erratum
from workflows.regulations.models.opinion_request import OpinionRequest
from workflows.regulations.models.redaction import LabelUse, Provision, Publication, Redaction
from workflows.regulations.models.reference import (
    ActState,
    CrossReference,
    ExternalAct,
    ReferenceReview,
    ReferenceWaiver,
)
from workflows.regulations.models.regulation import OpinionBody, Regulation
from workflows.regulations.models.route import ApprovalRoute, RouteStep

__all__ = [
    "ActState",
    "AmendmentInstruction",
    "ApprovalRecord",
    "ApprovalRoute",
    "CrossReference",
    "DraftEdit",
    "Erratum",
    "ExternalAct",
    "LabelUse",
    "OpinionBody",
    "OpinionRecord",
    "OpinionRequest",
    "Provision",
    "Publication",
    "Redaction",
    "RedactionDraft",
    "ReferenceReview",
    "ReferenceWaiver",
    "Regulation",
    "Repeal",
    "RouteStep",
    "Submission",
]
