"""Screens: one file each, with its keys from `timeline.tui.keymap`."""
