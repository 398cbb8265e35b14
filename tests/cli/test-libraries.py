# SPDX-License-Identifier: GPL-3.0-or-later
"""What steller-cli does where a library that it loads only when it is needed is missing, broken or another one."""

import os
import subprocess

import cli

LIBRARIES = {"libqpdf": os.environ["STELLER_LIBQPDF"], "libzip": os.environ["STELLER_LIBZIP"]}
# What cannot be made without a library.
NEEDED_FOR = {"libqpdf": ["pdf"], "libzip": ["odt", "docx"]}


class Libraries(cli.TestCase):
    def without(self, library, content):
        """The environment in which the loader meets @content as the library; a broken one is as good as none."""
        self.write(f"{library}/{LIBRARIES[library]}", content)
        return {"LD_LIBRARY_PATH": self.folder / library, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}

    def check(self, library, content, message):
        note = self.write("memo.nota", cli.note())
        variables = self.without(library, content)
        for target in self.folder.glob("memo.[!n]*"):
            target.unlink()

        for format_ in cli.FORMATS:
            with self.subTest(library=library, format=format_):
                target = self.folder / f"memo.{format_}"
                result = cli.run("export", "-o", target, note, **variables)
                if format_ in NEEDED_FOR[library]:
                    self.check_failed(result, rf"{LIBRARIES[library]}.*{message}")
                    self.assertEqual(len(result.errors.splitlines()), 1, result)
                    self.assertFalse(target.exists())
                else:
                    self.check_done(result)
                    self.assertTrue(target.exists())

        # What was there stays, and nothing is left beside it.
        for format_ in NEEDED_FOR[library]:
            target = self.write(f"memo.{format_}", "from before")
            before = self.files()
            self.check_failed(cli.run("export", "-o", target, note, **variables), LIBRARIES[library])
            self.assertEqual(target.read_text(encoding="utf-8"), "from before")
            self.assertEqual(self.files(), before)
        self.check_done(cli.run("validate", note, **variables))

    def test_broken(self):
        for library in LIBRARIES:
            self.check(library, b"", "cannot be loaded")

    def test_another_version(self):
        """One that loads, and has none of the functions."""
        compiler = os.environ.get("STELLER_CC", "cc").split()
        source = self.write("empty.c", "extern int steller_nothing;\nint steller_nothing = 0;\n")
        target = self.folder / "empty.so"
        subprocess.run([*compiler, "-shared", "-fPIC", "-o", target, source], check=True)
        for library in LIBRARIES:
            self.check(library, target.read_bytes(), "lacks the function")


if __name__ == "__main__":
    cli.main()
