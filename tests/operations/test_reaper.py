"""What was started for the tests goes away with the command that started it, however that ended."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import services
from tests.architecture.house import ROOT
from tests.operations.test_run import gone

USER = """
import subprocess, sys
sys.path.insert(0, {scripts!r})
import services
reaper = services.Reaper()
folder = {folder!r}
server = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
reaper.order("group", server.pid)
reaper.order("folder", folder)
reaper.order("run", "touch", {mark!r})
open({note!r}, "w").write(f"{{server.pid}}\\n")
import time
time.sleep(600)
"""


def test_a_killed_command_is_cleaned_up_after(tmp_path: Path) -> None:
    folder, note, mark = tmp_path / "data", tmp_path / "note", tmp_path / "mark"
    folder.mkdir()
    names = {"scripts": str(ROOT / "scripts"), "folder": str(folder), "note": str(note), "mark": str(mark)}
    process = subprocess.Popen([sys.executable, "-c", USER.format(**names)])
    while not note.exists() or "\n" not in note.read_text():
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert gone(int(note.read_text()))
    deadline = time.monotonic() + 20
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not folder.exists()
    assert mark.exists()


def test_a_killed_reaper_does_not_leave_the_servers(tmp_path: Path) -> None:
    servers = services.Services()
    server = servers.launch([sys.executable, "-c", "import time; time.sleep(600)"], "log")
    servers.reaper.process.kill()
    servers.reaper.process.wait()
    servers.reaper.order("forget", 1)
    servers.stop()
    assert gone(server.pid)
    assert not servers.folder.exists()
