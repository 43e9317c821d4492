"""Staff screens of regulations."""
