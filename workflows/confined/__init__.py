"""Programs of ours that open what a stranger has sent: each runs as a child with little time, little memory and no secrets."""
