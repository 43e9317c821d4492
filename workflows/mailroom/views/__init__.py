"""Screens of the mail room."""
