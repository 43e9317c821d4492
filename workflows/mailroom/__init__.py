"""What an arrived letter means: a new appeal, more of a known one, a report, or a question for a person."""
