"""Remarks on a text with links to their places in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workflows.errors import why_not
from workflows.regulations import rules
from workflows.regulations.models import RedactionDraft
from workflows.regulations.tree import ActText, label_key, places

SAID = {"changed": "изменено при загрузке", "defect": "ошибка оставлена как в источнике", "check": "проверьте"}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One remark; `key` leads to the provision in the text, when it is still there."""

    severity: str
    message: str
    label: str
    key: str


def finding_rows(findings: Sequence[dict[str, Any]], text: ActText) -> list[FindingRow]:
    """What was noticed when the document was loaded."""
    keys = {place.key for place in places(text)}
    return [_row(finding, keys) for finding in findings]


def _row(finding: dict[str, Any], keys: set[str]) -> FindingRow:
    label = str(finding.get("label", ""))
    key = label_key(label) if label else ""
    severity = str(finding.get("severity", ""))
    return FindingRow(SAID.get(severity, severity), str(finding.get("message", "")), label, key if key in keys else "")


def obstacles(draft: RedactionDraft, text: ActText) -> list[str]:
    """What would keep this text from being handed in."""
    return [said for said in (why_not(rules.text_is_sound, text), why_not(rules.labels_are_free, draft.regulation, text)) if said]
