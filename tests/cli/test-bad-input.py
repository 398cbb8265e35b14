# SPDX-License-Identifier: GPL-3.0-or-later
"""Files, folders and disks that are not as they should be: a message, status 1, and nothing lost or half-written."""

import json
import resource
import subprocess

import cli

MEBIBYTE = 1024 * 1024
DUTCH = {"LC_ALL": "nl_NL.UTF-8", "LANGUAGE": None}


def as_json(value):
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8")


def good():
    return as_json(cli.note())


def changed(old, new):
    """A good note with one piece of its text replaced."""
    text = good()
    assert text.count(old) == 1, old
    return text.replace(old, new)


def with_text(text):
    return as_json(cli.note(sections={"kernpunten": {"text": text}}))


# Name, content, and the number of the line that the message must name; 0 when any will do.
BAD_FILES = [
    ("empty", b"", 0),
    ("blank", b" \n\n", 0),
    ("not JSON", b"Geachte minister,\n", 1),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0),
    ("truncated", good()[: len(good()) // 2], 0),
    ("without its last brace", good()[:-1], 0),
    ("something after the end", good() + b"\n}", 0),
    ("an array", b"[]\n", 1),
    ("a string", b'"steller-nota"\n', 1),
    ("another format", changed(b'"steller-nota"', b'"other"'), 2),
    ("no format", changed(b'  "format": "steller-nota",\n', b""), 0),
    ("version as text", changed(b'"version": 1', b'"version": "1"'), 3),
    ("version zero", changed(b'"version": 1', b'"version": 0'), 3),
    ("sections as an array", as_json(cli.note(sections=[])), 0),
    ("section as a number",
     changed(b'"aanleiding": {\n      "text": "Aanleiding van de proef."\n    }', b'"aanleiding": 7'), 11),
    ("text as a number", changed(b'"Aanleiding van de proef."', b"12"), 12),
    ("text as nothing", changed(b'"Aanleiding van de proef."', b"null"), 12),
    ("field as an object", changed(b'"Proefnota"', b'{"value": ["x"]}'), 8),
    ("duplicate member", changed(b'"language": "nl",', b'"language": "nl",\n  "language": "en",'), 7),
    ("duplicate section", changed(b'"sections": {', b'"sections": {\n    "aanleiding": {"text": "a"},'), 0),
    ("duplicate member with an escape",
     changed(b'"language": "nl",', b'"language": "nl",\n  "l\\u0061nguage": "en",'), 7),
    ("a NUL byte", changed(b"van de proef", b"van\0de proef"), 12),
    ("a NUL byte as an escape", changed(b"van de proef", b"van\\u0000de proef"), 12),
    ("a NUL byte at the end", good() + b"\0", 0),
    ("invalid UTF-8", changed(b"van de proef", b"van \xff\xfe de proef"), 12),
    ("UTF-8 cut short", changed(b"van de proef", b"van \xe2\x82 de proef"), 12),
    ("a surrogate in UTF-8", changed(b"van de proef", b"van \xed\xa0\x80 de proef"), 12),
    ("half a surrogate pair", changed(b"van de proef", b"van \\ud800 de proef"), 12),
    ("UTF-16", good().decode().encode("utf-16"), 0),
    ("10,000 nested arrays", b"[" * 10000 + b"]" * 10000, 1),
    ("10,000 nested arrays within", changed(b'"nl",', b'"nl", "x": ' + b"[" * 10000 + b"]" * 10000 + b","), 6),
    ("a million open braces", b'{"a":' * 1000000, 1),
    ("64 MiB of one line", b"a" * 64 * MEBIBYTE, 0),
    ("more than 64 MiB in one text", changed(b"van de proef", b"a" * 64 * MEBIBYTE), 0),
    ("unknown type", changed(b'"beslisnota"', b'"onbekend"'), 0),
    ("type with a path", changed(b'"beslisnota"', b'"../../etc/passwd"'), 0),
]

# Unusual, but nothing is wrong with them.
STRANGE_FILES = [
    ("10,000 nested lists", with_text("- " * 10000 + "diep")),
    ("10,000 nested lists on lines of their own", with_text("\n".join(" " * i + "- x" for i in range(1000)))),
    ("10,000 nested quotes", with_text("> " * 10000 + "diep")),
    ("100,000 open brackets", with_text("[" * 100000)),
    ("100,000 emphasis marks", with_text("*_" * 50000)),
    ("one word of 20,000 letters", with_text("a" * 20000)),
    ("one line of a hundred thousand words", with_text("woord " * 100000)),
    ("control characters", with_text("een\u0001twee\u000bdrie\u007fvier\u0085vijf\u202eses\ufffezeven")),
    ("a mark that does not end", with_text("tekst ⟦5.1.2.e|geheim")),
    ("an unknown member", as_json(cli.note(later={"x": [1, 2.50, None]}))),
    ("a newer version", as_json(cli.note(version=2))),
    ("a style that is not here", as_json(cli.note(style={"id": "nergens", "version": "1"}))),
]


def namespace_works():
    try:
        return subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/tmp"], capture_output=True,
                              check=False).returncode == 0
    except OSError:
        return False


