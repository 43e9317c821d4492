"""What tests of appeals share."""

import pytest

from workflows.appeals.actions.signing import PRINT


@pytest.fixture(autouse=True)
def paper_print(settings):
    """The form of the print is known, whoever builds it: these tests store prints themselves."""
    settings.PRINT_BUILDERS = {PRINT: "tests.workflows.appeals.story.no_builder", **settings.PRINT_BUILDERS}
