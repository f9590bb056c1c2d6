"""The end of a consent: the portraits go from the whole site, the record stays."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from media import portraits
from media.forms import WithdrawForm
from media.models import PortraitConsent, SiteImage

WITHDRAWN = "media.consent_withdraw"  # action in Wagtail's log


def withdraw(consent: PortraitConsent, user: Any = None) -> None:
    """From the commit on no page, list or cached file shows the portraits. Once is enough; again changes nothing."""
    with transaction.atomic():
        consent = PortraitConsent.objects.select_for_update().get(pk=consent.pk)
        if consent.withdrawn_at:
            return
        consent.withdrawn_at = timezone.now()
        # not save(): its signal would tell those above of the public portraits, and below they hear of every one
        PortraitConsent.objects.filter(pk=consent.pk).update(withdrawn_at=consent.withdrawn_at)
        portraits.stop_showing(consent.images.values_list("pk", flat=True), consent)
        log(instance=consent, action=WITHDRAWN, user=user)


def may_withdraw(user: Any, consent: PortraitConsent) -> bool:
    return consent.withdrawn_at is None and user.has_perm("media.change_portraitconsent")


class WithdrawView(WagtailAdminTemplateMixin, FormView):
    """Shows which pictures will disappear, then does it."""

    form_class = WithdrawForm
    template_name = "media/withdraw_consent.html"
    page_title = gettext_lazy("撤回肖像同意")
    header_icon = "cross"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("media.change_portraitconsent"):
            raise PermissionDenied
        self.consent = get_object_or_404(PortraitConsent, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.consent)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        images = SiteImage.objects.filter(consent=self.consent).prefetch_renditions("max-165x165")
        return super().get_context_data(consent=self.consent, images=images, **kwargs)

    def form_valid(self, form: WithdrawForm) -> HttpResponse:
        withdraw(self.consent, self.request.user)
        messages.success(
            self.request, _("已撤回“%(name)s”的肖像同意，照片已从网站各处撤下。") % {"name": self.consent.subject_name}
        )
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return reverse("wagtailsnippets_media_portraitconsent:list")
