"""Data Hubs (DHuS), searched through sentinelsat."""
