"""The formats of the press beside its HTML pages, in the order in which an address is tried."""

from ..kinds import Kind
from .cards import CARDS
from .crops import CROPS
from .declarations import DECLARATIONS
from .feeds import FEEDS
from .ninjs import NINJS
from .printed import PRINTED
from .sitemaps import SITEMAPS

FORMATS: tuple[Kind, ...] = (*FEEDS, *SITEMAPS, NINJS, DECLARATIONS, *CROPS, *CARDS, *PRINTED)
