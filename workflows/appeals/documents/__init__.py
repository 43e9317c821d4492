"""Rows of appeals turned into the plain facts that `papers` prints."""
