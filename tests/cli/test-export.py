# SPDX-License-Identifier: GPL-3.0-or-later
"""What steller-cli exports: the names of the files, and everything of a note in its place in each format."""

import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import unicodedata
import zipfile

import cli
import readback

REAL_TEXTS = cli.SOURCE.parent / "shared" / "real"


def marked(secret):
    """A note whose marked passages hold @secret."""
    return cli.note(
        fields={"onderwerp": f"Proef ⟦5.1.2.e|{secret}⟧", "van": f"DGB, ⟦5.1.2.e|{secret}⟧",
                "steller": {"value": secret, "woo": "5.1.2.e"}},
        sections={
            "aanleiding": {"text": f"Voor ⟦5.1.2.e|{secret}⟧ na.\n\n"
                                   f":::woo 5.1.2.b\n- {secret}\n- {secret}\n:::\n\nSlot."},
            "krachtenveld": {"text": secret, "woo": "5.2"},
        })


class Files(cli.TestCase):
    def setUp(self):
        super().setUp()
        self.note = self.write("memo.nota", cli.note())

    def test_beside_the_note(self):
        for format_ in cli.FORMATS:
            self.check_done(cli.run("export", self.note, "--format", format_))
        self.assertEqual(self.files(), sorted(["memo.nota"] + [f"memo.{f}" for f in cli.FORMATS]))

    def test_format_from_the_suffix(self):
        starts = {"odt": b"PK\x03\x04", "docx": b"PK\x03\x04", "pdf": b"%PDF-1.", "html": b"<!DOCTYPE html>", "md": b"", "txt": b""}
        for format_ in cli.FORMATS:
            for name in (f"a.{format_}", f"B.{format_.upper()}"):
                self.check_done(cli.run("export", self.note, "-o", name, cwd=self.folder))
                self.assertEqual((self.folder / name).read_bytes()[: len(starts[format_])], starts[format_])

    def test_a_name_without_the_suffix(self):
        self.check_done(cli.run("export", self.note, "--format", "txt", "-o", "leesmij", cwd=self.folder))
        self.assertEqual(self.files(), ["leesmij", "memo.nota"])

    def test_names_that_are_not_those_of_notes(self):
        self.write("verslag 1.2", cli.note())
        self.write(".nota", cli.note())
        for name in ("verslag 1.2", "./.nota"):
            self.check_done(cli.run("export", name, "--format", "txt", cwd=self.folder))
        self.assertEqual(self.files(), [".nota", ".txt", "memo.nota", "verslag 1.2", "verslag 1.2.txt"])

    def test_a_folder_for_several(self):
        self.write("sub/ander.nota", cli.note())
        for _ in ("made", "there already"):
            result = cli.run("export", "memo.nota", "sub/ander.nota", "--format", "md", "--output-dir", "new/out",
                             cwd=self.folder)
            self.check_done(result)
            self.assertEqual(self.files(self.folder / "new" / "out"), ["ander.md", "memo.md"])

    def test_standard_input_and_output(self):
        data = self.note.read_bytes()
        for format_ in cli.FORMATS:
            self.check_done(
                cli.run("export", self.note, "-o", f"memo.{format_}", cwd=self.folder, SOURCE_DATE_EPOCH="1"))
            expected = (self.folder / f"memo.{format_}").read_bytes()
            for arguments in (["-", "--format", format_], ["-", "--format", format_, "-o", "-"],
                              [self.note, "--format", format_, "-o", "-"]):
                result = cli.run("export", *arguments, stdin=data, SOURCE_DATE_EPOCH="1")
                self.check_done(result)
                self.assertEqual(result.output, expected)

    def test_the_same_note_gives_the_same_bytes(self):
        example = sorted((cli.SOURCE / "data" / "examples").glob("*.nota"))[0]
        for format_ in cli.FORMATS:
            with self.subTest(format=format_):
                outputs = {cli.run("export", example, "--format", format_, "-o", "-", SOURCE_DATE_EPOCH="1700000000",
                                   LC_ALL=locale).output for locale in ("C.UTF-8", "C.UTF-8", "nl_NL.UTF-8")}
                self.assertEqual(len(outputs), 1)

    def test_the_note_is_not_touched(self):
        before = self.note.stat(), self.note.read_bytes()
        self.check_done(cli.run("export", self.note, "--format", "pdf"))
        self.assertEqual(before[1], self.note.read_bytes())
        self.assertEqual(before[0].st_mtime_ns, self.note.stat().st_mtime_ns)

    def test_progress_on_a_terminal_only(self):
        self.write("second.nota", cli.note())
        self.write("bad.nota", "{")
        arguments = ["export", "memo.nota", "bad.nota", "second.nota", "--format", "txt"]
        quiet = cli.run(*arguments, cwd=self.folder)
        self.assertNotIn("[1/3]", quiet.errors)
        for terminal, shown in (("xterm", True), ("dumb", False)):
            master, slave = pty.openpty()
            try:
                process = subprocess.run([cli.PROGRAM, *arguments], cwd=self.folder, stderr=slave, check=False,
                                         env=cli.environment(TERM=terminal))
                os.close(slave)
                written = b""
                try:
                    while chunk := os.read(master, 65536):
                        written += chunk
                except OSError:
                    pass
            finally:
                os.close(master)
            self.assertEqual(process.returncode, 1)
            for position in ("[1/3] memo.nota", "[2/3] bad.nota", "[3/3] second.nota"):
                self.assertEqual(position.encode() in written, shown, written)
            # What remains on the screen is the message alone.
            lines = [re.split(rb"\r\x1b\[K", line.rstrip(b"\r"))[-1] for line in written.split(b"\n")]
            self.assertEqual([line for line in lines if line], [quiet.errors.strip().encode()])


