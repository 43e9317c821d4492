"""Records of the doors of the citizen."""

from workflows.tracking.models.doors import Brake, CabinetAppeal, CabinetSession, EmailKey, Opening
from workflows.tracking.models.news import NewsChoice, StageNotice
from workflows.tracking.models.second import OneTimeCode

__all__ = ["Brake", "CabinetAppeal", "CabinetSession", "EmailKey", "NewsChoice", "OneTimeCode", "Opening", "StageNotice"]
