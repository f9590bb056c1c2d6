"""Parts of a service guide: what to bring, what to do, what people ask."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class MaterialBlock(blocks.StructBlock):
    """One thing to bring."""

    name = blocks.CharBlock(label=_("材料"), max_length=80, help_text=_("例：住院发票原件和复印件各一份"))
    note = blocks.CharBlock(label=_("说明"), max_length=120, required=False, help_text=_("例：原件当场退回"))

    class Meta:
        label = _("材料")
        icon = "doc-full"


class StepBlock(blocks.StructBlock):
    """One step, in the order in which it is taken."""

    title = blocks.CharBlock(label=_("这一步做什么"), max_length=40, help_text=_("例：找单位工会"))
    text = blocks.TextBlock(
        label=_("怎么做"),
        max_length=300,
        required=False,
        help_text=_("例：把材料交给单位工会主席或经办人，由他们登记。"),
    )

    class Meta:
        label = _("步骤")
        icon = "list-ol"


class QuestionBlock(blocks.StructBlock):
    """A question as people ask it, and its answer."""

    question = blocks.CharBlock(label=_("问"), max_length=80, help_text=_("例：退休以后还能参加吗？"))
    answer = blocks.TextBlock(label=_("答"), max_length=600, help_text=_("例：可以。由原单位工会代办，保障期一年。"))

    class Meta:
        label = _("问答")
        icon = "help"


class MaterialsBlock(blocks.StreamBlock):
    material = MaterialBlock()


class StepsBlock(blocks.StreamBlock):
    step = StepBlock()


class QuestionsBlock(blocks.StreamBlock):
    question = QuestionBlock()
