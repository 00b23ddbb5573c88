"""Lists and forms of what stories are filed under: sections, topics, people, and the pages of the house."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from gazette.staff.models import Person
from gazette.staff.staleness import Fresh
from gazette.stories.models import Place, Section, Topic

from .choosing import NameChooserViewSet
from .columns import RetiredColumn
from .forms import PersonForm


class PlainIndexView(IndexView):
    """A list without boxes to tick: nothing here is done to many at once."""

    bulk_actions_column = None


class NameEditView(Fresh, EditView):
    """The form of a name; a save that comes too late is refused."""


class NamesViewSet(SnippetViewSet):
    """What these screens share: nothing is copied or deleted, since the record names it for ever."""

    copy_view_enabled = False
    inspect_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    index_view_class = PlainIndexView
    edit_view_class = NameEditView
    edit_template_name = "desk/name_edit.html"
    create_template_name = "desk/name_create.html"
    chooser_viewset_class = NameChooserViewSet


class SectionViewSet(NamesViewSet):
    model = Section
    icon = "folder-inverse"
    menu_label = _("Sections")
    admin_url_namespace = base_url_path = "sections"
    list_display = ["name", "slug", "order", RetiredColumn("retired", label=_("Retired"), accessor="retired")]
    search_fields = ["name", "slug"]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("editor"), FieldRowPanel([FieldPanel("order"), FieldPanel("retired")])]
    )


class TopicViewSet(NamesViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    admin_url_namespace = base_url_path = "topics"
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")])


class PersonViewSet(NamesViewSet):
    model = Person
    icon = "user"
    menu_label = _("People")
    admin_url_namespace = base_url_path = "people"
    list_display = ["name", "role", "slug"]
    search_fields = ["name", "slug", "role"]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("slug"), FieldPanel("role"), FieldPanel("bio"), FieldPanel("email"), FieldPanel("same_as")],
        base_form_class=PersonForm,
    )


class PlaceViewSet(NamesViewSet):
    model = Place
    icon = "home"
    menu_label = _("Pages of the house")
    admin_url_namespace = base_url_path = "places"
    list_display = ["title", "slug", "policy"]
    search_fields = ["title", "slug"]
    edit_handler = ObjectList(
        [FieldPanel("title"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("body"), FieldRowPanel([FieldPanel("policy"), FieldPanel("order")])]
    )


class PaperViewSets(SnippetViewSetGroup):
    """One menu for what makes up the paper."""

    items = (SectionViewSet, TopicViewSet, PersonViewSet, PlaceViewSet)
    menu_label = _("The paper")
    menu_name = "paper"
    menu_icon = "list-ul"
    menu_order = 400
