"""人物, 集体, 荣誉称号 in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.admin.ui.tables import BooleanColumn

from honors.models import AwardType, Collective, Person
from honors.viewsets.choosers import chooser
from honors.viewsets.saving import HonoursViewSet, SafeEditView


class PersonEditView(SafeEditView):
    """Who hides a profile at the person's request is written down."""

    def save_instance(self) -> Any:
        person = self.form.instance
        person.hidden_by = (person.hidden_by or self.request.user) if person.profile_hidden else None
        return super().save_instance()


class PersonViewSet(HonoursViewSet):
    model = Person
    icon = "user"
    edit_view_class = PersonEditView
    list_display = [
        "name",
        "unit",
        "post",
        "town",
        "industry",
        BooleanColumn("profile_hidden", label=_("已撤下")),
        "updated_at",
    ]
    list_filter = ["town", "industry", "profile_hidden", "deceased", "is_example"]
    search_fields = ["name", "name_latin", "pinyin", "unit", "former_names__name"]
    chooser_viewset_class = chooser(
        "name", "name_latin", "pinyin", "unit", columns=(("unit", _("单位")), ("post", _("岗位")), ("town", _("镇街")))
    )
    panels: list[Panel] = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("name_latin"), FieldPanel("pinyin")]),
                InlinePanel("former_names", heading=_("曾用名"), label=_("曾用名"), panels=["name", "note"]),
            ],
            heading=_("姓名"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("unit"), FieldPanel("post")]),
                FieldRowPanel([FieldPanel("trade"), FieldPanel("skill_grade")]),
                FieldRowPanel([FieldPanel("town"), FieldPanel("industry")]),
                FieldPanel("facts_as_of"),
            ],
            heading=_("现在的情况"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("sex"), FieldPanel("ethnic_group"), FieldPanel("birth_year")]), "deceased"],
            heading=_("可以不填"),
        ),
        FieldPanel("portrait"),
        MultiFieldPanel(
            [FieldPanel("profile_hidden"), FieldRowPanel([FieldPanel("hidden_request"), FieldPanel("hidden_on")])],
            heading=_("应本人要求撤下个人页"),
        ),
        MultiFieldPanel([FieldPanel("note"), FieldPanel("is_example")], heading=_("内部")),
    ]


class CollectiveViewSet(HonoursViewSet):
    model = Collective
    icon = "group"
    list_display = ["name", "kind", "parent", "town", "industry", "updated_at"]
    list_filter = ["kind", "town", "industry", "is_example"]
    search_fields = ["name", "name_en", "pinyin", "former_names__name"]
    chooser_viewset_class = chooser(
        "name", "name_en", "pinyin", columns=(("get_kind_display", _("类别")), ("parent", _("所属单位")))
    )
    panels: list[Panel] = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("parent"), FieldPanel("leader")]),
        FieldRowPanel([FieldPanel("town"), FieldPanel("industry")]),
        FieldPanel("address"),
        FieldPanel("summary_zh"),
        FieldPanel("summary_en"),
        InlinePanel("former_names", heading=_("曾用名"), label=_("曾用名"), panels=["name", "note"]),
        FieldPanel("is_example"),
    ]


class AwardTypeViewSet(HonoursViewSet):
    model = AwardType
    icon = "pick"
    list_display = [
        "name_zh",
        "level",
        "kind",
        "series",
        "granting_body",
        "weight",
        BooleanColumn("is_official", label=_("官方称号")),
    ]
    list_filter = ["level", "kind", "is_official"]
    search_fields = ["name_zh", "name_en", "short_name", "series", "former_names__name_zh"]
    chooser_viewset_class = chooser(
        "name_zh", "name_en", "series", columns=(("get_level_display", _("级别")), ("get_kind_display", _("授予对象")))
    )
    panels: list[Panel] = [
        FieldRowPanel([FieldPanel("name_zh"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("code")]),
        FieldRowPanel([FieldPanel("level"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("series"), FieldPanel("granting_body")]),
        FieldRowPanel([FieldPanel("weight"), FieldPanel("is_official")]),
        InlinePanel(
            "former_names",
            heading=_("曾用名"),
            label=_("曾用名"),
            panels=[FieldRowPanel(["name_zh", "name_en"]), FieldRowPanel(["from_year", "until_year"])],
        ),
        FieldPanel("description_zh"),
        FieldPanel("description_en"),
    ]
