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

    def __getattr__(name: str) -> object:
        """SHA-256 once it is asked for: who only looks at a store has no use for it."""
        if name != "sha256":
            raise AttributeError(name)
        try:
            from _sha256 import sha256  # noqa: PLC0415  Python 3.11; later ones have it in _sha2
        except ImportError:
            try:
                from _sha2 import sha256  # noqa: PLC0415
            except ImportError:
                from hashlib import sha256  # noqa: PLC0415
        return sha256


__all__ = ["blake2b", "sha256"]
