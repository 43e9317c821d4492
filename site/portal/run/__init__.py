"""The launcher: from a bare machine to a running product, with Python's own library alone until the install is done."""