class Many(cli.TestCase):
    """Several notes and formats in one call give what a call for each gives, in the order in which they were typed."""

    NAMES = [f"nota-{i:02}.nota" for i in range(24)]

    def setUp(self):
        super().setUp()
        for i, name in enumerate(self.NAMES):
            # Long ones first: the others are ready before them.
            text = " ".join(f"Zin {j} van nota {i}." for j in range(2000 if i == 0 else 10))
            self.write(name, cli.note(fields={"onderwerp": f"Nota {i}"}, sections={"aanleiding": {"text": text}}))

    def test_files_are_those_of_single_calls(self):
        self.check_done(cli.run("export", *self.NAMES, "--format", "pdf,odt", "-d", "samen", cwd=self.folder,
                                SOURCE_DATE_EPOCH="1"))
        self.assertEqual(len(list((self.folder / "samen").iterdir())), 2 * len(self.NAMES))
        for name in self.NAMES[::5]:
            for format_ in ("pdf", "odt"):
                self.check_done(cli.run("export", name, "--format", format_, "-d", "apart", cwd=self.folder,
                                        SOURCE_DATE_EPOCH="1"))
                file = pathlib.Path(name).stem + "." + format_
                self.assertEqual((self.folder / "samen" / file).read_bytes(),
                                 (self.folder / "apart" / file).read_bytes(), file)

    def test_ways_to_name_formats(self):
        name = self.NAMES[1]
        for folder, arguments in (("a", ["--format", "odt,txt"]), ("b", ["-f", "odt", "-f", "txt"]),
                                  ("c", ["--format=odt, txt,odt"])):
            self.check_done(cli.run("export", name, *arguments, "-d", folder, cwd=self.folder))
            self.assertEqual(sorted(path.suffix for path in (self.folder / folder).iterdir()), [".odt", ".txt"])

    def test_messages_come_in_order(self):
        self.write(self.NAMES[3], "{")
        self.write(self.NAMES[7], Profiles.MISSING)
        self.write(self.NAMES[20], "[")
        results = [cli.run("export", *self.NAMES, "-f", "pdf,odt", cwd=self.folder) for _ in range(3)]
        self.assertEqual([result.status for result in results], [1, 1, 1])
        self.assertEqual(list(dict.fromkeys(line.split(":")[0] for line in results[0].errors.splitlines())),
                         [self.NAMES[3], self.NAMES[7], self.NAMES[20]])
        self.assertEqual([line.split(":")[0] for line in results[0].text.splitlines()],
                         [pathlib.Path(name).stem + ".pdf" for i, name in enumerate(self.NAMES) if i not in (3, 20)])
        for result in results[1:]:
            self.assertEqual((result.errors, result.text), (results[0].errors, results[0].text))

    def test_json_tells_the_warnings_of_each_format(self):
        self.write("teken.nota", Profiles.MISSING)
        result = cli.run("export", "teken.nota", "-f", "pdf,txt", "--json", cwd=self.folder)
        self.assertEqual((result.status, result.errors.count("warning:")), (0, 1))
        pdf, text = json.loads(result.text)
        self.assertEqual((pdf["file"], len(pdf["warnings"])), ("teken.pdf", 1))
        self.assertEqual(text, {"note": "teken.nota", "file": "teken.txt", "format": "txt", "warnings": []})

    def test_a_file_that_cannot_be_written_keeps_no_other(self):
        (self.folder / "uit" / "nota-02.pdf").mkdir(parents=True)
        result = cli.run("export", *self.NAMES[1:4], "-f", "pdf,odt", "-d", "uit", cwd=self.folder)
        self.assertEqual(result.status, 1)
        self.assertEqual(sorted(path.name for path in (self.folder / "uit").iterdir() if path.is_file()),
                         ["nota-01.odt", "nota-01.pdf", "nota-02.odt", "nota-03.odt", "nota-03.pdf"])

    def test_memory_does_not_grow_with_the_number(self):
        def peak(n):
            names = []
            for i in range(n):
                names.append(self.write(f"veel-{i}.nota", cli.note(fields={"onderwerp": f"Nota {i}"})))
            process = subprocess.Popen([cli.PROGRAM, "export", *names, "-f", "pdf,odt", "-d", self.folder / "veel"],
                                       stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 0)
            return usage.ru_maxrss

        few, many = peak(20), peak(200)
        # 180 notes more, of which each PDF and ODT is some 20 kB and each document more: 16 MB is what a heap wavers.
        self.assertLess(many - few, 16 * 1024, f"{few} kB for 20 notes, {many} kB for 200")


