"""What is wanted, and survives a restart: orders, jobs, slots."""
