"""Remarks on a text with links to their places in it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone

from workflows.errors import why_not
from workflows.regulations.models import RedactionDraft
from workflows.regulations.readiness import changes_to_hand_in
from workflows.regulations.tree import ActText, label_key, places
from workflows.regulations.views.lint import lint

SAID = {"changed": "изменено при загрузке", "defect": "ошибка оставлена как в источнике", "check": "проверьте"}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One remark; `key` leads to the provision in the text and `uid` to its block in the editor, when it is still there."""

    severity: str
    message: str
    label: str
    key: str
    uid: str


def finding_rows(findings: Sequence[dict[str, Any]], text: ActText) -> list[FindingRow]:
    """What was noticed when the document was loaded."""
    uids = {place.key: place.node.uid for place in places(text)}
    return [_row(finding, uids) for finding in findings]


def remarks_now(text: ActText) -> list[FindingRow]:
    """What the checks say of the text as it stands; references have a list of their own, with reasons."""
    return finding_rows([asdict(finding) for finding in lint(text) if finding.code != "dangling_reference"], text)


def _row(finding: dict[str, Any], uids: dict[str, str]) -> FindingRow:
    label = str(finding.get("label", ""))
    key = label_key(label) if label else ""
    severity = str(finding.get("severity", ""))
    return FindingRow(SAID.get(severity, severity), str(finding.get("message", "")), label, key if key in uids else "", uids.get(key, ""))


def obstacles(draft: RedactionDraft, text: ActText) -> list[str]:
    """What would keep this text from being handed in."""
    return list(filter(None, [why_not(changes_to_hand_in, draft, text, on=timezone.localdate())]))