class Profiles(cli.TestCase):
    """What a file conforms to is told on standard output, where no script looks that reads the file itself there."""

    # A character that no font here has, as each kind of PDF that is made with it says what it is.
    MISSING = cli.note(sections={"aanleiding": {"text": "Een teken \U00010600 dat niemand heeft."}})

    def test_a_line_for_each_file(self):
        self.write("een.nota", cli.note())
        self.write("twee.nota", cli.note())
        result = cli.run("export", "een.nota", "twee.nota", "--format", "pdf", "-d", "uit", cwd=self.folder)
        self.check_done(result)
        self.assertEqual(result.text, "uit/een.pdf: PDF/UA-1, PDF/A-2a, 1 page\nuit/twee.pdf: PDF/UA-1, PDF/A-2a, "
                                      "1 page\n")

    def test_other_formats_have_none(self):
        self.write("memo.nota", cli.note())
        for format_ in cli.FORMATS:
            if format_ != "pdf":
                result = cli.run("export", "memo.nota", "--format", format_, cwd=self.folder)
                self.check_done(result)
                self.assertEqual(result.output, b"")

    def test_in_dutch(self):
        self.write("memo.nota", cli.note())
        result = cli.run("export", "memo.nota", "--format", "pdf", cwd=self.folder, LC_ALL="nl_NL.UTF-8",
                         LANGUAGE=None)
        self.check_done(result)
        self.assertEqual(result.text, "memo.pdf: PDF/UA-1, PDF/A-2a, 1 pagina\n")

    def test_not_reached(self):
        self.write("memo.nota", self.MISSING)
        result = cli.run("export", "memo.nota", "--format", "pdf", cwd=self.folder)
        self.check_messages(result, 0, r"^memo\.nota: warning: The PDF is neither PDF/UA-1 nor PDF/A-2a: 1 character "
                                       r"is in none of the installed fonts, and shows as a box: .*U\+10600.*\n$")
        self.assertEqual(result.text, "memo.pdf: not PDF/UA-1, not PDF/A-2a, 1 page\n")
        self.assertNotRegex((self.folder / "memo.pdf").read_bytes(), b"pdfuaid:part|pdfaid:part")

    def test_a_name_that_would_steer_the_terminal(self):
        self.write("a\x1b[2J.nota", cli.note())
        result = cli.run("export", "a\x1b[2J.nota", "--format", "pdf", cwd=self.folder)
        self.check_done(result)
        self.assertNotIn("\x1b", result.text)

    def test_json(self):
        self.write("goed.nota", cli.note())
        self.write("fout.nota", "{")
        self.write("teken.nota", self.MISSING)
        result = cli.run("export", "goed.nota", "fout.nota", "teken.nota", "-f", "pdf", "--json", cwd=self.folder)
        self.assertEqual(result.status, 1)
        good, bad, missing = json.loads(result.text)
        self.assertEqual(good, {"note": "goed.nota", "file": "goed.pdf", "format": "pdf", "pages": 1,
                                "standards": ["PDF/UA-1", "PDF/A-2a"], "obstacles": [], "warnings": []})
        self.assertEqual(sorted(bad), ["error", "file", "format", "note"])
        self.assertEqual((missing["standards"], len(missing["warnings"])), ([], 1))
        obstacle, = missing["obstacles"]
        self.assertEqual(obstacle["standards"], ["PDF/UA-1", "PDF/A-2a"])
        self.assertIn("U+10600", obstacle["message"])

    def test_json_of_other_formats(self):
        self.write("memo.nota", cli.note())
        result = cli.run("export", "memo.nota", "--format", "odt", "--json", cwd=self.folder)
        self.check_done(result)
        self.assertEqual(json.loads(result.text), [{"note": "memo.nota", "file": "memo.odt", "format": "odt",
                                                    "warnings": []}])

    def test_json_and_the_file_in_one_place(self):
        self.write("memo.nota", cli.note())
        self.check_usage(cli.run("export", "memo.nota", "-f", "pdf", "-o", "-", "--json", cwd=self.folder), "--json")


