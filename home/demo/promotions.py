"""What stands above the results of certain searches: the words people say, and the guide that answers them."""

from home.demo.shapes import Promotion

PROMOTIONS: tuple[Promotion, ...] = (
    Promotion(("欠薪", "讨薪", "拖欠工资", "打官司", "请律师"), "falv-yuanzhu", "工资拿不到，先看这里"),
    Promotion(("住院报销", "大病", "看病报销"), "yiliao-huzhu", "住了院，互助金怎么领"),
    Promotion(("提升学历", "上大学", "成人高考"), "qiuxue-yuanmeng", "边上班边读书，工会补学费"),
    Promotion(("歇脚", "喝水", "热饭"), "gonghui-yizhan", "累了渴了，最近的驿站在哪里"),
)
