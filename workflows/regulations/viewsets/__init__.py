"""What the staff desk registers of regulations."""
