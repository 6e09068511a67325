"""Where: the area of interest, exact and as a cover with few vertices."""