class Editions(cli.TestCase):
    def test_the_internal_edition_is_the_default(self):
        self.write("memo.nota", marked("geheim"))
        for format_ in cli.FORMATS:
            default, internal, public = (
                cli.run("export", "memo.nota", "--format", format_, "-o", "-", *arguments, cwd=self.folder,
                        SOURCE_DATE_EPOCH="1").output
                for arguments in ([], ["--audience", "internal"], ["--audience=public"]))
            self.assertEqual(default, internal)
            self.assertNotEqual(internal, public)

    def test_the_public_edition_has_a_name_of_its_own(self):
        self.write("memo.nota", cli.note())
        for arguments in (["internal"], ["public"], ["internal", "--output-dir", "out"], ["public", "-d", "out"]):
            self.check_done(cli.run("export", "memo.nota", "--format", "pdf", "--audience", *arguments,
                                    cwd=self.folder))
        self.assertEqual(self.files(), ["memo.nota", "memo.pdf", "memo.public.pdf", "out", "out/memo.pdf",
                                        "out/memo.public.pdf"])

    def test_the_internal_edition_does_not_get_the_name_of_a_public_one(self):
        self.write("memo.nota", marked("geheim"))
        self.write("nota.public.nota", marked("geheim"))
        for arguments in ([], ["--audience", "internal"], ["--output-dir", "out"]):
            result = cli.run("export", "memo.nota", "nota.public.nota", "--format", "txt", *arguments, cwd=self.folder)
            self.check_usage(result, "“nota.public.nota”.*name of a public one")
            self.assertEqual(self.files(), ["memo.nota", "nota.public.nota"])
        self.check_done(cli.run("export", "nota.public.nota", "-o", "intern.txt", cwd=self.folder))
        self.check_done(cli.run("export", "nota.public.nota", "-f", "txt", "--audience", "public", cwd=self.folder))
        self.assertNotIn("geheim", (self.folder / "nota.public.public.txt").read_text(encoding="utf-8"))

    def test_what_is_marked_does_not_reach_a_public_file(self):
        """Notes that differ only under their marks give the same bytes."""
        secrets = ["x", "een heel lang geheim " * 40, "**vet** [link](https://example.org/) ]( `", "⁂ " + "é" * 300]
        for format_ in cli.FORMATS:
            with self.subTest(format=format_):
                outputs = set()
                for secret in secrets:
                    self.write("memo.nota", marked(secret.strip()))
                    result = cli.run("export", "memo.nota", "--format", format_, "--audience", "public", "-o", "-",
                                     cwd=self.folder, SOURCE_DATE_EPOCH="1")
                    self.check_done(result)
                    outputs.add(result.output)
                self.assertEqual(len(outputs), 1)


    def test_only_an_internal_word_document_tells_the_id(self):
        self.write("memo.nota", cli.note())
        for audience in ("internal", "public"):
            target = self.folder / f"{audience}.docx"
            self.check_done(cli.run("export", "memo.nota", "--audience", audience, "-o", target, cwd=self.folder))
            with zipfile.ZipFile(target) as package:
                parts = b"".join(package.read(name) for name in package.namelist())
            for name in (b"nota.id", b"nota.schema", cli.note()["id"].encode()):
                self.assertEqual(name in parts, audience == "internal", name)


