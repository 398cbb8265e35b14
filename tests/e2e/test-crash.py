# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that is killed loses nothing: what was typed comes back at the next start. For use under tests/desk."""

import json
import os
import pathlib
import re
import shutil
import unittest

import driver
import notes

JOURNALS = pathlib.Path(os.environ["XDG_STATE_HOME"], "steller", "journals")
SUBJECT = "Het onderwerp van een nota die nog nergens staat"
TEXT = "Dit is getypt vlak voordat de stroom uitviel"
# The last letter that is typed; no note has it by itself.
END = "§"


class Crash(unittest.TestCase):
    def setUp(self):
        shutil.rmtree(JOURNALS, ignore_errors=True)

    def test_a_note_never_saved_comes_back(self):
        type_ = notes.read_type("beslisnota")
        subject = re.compile(r"Onderwerp( \*)?")
        with driver.Program() as program:
            program.go_to("list item", type_["title"])
            driver.press("Return")
            program.find("grouping", "Header Fields")
            program.enter("text", subject, SUBJECT)
            program.enter("text", "Aanleiding", TEXT + END)
            driver.wait("the last letter in the journal",
                        lambda: any(END.encode() in path.read_bytes() for path in JOURNALS.glob("*.journal")))
            program.kill()

        with driver.Program() as program:
            self.assertEqual(len(program.find_all("list item", SUBJECT)), 1, "the start page offers the note")
            program.go_to("list item", SUBJECT)
            driver.press("Return")
            program.find("grouping", "Header Fields")
            program.find("text", subject).wait_for_text(SUBJECT)
            program.find("text", "Aanleiding").wait_for_text(TEXT + END)

    def test_the_file_itself_tells(self):
        """Whoever opens the file, and not the start page, is offered the changes too, each in its own window."""
        example = notes.SOURCE / "data" / "examples" / "voorbeeld-beslisnota.nota"
        paths = [pathlib.Path(os.environ["HOME"], "Documents", name) for name in ("een.nota", "twee.nota")]
        for path in paths:
            shutil.copy(example, path)
        subject = re.compile(r"Onderwerp( \*)?")
        with driver.Program(paths[0]) as program:
            program.enter("text", subject, SUBJECT + END)
            driver.wait("the last letter in the journal",
                        lambda: any(END.encode() in path.read_bytes() for path in JOURNALS.glob("*.journal")))
            program.kill()

        with driver.Program(*paths) as program:
            found = driver.wait("the question", lambda: program.find_all("button", "Recover"))
            self.assertEqual(len(found), 1, "only the file that was changed asks")
            found[0].act()
            driver.wait("the changes", lambda: any(text.text == SUBJECT + END
                                                   for text in program.find_all("text", subject)))
            driver.wait("a window of the note", lambda: program.find_all("frame", "• " + SUBJECT + END))
            program.kill()

        # What was recovered and not saved is still there to be recovered; saved, it is gone.
        with driver.Program(paths[0]) as program:
            program.find("button", "Recover").act()
            program.find("frame", "• " + SUBJECT + END)
            driver.press("ctrl+s")
            program.find("frame", SUBJECT + END)
            driver.wait("the journal to go", lambda: not list(JOURNALS.iterdir()))
        self.assertEqual(json.loads(paths[0].read_text(encoding="utf-8"))["fields"]["onderwerp"], SUBJECT + END)


if __name__ == "__main__":
    unittest.main()
