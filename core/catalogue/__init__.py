"""What there is: queries, answered by services as scenes."""
