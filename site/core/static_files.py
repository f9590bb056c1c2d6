"""One style sheet in place of twenty-six: what site.css imports is put into it when static files are collected.

A browser learns of an imported sheet only after it has read the one that imports it: on a phone that is one more
journey before the first paint. Written stays one file a component (docs/decisions/no-front-end-build.md).
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ["css/site.css"]
IMPORT = re.compile(r'^@import "(?P<name>[^"]+)" layer\((?P<layer>\w+)\)(?P<media>[^;]*);$', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
NOT_MOVABLE = re.compile(r"url\(|@import")  # means something else when it stands in another folder


class BundlingStorage(CompressedManifestStaticFilesStorage):
    """Names by content, compressed beside the plain files, and the bundles as one file."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for name in BUNDLES:
                if name in paths:
                    paths[name] = (self, self._bundle(name, paths))
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _bundle(self, name: str, paths: dict[str, Any]) -> str:
        """Write the whole sheet over the collected one; returns its name."""

        def whole(found: re.Match[str]) -> str:
            return layered(_read(paths, str(PurePosixPath(name).parent / found["name"])), found)

        sheet = IMPORT.sub(whole, _read(paths, name))
        self.delete(name)
        return self.save(name, ContentFile(sheet.encode()))


def layered(text: str, found: re.Match[str]) -> str:
    """What an imported file says, in its layer and for its medium."""
    if NOT_MOVABLE.search(text):
        raise ValueError(f"{found['name']} names another file: it cannot be put into a sheet in another folder")
    rules = f"@layer {found['layer']} {{\n{COMMENT.sub('', text).strip()}\n}}"
    media = found["media"].strip()
    return f"@media {media} {{\n{rules}\n}}" if media else rules


def _read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        text: str = file.read().decode()
    return text
