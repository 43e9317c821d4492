"""Services of interaction: what they are, for whom and what for, on what basis, checked by whom."""

from workflows.services.models.grounds import Basis, BasisKind, ProhibitionCheck
from workflows.services.models.service import Service, ServiceUse
from workflows.services.models.vocabulary import Audience, Kind, Mode, Pair, Purpose

__all__ = [
    "Audience",
    "Basis",
    "BasisKind",
    "Kind",
    "Mode",
    "Pair",
    "ProhibitionCheck",
    "Purpose",
    "Service",
    "ServiceUse",
]
