"""Password rules whose words Django's catalogue lacks in Chinese."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LengthValidator(MinimumLengthValidator):
    """Long enough."""

    def get_error_message(self) -> str:
        return _("密码太短，至少要有 %(length)d 个字符。可以用一句话，例如四个不相干的词。") % {
            "length": self.min_length
        }

    def get_help_text(self) -> str:
        return self.get_error_message()
