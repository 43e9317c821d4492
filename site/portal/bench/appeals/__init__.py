"""A register of invented appeals of any size, and what the desk, the report and the journal cost on it."""
