"""Programs that are started from here: what they see, what they say, and that nothing of them stays."""
