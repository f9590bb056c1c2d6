"""Attachments of the stories: their texts, from which the seed makes small files."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Attachment:
    """A document to attach: its key, its title and the lines of the file."""

    key: str
    title: str
    lines: tuple[str, ...]


ATTACHMENTS: tuple[Attachment, ...] = (
    Attachment(
        "figures-note",
        "2024年主要数字的口径说明（示例）",
        ("一、标“余”的为约数。", "二、标“累计”的从工作开展之日算起。", "三、获奖人数由光荣榜名单自动统计，不在本表。"),
    ),
    Attachment(
        "skills-map",
        "班组技能图谱空白模板（示例）",
        ("横向：工序。纵向：初级、中级、高级、技师。", "每格写一件能当场验证的事。"),
    ),
    Attachment(
        "welding-entry-form",
        "焊工技能竞赛报名表（示例）",
        ("姓名：　　　单位：　　　工种：", "从业年限：　　　组别：职工／学生"),
    ),
    Attachment(
        "mutual-aid-checklist",
        "医疗互助申请材料清单（示例）",
        ("□ 申请表　□ 费用清单（盖章）　□ 医保结算单　□ 出院小结　□ 银行卡号",),
    ),
    Attachment(
        "study-grant-form",
        "求学圆梦补助申请表（示例）",
        ("姓名：　　　单位：　　　学校：", "学历层次：专科／本科　　　学年："),
    ),
    Attachment(
        "competition-rules", "职工技能竞赛管理办法全文（示例）", ("正文见本站同名文章，本附件为便于打印的版本。",)
    ),
)
