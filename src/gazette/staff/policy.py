"""Wagtail's permission questions about a model, answered by the predicates of roles.py."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from .roles import RANK, Colleague, nobody


class RolePolicy(BasePermissionPolicy):
    """``deeds`` maps an action (add, change, delete, publish, view, choose, lock, unlock) to a predicate; others are refused."""

    def __init__(self, model: Any, deeds: dict[str, Callable[[Colleague | None], bool]]) -> None:
        super().__init__(model)
        self.deeds = deeds

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self.deeds.get(action, nobody)(user)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        everyone = get_user_model().objects.filter(is_active=True)
        actions = list(actions)
        roles = [role for role in RANK if any(self.deeds.get(action, nobody)(_Standin(role)) for action in actions)]
        return everyone.filter(role__in=roles)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        return self.user_has_any_permission(user, actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model._default_manager.all()
        return rows if self.user_has_any_permission(user, actions) else rows.none()

    def instances_user_has_permission_for(self, user: Any, action: str) -> QuerySet[Any]:
        return self.instances_user_has_any_permission_for(user, [action])

    def collections_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        """Photos lie in one collection; Wagtail asks which."""
        from wagtail.models import Collection

        return Collection.objects.all() if self.user_has_any_permission(user, actions) else Collection.objects.none()

    def collections_user_has_permission_for(self, user: Any, action: str) -> QuerySet[Any]:
        return self.collections_user_has_any_permission_for(user, [action])


class _Standin:
    """A colleague of a role, to ask which roles a predicate lets through."""

    is_active = True

    def __init__(self, role: str) -> None:
        self.role = role
