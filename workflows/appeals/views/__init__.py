"""Staff screens of appeals: each asks `rules` about the very appeal before it shows or does anything."""
