"""How long a roster takes, and how much memory it adds. Run it on an empty database of its own; it fills it.

    DATABASE_URL=sqlite:////tmp/roster-bench.sqlite3 python manage.py migrate
    DATABASE_URL=sqlite:////tmp/roster-bench.sqlite3 python benchmarks/roster.py 200 5000

Each size goes through reading and planning, confirming as candidates, the same file again, and taking back, and once
more into a commendation that is granted already, where search is told of every name. Printed: seconds, the growth of
the process in MB, and how much longer a row takes in the largest file than in the smallest.
"""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"


def main() -> None:
    import django

    django.setup()
    sizes = [int(each) for each in sys.argv[1:]] or [200, 5000]
    figures: dict[str, list[float]] = {}
    for size in sizes:
        _warm_up()
        before = _memory()
        print(f"\n{size} rows")
        for name, seconds in _measure(size).items():
            figures.setdefault(name, []).append(seconds / size)
            print(f"  {name:36} {seconds:8.2f} s")
        print(f"  {'growth of the process':36} {_memory() - before:8.1f} MB")
    print(f"\na row, {sizes[-1]} against {sizes[0]}:")
    for name, row in figures.items():
        print(f"  {name:36} x {row[-1] / row[0]:.2f}")


def _memory() -> float:
    """Most that the process ever held, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _warm_up() -> None:
    """Dictionaries of readings and strokes are loaded once in the life of a worker."""
    from core import pinyin
    from honors.ordering import stroke_key

    pinyin.latin_name("王伟")
    stroke_key("王伟")


def _workbook(size: int, mark: str) -> bytes:
    from tests.factories import roster_imports as factory

    rows = [
        [
            each + 1,
            f"{SURNAMES[each % 30]}{chr(0x4E00 + each % 5000)}",
            f"{mark}第{each}示例厂",
            "挡车工",
            "",
            "示例工匠",
        ]
        for each in range(size)
    ]
    return factory.workbook(rows)


def _measure(size: int) -> dict[str, float]:
    from honors.importing import undoing, writing
    from honors.models import AwardType
    from tests.factories import roster_imports as factory

    AwardType.objects.get_or_create(name_zh="示例工匠", defaults={"short_name": "工匠", "kind": "person", "level": 4})
    content, figures = _workbook(size, f"甲{size}"), {}
    roster = _timed(figures, "read and planned", lambda: factory.planned(content, name_zh=f"第{size}批"))
    _settle(roster)
    written = _timed(figures, "written as candidates", lambda: writing.write(roster.pk, _version(roster), None))
    again = _timed(figures, "the same file planned again", lambda: factory.planned(content, into=written.commendation))
    _timed(figures, "and confirmed", lambda: writing.write(again.pk, _version(again), None))
    again.delete()
    _timed(figures, "taken back", lambda: undoing.undo(written.pk, None))
    roster = factory.planned(_workbook(size, f"乙{size}"), into=_granted(size))
    _settle(roster)
    _timed(figures, "written as granted, search told", lambda: writing.write(roster.pk, _version(roster), None))
    return figures


def _timed(figures: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    begun = time.perf_counter()
    result = work()
    figures[name] = time.perf_counter() - begun
    return result


def _settle(roster: Any) -> None:
    """Namesakes of the generated names are all different people."""
    from honors.importing import rosters

    rows = list(roster.rows.all())
    for row in rows:
        row.settlement = "new" if row.is_open else row.settlement
    rosters.apply_plan(roster, rows)
    rosters.save_rows(rows)


def _version(roster: Any) -> int:
    roster.refresh_from_db()
    return int(roster.version)


def _granted(size: int) -> Any:
    """A commendation in force."""
    from tests.factories import honors as make

    return make.granted([make.person(f"钱{size}")], of=_award()).commendation


def _award() -> Any:
    from honors.models import AwardType

    return AwardType.objects.get(name_zh="示例工匠")


if __name__ == "__main__":
    main()
