# SPDX-License-Identifier: GPL-3.0-or-later
"""The note that is typed: a published one where its text is at hand, else one of our examples."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["STELLER_SOURCE_DIR"])
REFERENCE = "000_2c7572ccf9895993"


def read():
    texts = pathlib.Path(os.environ.get("STELLER_REFERENCE", SOURCE.parent / "shared" / "real"))
    if not (texts / f"{REFERENCE}.txt").is_file():
        return json.loads((SOURCE / "data" / "examples" / "voorbeeld-beslisnota.nota").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, SOURCE / "tests" / "core" / "note" / "real-notes.py", texts, folder],
                       check=True, stdout=subprocess.DEVNULL)
        return json.loads(pathlib.Path(folder, f"{REFERENCE}.nota").read_text(encoding="utf-8"))


def read_type(name):
    return json.loads((SOURCE / "data" / "note-types" / f"{name}.json").read_text(encoding="utf-8"))


def headings(type_):
    """The sections of a type as (id, heading), those below another one after it."""
    def walk(sections):
        for section in sections:
            yield section["id"], section["heading"]
            yield from walk(section.get("sections", []))

    return list(walk(type_["sections"]))
