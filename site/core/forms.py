"""Admin forms of core's own models, and the form of every page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.models import Page

from core import figures
from core.slugs import unique_slug


class StatisticForm(WagtailAdminModelForm):
    """Offers the figures that apps compute; they are known only when the form is made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "figure" in self.fields:
            self.fields["figure"] = forms.ChoiceField(
                label=_("自动统计项"),
                choices=[("", _("（手填数值）")), *figures.choices()],
                required=False,
                help_text=_("选了就由系统计算，不再填数值。荣誉人数只能自动统计。"),
            )


class BasePageForm(WagtailAdminPageForm):
    """Asks the page for `publishing_problems()` unless only a draft is saved, and puts each beside its field.

    The address may be left empty: a new page gets one from pinyin, an old one keeps its own.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # a browser cuts what is pasted without a word; the form says so
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("留空则按标题的拼音自动生成。例：ba-ke-tang-ban-dao-jia-men-kou")

    def clean_slug(self) -> str:
        typed = self.cleaned_data.get("slug") or ""
        slug = typed.strip("-_") or self.instance.slug  # of Chinese characters the browser leaves hyphens only
        return slug or unique_slug(self.cleaned_data.get("title", ""), self._slug_is_taken, fallback=self.instance.kind)

    def _slug_is_taken(self, slug: str) -> bool:
        return not Page._slug_is_available(slug, self.parent_page, self.instance)

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for name, message in self.instance.publishing_problems().items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, message)
