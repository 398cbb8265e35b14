# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole note, by a person who has only the window: begun, typed, saved, opened again, exported. For use under
tests/desk."""

import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

SOURCE = pathlib.Path(os.environ["STELLER_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "tests" / "cli"))

import driver  # noqa: E402
import notes  # noqa: E402
import readback  # noqa: E402

FOLDER = pathlib.Path(os.environ["HOME"], "Documents")
# What the note gets besides, as it is typed and as it stands in the file.
SUBJECT = "Verslag van de Raad, en het besluit over de verlenging"
DATE = "16-2-2026", "2026-02-16"


class WholeNote(unittest.TestCase):
    def setUp(self):
        self.note = notes.read()
        self.type = notes.read_type(self.note["type"])
        self.headings = dict(notes.headings(self.type))
        self.labels = {field["id"]: field["label"] for field in self.type["fields"]}
        # Of the fields those that any note has; the kinds of field have tests of their own.
        self.fields = {"documentnaam": self.note["fields"]["documentnaam"], "onderwerp": SUBJECT, "datum": DATE[1],
                       "ondertekening": self.note["fields"]["ondertekening"]}

    def test_write_save_open_export(self):
        path = FOLDER / "nota.nota"
        with driver.Program() as program:
            self.begin(program)
            self.write(program)
            self.save(program, path)
            self.quit(program)
        self.check_file(path)
        written = path.read_bytes()

        with driver.Program() as program:
            self.open(program, path)
            self.check_pages(program)
            for suffix in ("odt", "pdf"):
                self.export(program, suffix)
            self.quit(program)
        self.assertEqual(path.read_bytes(), written, "looking at a note and exporting it changes nothing")
        self.check_exports()

    def begin(self, program):
        program.go_to("list item", self.type["title"])
        driver.press("Return")
        program.find("grouping", "Header Fields")

    def write(self, program):
        for field, value in self.fields.items():
            # A star marks what must be filled in.
            label = re.compile(re.escape(self.labels[field]) + r"( \*)?")
            place = program.enter("text", label, DATE[0] if field == "datum" else value)
            if value == SUBJECT:
                self.look_at_label(program, place)
        for section, heading in self.headings.items():
            entry = self.note["sections"].get(section, {})
            if "heading" in entry:
                self.rename(program, heading, entry["heading"])
                heading = entry["heading"]
            if entry.get("text"):
                program.enter("text", heading, entry["text"])

    def look_at_label(self, program, place):
        """F2 opens the help and the label of a field, and who looked only is back in it, at the same place."""
        driver.press("Left", "F2")
        program.wait_for_focus("text", "Label in This Note")
        driver.press("Escape")
        program.wait_for_focus("text", place.name)
        driver.press("BackSpace")
        place.wait_for_text(SUBJECT[:-2] + SUBJECT[-1])
        driver.press("ctrl+z")
        place.wait_for_text(SUBJECT)

    def rename(self, program, heading, new):
        """The heading takes the focus with what surrounds it, and F2 opens it."""
        program.go_to("text", heading)
        driver.press("F2")
        entry = program.wait_for_focus("text", "Heading")
        driver.press("ctrl+a")
        driver.type_text(new)
        entry.wait_for_text(new)
        driver.press("Return")

    def name_file(self, program, title, button, path):
        """Types the whole name into GTK's own dialog, where Return may still go to the list of names that match."""
        dialog = driver.wait(f"the dialog “{title}”", lambda: program.window(title))
        name = dialog.find("text").wait_for("focused")
        driver.press("ctrl+a")
        driver.type_text(str(path))
        # What GTK has completed after it.
        driver.press("shift+End", "Delete")
        name.wait_for_text(str(path))
        dialog.find("button", button).act()
        driver.wait(f"the dialog “{title}” to go", lambda: dialog.accessible not in
                    [window.accessible for window in program.windows()])

    def save(self, program, path):
        driver.press("ctrl+s")
        self.name_file(program, "Save the Note", "Save", path)
        driver.wait("the file", path.exists)

    def open(self, program, path):
        driver.press("ctrl+o")
        driver.wait("the dialog", lambda: program.window("Open a Note"))
        driver.press("ctrl+l")
        self.name_file(program, "Open a Note", "Open", path)
        program.find("frame", SUBJECT)

    def export(self, program, suffix):
        driver.press("ctrl+e")
        program.find("dialog", "Export")
        program.go_to("list item", re.compile(f".*{suffix.upper()}.*"))
        driver.press("space")
        program.go_to("button", "Choose a Place…")
        driver.press("Return")
        self.name_file(program, "Choose a Place", "Export", FOLDER / f"uit.{suffix}")
        if suffix == "pdf":
            program.find("label", re.compile(r"Accessible \(PDF/\u2060UA-1\) · Suitable for archiving .* pages?"))
            driver.press("Escape")
        program.find("label", f"Exported to “uit.{suffix}”")

    def quit(self, program):
        driver.press("ctrl+q")
        self.assertEqual(program.ends(), 0)

    def check_file(self, path):
        saved = json.loads(path.read_text(encoding="utf-8"))
        self.assertEqual(saved["type"], self.note["type"])
        for field, value in self.fields.items():
            self.assertEqual(saved["fields"].get(field), value, field)
        for section in self.headings:
            expected, found = (note["sections"].get(section, {}) for note in (self.note, saved))
            for member in ("text", "heading"):
                self.assertEqual(found.get(member), expected.get(member), f"{member} of {section}")

    def check_pages(self, program):
        """What a screen reader reads of the printed pages."""
        text = readback.collapse(" ".join(page.text for page in program.find_all("article")))
        for value in (SUBJECT, self.fields["ondertekening"], *map(readback.collapse, self.headings_in_note())):
            self.assertIn(value, text)

    def headings_in_note(self):
        for section, entry in self.note["sections"].items():
            if entry.get("text"):
                yield entry.get("heading", self.headings[section])

    def check_exports(self):
        expected = readback.read_note(self.note, self.type)
        self.assertGreater(len(expected), 10)
        odt = readback.read_odt((FOLDER / "uit.odt").read_bytes())
        pdf = readback.read_pdf(FOLDER / "uit.pdf")
        for items in (odt, pdf):
            start = items.index(expected[0])
            self.assertEqual(items[start:start + len(expected)], expected)
        words = subprocess.run(["pdftotext", FOLDER / "uit.pdf", "-"], check=True, capture_output=True, text=True)
        for text in (readback.collapse(words.stdout), " ".join(item[2] for item in odt)):
            for value in (SUBJECT, "16 februari 2026", self.fields["ondertekening"]):
                self.assertIn(value, text)


if __name__ == "__main__":
    unittest.main()
