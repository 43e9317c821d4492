"""What happens to a form: written, sent once, confirmed, forgotten."""
