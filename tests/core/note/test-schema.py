#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates the data against its schemas: test-schema.py SOURCE_DIR SAVE_NOTES

The schemas themselves, the built-in note types and grounds, the examples, the notes of the corpus and those that the
program SAVE_NOTES saves must be valid. Of the bad notes of the corpus the schema must refuse every one whose members it
describes.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

# What a schema cannot tell: what JSON itself forbids (these do not parse, or parse with a lenient parser).
BEYOND_SCHEMA = {"duplicate-member.nota", "nested.nota", "nul-escaped.nota"}

failures = 0


def check(name, ok, detail=""):
    global failures
    failures += not ok
    print(f"{'ok' if ok else 'not ok'} - {name}{' # ' + detail if detail else ''}")


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def validate(validator, paths):
    paths = sorted(paths)
    check("there are files to validate", bool(paths))
    for path in paths:
        errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(load(path))]
        check(path.name, not errors, "; ".join(errors)[:400])


def main():
    source, save_notes = pathlib.Path(sys.argv[1]), sys.argv[2]
    data = source / "data"
    validators = {}
    for name in ("nota-1", "note-type-1", "grounds-1"):
        schema = load(data / "schema" / f"{name}.schema.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[name] = jsonschema.Draft202012Validator(schema)
    validate(validators["note-type-1"], (data / "note-types").glob("*.json"))
    validate(validators["grounds-1"], (data / "grounds").glob("*.json"))
    validate(validators["nota-1"], (data / "examples").glob("*.nota"))
    corpus = source / "tests" / "corpus" / "notes"
    validate(validators["nota-1"], corpus.glob("*.nota"))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([save_notes, folder], check=True, stdout=subprocess.DEVNULL)
        validate(validators["nota-1"], pathlib.Path(folder).glob("*.nota"))
    for path in sorted((corpus / "bad").glob("*.nota")):
        if path.name in BEYOND_SCHEMA:
            continue
        try:
            check(f"bad/{path.name}", not validators["nota-1"].is_valid(load(path)), "must be refused")
        except (json.JSONDecodeError, UnicodeDecodeError):
            check(f"bad/{path.name}", True, "is no JSON")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
