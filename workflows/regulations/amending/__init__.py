"""How one text becomes another: instructions of an order, applied to a tree and derived from two trees. Pure."""
