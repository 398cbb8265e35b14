# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the window, typed by xdotool into the program itself. For use under tests/desk."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

EXAMPLE = pathlib.Path(os.environ["STELLER_SOURCE_DIR"]) / "data" / "examples" / "voorbeeld-beslisnota.nota"
# Seconds. The test runner ends what takes too long; a busy machine is no fault of the program.
LIMIT = float(os.environ.get("E2E_LIMIT", "100"))


def output(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


class Window:
    def __init__(self, *arguments):
        self.process = subprocess.Popen([os.environ["STELLER"], *arguments],
                                        env={**os.environ, "G_DEBUG": "fatal-warnings"})
        self.id = self.wait_for(self.find, "the window")

    def find(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "."],
                               capture_output=True, check=False, text=True).stdout.split()
        return found[-1] if found else None

    def wait_for(self, ask, what):
        """Asks again and again until there is an answer."""
        end = time.monotonic() + LIMIT
        while not (answer := ask()):
            assert self.process.poll() is None, f"the program ended before there was {what}"
            assert time.monotonic() < end, f"waited too long for {what}"
            time.sleep(0.05)
        return answer

    def grab(self):
        """The pages at the right of the window as they are now, without scroll bar and focus ring."""
        return output("import", "-silent", "-window", self.id, "-gravity", "east", "-crop", "40%x80%+40+0",
                      "-depth", "8", "rgb:-")

    def picture(self, before=None):
        """What is in sight, once it is not what was @before, shows something and has been the same for some pictures."""
        seen = []

        def still():
            seen.append(self.grab())
            last = seen[-4:]
            return len(last) == 4 and len(set(last)) == 1 and last[0] != before and len(set(last[0])) > 1 and last[0]

        return self.wait_for(still, "a window that stands still" if before is None else "a change")

    def press(self, key):
        """Presses a key that leads where nothing has been before, and gives the picture of that."""
        before = self.grab()
        output("xdotool", "key", key)
        return self.picture(before)

    def modified(self):
        return "•" in output("xdotool", "getwindowname", self.id).decode()

    def quit(self):
        output("xdotool", "key", "ctrl+q")
        assert self.process.wait(LIMIT) == 0

    def press_to(self, key, picture, what):
        """Presses a key that leads to what has been seen before, and waits until it has."""
        assert self.grab() != picture
        output("xdotool", "key", key)
        self.wait_for(lambda: self.grab() == picture, what)


def sections(path):
    """The first two sections, in the order in which they stand in the note."""
    note = json.loads(path.read_text(encoding="utf-8"))
    return [node if isinstance(node, str) else node["id"] for node in note.get("order", note["sections"])][:2]


def move_section(folder):
    """Goes to the first section, the first place where the key does something, and moves it; then from its text."""
    path = pathlib.Path(folder) / "nota.nota"
    shutil.copy(EXAMPLE, path)
    window = Window(path)
    first, second = sections(path)
    window.picture()
    for _ in range(100):
        output("xdotool", "key", "Tab", "shift+alt+Down")
        window.picture()
        if window.modified():
            break
    assert window.modified(), "no section was moved by the key"
    output("xdotool", "key", "ctrl+s")
    window.wait_for(lambda: sections(path) == [second, first], "the first section moved down")

    # From the text itself, which has keys of its own.
    output("xdotool", "key", "Tab", "Tab", "shift+alt+Up")
    window.wait_for(window.modified, "another move")
    output("xdotool", "key", "ctrl+s")
    window.wait_for(lambda: sections(path) == [first, second], "the section back in its place")
    window.quit()


def main():
    if not shutil.which("xdotool") or not os.environ.get("DISPLAY"):
        print("There is no display, or no xdotool to type with.")
        sys.exit(77)

    window = Window(EXAMPLE)
    window.picture()
    # From the form to the pages.
    output("xdotool", "key", "F6")
    top = window.picture()

    down = window.press("Down")
    assert down != top
    window.press_to("Up", top, "Up to take back what Down did")
    page = window.press("Next")
    assert page not in (top, down)
    window.press_to("Prior", top, "Page Up to take back what Page Down did")
    window.press_to("space", page, "the space bar to go as far as Page Down")
    window.press_to("shift+space", top, "Shift and the space bar to go back")
    end = window.press("End")
    assert end != top
    window.press_to("Home", top, "Home to go to the start")
    window.press_to("ctrl+End", end, "Ctrl+End to go to the end")
    window.press_to("ctrl+Home", top, "Ctrl+Home to go to the start")

    actual = window.press("ctrl+0")
    larger = window.press("ctrl+plus")
    assert larger != actual
    window.press_to("ctrl+minus", actual, "Ctrl+minus to take back what Ctrl+plus did")

    window.quit()

    with tempfile.TemporaryDirectory() as folder:
        move_section(folder)


if __name__ == "__main__":
    main()
