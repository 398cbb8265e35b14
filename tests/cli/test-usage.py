# SPDX-License-Identifier: GPL-3.0-or-later
"""How steller-cli is called: subcommands, options, help, exit statuses and languages."""

import os
import re
import shutil
import subprocess

import cli

DUTCH = {"LC_ALL": "nl_NL.UTF-8", "LANGUAGE": None}
COMMANDS = ["new", "export", "validate", "types", "styles", "style"]

# Arguments, and what the message must say.
WRONG = [
    ([], "a command"),
    (["--nonsense"], "--nonsense"),
    (["nonsense"], "“nonsense”"),
    (["help", "nonsense"], "“nonsense”"),
    (["new"], "--type"),
    (["new", "--type"], "--type"),
    (["new", "--type", "nonsense"], "“nonsense”"),
    (["new", "--type", "beslisnota", "more.nota"], "“more.nota”"),
    (["new", "--nonsense"], "--nonsense"),
    (["new", "--type", "beslisnota", "-o", "new.pdf"], "“new.pdf”.*[.]nota"),
    (["new", "--type", "beslisnota", "--force", "-o", "new.ODT"], "“new.ODT”.*[.]nota"),
    (["validate"], "at least one note"),
    (["validate", "--nonsense", "a.nota"], "--nonsense"),
    (["types", "more"], "“more”"),
    (["styles", "more"], "“more”"),
    (["style"], "check"),
    (["style", "nonsense"], "check"),
    (["style", "check"], "at least one file"),
    (["style", "check", "--nonsense", "a.ott"], "--nonsense"),
    (["export", "--format", "pdf"], "at least one note"),
    (["export", "a.nota"], "--format"),
    (["export", "a.nota", "-o", "-"], "--format"),
    (["export", "a.nota", "-o", "a.doc"], "there are: .*html, md, txt"),
    (["export", "a.nota", "--format", "doc"], "“doc”.*html, md, txt"),
    (["export", "a.nota", "--format", ""], "--format"),
    (["export", "a.nota", "--format", "pdf,"], "no format “”"),
    (["export", "a.nota", "--format", "pdf,doc"], "“doc”.*html, md, txt"),
    (["export", "a.nota", "--format", "pdf,odt", "-o", "a.pdf"], "--output-dir"),
    (["export", "-", "--format", "pdf,odt"], "standard input"),
    (["export", "a.nota", "--format", "pdf", "-o", "a.odt"], "contradict"),
    (["export", "a.nota", "-o", "a.pdf", "--output-dir", "out"], "do not go together"),
    (["export", "a.nota", "b.nota", "-o", "a.pdf"], "--output-dir"),
    (["export", "a.nota", "--format", "pdf", "--audience", "secret"], "“secret”.*internal, public"),
    (["export", "-", "--format", "pdf", "--output-dir", "out"], "standard input"),
    (["export", "-", "a.nota", "--format", "pdf"], "standard input"),
    (["export", "a.nota", "a.nota", "--format", "pdf"], "both be written"),
    (["export", "a.nota", "./a.nota", "--format", "pdf"], "both be written"),
    (["export", "x/a.nota", "y/a.nota", "--format", "pdf", "--output-dir", "out"], "both be written"),
    (["export", "a.txt", "--format", "txt", "-o", "./a.txt"], "over a note"),
    (["export", "a.txt", "--format", "txt", "-o", "link.txt"], "over a note"),
]


