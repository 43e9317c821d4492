"""Where the mail servers are, and whether they answer."""
