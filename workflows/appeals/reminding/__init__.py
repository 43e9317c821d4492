"""Reminders about terms: the ladder, the hours, who is addressed, what is due, how it is said."""
