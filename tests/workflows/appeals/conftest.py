"""What tests of appeals share."""

import pytest

from workflows.appeals.actions.signing import PRINT
from workflows.appeals.verification import problems


@pytest.fixture(autouse=True)
def paper_print(settings):
    """The form of the print is known, whoever builds it: these tests store prints themselves."""
    settings.PRINT_BUILDERS = {PRINT: "tests.workflows.appeals.story.no_builder", **settings.PRINT_BUILDERS}


@pytest.fixture(autouse=True)
def whole_archive(request):
    """After every scenario of the law the archive checks itself: what people do lawfully is never reported as damage."""
    is_scenario = request.node.path.name.startswith("test_scenarios_")
    if is_scenario:
        request.getfixturevalue("db")
    yield
    if is_scenario:
        assert list(problems()) == []
