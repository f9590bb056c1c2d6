"""Who may do what with honours (model.md §7)."""

from accounts.roles import Role, allow

TABLES = ["awardtype", "person", "collective", "commendation", "grant", "studio", "studioreview"]
KEPT = ["revocation"]
MANAGERS = (Role.HONOURS, Role.ADMINISTRATOR)


def register() -> None:
    """荣誉管理员 and 管理员 keep the tables; revocations, objections and merges are kept for good."""
    allow(MANAGERS, "honors", TABLES, ["add", "change", "delete", "view"])
    allow(MANAGERS, "honors", KEPT, ["view", "confirm"])
    allow(MANAGERS, "honors", ["objection"], ["add", "change", "view"])
    allow(MANAGERS, "honors", ["personmerge"], ["merge", "view"])
    allow(MANAGERS, "honors", ["commendation"], ["advance"])
    allow(MANAGERS, "honors", ["grant"], ["revoke"])
    allow(MANAGERS, "honors", ["studio"], ["publish"])
    allow([Role.EDITOR], "honors", [*TABLES, "objection"], ["view"])
    allow(MANAGERS, "honors", ["rosterimport"], ["add", "view"])
    allow([Role.EDITOR], "honors", ["studio"], ["add", "change"])
    readers = [Role.REVIEWER, Role.PUBLISHER]
    allow(readers, "honors", ["person", "collective", "commendation", "grant", "studio"], ["view"])
    allow([Role.PUBLISHER], "honors", ["studio"], ["change", "publish"])
