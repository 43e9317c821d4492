"""Screens of the queue of held letters."""