class BadFiles(cli.TestCase):
    def test_validate(self):
        for name, content, line in BAD_FILES:
            with self.subTest(name=name):
                path = self.write("bad.nota", content)
                result = cli.run("validate", "bad.nota", cwd=self.folder)
                where = f":{line}" if line else r"(:[0-9]+)?"
                self.check_failed(result, rf"^bad\.nota{where}: ")
                self.assertLess(len(result.errors), 2000)
                self.assertEqual(path.read_bytes(), content)

    def test_the_message_is_in_the_language_of_the_user(self):
        for name, content, _ in BAD_FILES:
            if len(content) > MEBIBYTE:
                continue
            with self.subTest(name=name):
                self.write("bad.nota", content)
                english = cli.run("validate", "bad.nota", cwd=self.folder)
                dutch = cli.run("validate", "bad.nota", cwd=self.folder, **DUTCH)
                self.check_failed(dutch, r"^bad\.nota")
                self.assertNotEqual(english.errors, dutch.errors)

    def test_export(self):
        for name, content, _ in BAD_FILES:
            self.write("bad.nota", content)
            self.write("bad.pdf", "the old one")
            for format_ in ("pdf", "txt") if len(content) < MEBIBYTE else ("pdf",):
                with self.subTest(name=name, format=format_):
                    result = cli.run("export", "bad.nota", "-o", f"bad.{format_}", cwd=self.folder)
                    self.check_failed(result, r"^bad\.nota(:[0-9]+)?: ")
                    self.assertEqual(self.files(), ["bad.nota", "bad.pdf"])
                    self.assertEqual((self.folder / "bad.pdf").read_bytes(), b"the old one")

    def test_what_is_only_strange_is_exported(self):
        for name, content in STRANGE_FILES:
            path = self.write("strange.nota", content)
            for format_ in cli.FORMATS:
                with self.subTest(name=name, format=format_):
                    result = cli.run("export", path, "--format", format_)
                    self.assertEqual(result.status, 0, result)
                    if result.errors:
                        self.check_messages(result, 0)
                    output = self.folder / f"strange.{format_}"
                    self.assertGreater(output.stat().st_size, 0)
                    output.unlink()
            self.assertEqual(path.read_bytes(), content)
            self.assertEqual(self.files(), ["strange.nota"])

    def test_a_public_edition_with_a_mark_that_does_not_end_is_refused(self):
        path = self.write("memo.nota", with_text("tekst ⟦5.1.2.e|geheim woord"))
        for format_ in cli.FORMATS:
            with self.subTest(format=format_):
                result = cli.run("export", path, "--format", format_, "--audience", "public")
                self.check_failed(result, r"memo\.nota: kernpunten, line 1: \S")
                self.assertNotIn("geheim", result.errors)
                self.assertEqual(self.files(), ["memo.nota"])

    def test_texts_that_are_too_large_to_lay_out(self):
        """A file within its limit can hold far more text than a note; making pages of it would take all memory."""
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (2048 * MEBIBYTE, 2048 * MEBIBYTE))

        # The sanitizers reserve more than there is.
        fits = subprocess.run([cli.PROGRAM, "--version"], capture_output=True, check=False,
                              preexec_fn=limit).returncode == 0
        for size in (12, 50):
            path = self.write("memo.nota", with_text("a" * size * MEBIBYTE))
            for format_ in cli.FORMATS:
                for variables, message in (({}, "larger than 8 MiB"), (DUTCH, "groter dan 8 MiB")):
                    with self.subTest(size=size, format=format_, variables=variables):
                        process = subprocess.run(
                            [cli.PROGRAM, "export", path, "--format", format_], capture_output=True, check=False,
                            env=cli.environment(**variables), preexec_fn=limit if fits else None, timeout=100)
                        self.check_failed(cli.Result(process), rf"memo\.nota: .*{message}")
                        self.assertEqual(self.files(), ["memo.nota"])

    def test_things_that_are_not_files(self):
        (self.folder / "folder.nota").mkdir()
        (self.folder / "dangling.nota").symlink_to("none")
        (self.folder / "loop.nota").symlink_to("loop.nota")
        before = self.files()
        for name in ("folder.nota", "dangling.nota", "loop.nota", "none.nota", "folder.nota/memo.nota", ""):
            with self.subTest(name=name):
                self.check_failed(cli.run("validate", name, cwd=self.folder))
                self.check_failed(cli.run("export", name, "-o", "out.pdf", cwd=self.folder))
                self.assertEqual(self.files(), before)

    def test_an_endless_input(self):
        # Not read to its end, which it does not have.
        self.check_failed(cli.run("validate", "/dev/zero"), r"^/dev/zero(:[0-9]+)?: ")


