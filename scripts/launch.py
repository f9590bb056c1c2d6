"""What every command needs before it starts: a Python, a virtual environment, the pinned packages.

Standard library only. This file is also read by a Python that is too old, which must still be able to say so: nothing
newer than Python 3.7 in here.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("VENV_DIR", str(ROOT / ".venv")))
OLDEST = (3, 11)
NEWER_NAMES = ["python3.14", "python3.13", "python3.12", "python3.11"]


class CannotStartError(Exception):
    """Something on this machine is missing; the text is one line that says what to do."""


def insist_on_python() -> None:
    """Start again under a Python that is new enough, or stop with one line."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER_NAMES:
        path = shutil.which(name)
        if path:
            os.execv(path, [path, *sys.argv])
    raise CannotStartError(
        "需要 Python {0}.{1} 或更新版本，这里是 {2}.{3}：请安装后重试，或写 PYTHON=/路径/python3 make … "
        "(Python {0}.{1}+ is needed)".format(OLDEST[0], OLDEST[1], *sys.version_info[:2])
    )


def insist_on_venv_module() -> None:
    """Debian and Ubuntu ship Python without ensurepip: say which package brings it."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise CannotStartError(
            "缺少 Python 的 venv 模块：请先运行 sudo apt install python3-venv，再重试 (the venv module is missing)"
        )


def check_port(raw: str) -> int:
    """The port as a number, if it is one and nobody listens there."""
    if not raw.isdigit() or not 1 <= int(raw) <= 65535:
        raise CannotStartError(f"PORT={raw} 不是端口号：请写 1 到 65535 之间的数字，例如 PORT=8123 make run")
    port = int(raw)
    if port < 1024 and os.geteuid() != 0:
        raise CannotStartError(f"端口 {port} 需要管理员权限：请换一个 1024 以上的端口，例如 PORT=8123 make run")
    if _taken(port):
        other = 8123 if port != 8123 else 8124
        raise CannotStartError(
            f"端口 {port} 已被占用：请关掉占用它的程序，或换一个端口，例如 PORT={other} make run (port {port} is busy)"
        )
    return port


def _taken(port: int) -> bool:
    """Whether somebody listens. Binding alone does not tell on macOS, where a second listener may be let in."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            return True
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # an old connection in TIME_WAIT is no obstacle
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def venv_python() -> Path:
    """The Python of the virtual environment, which may not exist yet."""
    return VENV / "bin" / "python"


def _works(python: Path) -> bool:
    """Whether the environment's Python still runs and is new enough (a system upgrade may have removed it)."""
    if not python.exists():
        return False
    code = "import sys, pip; sys.exit(sys.version_info < ({}, {}))".format(*OLDEST)
    return subprocess.run([str(python), "-c", code], check=False, stderr=subprocess.DEVNULL).returncode == 0


def _fingerprint(requirements: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in requirements:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def ensure_packages(dev: bool = False) -> Path:
    """Make the virtual environment and install the pins if they changed; returns its Python.

    Wheels only: no compiler and no system library is ever needed. The fingerprint of the pins is written last, so an
    interrupted installation is repeated.
    """
    names = ["requirements.txt", "requirements-dev.txt"] if dev else ["requirements.txt"]
    files = [ROOT / name for name in names]
    stamp = VENV / (".installed-dev" if dev else ".installed")
    wanted = _fingerprint(files)
    python = venv_python()
    if stamp.exists() and stamp.read_text() == wanted and python.exists():
        return python
    if not _works(python):
        insist_on_venv_module()
        print("正在建立 .venv …", flush=True)
        _run_or_explain([sys.executable, "-m", "venv", "--clear", str(VENV)], f"无法建立 {VENV}：请检查磁盘空间和权限")
    print(f"正在安装 {names[-1]} 中的依赖（首次约一分钟）…", flush=True)
    _run_or_explain(
        [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
            "--only-binary",
            ":all:",
            "-r",
            str(files[-1]),
        ],
        "依赖没有装好：请看上面 pip 的提示（多半是网络或软件源），然后重试",
    )
    (VENV / ".installed").write_text(_fingerprint(files[:1]))
    stamp.write_text(wanted)
    return python


def _run_or_explain(command: list[str], message: str) -> None:
    if subprocess.run(command, check=False).returncode != 0:
        raise CannotStartError(message)


def site_environment(**extra: str) -> dict[str, str]:
    """The environment for programs of the site: both import roots on the path, output not held back."""
    path = os.pathsep.join(filter(None, [str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1", **extra}
