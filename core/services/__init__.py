"""Service profiles: the addresses and limits of the services, as data."""
