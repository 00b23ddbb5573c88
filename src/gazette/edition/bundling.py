"""Short stories bundled in pairs that stand together, so that a page can hold more of them than the search places one by one."""

from itertools import combinations

from .modules import Item
from .slicing import Slicing

WANTED = 2000.0  # the price of leaving from which a story must stand; it is bundled with none that need not


def bundled(items: list[Item], columns: int, rows: int, *, most: int) -> list[Item]:
    """At most so many items: of more, the two smallest again and again as one; where no two go together, without those that are cheapest to leave."""
    while len(items) > most:
        loose = sorted((item for item in items if not item.head and item.costs), key=lambda item: item.least)
        pairs = sorted(combinations(loose, 2), key=lambda pair: pair[0].least + pair[1].least)
        made = next((made for pair in pairs if (made := _pair(*pair, columns, rows))), None)
        if made is None:
            return sorted(items, key=lambda item: -item.leaving)[:most]
        bundle, one, other = made
        items = [bundle if item is one else item for item in items if item is not other]
    return items


def _pair(one: Item, other: Item, columns: int, rows: int) -> tuple[Item, Item, Item] | None:
    """Two items as one that holds both, and they; None when they do not go together."""
    if (one.leaving >= WANTED) is not (other.leaving >= WANTED):
        return None
    inner = Slicing([one, other], columns, rows)
    costs = inner.together()
    return (Item(f"{one.name}+{other.name}", costs, max(one.weight, other.weight), one.leaving + other.leaving, inner=inner), one, other) if costs else None
