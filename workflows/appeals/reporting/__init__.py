"""Figures about appeals: reports of a period, the journal as a file, rows for the state's classifier. They read, they change nothing."""
