"""Whether anything fills a page at all, whatever it costs: the heights of every subset of modules in every width, as the bits of one number."""

from .modules import GAP, Item


def is_possible(items: list[Item], columns: int, rows: int) -> bool:
    """Is there an arrangement of some of the items that fills the page to its last line?"""
    every, step = (1 << len(items)) - 1, columns + 1
    within = (1 << rows + 1) - 1
    feet, heads, least = [False] * (every + 1), [False] * (every + 1), [0] * (every + 1)
    tower, row, either = [0] * ((every + 1) * step), [0] * ((every + 1) * step), [0] * ((every + 1) * step)
    for subset in range(1, every + 1):
        low = subset & -subset
        item = items[low.bit_length() - 1]
        feet[subset], heads[subset] = feet[subset ^ low] or item.foot, heads[subset ^ low] or item.head
        least[subset] = least[subset ^ low] + item.least
    for subset in sorted(range(1, every + 1), key=int.bit_count):
        for width in range(1, step):
            if least[subset] > width * rows:
                continue
            at = subset * step + width
            if subset & (subset - 1) == 0:
                tower[at] = row[at] = either[at] = sum(1 << height for height in items[subset.bit_length() - 1].costs.get(width, {}) if height <= rows)
                continue
            stacked = beside = 0
            first = (subset - 1) & subset
            while first:
                other = subset ^ first
                above, below = row[first * step + width], either[other * step + width]
                if above and below and not (feet[first] or heads[other]):
                    stacked |= _sums(above, below)
                for left in range(1, width):
                    beside |= tower[first * step + left] & either[other * step + width - left]
                first = (first - 1) & subset
            tower[at], row[at] = stacked & within, beside
            either[at] = tower[at] | beside
        if either[subset * step + columns] >> rows & 1:
            return True
    return False


def _sums(above: int, below: int) -> int:
    """Every height of one, a gap and a height of the other."""
    few, many = (above, below) if above.bit_count() < below.bit_count() else (below, above)
    many <<= GAP
    made = 0
    while few:
        low = few & -few
        made |= many << low.bit_length() - 1
        few ^= low
    return made
