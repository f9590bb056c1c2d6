"""`make lint`: everything that can be judged without running the site. Also `make format` and `make messages`.

Every judge runs even when one before it found something; the last lines say which were content.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile

import launch

# What production needs at least; the values only have to be of the right shape.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(60),
    "ALLOWED_HOSTS": "union.example.org",
    "SITE_URL": "https://union.example.org",
    "DATABASE_URL": "sqlite://:memory:",
}


def judges(python: str) -> list[tuple[str, list[str], dict[str, str]]]:
    """Name, command and extra environment of each judge."""
    tests = {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    script = [python, str(launch.ROOT / "scripts" / "messages.py"), "check"]
    layers = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return [
        ("format", [python, "-m", "ruff", "format", "--check", "."], {}),
        ("lint", [python, "-m", "ruff", "check", "."], {}),
        ("types", [python, "-m", "mypy"], {}),
        ("layers", [python, "-c", layers, "--no-logo"], {}),
        ("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"], tests),
        ("messages", script, {}),
        ("deployment", [python, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
    ]


def run(command: list[str], extra: dict[str, str]) -> bool:
    """Run one judge in the project; its words go to the screen."""
    environment = launch.site_environment(**extra)
    return subprocess.run(command, cwd=launch.ROOT, env=environment, check=False).returncode == 0


def lint(python: str) -> int:
    """Hear every judge; 0 when all are content."""
    results = {}
    with tempfile.TemporaryDirectory(prefix="site-lint-") as folder:
        os.environ["VAR_DIR"] = os.environ["TMPDIR"] = folder  # the working data of `make run` stays out of it
        for name, command, extra in judges(python):
            print(f"--- {name}", flush=True)
            results[name] = run(command, extra)
    print("\n" + "\n".join(f"{'ok  ' if good else 'FAIL'} {name}" for name, good in results.items()))
    return 0 if all(results.values()) else 1


def main() -> int:
    try:
        launch.insist_on_python()
        python = str(launch.ensure_packages(dev=True))
    except launch.CannotStartError as reason:
        print(reason, file=sys.stderr)
        return 1
    if "--format" in sys.argv:
        tools = (["format", "."], ["check", "--fix", "."])
        results = [run([python, "-m", "ruff", *words], {}) for words in tools]
        return 0 if all(results) else 1
    if "--messages" in sys.argv:
        return 0 if run([python, str(launch.ROOT / "scripts" / "messages.py"), "update"], {}) else 1
    return lint(python)


if __name__ == "__main__":
    sys.exit(main())
