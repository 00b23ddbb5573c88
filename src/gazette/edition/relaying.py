"""All the layouts of one page with what stands on it, where the first ten of the search were enough when it was made."""

from dataclasses import replace

from .blank import Blank
from .foreseen import foresee
from .fullness import OWN
from .makeup import AD_ROWS, MUST, WIDER, Made, finished, ranked
from .shapes import whole


def relaid(page: Made, blank: Blank) -> list[Made]:
    """Layouts of what stands on a page that keep what is promised of white and have no more of the paper's own advertising than a page may, the cheapest first.

    Nothing on the page may be sold. There are none where the search finds none.
    """
    own = [spot.place for spot in page.spots if spot.kind == "advertisement"]
    odd = any(not AD_ROWS[place.columns][0] <= place.height <= AD_ROWS[place.columns][1] for place in own)
    offers = [replace(offer, leaving=MUST, table=whole(offer.table)) for offer in page.offers]
    inside = any(spot.kind == "inside" for spot in page.spots)
    layouts = ranked(offers, blank.sheet, rows=blank.rows, ads=len(own), inside=inside, anything=odd)
    most = max(OWN, page.share("advertisement", blank.sheet, blank.rows))
    made = sorted((finished(cost, places) for cost, places in layouts[:WIDER]), key=lambda one: one.price)
    made = [one for one in made if one.holds == page.holds and one.share("advertisement", blank.sheet, blank.rows) <= most]
    seen = (replace(one, white=foresee(one.spots, blank.sheet, blank.rows), candidates=page.candidates) for one in made)
    return [one for one in seen if one.is_kept]