class Findings(cli.TestCase):
    """What does not fit the type of the note does not print, and is told."""

    # Fields or sections, the member that is told, its line in the file, and what is said of it.
    WRONG = [
        ({"onderwerp": 5}, {}, "/fields/onderwerp", 8, "text in quotes"),
        ({"onderwerp": "x", "aan": "de Minister"}, {}, "/fields/aan", 9, "a list"),
        ({"datum": {"dag": "16"}}, {}, "/fields/datum", 8, "text in quotes"),
        ({"datum": "2026-02-30"}, {}, "/fields/datum", 8, "not a date"),
        ({"soort": "geheim"}, {}, "/fields/soort", 8, "not one of the choices"),
        ({"aantal_bijlagen": "drie"}, {}, "/fields/aantal_bijlagen", 8, "a whole number"),
        ({"actief_openbaar": "ja"}, {}, "/fields/actief_openbaar", 8, "true or false"),
        ({"contact": {"naam": {"voor": "J."}}}, {}, "/fields/contact/naam", 9, "text in quotes"),
        ({"contact": {"nam": "geheim"}}, {}, "/fields/contact/nam", 9, "no such member"),
        ({"aan": [{"naam": "MX"}, {"name": "geheim"}]}, {}, "/fields/aan/1/name", 13, "no such member"),
        ({"van": {"value": "x", "valeu": "geheim"}}, {}, "/fields/van/valeu", 10, "no such member"),
        ({}, {"aanleiding": {"text": "x", "tekst": "geheim"}}, "/sections/aanleiding/tekst", 11, "no such member"),
        ({"betreft": "geheim"}, {}, "/fields/betreft", 8, "no such field"),
        ({}, {"slot": {"text": "geheim"}}, "/sections/slot", 9, "no such section"),
    ]

    def test_each_is_a_warning(self):
        for fields, sections, member, line, message in self.WRONG:
            self.write("memo.nota", cli.note(fields=fields, sections=sections))
            for arguments in ([], ["--audience", "public"]):
                with self.subTest(member=member, arguments=arguments):
                    result = cli.run("export", "memo.nota", "--format", "txt", "-o", "memo.txt", *arguments,
                                     cwd=self.folder)
                    self.check_messages(result, 0, rf"^memo\.nota:{line}: warning: {member}: .*{message}.*\n$")
                    # What is lost may be what must stay secret.
                    self.assertNotIn("geheim", result.errors)
                    self.assertEqual(self.files(), ["memo.nota", "memo.txt"])

    def test_in_dutch(self):
        self.write("memo.nota", cli.note(fields={"aan": "de Minister"}))
        result = cli.run("export", "memo.nota", "--format", "txt", cwd=self.folder, LC_ALL="nl_NL.UTF-8",
                         LANGUAGE=None)
        self.check_messages(result, 0, r"^memo\.nota:8: waarschuwing: /fields/aan: .*lijst")

    def test_a_great_many(self):
        self.write("memo.nota", cli.note(fields={"aan": [{"name": "x"}] * 100000}))
        result = cli.run("export", "memo.nota", "--format", "txt", "--audience", "public", cwd=self.folder)
        self.check_messages(result, 0, "And 99900 more")
        self.assertEqual(len(result.errors.splitlines()), 101)


