"""wechat: the WeChat channel: renders core.ChannelDocument and nothing else."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WechatConfig(AppConfig):
    name = "wechat"
    verbose_name = _("微信")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wechat import signal_handlers

        signal_handlers.connect()
