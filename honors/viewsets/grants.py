"""表彰批次, 授予记录, 撤销记录, 异议 in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import IndexView

from honors import roll_files
from honors.forms import GrantForm, ObjectionForm
from honors.models import Commendation, Grant, Objection, Revocation
from honors.viewsets.choosers import chooser
from honors.viewsets.saving import HonoursViewSet, SafeCreateView, SafeEditView


class CommendationEditView(SafeEditView):
    """Leads to the list on paper too."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = list(super().header_more_buttons)
        if roll_files.offered(self.object, self.request.user):
            buttons.append(Button(_("打印、导出"), roll_files.url(self.object), icon_name="download", priority=5))
        return buttons


class CommendationViewSet(HonoursViewSet):
    """Editions and attachments inline; the state moves by its own action, from the list's menu."""

    model = Commendation
    edit_view_class = CommendationEditView
    icon = "doc-full"
    list_display = [
        "name_zh",
        "year",
        "document_no",
        Column("state", label=_("状态"), accessor="get_state_display", sort_key="state"),
        "notice_ends_at",
        "decision_date",
    ]
    list_filter = ["state", "year", "is_example"]
    search_fields = ["name_zh", "label", "document_no", "decision_title", "granting_body"]
    chooser_viewset_class = chooser(
        "name_zh", "label", "document_no", columns=(("year", _("年份")), ("get_state_display", _("状态")))
    )
    panels: list[Panel] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name_zh"), FieldPanel("name_en")]),
                FieldRowPanel([FieldPanel("label"), FieldPanel("year")]),
                FieldRowPanel([FieldPanel("document_no"), FieldPanel("decision_date")]),
                FieldPanel("decision_title"),
                FieldPanel("granting_body"),
            ],
            heading=_("表彰决定"),
        ),
        InlinePanel(
            "editions",
            heading=_("届次"),
            label=_("荣誉称号"),
            panels=[FieldRowPanel(["award_type", "note"])],
            help_text=_("这份决定授予哪几种称号，每种一行。名单在“授予记录”里登记。"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("notice_title"),
                FieldRowPanel([FieldPanel("notice_starts_at"), FieldPanel("notice_ends_at")]),
                FieldPanel("notice_phone"),
                FieldPanel("notice_intro"),
                FieldPanel("notice_how_to_object"),
            ],
            heading=_("公示"),
        ),
        InlinePanel(
            "attachments",
            heading=_("附件"),
            label=_("附件"),
            panels=["document", FieldRowPanel(["title", "in_notice"])],
        ),
        MultiFieldPanel([FieldPanel("intro_zh"), FieldPanel("intro_en")], heading=_("光荣榜开头")),
        FieldPanel("is_example"),
    ]


class GrantIndexView(IndexView):
    """What is listed can be had as a workbook, filters, search and order kept; every status, as staff see it."""

    FORMATS = (IndexView.FORMAT_XLSX,)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        export = Button(_("导出这份名单（Excel）"), self.xlsx_export_url, icon_name="download", priority=90)
        return [*super().header_more_buttons, export]

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        return roll_files.workbook(queryset, str(_("授予记录")))


class GrantViewSet(HonoursViewSet):
    model = Grant
    index_view_class = GrantIndexView
    icon = "success"
    menu_label = _("授予记录")
    list_display = [
        "name",
        "unit",
        "edition",
        Column("status", label=_("状态"), accessor="get_status_display", sort_key="status"),
        "document_order",
        "updated_at",
    ]
    list_filter = {
        "status": ["exact"],
        "kind": ["exact"],
        "edition__commendation": ["exact"],
        "edition__award_type": ["exact"],
        "town": ["exact"],
    }
    search_fields = ["name", "corrected_name", "unit", "certificate_no", "edition__commendation__name_zh"]
    chooser_viewset_class = chooser(
        "name",
        "unit",
        "edition__commendation__name_zh",
        columns=(("unit", _("单位")), ("get_status_display", _("状态"))),
    )
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("edition"),
                    FieldPanel("person"),
                    FieldPanel("collective"),
                    FieldPanel("studio"),
                ],
                heading=_("授予谁（人物、集体、创新工作室选一个）"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("name"), FieldPanel("category")]),
                    FieldRowPanel([FieldPanel("unit"), FieldPanel("post"), FieldPanel("trade")]),
                    FieldRowPanel([FieldPanel("town"), FieldPanel("town_printed")]),
                    FieldRowPanel([FieldPanel("industry"), FieldPanel("industry_printed")]),
                    FieldRowPanel([FieldPanel("document_order"), FieldPanel("certificate_no")]),
                    FieldPanel("citation"),
                ],
                heading=_("文件上的原文（表彰以后不能改）"),
            ),
            FieldPanel("publish_now"),
        ],
        base_form_class=GrantForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """With what each row shows. One query."""
        return Grant.objects.select_related("edition__commendation", "edition__award_type").order_by(
            "-edition__commendation__year", "edition_id", "document_order", "stroke_key", "pk"
        )


class KeptPolicy(ModelPermissionPolicy):
    """Entries that nobody, not even a superuser, adds, changes or deletes by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and bool(super().user_has_permission(user, action))

    def users_with_any_permission(self, actions: Any) -> Any:
        return super().users_with_any_permission([action for action in actions if action == "view"])


class RevocationViewSet(HonoursViewSet):
    """Read only: made by the action 撤销, confirmed by another, kept for good."""

    model = Revocation
    icon = "cross"
    inspect_view_enabled = True
    list_display = [
        "document_no",
        Column("target", label=_("撤销对象")),
        "decided_on",
        "proposed_by",
        "confirmed_by",
        "confirmed_at",
        "dropped_at",
    ]
    list_filter = ["confirmed_at", "dropped_at"]
    search_fields = ["document_no", "reason", "grant__name", "person__name", "commendation__name_zh"]


class ObjectionCreateView(SafeCreateView):
    """Opened from a commendation or a candidate, which is filled in then."""

    def get_initial_form_instance(self) -> Objection:
        given = {name: self.request.GET.get(name, "") for name in ("commendation", "grant")}
        pks = {f"{name}_id": int(value) for name, value in given.items() if value.isdecimal() and len(value) < 18}
        return Objection(received_at=timezone.now(), received_by=self.request.user, **pks)


class ObjectionViewSet(HonoursViewSet):
    model = Objection
    icon = "comment"
    add_view_class = ObjectionCreateView
    list_display = ["commendation", "grant", "received_at", "outcome", "handled_at"]
    list_filter = ["outcome", "commendation"]
    search_fields = ["commendation__name_zh", "content", "grant__name"]
    edit_handler = ObjectList(
        [
            FieldPanel("commendation"),
            FieldPanel("grant"),
            FieldRowPanel([FieldPanel("received_at"), FieldPanel("channel"), FieldPanel("objector")]),
            FieldPanel("content"),
            MultiFieldPanel(
                [
                    FieldPanel("outcome"),
                    FieldPanel("outcome_note"),
                    FieldRowPanel(
                        [
                            FieldPanel("handled_by", help_text=_("不填，有了核实结果就填上您。")),
                            FieldPanel("handled_at", help_text=_("不填，就是保存的时间。")),
                        ]
                    ),
                ],
                heading=_("核实"),
            ),
        ],
        base_form_class=ObjectionForm,
    )
