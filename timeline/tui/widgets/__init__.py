"""Textual widgets: lines of runs on a canvas, and fields to type in."""
