"""Searches archives of ``.SAFE`` trees, in a bucket or in a folder: nobody lists them but the names themselves."""
