# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs steller-cli for the tests, and makes the notes and folders they need."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["STELLER_CLI"]
SOURCE = pathlib.Path(os.environ["STELLER_SOURCE_DIR"])
FORMATS = ["odt", "docx", "pdf", "html", "md", "txt"]
MESSAGE = r"^[^:\n]+(:[0-9]+)?: \S.*$"


class Result:
    def __init__(self, process):
        self.status = process.returncode
        self.output = process.stdout
        self.errors = process.stderr.decode("utf-8")

    @property
    def text(self):
        return self.output.decode("utf-8")

    def __repr__(self):
        return f"status {self.status}\nstdout: {self.output[:2000]!r}\nstderr: {self.errors}"


def environment(**changes):
    """The environment of the test with changes; None takes a variable out."""
    result = dict(os.environ)
    for name, value in changes.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = str(value)
    return result


def run(*arguments, stdin=b"", cwd=None, prefix=(), **variables):
    process = subprocess.run(
        [*prefix, PROGRAM, *[os.fspath(a) for a in arguments]],
        input=stdin, capture_output=True, cwd=cwd, env=environment(**variables), timeout=100, check=False)
    return Result(process)


def note(**members):
    """A small note as a Python object."""
    result = {
        "format": "steller-nota", "version": 1, "id": "019a0000-0000-7000-8000-000000000000", "type": "beslisnota",
        "language": "nl",
        "fields": {"onderwerp": "Proefnota"},
        "sections": {"aanleiding": {"text": "Aanleiding van de proef."}},
    }
    result.update(members)
    return result


class TestCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="steller-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, content):
        """Writes a file in the test's folder: bytes, text, or an object as JSON."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            path.write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")
        return path

    def files(self, folder=None):
        folder = folder or self.folder
        return sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))

    def check_done(self, result):
        self.assertEqual((result.status, result.errors), (0, ""), result)

    def check_failed(self, result, message=None):
        """The work failed: status 1, and nothing but messages on standard error."""
        self.check_messages(result, 1, message)

    def check_usage(self, result, message=None):
        """Wrong use: status 2, a message, and a hint in the last line."""
        self.assertEqual(result.status, 2, result)
        self.assertEqual(result.output, b"", result)
        lines = result.errors.splitlines()
        self.assertEqual(len(lines), 2, result)
        self.assertRegex(lines[0], r"^steller-cli: \S", result)
        self.assertRegex(lines[1], r"“steller-cli( [a-z]+ --help| help)”", result)
        if message:
            self.assertRegex(lines[0], message, result)

    def check_messages(self, result, status, message=None):
        self.assertEqual(result.status, status, result)
        self.assertNotEqual(result.errors, "", result)
        for line in result.errors.splitlines():
            self.assertRegex(line, MESSAGE, result)
        if message:
            self.assertRegex(result.errors, message, result)


def main():
    # One folder of temporary files for each program, so that leftovers there would be seen too.
    unittest.main(verbosity=2)
