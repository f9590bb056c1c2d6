"""One step of preparation in a process of its own.

`build.py base`, `fill NUMBER`, `export FILE`; `varied NUMBER` and `plain FILE` write JSON to standard output.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django


def main() -> None:
    step, arguments = sys.argv[1], sys.argv[2:]
    django.setup()
    if step == "plain":
        _plain(Path(arguments[0]))
        return
    import content

    if step == "base":
        content.base()
    elif step == "fill":
        content.fill(int(arguments[0]))
    elif step == "export":
        import export

        Path(arguments[0]).write_text(json.dumps(export.everything(), ensure_ascii=False))
    elif step == "varied":
        import export

        print(json.dumps(export.varied(int(arguments[0]))))


def _plain(file: Path) -> None:
    """The addresses of the measured pages."""
    from plain_site import fill

    print(json.dumps(fill.Filler(json.loads(file.read_text())).run(), ensure_ascii=False))


if __name__ == "__main__":
    main()
