"""Where scenes lie: coverage of the area, newer versions of one acquisition."""
