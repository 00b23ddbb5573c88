"""Makes the golden pages again: ``python -m tests.edition.golden``."""

from . import KEPT, SHOWN, names, remake

remake()
for path in (*(KEPT / name for name in names()), SHOWN):
    print(f"{path}: {path.stat().st_size // 1024} KB. Look at it before you keep it.")
