"""Addresses of the desk of appeals and its reference books."""
