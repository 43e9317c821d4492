"""What is done with appeals: each verb is one transaction with one line in the journal."""
