"""Bytes, a path, a URL, a feed to Documents."""
