"""What holds for every test."""

import signal

from hypothesis import settings

# How long an example takes is the machine's business, and the first one imports a library.
settings.register_profile("timeline", deadline=None)
settings.register_profile("long", deadline=None, max_examples=10_000)
settings.load_profile("timeline")

# A shell starts what it runs in the background with Ctrl+C ignored, and its children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
