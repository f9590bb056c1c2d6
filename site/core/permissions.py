"""Who may change what stands on every page (model.md §7). None of it has drafts: what is saved is public at once."""

from accounts.roles import Role, allow

EVERYTHING = ["add", "change", "delete", "view"]
PUBLISHING = [Role.PUBLISHER, Role.ADMINISTRATOR]


def register() -> None:
    """Figures and notices belong to whoever publishes; lists, mourning days, settings and redirects to 管理员."""
    allow(PUBLISHING, "core", ["statistic", "sitenotice"], EVERYTHING)
    allow([Role.EDITOR, Role.REVIEWER], "core", ["statistic", "sitenotice"], ["view"])
    allow([Role.ADMINISTRATOR], "core", ["town", "industry", "mourningperiod"], EVERYTHING)
    allow([Role.ADMINISTRATOR], "core", ["organisationsettings"], ["change"])
    allow([Role.ADMINISTRATOR], "wagtailredirects", ["redirect"], EVERYTHING)
