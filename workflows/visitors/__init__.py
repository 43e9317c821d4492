"""Counting visitors without knowing them: part of a network instead of an address, a salt that is thrown away."""
