"""查验码: 20 characters without look-alikes, shown in groups of four, read back however somebody types them."""

import re
import unicodedata

from django.utils.translation import gettext as _

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without I, O, 0 and 1
LENGTH, GROUP = 20, 4
LONGEST = 300  # characters of what is typed that are looked at; a whole address may be pasted
IN_ADDRESS = re.compile(r"/v/([^/?#]+)", re.IGNORECASE)
OTHER = re.compile(r"[^0-9A-Z]+")


def grouped(code: str) -> str:
    """K7QM 3XPA 9TRC 52HD WZ8E, for screens, certificates and labels."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def cleaned(typed: str) -> str:
    """Upper case without blanks, hyphens and words around; of a pasted address the code in it."""
    text = unicodedata.normalize("NFKC", typed[:LONGEST])
    found = IN_ADDRESS.search(text)
    return OTHER.sub("", (found.group(1) if found else text).upper())


def fault(code: str) -> str:
    """What is wrong with a cleaned code by its looks alone, as a sentence that says what to do; "" if nothing is."""
    if not code:
        return _("请输入证书上的查验码，20位字母和数字。")
    if set(code) & set("IO01"):
        return _("查验码里没有字母I、O，也没有数字0、1。请对照证书再看一遍：像0的多半是Q或D，像1的多半是7、J或L。")
    if len(code) != LENGTH:
        return _("查验码是20位字母和数字，您输入的是%(number)d位。请对照证书检查有没有漏掉或多打。") % {
            "number": len(code)
        }
    return ""
