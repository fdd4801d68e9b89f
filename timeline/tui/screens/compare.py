"""Choosing the two or three actors to compare."""

from __future__ import annotations

from timeline.tui.comparing import comparable
from timeline.tui.screens.picker import PickerScreen


class ComparePicker(PickerScreen):
    """The actor picker, left only with as many actors as can stand side by side."""

    title_words = "Compare two or three actors"
    keys_words = "Tab choose   Enter compare   Esc back"

    def accepted(self, text: str) -> None:
        """Compare the actors chosen; the name under the cursor counts as one, so that one Tab and Enter will do."""
        chosen = [key for key, choice in self.picker.choices.items() if choice == "include"]
        here = self.picker.items[self.picker.cursor].key if self.picker.items else None
        if not comparable(chosen) and here is not None and here not in self.picker.choices:
            self.picker.cycle()
            chosen.append(here)
        if comparable(chosen):
            super().accepted(text)
        else:
            self.names.redraw()
