"""A view to the screen."""
