"""What to ask instead where a search found little or nothing."""
