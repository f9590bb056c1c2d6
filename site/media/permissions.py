"""Who of the staff may see files that are not public."""

from typing import Any

from wagtail.permissions import policy_registry

from media.models import PortraitConsent, SiteDocument, SiteImage

ANY = ["add", "change", "delete", "choose"]


def may_see(user: Any, thing: SiteImage | SiteDocument) -> bool:
    """Staff with any permission on the picture or document, through its collection."""
    if not (user.is_active and user.has_perm("wagtailadmin.access_admin")):
        return False
    policy = policy_registry.get_by_type(type(thing))
    return bool(policy.user_has_any_permission_for_instance(user, ANY, thing))


def may_see_consents(user: Any) -> bool:
    """荣誉管理员 and 管理员: those who may record consents."""
    label = PortraitConsent._meta.app_label
    allowed = user.has_perm(f"{label}.view_portraitconsent") or user.has_perm(f"{label}.change_portraitconsent")
    return bool(user.is_active and user.has_perm("wagtailadmin.access_admin") and allowed)
