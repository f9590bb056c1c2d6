"""Who keeps synonyms and promoted answers, and who sees what readers search for."""

from accounts.roles import Role, allow

KEPT = ["searchsynonym", "promotedanswer", "hiddenquery"]


def register() -> None:
    """What is saved works at once, so it belongs to whoever publishes; 编辑 write synonyms and read the rest."""
    allow([Role.PUBLISHER, Role.ADMINISTRATOR], "search", KEPT, ["add", "change", "delete", "view"])
    allow([Role.EDITOR], "search", ["searchsynonym"], ["add", "change", "view"])
    allow([Role.EDITOR, Role.REVIEWER], "search", KEPT, ["view"])
    allow([Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR], "search", ["searchlog"], ["report"])
