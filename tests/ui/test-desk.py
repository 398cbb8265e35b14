# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk that the other tests run on: a keyboard that cannot be set up at once is tried again, and not for ever."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

DESK = pathlib.Path(os.environ["STELLER_SOURCE_DIR"], "tests", "desk", "desk")


class Keyboard(unittest.TestCase):
    def run_desk(self, n_failures):
        """Runs a command on a desk where setxkbmap fails so many times; gives its process and how often it was called."""
        with tempfile.TemporaryDirectory() as folder:
            calls = pathlib.Path(folder, "calls")
            calls.write_text("", encoding="ascii")
            program = pathlib.Path(folder, "setxkbmap")
            program.write_text("#!/bin/sh\n"
                               f"echo call >> {calls}\n"
                               f"[ $(wc -l < {calls}) -gt {n_failures} ] || {{ echo busy >&2; exit 1; }}\n"
                               f"exec {shutil.which('setxkbmap')} \"$@\"\n", encoding="ascii")
            program.chmod(0o755)
            process = subprocess.run([DESK, "echo", "ran"], capture_output=True, check=False, text=True,
                                     env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"})
            return process, len(calls.read_text(encoding="ascii").splitlines())

    def test_refused_at_first(self):
        process, n_calls = self.run_desk(2)
        self.assertEqual((process.returncode, process.stdout, n_calls), (0, "ran\n", 3), process.stderr)

    def test_refused_for_ever(self):
        process, n_calls = self.run_desk(1000)
        self.assertEqual((process.returncode, process.stdout, n_calls), (99, "", 20), process.stderr)
        self.assertIn("busy", process.stderr)


if __name__ == "__main__":
    if not shutil.which("setxkbmap"):
        print("There is no setxkbmap.")
        sys.exit(77)
    unittest.main()
