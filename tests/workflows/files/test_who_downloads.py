"""The register of files holds sources and scans of drafts: it is for those who may see drafts."""

from workflows.people import roles


def test_who_sees_the_register_of_files_sees_drafts():
    drafts = {name for name, role in roles.ROLES.items() if "regulations.view_redactiondraft" in role.permissions}
    files = {name for name, role in roles.ROLES.items() if "files.view_storedfile" in role.permissions}

    assert files - drafts == set()
