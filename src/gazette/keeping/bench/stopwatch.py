"""A stopwatch on functions of the engine: CPU seconds of each, without those of the others it calls."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class Stopwatch:
    """``spent`` holds the CPU seconds of each stage."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()  # type: ignore[assignment]
        self._inner = [0.0]

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        started = time.process_time()
        self._inner.append(0.0)
        try:
            yield
        finally:
            took = time.process_time() - started
            self.spent[name] += took - self._inner.pop()
            self._inner[-1] += took

    def on(self, module: ModuleType, function: str, name: str) -> None:
        """Time every call that goes through the name a module knows the function by."""
        known: Callable[..., Any] = getattr(module, function)

        def timed(*args: Any, **words: Any) -> Any:
            with self.stage(name):
                return known(*args, **words)

        setattr(module, function, timed)
