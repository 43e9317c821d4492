"""How a citizen asks how the letter stands: number and code, and a list of one's own."""
