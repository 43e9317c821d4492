"""What differs between two texts of an act. Pure: two trees in, rows out; `rendering` makes HTML of them."""

from workflows.regulations.redline.comparing import compare
from workflows.regulations.redline.rows import Change, Comparison, Counts, Row

__all__ = ["Change", "Comparison", "Counts", "Row", "compare"]
