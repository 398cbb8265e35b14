# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that is killed loses nothing: what was typed comes back at the next start. For use under tests/desk."""

import os
import pathlib
import re
import unittest

import driver
import notes

JOURNALS = pathlib.Path(os.environ["XDG_STATE_HOME"], "steller", "journals")
SUBJECT = "Het onderwerp van een nota die nog nergens staat"
TEXT = "Dit is getypt vlak voordat de stroom uitviel"
# The last letter that is typed; no note has it by itself.
END = "§"


class Crash(unittest.TestCase):
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


if __name__ == "__main__":
    unittest.main()
