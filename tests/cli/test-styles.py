# SPDX-License-Identifier: GPL-3.0-or-later
"""House styles: listing them, checking a file, and exporting in another one than that of the note."""

import io
import json
import re
import zipfile

import cli

STANDARD = cli.SOURCE / "data" / "styles" / "standaard"


def template(replace=(), leave_out=()):
    """The built-in house style as the bytes of a template, with other text in its parts."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr("mimetype", (STANDARD / "mimetype").read_text())
        for path in sorted(STANDARD.rglob("*.xml")):
            name = str(path.relative_to(STANDARD))
            if name in leave_out:
                continue
            text = path.read_text(encoding="utf-8")
            for part, old, new in replace:
                if part == name:
                    assert old in text, (part, old)
                    text = text.replace(old, new)
            archive.writestr(name, text, zipfile.ZIP_DEFLATED)
    return result.getvalue()


TITLE = ("meta.xml", "<dc:title>Standaard</dc:title>")
VERSION = ("meta.xml", 'meta:value-type="string">1<', 'meta:value-type="string">7.2<')
UNKNOWN_PROPERTY = ("styles.xml", "<office:styles>",
                    '<office:styles><style:style style:name="Proef" style:family="paragraph">'
                    '<style:paragraph-properties fo:hyphenation-keep="page" style:snap-to-layout-grid="false"'
                    ' style:writing-mode="tb-rl"/></style:style>')


class TestCase(cli.TestCase):
    def setUp(self):
        super().setUp()
        self.home = self.folder / "home"
        self.system = self.folder / "system"
        self.environment = {"XDG_DATA_HOME": self.home, "XDG_DATA_DIRS": self.system}

    def add(self, folder, name, content):
        return self.write(f"{folder.name}/steller/styles/{name}", content)

    def run_here(self, *arguments, **options):
        return cli.run(*arguments, **{**self.environment, **options})


class Styles(TestCase):
    def test_builtin(self):
        result = self.run_here("styles")
        self.check_done(result)
        self.assertRegex(result.text, r"(?m)^standaard +Standaard +built in$")

    def test_list(self):
        mine = self.add(self.home, "eigen.ott", template([(*TITLE, "<dc:title>Eigen stijl</dc:title>"), VERSION]))
        self.add(self.system, "eigen.ott", template())
        self.add(self.system, "dienst.odt", template([(*TITLE, ""), UNKNOWN_PROPERTY]))
        result = self.run_here("styles")
        self.check_done(result)
        lines = result.text.splitlines()
        self.assertRegex(lines[0], r"^eigen +Eigen stijl +yours$")
        self.assertRegex(lines[1], r"^dienst +dienst +from your administrator$")
        self.assertEqual(len(lines[0].split(" yours")[0]), len(lines[1].split(" from")[0]))

        result = self.run_here("styles", "--json")
        self.check_done(result)
        found = {entry["id"]: entry for entry in json.loads(result.text)}
        self.assertEqual(found["eigen"], {"id": "eigen", "title": "Eigen stijl", "version": "7.2", "origin": "user",
                                          "path": str(mine), "warnings": []})
        self.assertEqual(found["dienst"]["origin"], "administrator")
        self.assertEqual(len(found["dienst"]["warnings"]), 1)
        self.assertEqual((found["standaard"]["origin"], found["standaard"]["path"]), ("builtin", None))

    def test_list_in_dutch(self):
        result = self.run_here("styles", LC_ALL="nl_NL.UTF-8", LANGUAGE=None)
        self.check_done(result)
        self.assertRegex(result.text, r"(?m)^standaard +Standaard +ingebouwd$")

    def test_list_with_a_broken_one(self):
        broken = self.add(self.home, "stuk.ott", "geen zip")
        for options in ([], ["--json"]):
            result = self.run_here("styles", *options)
            self.check_failed(result, re.escape(str(broken)))
            self.assertIn("standaard", result.text)
            self.assertNotIn("stuk", result.text)

    def test_title_cannot_steer_the_terminal(self):
        self.add(self.home, "a.ott", template([(*TITLE, "<dc:title>een&#x9b;31m&#xa;twee</dc:title>")]))
        result = self.run_here("styles")
        self.check_done(result)
        self.assertIn("een\\u009b31m\\u000atwee", result.text)

    def test_check_clean(self):
        path = self.write("goed.ott", template())
        result = self.run_here("style", "check", path)
        self.check_done(result)
        self.assertEqual(result.output, b"")

    def test_check_warns(self):
        path = self.write("los.ott", template([UNKNOWN_PROPERTY]))
        result = self.run_here("style", "check", path)
        self.check_failed(result, rf"(?m)^{re.escape(str(path))}: .*writing-mode")
        self.assertEqual(result.output, b"")

    def test_check_unreadable(self):
        cases = [
            ("leeg.ott", b"", r"leeg\.ott: \S"),
            ("tekst.ott", b"geen zip", r"tekst\.ott: \S"),
            ("zonder.ott", template(leave_out=["styles.xml"]), r"zonder\.ott: .*styles\.xml"),
            ("stuk.ott", template([("content.xml", "</office:document-content>", "")]), r"stuk\.ott"),
        ]
        for name, content, message in cases:
            with self.subTest(name=name):
                self.check_failed(self.run_here("style", "check", self.write(name, content)), message)
        self.check_failed(self.run_here("style", "check", self.folder / "weg.ott"), r"weg\.ott")
        self.check_failed(self.run_here("style", "check", self.folder), r".")

    def test_check_several(self):
        good = self.write("goed.ott", template())
        broken = self.write("stuk.ott", "geen zip")
        result = self.run_here("style", "check", broken, good)
        self.check_failed(result, r"stuk\.ott")
        self.assertNotIn("goed.ott", result.errors)


class Export(TestCase):
    def width(self, path):
        """The width of the paper in an exported ODT."""
        with zipfile.ZipFile(path) as archive:
            styles = archive.read("styles.xml").decode()
        return re.search(r'fo:page-width="([^"]+)"', styles).group(1)

    def setUp(self):
        super().setUp()
        width = self.width_of_standard = re.search(
            r'fo:page-width="([^"]+)"', (STANDARD / "styles.xml").read_text(encoding="utf-8")).group(1)
        self.other = template([("styles.xml", f'fo:page-width="{width}"', 'fo:page-width="22cm"')])
        self.note = self.write("memo.nota", cli.note(style={"id": "eigen", "version": "1"}))
        self.output = self.folder / "memo.odt"

    def test_own_style(self):
        self.add(self.home, "eigen.ott", self.other)
        self.check_done(self.run_here("export", self.note, "-o", self.output))
        self.assertEqual(self.width(self.output), "22cm")

    def test_missing_style(self):
        result = self.run_here("export", self.note, "-o", self.output)
        self.assertEqual(result.status, 0, result)
        self.assertRegex(result.errors, r"memo\.nota: warning: .*“eigen”.*“standaard”")
        self.assertEqual(self.width(self.output), self.width_of_standard)

    def test_broken_style(self):
        self.add(self.home, "eigen.ott", "geen zip")
        result = self.run_here("export", self.note, "-o", self.output)
        self.assertEqual(result.status, 0, result)
        self.assertRegex(result.errors, r"memo\.nota: warning: .*eigen\.ott.*“standaard”")
        self.assertEqual(self.width(self.output), self.width_of_standard)

    def test_given_id(self):
        self.add(self.home, "anders.ott", self.other)
        self.check_done(self.run_here("export", self.note, "-o", self.output, "--style", "anders"))
        self.assertEqual(self.width(self.output), "22cm")

    def test_given_file(self):
        self.write("los.ott", self.other)
        for name in ("los.ott", "./los.ott", self.folder / "los.ott"):
            with self.subTest(name=name):
                arguments = ["export", "memo.nota", "-o", "memo.odt", "--style", name]
                self.check_done(self.run_here(*arguments, cwd=self.folder))
                self.assertEqual(self.width(self.output), "22cm")
                self.output.unlink()

    def test_given_style_that_is_not_there(self):
        self.write("stuk.ott", "geen zip")
        for name, message in (("onbekend", "“onbekend”"), ("weg.ott", r"weg\.ott"), ("stuk.ott", r"stuk\.ott"),
                              ("../memo", "memo")):
            with self.subTest(name=name):
                result = self.run_here("export", "memo.nota", "-o", "memo.odt", "--style", name, cwd=self.folder)
                self.check_failed(result, message)
                self.assertFalse(self.output.exists())


if __name__ == "__main__":
    cli.main()
