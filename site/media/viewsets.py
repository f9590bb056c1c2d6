"""Portrait consents in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from media.forms import PortraitConsentForm
from media.models import PortraitConsent


class PortraitConsentViewSet(SnippetViewSet):
    """肖像同意."""

    model = PortraitConsent
    icon = "user"
    menu_label = _("肖像同意")
    menu_order = 420
    add_to_admin_menu = True
    list_display = [
        "subject_name",
        "get_scope_display",
        "get_channel_display",
        DateColumn("given_on", label=_("同意日期"), sort_key="given_on"),
        DateColumn("valid_until", label=_("有效期至"), sort_key="valid_until"),
        Column("state_label", label=_("状态")),
    ]
    list_filter = ["scope", "channel"]
    search_fields = ["subject_name"]
    ordering = ["-recorded_at"]
    edit_handler = ObjectList(
        [
            FieldPanel("subject_name"),
            FieldRowPanel([FieldPanel("scope"), FieldPanel("channel")]),
            FieldRowPanel([FieldPanel("given_on"), FieldPanel("valid_until")]),
            FieldPanel("scan"),
        ],
        base_form_class=PortraitConsentForm,
    )
