"""Pinyin and slugs."""

import re

import pytest

from core.pinyin import initials, latin_name, name_syllables, split_surname, unread
from core.slugs import MAX_LENGTH, RESERVED, slug_for, unique_slug


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("王伟", "Wang Wei"),
        ("欧阳建国", "Ouyang Jianguo"),
        ("曾国藩", "Zeng Guofan"),
        ("仇英", "Qiu Ying"),
        ("单田芳", "Shan Tianfang"),
        ("解珍", "Xie Zhen"),
        ("查良镛", "Zha Liangyong"),
        ("区桃", "Ou Tao"),
        ("阿卜杜拉·买买提", "Abudula Maimaiti"),
        ("刘䶮", "Liu Yan"),
        ("𠮷", "Ji"),
        ("吕绿", "Lü Lü"),
        ("淳于建国", "Chunyu Jianguo"),
        ("", ""),
    ],
)
def test_latin_name(name: str, latin: str) -> None:
    assert latin_name(name) == latin


SURNAMES = """
曾zeng 仇qiu 单shan 解xie 查zha 区ou 朴piao 任ren 华hua 宁ning 盖ge 缪miao 尉wei 乐yue 员yun 覃qin 折she 召shao 冼xian
洗xian 逄pang 繁po 种chong 秘bi 卜bu 晁chao 訾zi 郇xun 纪ji 尹yin 翟zhai 褚chu 燕yan 乜nie 车che 佴nai 隽juan 阚kan
祭zhai 眭sui 葛ge 干gan 句gou 那na 柏bai 贲ben 费fei 牟mu 臧zang 仉zhang 逯lu 亓qi 邴bing 厍she 佘she 俞yu 谌chen
莘shen 盛sheng 宿su 占zhan 都du 呙guo 贾jia 瞿qu 晟cheng 阙que 撒sa 薄bo 勾gou 缑gou 嵇ji 暨ji 郏jia 蹇jian 矫jiao
鞠ju 蒯kuai 邝kuang 郦li 栗li 糜mi 芈mi 祢mi 万wan 能nai 甯ning 邳pi 谯qiao 璩qu 茹ru 芮rui 殳shu 邰tai 郯tan 仝tong
庹tuo 蔚yu 毋wu 咸xian 鲜xian 肖xiao 胥xu 荀xun 鄢yan 要yao 苑yuan 恽yun 郓yun 甄zhen 竺zhu 藏zang 粘nian 行xing
万俟moqi 尉迟yuchi 单于chanyu 长孙zhangsun 澹台tantai 令狐linghu 皇甫huangfu 宰父zaifu 亓官qiguan 淳于chunyu
鲜于xianyu 濮阳puyang 拓跋tuoba 夹谷jiagu 乐正yuezheng 赫连helian 呼延huyan 轩辕xuanyuan 钟离zhongli 诸葛zhuge
欧阳ouyang 申屠shentu 郗xi
"""


@pytest.mark.parametrize("surname", SURNAMES.split())
def test_surnames_are_read_as_surnames(surname: str) -> None:
    han = re.sub("[a-z]", "", surname)
    assert split_surname(han + "建国") == (han, "建国")
    assert "".join(name_syllables(han + "建国")) == surname.removeprefix(han) + "jianguo"


@pytest.mark.parametrize("text", ["王\U000323af", "\U000323af"])
def test_characters_without_a_reading_are_named(text: str) -> None:
    assert unread(text) == ["\U000323af"]
    assert unread("王伟·䶮𠮷 A1（）") == []


def test_initials_read_the_surname_as_a_surname() -> None:
    assert initials("曾伟") == "zw"
    assert initials("单于红") == "cyh"


def test_a_compound_surname_needs_a_given_name() -> None:
    assert split_surname("东方") == ("东", "方")
    assert split_surname("东方红") == ("东方", "红")


def test_slug_is_ascii_pinyin_cut_between_syllables() -> None:
    assert slug_for("把课堂搬到家门口") == "ba-ke-tang-ban-dao-jia-men-kou"
    assert slug_for("2024年度") == "2024-nian-du"
    long = slug_for("职工" * 60)
    assert len(long) <= MAX_LENGTH
    assert not long.endswith("-")


@pytest.mark.parametrize("text", ["", "！？", "😀", "\x00"])
def test_slug_of_nothing_readable_is_the_fallback(text: str) -> None:
    assert slug_for(text, "article") == "article"


def test_unique_slug_steps_over_taken_and_reserved_words() -> None:
    assert unique_slug("王伟", {"wang-wei", "wang-wei-2"}.__contains__) == "wang-wei-3"
    assert "venues" in RESERVED
    assert unique_slug("venues", lambda slug: False) == "venues-2"
