#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-template.py manifest|schema FOLDER

Checks an unpacked OpenDocument template: that its manifest names its files, or that its parts are valid by the schemas
of OASIS. The schemas are not part of Steller: they are looked for in $STELLER_ODF_SCHEMA, or in shared/schema beside
the source; without them the test is skipped.
"""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
SKIP = 77


def list_files(folder):
    for path, _, names in os.walk(folder):
        for name in names:
            yield os.path.relpath(os.path.join(path, name), folder)


def check_manifest(folder):
    problems = []
    root = ElementTree.parse(os.path.join(folder, "META-INF", "manifest.xml")).getroot()
    entries = {entry.get(MANIFEST + "full-path"): entry for entry in root}
    with open(os.path.join(folder, "mimetype"), encoding="ascii") as file:
        media_type = file.read()
    if media_type != "application/vnd.oasis.opendocument.text-template":
        problems.append(f"mimetype: {media_type!r}")
    if entries.pop("/").get(MANIFEST + "media-type") != media_type:
        problems.append("the manifest has another media type")
    files = set(list_files(folder)) - {"mimetype", "META-INF/manifest.xml"}
    problems += [f"not in the manifest: {name}" for name in sorted(files - set(entries))]
    problems += [f"only in the manifest: {name}" for name in sorted(set(entries) - files)]
    for name in sorted(files):
        version = ElementTree.parse(os.path.join(folder, name)).getroot().get(OFFICE + "version")
        if version != "1.3":
            problems.append(f"{name}: version {version}")
    return problems


def check_schema(folder, schemas):
    parts = [os.path.join(folder, name) for name in ("content.xml", "styles.xml", "meta.xml", "settings.xml")]
    runs = [("OpenDocument-v1.3-schema.rng", parts),
            ("OpenDocument-v1.3-manifest-schema.rng", [os.path.join(folder, "META-INF", "manifest.xml")])]
    problems = []
    for schema, files in runs:
        path = os.path.join(schemas, schema)
        result = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", path, *files],
                                capture_output=True, text=True, check=False)
        if result.returncode != 0:
            problems += result.stderr.splitlines()
    return problems


def main():
    what, folder = sys.argv[1:]
    if what == "manifest":
        problems = check_manifest(folder)
    else:
        source = os.environ.get("STELLER_SOURCE_DIR", ".")
        schemas = os.environ.get("STELLER_ODF_SCHEMA", os.path.join(source, "..", "shared", "schema"))
        if not os.path.exists(os.path.join(schemas, "OpenDocument-v1.3-schema.rng")):
            print("skipped: the OpenDocument schemas are not here")
            return SKIP
        if shutil.which("xmllint") is None:
            print("skipped: there is no xmllint")
            return SKIP
        problems = check_schema(folder, schemas)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
