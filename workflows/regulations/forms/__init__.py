"""Forms of the staff screens: POST turned into values."""
