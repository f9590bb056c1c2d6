"""Members of staff."""

from typing import Any

from accounts.models import User

PASSWORD = "correct-horse-示例"


def user(username: str = "editor", **fields: Any) -> User:
    return User.objects.create_user(username, password=PASSWORD, **{"display_name": "示例编辑", **fields})


def superuser(username: str = "root") -> User:
    return User.objects.create_superuser(username, password=PASSWORD, display_name="示例管理员")
