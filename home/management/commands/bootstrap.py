"""`manage.py bootstrap`: languages, page tree, footer, channels, synonyms and roles. Runs at every start."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import translation

from home.bootstrapping import frame, groups, tree, words


class Command(BaseCommand):
    help = "建立语言、页面树、页脚、频道、同义词和角色。只补缺少的，可以重复运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(), translation.override("zh-hans"):
            tree.ensure()
            frame.ensure()
            words.ensure()
            groups.ensure()
        if options["verbosity"]:
            self.stdout.write("页面、频道和角色齐全。")
