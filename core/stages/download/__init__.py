"""The first stage: a product from a service to the disk, verified."""
