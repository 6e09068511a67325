"""Libraries of others that both searches and downloads need, on our session; each is imported on use."""
