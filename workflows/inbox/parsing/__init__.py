"""Reading a letter: pure functions over bytes, without a database."""
