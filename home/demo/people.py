"""Fictional honourees: every unit carries （示例）, the names stay bare so that a roll sets as print sets it."""

from home.demo.shapes import Person
from home.demo.table import rows

_PEOPLE = """
slug | name | latin | unit | post | town | industry | trade | skill_grade | sex | ethnic_group | birth_year
chen-guilan | 陈桂兰 | Chen Guilan | 墨水河针织厂（示例） | 挡车工、甲班班长 | huanxiu | textile | 挡车工 | 高级技师 | 女 | 汉族 | 1974
wang-wei | 王伟 | Wang Wei | 蓝湾轨道装备公司（示例） | 焊工首席技师 | lancun | rail | 焊工 | 特级技师 | 男 | 汉族 | 1979
li-jianguo | 李建国 | Li Jianguo | 石泉供水公司（示例） | 管网抢修班班长 | tongji | energy | 管道工 | 高级技师 | 男 | 汉族 | 1968
zhang-min | 张敏 | Zhang Min | 蓝湾社区卫生服务中心（示例） | 护士长 | aoshanwei | health | 护理 |  | 女 | 汉族 | 1983
abudula-maimaiti | 阿卜杜拉·买买提 | Abdulla Mamat | 北安食品加工公司（示例） | 面点车间技术员 | beian | food | 面点师 | 技师 | 男 | 维吾尔族 | 1990
liu-yan | 刘䶮 | Liu Yan | 金口水产合作社（示例） | 育苗技术员 | jinkou | fishery | 水产育苗 | 高级工 | 女 | 汉族 | 1992
wang-jixiang | 王𠮷祥 | Wang Jixiang | 龙山精密机械公司（示例） | 钳工技师 | longshan | machinery | 钳工 | 技师 | 男 | 汉族 | 1981
ouyang-mingzhu | 欧阳明珠 | Ouyang Mingzhu | 鹤山小学（示例） | 教师 | longshan | education | 小学语文 |  | 女 | 汉族 | 1985
zhuge-hongbin | 诸葛洪斌 | Zhuge Hongbin | 灵山建筑工程公司（示例） | 架子工班组长 | lingshan | construction | 架子工 | 高级工 | 男 | 汉族 | 1972
shangguan-yu | 上官雨 | Shangguan Yu | 蓝谷海洋仪器公司（示例） | 调试工程师 | aoshanwei | electronics | 仪器调试 |  | 女 | 汉族 | 1991
zeng-xianfeng | 曾宪锋 | Zeng Xianfeng | 大信汽车零部件公司（示例） | 冲压模具技师 | daxin | automotive | 模具工 | 高级技师 | 男 | 汉族 | 1976
qiu-haitao | 仇海涛 | Qiu Haitao | 田横渔业合作社（示例） | 船长 | tianheng | fishery | 海洋捕捞 |  | 男 | 汉族 | 1970
shan-xiumei | 单秀梅 | Shan Xiumei | 墨水河针织厂（示例） | 样衣工 | huanxiu | textile | 样衣制作 | 技师 | 女 | 汉族 | 1980
xie-yongqiang | 解永强 | Xie Yongqiang | 蓝村物流园（示例） | 叉车班长 | lancun | logistics | 叉车司机 | 高级工 | 男 | 汉族 | 1984
zha-lina | 查丽娜 | Zha Lina | 潮海家政服务公司（示例） | 育婴师 | chaohai | services | 育婴 | 高级工 | 女 | 汉族 | 1986
ou-zhiyuan | 区志远 | Ou Zhiyuan | 即东电子科技公司（示例） | 产线工艺员 | longquan | electronics | 电子装配 | 技师 | 男 | 汉族 | 1993
yu-dehai | 于德海 | Yu Dehai | 移风店蔬菜合作社（示例） | 种植能手 | yifengdian | agriculture | 大棚种植 |  | 男 | 汉族 | 1966
wan-fang | 万芳 | Wan Fang | 通济环卫所（示例） | 保洁班长 | tongji | sanitation | 环卫 |  | 女 | 汉族 | 1971
wei-dongsheng | 卫东升 | Wei Dongsheng | 即墨公交示范线（示例） | 公交驾驶员 | chaohai | transport | 公交驾驶 | 技师 | 男 | 汉族 | 1975
yang-liu | 杨柳 | Yang Liu | 温泉康养中心（示例） | 康复治疗师 | wenquan | health | 康复治疗 |  | 女 | 汉族 | 1989
wu-shuzhen | 吴淑珍 | Wu Shuzhen | 花边刺绣工坊（示例） | 手工绣娘 | chaohai | crafts | 手工花边 | 高级技师 | 女 | 汉族 | 1963
song-lixin | 宋立新 | Song Lixin | 环秀热力公司（示例） | 锅炉运行值长 | huanxiu | energy | 司炉工 | 技师 | 男 | 汉族 | 1977
zhang-baoguo | 张宝国 | Zhang Baoguo | 段泊岚农机服务队（示例） | 农机手 | duanbolan | agriculture | 农机驾驶 | 高级工 | 男 | 汉族 | 1969
shao-lin | 邵林 | Shao Lin | 蓝湾轨道装备公司（示例） | 电气调试工 | lancun | rail | 电气调试 | 高级技师 | 男 | 汉族 | 1982
sun-yumei | 孙玉梅 | Sun Yumei | 即东制衣公司（示例） | 缝纫班长 | longquan | textile | 缝纫工 | 技师 | 女 | 汉族 | 1978
zhao-lei | 赵磊 | Zhao Lei | 大信汽车零部件公司（示例） | 机器人运维员 | daxin | automotive | 工业机器人运维 | 技师 | 男 | 汉族 | 1994
zhou-xiaoyan | 周晓燕 | Zhou Xiaoyan | 通济社区便民服务站（示例） | 窗口办事员 | tongji | public | 政务服务 |  | 女 | 汉族 | 1990
xu-guangming | 徐光明 | Xu Guangming | 即墨供电服务队（示例） | 带电作业班长 | tongji | energy | 配电线路 | 高级技师 | 男 | 汉族 | 1973
liu-fang | 刘芳 | Liu Fang | 蓝村中学（示例） | 物理教师 | lancun | education | 中学物理 |  | 女 | 汉族 | 1982
ma-xiaojun | 马晓军 | Ma Xiaojun | 北安清真食品公司（示例） | 品控主管 | beian | food | 食品检验 | 高级工 | 男 | 回族 | 1985
gao-fei | 高飞 | Gao Fei | 即墨快递服务站（示例） | 快递员 | beian | logistics | 快递投递 |  | 男 | 汉族 | 1996
lin-haiyan | 林海燕 | Lin Haiyan | 田横海产品加工公司（示例） | 加工车间主任 | tianheng | food | 水产加工 |  | 女 | 汉族 | 1979
jiang-hongtao | 姜洪涛 | Jiang Hongtao | 龙山精密机械公司（示例） | 数控车工 | longshan | machinery | 数控车工 | 高级技师 | 男 | 汉族 | 1983
huang-shan | 黄珊 | Huang Shan | 温泉小学（示例） | 音乐教师 | wenquan | education | 小学音乐 |  | 女 | 汉族 | 1991
lan-guoqing | 兰国庆 | Lan Guoqing | 灵山建筑工程公司（示例） | 钢筋工 | lingshan | construction | 钢筋工 | 高级工 | 男 | 汉族 | 1976
han-xuelian | 韩雪莲 | Han Xuelian | 即东制衣公司（示例） | 制版师 | longquan | textile | 服装制版 | 高级技师 | 女 | 汉族 | 1987
feng-gang | 冯刚 | Feng Gang | 通济环卫所（示例） | 机扫车驾驶员 | tongji | sanitation | 机械清扫 |  | 男 | 汉族 | 1980
tian-zhuang | 田壮 | Tian Zhuang | 金口水产合作社（示例） | 养殖场场长 | jinkou | fishery | 海水养殖 |  | 男 | 汉族 | 1978
lu-qiuyue | 路秋月 | Lu Qiuyue | 潮海公交客服中心（示例） | 客服组长 | chaohai | transport | 客运服务 |  | 女 | 汉族 | 1988
yuan-keqin | 袁克勤 | Yuan Keqin | 龙泉铸造厂（示例） | 造型工 | longquan | machinery | 造型工 | 技师 | 男 | 汉族 | 1967
tang-shumin | 唐淑敏 | Tang Shumin | 鳌山卫幼儿园（示例） | 保育员 | aoshanwei | education | 保育 |  | 女 | 汉族 | 1984
hou-weimin | 侯伟民 | Hou Weimin | 蓝村机务段检修车间（示例） | 检车员 | lancun | rail | 货车检车 | 技师 | 男 | 汉族 | 1974
qi-aihua | 戚爱华 | Qi Aihua | 环秀社区食堂（示例） | 厨师长 | huanxiu | services | 中式烹调 | 技师 | 女 | 汉族 | 1970
mou-rongfa | 牟荣发 | Mou Rongfa | 移风店葡萄种植园（示例） | 园艺技术员 | yifengdian | agriculture | 果树园艺 | 高级工 | 男 | 汉族 | 1965
kuang-lei | 匡磊 | Kuang Lei | 龙泉铸造厂（示例） | 设备员 | longquan | machinery | 设备维修 | 高级工 | 男 | 汉族 | 1986
gong-xiuyun | 宫秀云 | Gong Xiuyun | 段泊岚手工编织社（示例） | 编织技师 | duanbolan | crafts | 草柳编 | 技师 | 女 | 汉族 | 1964
zang-chuanbao | 臧传宝 | Zang Chuanbao | 大信供热站（示例） | 维修班长 | daxin | energy | 热力管道维修 | 高级工 | 男 | 汉族 | 1972
chi-ming | 迟明 | Chi Ming | 蓝谷海洋仪器公司（示例） | 装配工 | aoshanwei | electronics | 精密装配 | 技师 | 男 | 汉族 | 1990
luan-shaofeng | 栾少锋 | Luan Shaofeng | 即墨供电服务队（示例） | 变电检修工 | tongji | energy | 变电检修 | 技师 | 男 | 汉族 | 1985
xin-yufeng | 辛玉凤 | Xin Yufeng | 墨水河针织厂（示例） | 染整技术员 | huanxiu | textile | 染整 | 技师 | 女 | 汉族 | 1976
bi-jianhua | 毕建华 | Bi Jianhua | 灵山园林管护队（示例） | 绿化工 | lingshan | sanitation | 园林绿化 | 高级工 | 男 | 汉族 | 1973
jin-chengzhe | 金成哲 | Jin Chengzhe | 即东电子科技公司（示例） | 质检组长 | longquan | electronics | 质量检验 | 技师 | 男 | 朝鲜族 | 1987
bateer | 巴特尔 | Bateer | 蓝村物流园（示例） | 长途驾驶员 | lancun | logistics | 货运驾驶 |  | 男 | 蒙古族 | 1982
wang-wei-2 | 王伟 | Wang Wei | 即墨快递服务站（示例） | 分拣组长 | beian | logistics | 快件分拣 |  | 女 | 汉族 | 1995
dong-yi | 董毅 | Dong Yi | 龙山精密机械公司（示例） | 加工中心操作工 | longshan | machinery | 数控铣工 | 技师 | 男 | 汉族 | 1995
shi-lei | 石磊 | Shi Lei | 灵山建筑工程公司（示例） | 测量员 | lingshan | construction | 工程测量 | 高级工 | 男 | 汉族 | 1992
cui-hongxia | 崔红霞 | Cui Hongxia | 花边刺绣工坊（示例） | 设计师 | chaohai | crafts | 花边图案设计 | 技师 | 女 | 汉族 | 1988
ding-yi | 丁一 | Ding Yi | 蓝湾轨道装备公司（示例） | 涂装工 | lancun | rail | 涂装工 | 高级工 | 男 | 汉族 | 1998
"""

_MOTTOES: dict[str, str] = {
    "chen-guilan": "接一个断头，用三秒；教会一个徒弟，用三年。",
    "wang-wei": "焊缝看不见的那一面，也要对得起看不见的人。",
    "li-jianguo": "夜里来电话，先穿鞋，再问地址。",
    "zhang-min": "量血压的十分钟，也是听人说话的十分钟。",
    "abudula-maimaiti": "面要醒，手艺也要醒着。",
    "liu-yan": "一池水的脾气，得每天去问。",
    "mou-rongfa": "剪枝剪的是明年。",
}


PEOPLE: tuple[Person, ...] = tuple(
    Person(**row | {"birth_year": int(row["birth_year"]), "citation": _MOTTOES.get(row["slug"], "")})
    for row in rows(_PEOPLE)
)
