"""Services that speak STAC, asked through pystac-client, which is imported on first use."""
