"""Towns and sub-districts of Jimo District, as publicly known, and the industries the demo uses."""

from home.demo.shapes import Industry, Town

TOWNS: tuple[Town, ...] = (
    Town("tongji", "通济街道", "通济", "Tongji Sub-district", "subdistrict"),
    Town("huanxiu", "环秀街道", "环秀", "Huanxiu Sub-district", "subdistrict"),
    Town("chaohai", "潮海街道", "潮海", "Chaohai Sub-district", "subdistrict"),
    Town("beian", "北安街道", "北安", "Bei'an Sub-district", "subdistrict"),
    Town("longshan", "龙山街道", "龙山", "Longshan Sub-district", "subdistrict"),
    Town("longquan", "龙泉街道", "龙泉", "Longquan Sub-district", "subdistrict"),
    Town("aoshanwei", "鳌山卫街道", "鳌山卫", "Aoshanwei Sub-district", "subdistrict"),
    Town("wenquan", "温泉街道", "温泉", "Wenquan Sub-district", "subdistrict"),
    Town("lancun", "蓝村街道", "蓝村", "Lancun Sub-district", "subdistrict"),
    Town("lingshan", "灵山街道", "灵山", "Lingshan Sub-district", "subdistrict"),
    Town("daxin", "大信街道", "大信", "Daxin Sub-district", "subdistrict"),
    Town("duanbolan", "段泊岚镇", "段泊岚", "Duanbolan Town", "town"),
    Town("yifengdian", "移风店镇", "移风店", "Yifengdian Town", "town"),
    Town("tianheng", "田横镇", "田横", "Tianheng Town", "town"),
    Town("jinkou", "金口镇", "金口", "Jinkou Town", "town"),
)

INDUSTRIES: tuple[Industry, ...] = (
    Industry("textile", "纺织服装", "Textiles and garments"),
    Industry("machinery", "机械制造", "Machine building"),
    Industry("automotive", "汽车制造", "Motor vehicles"),
    Industry("rail", "轨道交通", "Railways"),
    Industry("construction", "建筑", "Construction"),
    Industry("electronics", "电子信息", "Electronics"),
    Industry("food", "食品加工", "Food processing"),
    Industry("agriculture", "农业", "Agriculture"),
    Industry("fishery", "渔业海洋", "Fisheries and sea"),
    Industry("energy", "供水供热供电", "Water, heat and power"),
    Industry("education", "教育", "Education"),
    Industry("health", "卫生", "Health care"),
    Industry("transport", "交通运输", "Transport"),
    Industry("logistics", "快递物流", "Parcels and logistics"),
    Industry("services", "生活服务", "Everyday services"),
    Industry("sanitation", "环卫园林", "Street cleaning and parks"),
    Industry("crafts", "手工艺", "Handicrafts"),
    Industry("public", "公共服务", "Public services"),
)
