"""The first synonyms: what workers say, and what the documents of a federation write. Afterwards they are the editors'.

工会 and 总工会 are no pair: 工会 finds 总工会 anyway, since it stands inside, and the other way 总工会 would drown.
"""

from core import caching
from search.models import SearchSynonym

SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("劳模", "劳动模范"),
    ("五一奖章", "五一劳动奖章"),
    ("五一奖状", "五一劳动奖状"),
    ("劳模工作室", "劳模创新工作室", "劳模和工匠人才创新工作室"),
    ("微课", "微课堂"),
    ("夜校", "职工夜校", "工会夜校"),
    ("工会驿站", "劳动者驿站", "爱心驿站", "户外劳动者服务站"),
    ("产改", "产业工人队伍建设改革"),
    ("技能竞赛", "技能大赛", "技能比赛"),
    ("法律援助", "法援"),
    ("医疗互助", "互助保障"),
    ("求学圆梦", "学历提升"),
    ("困难帮扶", "困难职工帮扶", "困难救助"),
    ("农民工", "进城务工人员"),
    ("会员卡", "工会卡"),
    ("光荣榜", "荣誉榜"),
)
# Short for long; whoever writes the long form does not mean the short one.
ONE_WAY: tuple[tuple[str, ...], ...] = (("全总", "中华全国总工会"), ("省总", "山东省总工会"), ("市总", "青岛市总工会"))


def ensure() -> None:
    """Only on a site that has none yet."""
    if SearchSynonym.objects.exists():
        return
    groups = [(group, False) for group in SYNONYMS] + [(group, True) for group in ONE_WAY]
    SearchSynonym.objects.bulk_create(SearchSynonym(words="\n".join(group), one_way=way) for group, way in groups)
    caching.bump()
