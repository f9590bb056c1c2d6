"""Fictional units and teams that received an award."""

from home.demo.shapes import Collective

COLLECTIVES: tuple[Collective, ...] = (
    Collective("moshuihe-knitting", "墨水河针织厂（示例）", "Moshuihe Knitting Mill (demo)", "unit", "", "huanxiu", "textile", "一家从手摇横机做起的针织厂，车间里办着自己的夜校，师徒结对从进厂第一天算起。"),
    Collective("lanwan-rail", "蓝湾轨道装备公司（示例）", "Lanwan Rail Equipment (demo)", "unit", "", "lancun", "rail", "为城市轨道车辆做转向架构架和内装件，职工提案在班前会上当面答复。"),
    Collective("tongji-sanitation", "通济环卫所（示例）", "Tongji Street Cleaning Office (demo)", "unit", "", "tongji", "sanitation", "负责老城区三十余条街巷的清扫保洁，休息点全部改成了工会驿站。"),
    Collective("shiquan-repair-team", "石泉供水公司管网抢修班（示例）", "Shiquan Water Repair Team (demo)", "team", "石泉供水公司（示例）", "tongji", "energy", "十一个人，两台抢修车，接报后四十分钟内到场。"),
    Collective("lancun-inspection-team", "蓝村机务段检修一组（示例）", "Lancun Inspection Team One (demo)", "team", "蓝村机务段检修车间（示例）", "lancun", "rail", "夜班检车四百米一个来回，把听锤声的本事写成了图册。"),
    Collective("lanwan-ward-team", "蓝湾社区卫生服务中心护理组（示例）", "Lanwan Nursing Team (demo)", "team", "蓝湾社区卫生服务中心（示例）", "aoshanwei", "health", "每周三下午固定入户，为行动不便的老职工换药、量血压、调药盒。"),
    Collective("jinkou-hatchery-team", "金口水产合作社育苗组（示例）", "Jinkou Hatchery Team (demo)", "team", "金口水产合作社（示例）", "jinkou", "fishery", "把育苗池的水温、盐度记成了八年的账，徒弟照着账就能上手。"),
)
