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


def test_the_dictionaries_of_pinyin_wait_for_the_first_name() -> None:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    assert "core.pinyin" in loaded
    assert "pypinyin" not in loaded
