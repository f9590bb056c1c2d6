"""Who may keep the list of sources (model.md §7); the pages themselves are allowed along the tree."""

from accounts.roles import Role, allow


def register() -> None:
    """编辑 see the list and choose from it; who publishes decides what may be reprinted."""
    allow([Role.EDITOR, Role.REVIEWER], "news", ["source"], ["view"])
    allow([Role.PUBLISHER, Role.ADMINISTRATOR], "news", ["source"], ["add", "change", "delete", "view"])
    translators = [Role.EDITOR, Role.PUBLISHER, Role.HONOURS, Role.ADMINISTRATOR]
    allow(translators, "wagtail_localize", ["translation"], ["submit"])