class BadPlaces(cli.TestCase):
    """Where the result cannot be written."""

    def setUp(self):
        super().setUp()
        self.note = self.write("memo.nota", cli.note())

    def check_nothing_written(self, result, output):
        self.check_failed(result, r"memo\.nota: .*" + output)

    def test_no_such_folder(self):
        before = self.files()
        for format_ in cli.FORMATS:
            result = cli.run("export", self.note, "-o", f"none/memo.{format_}", cwd=self.folder)
            self.check_nothing_written(result, f"none/memo.{format_}")
        self.check_failed(
            cli.run("export", self.note, "--format", "txt", "--output-dir", "memo.nota/none", cwd=self.folder))
        self.assertEqual(self.files(), before)

    def test_a_folder_in_the_way(self):
        (self.folder / "memo.pdf").mkdir()
        before = self.files()
        self.check_nothing_written(cli.run("export", self.note, "--format", "pdf"), r"memo\.pdf")
        self.check_nothing_written(cli.run("export", self.note, "-o", self.note / "memo.pdf"), r"memo\.pdf")
        self.assertEqual(self.files(), before)

    def in_namespace(self, script):
        if not namespace_works():
            self.skipTest("unshare and mount do not work here, so there is no read-only or full file system")
        process = subprocess.run(["unshare", "-rm", "sh", "-eu", "-c", script], cwd=self.folder, check=False,
                                 capture_output=True, env=cli.environment(NOTE=self.note), timeout=100)
        return cli.Result(process)

    def test_a_read_only_folder(self):
        (self.folder / "ro").mkdir()
        (self.folder / "ro" / "memo.txt").write_text("the old one")
        for format_ in cli.FORMATS:
            with self.subTest(format=format_):
                result = self.in_namespace(f"mount --bind ro ro; mount -o remount,ro,bind ro;"
                                           f'exec "$STELLER_CLI" export "$NOTE" -o ro/memo.{format_}')
                self.check_nothing_written(result, rf"ro/memo\.{format_}")
                self.assertEqual(self.files(self.folder / "ro"), ["memo.txt"])
                self.assertEqual((self.folder / "ro" / "memo.txt").read_text(), "the old one")

    def test_a_read_only_folder_in_dutch(self):
        (self.folder / "ro").mkdir()
        result = self.in_namespace('mount --bind ro ro; mount -o remount,ro,bind ro;'
                                   'unset LANGUAGE; export LC_ALL=nl_NL.UTF-8;'
                                   'exec "$STELLER_CLI" export "$NOTE" -o ro/memo.txt')
        self.check_failed(result)
        self.assertNotIn("Could not", result.errors)

    def test_a_full_disk(self):
        # A page of 4 KiB holds the old file and the folder; the new file does not fit beside it.
        (self.folder / "disk").mkdir()
        for format_ in cli.FORMATS:
            with self.subTest(format=format_):
                result = self.in_namespace(
                    f'mount -t tmpfs -o size=8k tmpfs disk; printf old > disk/memo.{format_};'
                    f'dd if=/dev/zero of=disk/filler bs=1024 2>/dev/null || true;'
                    f'status=0; "$STELLER_CLI" export "$NOTE" -o disk/memo.{format_} || status=$?;'
                    f'cat disk/memo.{format_}; ls -A disk; exit $status')
                self.check_nothing_written(result, rf"disk/memo\.{format_}")
                self.assertEqual(result.text, f"oldfiller\nmemo.{format_}\n")

    def test_a_limit_on_the_size_of_files(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))

        output = self.folder / "memo.pdf"
        output.write_bytes(b"old")
        process = subprocess.run([cli.PROGRAM, "export", self.note, "-o", output], capture_output=True, check=False,
                                 preexec_fn=limit)
        self.check_nothing_written(cli.Result(process), r"memo\.pdf")
        self.assertEqual(output.read_bytes(), b"old")
        self.assertEqual(self.files(), ["memo.nota", "memo.pdf"])

    def test_one_that_fails_does_not_keep_the_others(self):
        self.write("bad.nota", "{")
        self.write("last.nota", cli.note())
        result = cli.run("export", "bad.nota", "memo.nota", "none.nota", "last.nota", "--format", "txt",
                         cwd=self.folder)
        self.check_failed(result)
        self.assertEqual(len(result.errors.splitlines()), 2, result)
        self.assertEqual(self.files(), ["bad.nota", "last.nota", "last.txt", "memo.nota", "memo.txt"])

    def test_the_permissions_of_the_replaced_file_stay(self):
        output = self.write("memo.txt", "old")
        output.chmod(0o640)
        self.check_done(cli.run("export", self.note, "--format", "txt"))
        self.assertEqual(output.stat().st_mode & 0o777, 0o640)
        self.assertIn("proef", output.read_text(encoding="utf-8"))

    def test_a_link_to_the_output_stays(self):
        (self.folder / "real").mkdir()
        (self.folder / "memo.txt").symlink_to("real/memo.txt")
        self.check_done(cli.run("export", self.note, "--format", "txt"))
        self.assertTrue((self.folder / "memo.txt").is_symlink())
        self.assertIn("proef", (self.folder / "real" / "memo.txt").read_text(encoding="utf-8"))

    def test_a_device_is_written_into(self):
        self.check_done(cli.run("export", self.note, "--format", "txt", "-o", "/dev/null"))
        self.check_failed(cli.run("export", self.note, "--format", "txt", "-o", "/dev/full"), "/dev/full")


class NoFonts(cli.TestCase):
    def test_no_fonts(self):
        path = self.write("memo.nota", cli.note())
        config = self.write("fonts.conf", '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
                            f"<fontconfig><cachedir>{self.folder}/cache</cachedir></fontconfig>\n")
        for format_ in cli.FORMATS:
            with self.subTest(format=format_):
                result = cli.run("export", path, "--format", format_, FONTCONFIG_FILE=config)
                if format_ == "pdf":
                    self.check_failed(result, r"(?i)memo\.nota: .*font")
                    self.assertFalse((self.folder / "memo.pdf").exists())
                else:
                    self.check_done(result)
        self.check_failed(cli.run("export", path, "--format", "pdf", FONTCONFIG_FILE=config, **DUTCH), "(?i)lettertype")


if __name__ == "__main__":
    cli.main()
