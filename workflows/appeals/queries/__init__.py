"""What the desk shows of appeals: lists, rows, lamps, the feed of a card, earlier letters. Everything starts from `rules.visible_to`."""
