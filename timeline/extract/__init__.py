"""Documents to entries: sentences, time expressions, actors and aliases, places, events; pure, no I/O."""
