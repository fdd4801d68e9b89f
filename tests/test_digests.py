from __future__ import annotations

import hashlib
import subprocess
import sys

from timeline import digests


def test_hashes_are_those_of_hashlib():
    assert digests.sha256(b"text").hexdigest() == hashlib.sha256(b"text").hexdigest()
    assert digests.blake2b(b"text", digest_size=8).digest() == hashlib.blake2b(b"text", digest_size=8).digest()


def test_openssl_is_not_loaded_for_them():
    program = "import sys, timeline.digests; print('_hashlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.strip() == "False"
