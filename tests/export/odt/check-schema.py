#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-schema.py STELLER-CLI NOTE…

Exports both editions of every note in every built-in house style, and checks the packages and their parts against the
schemas of OpenDocument. Only the internal edition may tell the id of the note.

Without the schemas beside the project, says so and checks the rest.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

SOURCE = pathlib.Path(os.environ["STELLER_SOURCE_DIR"])
CHECKER = SOURCE.parent / "shared" / "tools" / "odtcheck.py"
STYLES = sorted(path.name for path in (SOURCE / "data" / "styles").iterdir() if path.is_dir())


def check_id(odt, note, audience):
    note_id = json.loads(pathlib.Path(note).read_text(encoding="utf-8"))["id"].encode()
    with zipfile.ZipFile(odt) as package:
        telling = [name for name in package.namelist() if note_id in package.read(name)]
    expected = ["meta.xml"] if audience == "internal" else []
    return [] if telling == expected else ["%s: the id is in %s" % (odt.name, telling)]


def main():
    cli, *notes = sys.argv[1:]
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for style in STYLES:
            for note in notes:
                for audience in ("internal", "public"):
                    name = "%s-%s-%s.odt" % (style, pathlib.Path(note).stem, audience)
                    files.append(pathlib.Path(scratch) / name)
                    subprocess.run([cli, "export", "--style", style, "--audience", audience, "--output", files[-1], note],
                                   check=True, stdout=subprocess.DEVNULL)
                    problems += check_id(files[-1], note, audience)
        if CHECKER.exists():
            if subprocess.run([sys.executable, CHECKER, *files]).returncode:
                problems.append("not valid by the schema")
        else:
            print("skipped: no schema of OpenDocument beside the project")
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
