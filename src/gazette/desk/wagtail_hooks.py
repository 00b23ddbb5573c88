"""The newsroom's furniture: screens, menus, the look; no thinking in it."""

from typing import Any

from django.urls import path, reverse, reverse_lazy
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet

from gazette.staff.policy import RolePolicy
from gazette.staff.roles import may_administer, may_publish, may_write, works_here
from gazette.stories.models import Place, Section, Story, Topic

from .screens import acts, clearing
from .screens.names import PaperViewSets
from .screens.stories import StoryViewSet
from .statics import address

WRITING = {"view": works_here, "choose": works_here, "add": may_write, "change": may_write}
NAMING = {"view": works_here, "choose": works_here, "add": may_publish, "change": may_publish}

policy_registry.register(Story, RolePolicy(Story, WRITING | {"publish": may_publish, "lock": may_write, "unlock": may_publish}), exact_class=True)
policy_registry.register(Topic, RolePolicy(Topic, WRITING), exact_class=True)
policy_registry.register(Section, RolePolicy(Section, NAMING), exact_class=True)
policy_registry.register(Place, RolePolicy(Place, NAMING), exact_class=True)

register_snippet(StoryViewSet)
register_snippet(PaperViewSets)

MENU = ("desk", "stories", "fronts", "images", "edition", "paper", "colleagues", "sample")


class Link(EntityFeature):
    """Links, which every text may hold; so here stands as well what holds for every text."""

    def construct_options(self, options: dict[str, Any]) -> None:
        super().construct_options(options)
        options["stateSaveInterval"] = 0  # milliseconds; with Draftail's 250 the last words typed before Save were lost


class AdministratorsItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may_administer(request.user) and clearing.is_sample()


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("stories/<int:pk>/update/", acts.UpdateView.as_view(), name="story_update"),
        path("stories/<int:pk>/correct/", acts.CorrectView.as_view(), name="story_correct"),
        path("stories/<int:pk>/kill/", acts.KillView.as_view(), name="story_kill"),
        path("stories/<int:pk>/takedown/", acts.TakedownView.as_view(), name="story_takedown"),
        path("acts/<int:pk>/", acts.waiting, name="act"),
        path("acts/<int:pk>/undo/", acts.undo, name="act_undo"),
        path("acts/<int:pk>/now/", acts.now, name="act_now"),
    ]


@hooks.register("register_admin_menu_item")
def desk() -> MenuItem:
    return MenuItem(_("Desk"), reverse("wagtailadmin_home"), name="desk", icon_name="home", order=10)


@hooks.register("register_admin_menu_item")
def sample() -> MenuItem:
    return AdministratorsItem(_("Clear the sample"), reverse("clear_sample"), name="sample", icon_name="bin", order=900)


@hooks.register("construct_main_menu")
def only_ours(request: Any, items: list[Any]) -> None:
    """No menu leads to a closed door."""
    items[:] = [item for item in items if item.name in MENU]
    for item in items:
        if item.name == "images":
            item.label, item.order = _("Photos"), 200


@hooks.register("register_admin_search_area")
def find_stories() -> Any:
    from wagtail.admin.search import SearchArea

    return SearchArea(_("Stories"), reverse("stories:list"), name="stories", icon_name="doc-full", order=1)


@hooks.register("construct_search")
def only_our_search(request: Any, areas: list[Any]) -> None:
    areas[:] = [area for area in areas if area.name in ("stories", "images")]


@hooks.register("insert_global_admin_css")
def look() -> str:
    sheets = ("newsroom", "editor", "desk")
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((address(f"desk/{name}.css"),) for name in sheets))


@hooks.register("insert_global_admin_js")
def script() -> str:
    return format_html_join("", '<script src="{}" defer></script>', ((address(f"desk/{name}.js"),) for name in ("waiting", "naming", "saving", "ticks")))


@hooks.register("register_rich_text_features", order=100)
def links_go_out(features: Any) -> None:
    """A link in a story leads to an address; the tree of pages behind Wagtail's own chooser is closed."""
    outside = reverse_lazy("wagtailadmin_choose_page_external_link")
    plugin = features.plugins_by_editor["draftail"]["link"]
    data = {**plugin.data, "chooserUrls": {**plugin.data["chooserUrls"], "pageChooser": outside}}
    features.register_editor_plugin("draftail", "link", Link(data, js=["wagtailadmin/js/page-chooser-modal.js"]))


@hooks.register("construct_admin_api")
def name_an_address_wagtail_asks_for(router: Any) -> None:
    """Wagtail's pages name the address of its documents, which are not installed; it leads to a closed door."""
    from wagtail.admin.api.views import PagesAdminAPIViewSet

    router.register_endpoint("documents", PagesAdminAPIViewSet)
