"""Words of danger in what citizens write: how a rule is read, how a text is searched, who has to be told."""
