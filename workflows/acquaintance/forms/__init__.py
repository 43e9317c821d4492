"""What people type about campaigns, turned into the values that actions take."""
