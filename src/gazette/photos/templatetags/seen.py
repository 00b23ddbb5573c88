"""What a form of a picture was opened on, for its hidden field."""

from django import template

from gazette.photos.models import Photo
from gazette.staff.staleness import seen_in

register = template.Library()


@register.filter
def seen(photo: Photo) -> str:
    """The picture as it stands in the database, whatever a refused form has made of the one in memory."""
    return seen_in(Photo.objects.get(pk=photo.pk))
