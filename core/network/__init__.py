"""Sessions, tokens and repeated attempts."""