class EndToEnd(cli.TestCase):
    """Every heading, paragraph, bullet and nested number of a note, in its place in every format."""

    def check_note(self, path):
        note = json.loads(path.read_text(encoding="utf-8"))
        type_ = json.loads((cli.SOURCE / "data" / "note-types" / f"{note['type']}.json").read_text(encoding="utf-8"))
        expected = readback.read_note(note, type_)
        self.assertGreater(len(expected), 5)
        self.check_done(cli.run("validate", path))
        for format_ in cli.FORMATS:
            with self.subTest(note=path.name, format=format_):
                output = self.folder / f"note.{format_}"
                self.check_done(cli.run("export", path, "-o", output))
                getattr(self, f"check_{format_}")(output, expected)

    def check_items(self, items, expected, title=0):
        """The expected items stand together, in their order; the name of the note takes @title levels of headings."""
        section = 0
        start = next((i for i, item in enumerate(items) if item[0] == "heading" and item[2] == expected[0][2]), 0)
        for item, (kind, depth, text) in zip(items[start:], expected):
            if kind == "heading" and depth == readback.SUBHEADING:
                self.assertEqual((item[0], item[2]), (kind, text))
                self.assertGreater(item[1], section)
            elif kind == "heading":
                section = depth + title
                self.assertEqual(item, (kind, section, text))
            else:
                self.assertEqual(item, (kind, depth, text))
        self.assertGreaterEqual(len(items), start + len(expected))

    def check_odt(self, output, expected):
        self.check_items(readback.read_odt(output.read_bytes()), expected)

    def check_docx(self, output, expected):
        self.check_items(readback.read_docx(output.read_bytes()), expected)

    def check_pdf(self, output, expected):
        subprocess.run(["qpdf", "--check", output], check=True, capture_output=True)
        # The grounds of marks stand beside what is marked, and look like any other text there.
        expected = readback.without_grounds(expected)
        self.check_items(readback.without_grounds(readback.read_pdf(output)), expected)
        text = subprocess.run(["pdftotext", "-enc", "UTF-8", output, "-"], check=True, capture_output=True)
        self.check_words(readback.GROUND.sub("", text.stdout.decode("utf-8")).replace(" ,", ","), expected)

    def check_html(self, output, expected):
        self.check_items(readback.read_html(output.read_bytes()), expected, title=1)

    def check_md(self, output, expected):
        self.check_items(readback.read_markdown(output.read_text(encoding="utf-8")), expected, title=1)

    def check_txt(self, output, expected):
        self.check_words(output.read_text(encoding="utf-8"), expected)

    def check_words(self, text, expected):
        """The words of each item, one item after the other; the lines of cells stand beside each other."""
        position = 0
        # Plain text has superscripts of its own, shows marks, and tells the target of a link after its words.
        text = re.sub(r"⟦[^|⟧]*\|([^⟧]*)⟧", r"\1", re.sub(r"\s<https?:[^>\s]*>", "", text))
        text = unicodedata.normalize("NFKC", text)
        for kind, _, content in expected:
            content = unicodedata.normalize("NFKC", content)
            # A hyphen at the end of a line looks like one of hyphenation.
            words = [re.escape(word).replace(r"\-", r"-?\s*") for word in content.split(" ")]
            if kind == "cell":
                for word in words:
                    self.assertRegex(text[position:], word)
                continue
            before = r"[-•–◦▪*]\s+" if kind == "bullet" else ""
            # Between the words of a paragraph may come the mark of a quotation and the foot of a page.
            match = re.compile(before + r"\s+(?:> )?(?:Pagina \d+ van \d+\s+)?".join(words)).search(text, position)
            self.assertIsNotNone(match, f"“{content}” does not come after\n{text[:position][-300:]}\n"
                                        f"but\n{text[position:][:600]}")
            position = match.end()

    def test_examples(self):
        paths = sorted((cli.SOURCE / "data" / "examples").glob("*.nota"))
        self.assertGreaterEqual(len(paths), 2)
        for path in paths:
            self.check_note(path)

    def test_real_notes(self):
        """Published notes, whose texts are not part of the project."""
        maker = cli.SOURCE / "tests" / "core" / "note" / "real-notes.py"
        if not REAL_TEXTS.is_dir():
            self.skipTest(f"the texts of published notes are not in {REAL_TEXTS}")
        subprocess.run([sys.executable, maker, REAL_TEXTS, self.folder], check=True)
        paths = sorted(self.folder.glob("*.nota"))
        self.assertGreaterEqual(len(paths), 1)
        for path in paths:
            self.check_note(path)


if __name__ == "__main__":
    cli.main()
