"""What a process that only serves pages does not load."""

import os
import subprocess
import sys

from tests.architecture.house import ROOT

LOADED = """
import django, sys
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(*sys.modules)
"""


def loaded() -> set[str]:
    """Names of the modules of such a process."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_what_few_requests_need_waits_for_them() -> None:
    """Dictionaries of pinyin for the first name that is saved, libraries of fonts for the first PDF."""
    modules = loaded()
    assert "core.pinyin" in modules
    assert "honors.roll_files" in modules
    assert modules & {"pypinyin", "fpdf", "fontTools", "noto_cjk_sans_otc"} == set()
