"""The query language of the Data Hubs, as sentinelsat's users write it: read into a tree, tested by a client.

It knows the keywords and where the Copernicus catalogue keeps them, but asks nobody anything.
"""
