"""A paper act becomes a tree: `read_source` takes a file, `read_regulation` understands it. No database, no models.

What cannot be understood is kept as it stands and told in a finding; what cannot be read is one clear sentence.
"""

from workflows.regulations.importing.findings import CODES, Finding, Severity
from workflows.regulations.importing.order_reference import OrderReference
from workflows.regulations.importing.reading import read_source
from workflows.regulations.importing.regulation import Imported, read_regulation
from workflows.regulations.importing.source import MAX_BYTES, Line, Source

__all__ = ["CODES", "MAX_BYTES", "Finding", "Imported", "Line", "OrderReference", "Severity", "Source", "read_regulation", "read_source"]
