"""How much one roster may hold. What is beyond is refused with the limit in words, before it fills the memory."""

from django.utils.translation import gettext as _

from honors.importing.tables import RosterRefusedError

MAX_BYTES = 30 * 1024 * 1024
MAX_ROWS = 10_000
MAX_CELLS = 400_000
MAX_CHARACTERS = 20_000_000


class Budget:
    """Counts while a file is read."""

    def __init__(self) -> None:
        self.cells = self.characters = 0

    def row(self, count: int) -> None:
        """`count` filled rows in one sheet so far."""
        if count > MAX_ROWS:
            raise RosterRefusedError(_("名单超过 %d 行的上限。请按年度或奖项拆成几个文件，分别导入。") % MAX_ROWS)

    def cell(self, text: str) -> None:
        self.cells += 1
        self.text(text)
        if self.cells > MAX_CELLS:
            raise RosterRefusedError(
                _("文件里填了字的单元格超过 %d 个的上限。请只保留名单所在的工作表，再上传。") % MAX_CELLS
            )

    def text(self, text: str) -> str:
        """The text itself, counted."""
        self.characters += len(text)
        if self.characters > MAX_CHARACTERS:
            raise RosterRefusedError(_("文件里的文字太多，不像一份名单。请只保留名单所在的工作表，再上传。"))
        return text
