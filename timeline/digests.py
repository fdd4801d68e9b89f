"""The hash functions of the house, without OpenSSL: `hashlib` loads it first, which takes longer than all our hashing.

The modules of CPython's own implementations are private, and `hashlib` itself is asked where there are none.
"""

from __future__ import annotations

from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    try:
        from _sha256 import sha256  # Python 3.11; later ones have it in _sha2
    except ImportError:
        try:
            from _sha2 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["blake2b", "sha256"]
