"""numpy's own threads, kept out of reading: they spin between its small products, and half of two cores went there."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()


def without_numpy_threads() -> AbstractContextManager[object]:
    """While it is entered, numpy's products run on the thread that asks for them."""
    limits: AbstractContextManager[object] = _pools().limit(limits=1, user_api="blas")
    return limits
