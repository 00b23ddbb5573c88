"""Logs colleagues in and answers Django's permission questions from their role; nothing is granted in a table."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from .roles import may_publish, may_write, works_here

ASKED = {
    "wagtailadmin.access_admin": works_here,
    "photos.add_photo": may_write,
    "photos.change_photo": may_write,
    "photos.choose_photo": may_write,
    "photos.view_photo": may_write,
    "stories.view_story": may_write,
    "stories.add_story": may_write,
    "stories.change_story": may_write,
    "stories.publish_story": may_publish,
}


class RoleBackend(ModelBackend):
    """Passwords as Django keeps them; permissions by role, refused when not named here."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        predicate = ASKED.get(perm)
        return bool(predicate and predicate(user_obj))

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return {perm for perm in ASKED if self.has_perm(user_obj, perm)}

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return self.get_all_permissions(user_obj)

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return any(perm.startswith(f"{app_label}.") for perm in self.get_all_permissions(user_obj))
