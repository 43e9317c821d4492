"""How staff templates write numbers and references."""