class Usage(cli.TestCase):
    def test_wrong_use(self):
        for name in ("a.nota", "b.nota", "a.txt", "x/a.nota", "y/a.nota"):
            self.write(name, cli.note())
        (self.folder / "out").mkdir()
        (self.folder / "link.txt").symlink_to("a.txt")
        before = self.files()
        for arguments, message in WRONG:
            with self.subTest(arguments=arguments):
                self.check_usage(cli.run(*arguments, cwd=self.folder), message)
                self.assertEqual(self.files(), before)

    def test_wrong_use_in_dutch(self):
        result = cli.run("validate", **DUTCH)
        self.assertEqual(result.status, 2, result)
        self.assertNotIn("at least one note", result.errors)
        self.assertIn("“steller-cli validate --help”", result.errors)

    def test_version(self):
        result = cli.run("--version")
        self.check_done(result)
        self.assertRegex(result.text, r"^steller-cli [0-9]+\.[0-9]+\.[0-9]+\n$")

    def test_help(self):
        for arguments in (["help"], ["--help"], ["-h"]):
            result = cli.run(*arguments)
            self.check_done(result)
            for command in COMMANDS:
                self.assertRegex(result.text, rf"(?m)^  {command} +\S")

    def test_help_of_a_command(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                result = cli.run(command, "--help")
                self.check_done(result)
                self.assertIn(f"steller-cli {command} ", result.text)
                self.assertIn("--help", result.text)
                self.assertEqual(cli.run("help", command).output, result.output)

    def test_help_in_dutch(self):
        english, dutch = cli.run("help"), cli.run("help", **DUTCH)
        self.check_done(dutch)
        self.assertNotEqual(english.output, dutch.output)
        for command in COMMANDS:
            self.assertRegex(dutch.text, rf"(?m)^  {command} +\S")
            self.assertNotEqual(cli.run(command, "--help").output, cli.run(command, "--help", **DUTCH).output)

    def test_full_standard_output(self):
        for arguments in (["help"], ["--version"], ["types"], ["types", "--json"], ["new", "--type", "beslisnota"]):
            with self.subTest(arguments=arguments), open("/dev/full", "wb") as full:
                process = subprocess.run([cli.PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
                self.assertEqual(process.returncode, 1, process.stderr)
                self.assertRegex(process.stderr.decode(), r"^[^:\n]+: .*(?i:standard output).*\n$")

    def test_control_characters_do_not_reach_the_terminal(self):
        result = cli.run("validate", "no\x1b[31m\nsuch.nota", cwd=self.folder)
        self.check_failed(result)
        self.assertEqual(re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.errors), [])
        self.assertEqual(len(result.errors.splitlines()), 1)


    def test_no_toolkit_is_linked(self):
        if not shutil.which("ldd"):
            self.skipTest("there is no ldd to tell what is linked")
        libraries = subprocess.run(["ldd", cli.PROGRAM], capture_output=True, check=True, text=True).stdout
        self.assertIn("libpango", libraries)
        self.assertNotRegex(libraries, r"lib(gtk|gdk|adwaita|gtksourceview)")


class Validate(cli.TestCase):
    def test_good_notes(self):
        paths = sorted((cli.SOURCE / "data" / "examples").glob("*.nota"))
        self.assertGreaterEqual(len(paths), 2)
        self.check_done(cli.run("validate", *paths))

    def test_every_file_is_looked_at(self):
        self.write("good.nota", cli.note())
        self.write("bad.nota", "{\n")
        result = cli.run("validate", "bad.nota", "good.nota", "none.nota", cwd=self.folder)
        self.check_failed(result)
        self.assertRegex(result.errors, r"(?m)^bad\.nota:[0-9]+: ")
        self.assertRegex(result.errors, r"(?m)^none\.nota: ")
        self.assertNotIn("good.nota", result.errors)

    def test_standard_input(self):
        good = self.write("good.nota", cli.note()).read_bytes()
        self.check_done(cli.run("validate", "-", stdin=good))
        self.check_failed(cli.run("validate", "-", stdin=good[:-10]), r"^-:[0-9]+: ")

    def test_a_name_that_begins_with_a_dash(self):
        self.write("-o.nota", cli.note())
        self.check_done(cli.run("validate", "--", "-o.nota", cwd=self.folder))

    def test_a_name_that_is_not_utf8(self):
        name = b"not\xff.nota"
        (self.folder / os.fsdecode(name)).write_bytes(b"{")
        self.check_failed(cli.run("validate", os.fsdecode(name), cwd=self.folder), r"^not.+\.nota:1: ")


if __name__ == "__main__":
    cli.main()
