"""Whether appeals are what was taken in, numbered, signed and sent. Read by `verify_archive` alone.

No sentence names a citizen: whoever reads the report need not be a reader of appeals.
"""

from workflows.appeals.verification.everything import problems

__all__ = ["problems"]
