# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the window, typed by xdotool into the program itself. For use under tests/desk."""

import os
import pathlib
import shutil
import subprocess
import sys
import time

EXAMPLE = pathlib.Path(os.environ["STELLER_SOURCE_DIR"]) / "data" / "examples" / "voorbeeld-beslisnota.nota"
LIMIT = 30


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

    def picture(self):
        """The middle of the window, without scroll bar and focus ring, once it stands still and shows something."""
        seen = []

        def still():
            pixels = output("import", "-silent", "-window", self.id, "-gravity", "center", "-crop", "80%x80%+0+0",
                            "-depth", "8", "rgb:-")
            seen.append(pixels)
            return len(seen) > 1 and seen[-2] == pixels and len(set(pixels)) > 1 and pixels

        return self.wait_for(still, "a window that stands still")

    def press(self, key):
        """Presses a key, and gives the picture when it is another one."""
        before = self.picture()
        output("xdotool", "key", key)
        self.wait_for(lambda: self.picture() != before, f"a change after {key}")
        return self.picture()


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
    assert window.press("Up") == top, "Up takes back what Down did"
    page = window.press("Next")
    assert page != down
    assert window.press("Prior") == top
    assert window.press("space") == page, "the space bar goes as far as Page Down"
    assert window.press("shift+space") == top
    end = window.press("End")
    assert window.press("Home") == top
    assert window.press("ctrl+End") == end
    assert window.press("ctrl+Home") == top

    actual = window.press("ctrl+0")
    larger = window.press("ctrl+plus")
    assert larger != actual
    assert window.press("ctrl+minus") == actual

    output("xdotool", "key", "ctrl+q")
    assert window.process.wait(LIMIT) == 0


if __name__ == "__main__":
    main()
