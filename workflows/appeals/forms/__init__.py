"""Forms of the desk: they turn what was typed into the values of actions."""
