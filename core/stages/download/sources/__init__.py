"""Where products come from, one module a kind of source; all of them satisfy the port of ``..source``."""
