"""Who may do what with honours (model.md §7)."""

from accounts.roles import Role, allow

TABLES = ["awardtype", "person", "collective", "commendation", "grant", "objection", "studio", "studioreview"]
KEPT = ["revocation"]
MANAGERS = (Role.HONOURS, Role.ADMINISTRATOR)


def register() -> None:
    """荣誉管理员 and 管理员 keep the tables; entries of revocations are made and kept, never edited or deleted."""
    allow(MANAGERS, "honors", TABLES, ["add", "change", "delete", "view"])
    allow(MANAGERS, "honors", KEPT, ["view", "confirm"])
    allow(MANAGERS, "honors", ["commendation"], ["advance"])
    allow(MANAGERS, "honors", ["grant"], ["revoke"])
    allow(MANAGERS, "honors", ["studio"], ["publish"])
    allow(MANAGERS, "honors", ["rosterimport"], ["add", "view"])
    allow([Role.EDITOR], "honors", TABLES, ["view"])
    allow([Role.EDITOR], "honors", ["studio"], ["add", "change"])
    readers = [Role.REVIEWER, Role.PUBLISHER]
    allow(readers, "honors", ["person", "collective", "commendation", "grant", "studio"], ["view"])
    allow([Role.PUBLISHER], "honors", ["studio"], ["change", "publish"])
