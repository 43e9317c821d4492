"""What the form says is wrong."""

from tests.make_filing import body
from tests.pages.html import faults


def refused(response) -> list[str]:
    """The sentences of the summary."""
    assert response.status_code == 400
    told = body(response)
    assert faults(told) == []
    summary = told.partition('id="faults"')[2].partition("</div>")[0]
    return [item.partition("</a>")[0].rpartition(">")[2] for item in summary.split("<li>")[1:]]
