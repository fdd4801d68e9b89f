"""The explorer's state to lines of runs: pure, and free of the toolkit.

The first page, painted before the toolkit is loaded, and every later one come from the same functions.
"""
