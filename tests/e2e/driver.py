# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the program as a person does who sees through a screen reader and types on a keyboard.

What stands in the window is found over AT-SPI by its role and its name; keys and clicks go through the X server, by
xdotool. Nothing waits for a time: each step waits until what it asks for is there, and fails when that takes too long.
"""

import os
import re
import subprocess
import sys
import time
import unicodedata

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
    print(f"AT-SPI cannot be asked here: {error}")
    sys.exit(77)

LIMIT = float(os.environ.get("E2E_LIMIT", "30"))
ENVIRONMENT = {
    "G_DEBUG": "fatal-warnings",
    # GTK's own file dialog loses what it was reading of a folder when it closes; the tests of the widgets look for leaks.
    "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0",
}


def wait(what, ask):
    """The first answer of @ask that counts as true. An object that goes away while it is asked is no answer. @what says
    what it is that does not come, or is asked for it then."""
    end = time.monotonic() + LIMIT
    while True:
        # What the program has said of itself meanwhile.
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            answer = ask()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        if time.monotonic() >= end:
            raise AssertionError(f"waited {LIMIT:g} s for {what() if callable(what) else what}")
        time.sleep(0.01)


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True, text=True).stdout


# The desk has a layout with dead keys. For a letter that no key has, xdotool would change the layout, and some of the
# keys after it would be read by the old one: so we press only what is there.
DEAD_KEYS = {"\u0300": "dead_grave", "\u0301": "dead_acute", "\u0302": "dead_circumflex", "\u0303": "dead_tilde",
             "\u0308": "dead_diaeresis"}
OWN_KEYS = {"€": "EuroSign", "ç": "ccedilla", "§": "section", "«": "guillemotleft", "»": "guillemotright",
            "°": "degree", "²": "twosuperior", "³": "threesuperior"}
# The keys that are dead in this layout give their sign with a space.
DEAD_SIGNS = {"'": "dead_acute", '"': "dead_diaeresis", "`": "dead_grave", "^": "dead_circumflex", "~": "dead_tilde"}


def keys_of(character):
    """The keys that give a character which no key has by itself."""
    if character in DEAD_SIGNS:
        return [DEAD_SIGNS[character], "space"]
    if character in OWN_KEYS:
        return [OWN_KEYS[character]]
    decomposed = unicodedata.normalize("NFD", character)
    if len(decomposed) == 2 and decomposed[0].isascii() and decomposed[1] in DEAD_KEYS:
        return [DEAD_KEYS[decomposed[1]], decomposed[0]]
    # GTK's own way to enter any character.
    return ["ctrl+shift+u", *f"{ord(character):x}", "space"]


def press(*keys):
    xdotool("key", "--clearmodifiers", *keys)


def type_text(text):
    """Types @text on the keyboard, into whatever has the focus."""
    for part in re.findall(r"\n|[^\n\"'`^~\u0080-\U0010ffff]+|[\"'`^~\u0080-\U0010ffff]+", text):
        if part == "\n":
            press("Return")
        elif part[0].isascii() and part[0] not in DEAD_SIGNS:
            xdotool("type", "--delay", "2", "--clearmodifiers", "--", part)
        else:
            xdotool("key", "--delay", "2", *(key for character in part for key in keys_of(character)))


def name_of(accessible):
    """The name; where there is none, the text of what labels it, which is what a screen reader says."""
    name = accessible.get_name()
    if name:
        return name
    for relation in accessible.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            target = relation.get_target(0)
            interface = target.get_text_iface()
            return target.get_name() or (Atspi.Text.get_text(interface, 0, -1) if interface else "")
    return ""


def states_of(accessible):
    return {state.value_nick for state in accessible.get_state_set().get_states()}


def descendants(accessible):
    """Everything that shows in @accessible, itself first, as it is now."""
    try:
        accessible.clear_cache_single()
        if accessible.get_role() != Atspi.Role.APPLICATION and "showing" not in states_of(accessible):
            return
        yield accessible
        for index in range(accessible.get_child_count()):
            child = accessible.get_child_at_index(index)
            if child is not None:
                yield from descendants(child)
    except GLib.Error:
        return


def matches(wanted, name):
    """Whether @name is what is @wanted: a text, a pattern, or None for any name."""
    return bool(wanted.fullmatch(name)) if isinstance(wanted, re.Pattern) else wanted in (None, name)


class Node:
    """Something in the window."""

    def __init__(self, program, accessible):
        self.program, self.accessible = program, accessible

    def __repr__(self):
        try:
            return f"{self.role} “{self.name}”"
        except GLib.Error:
            return "something that has gone"

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def name(self):
        self.accessible.clear_cache_single()
        return name_of(self.accessible)

    @property
    def states(self):
        self.accessible.clear_cache_single()
        return states_of(self.accessible)

    @property
    def text(self):
        interface = self.accessible.get_text_iface()
        return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface)) if interface else ""

    def find_all(self, role=None, name=None):
        return [Node(self.program, accessible) for accessible in descendants(self.accessible)
                if role in (None, accessible.get_role_name()) and matches(name, name_of(accessible))]

    def find(self, role=None, name=None):
        """The one such thing, once there is one: a person who cannot see could not tell two apart."""
        found = wait(f"{role or 'something'} “{name}” in {self}", lambda: self.find_all(role, name))
        assert len(found) == 1, f"{len(found)} things are {role} “{name}”: {found}"
        return found[0]

    def act(self):
        """Does the one thing that a screen reader can do with it, such as to press a button."""
        interface = self.wait_for("sensitive").accessible.get_action_iface()
        assert interface.get_n_actions() == 1, f"{self} has not one action"
        assert interface.do_action(0), f"{self} refuses its action"

    def wait_for(self, state):
        wait(lambda: f"{self} to be {state}, not {self.states}", lambda: state in self.states)
        return self

    def wait_for_text(self, text):
        wait(lambda: f"{self} to hold “{text}”, not “{self.text}”", lambda: self.text == text)
        return self


class Program(Node):
    """The program, running, until the end of a `with` block."""

    def __init__(self, *arguments):
        self.focused = None
        self.focus_moves = 0
        self.listener = Atspi.EventListener.new(self._on_focus)
        self.listener.register("object:state-changed:focused")
        self.log = os.path.join(os.environ["HOME"], "program.log")
        with open(self.log, "a", encoding="utf-8") as log:
            self.process = subprocess.Popen([os.environ["STELLER"], *map(str, arguments)], stdout=log, stderr=log,
                                            env={**os.environ, **ENVIRONMENT})
        try:
            super().__init__(self, wait("the program on the accessibility bus", self._find))
            wait("an active window", self.window)
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise

    def __repr__(self):
        return "the program"

    def _find(self):
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache_single()
        for index in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(index)
            if program is not None and program.get_process_id() == self.process.pid and program.get_child_count():
                return program
        return None

    def windows(self):
        self.accessible.clear_cache_single()
        children = (self.accessible.get_child_at_index(index) for index in range(self.accessible.get_child_count()))
        return [Node(self, child) for child in children if child is not None]

    def window(self, name=None):
        """The window that has the keyboard, when it has this name."""
        return next((window for window in self.windows() if "active" in window.states and name in (None, window.name)),
                    None)

    def _on_focus(self, event):
        if event.detail1:
            self.focused = Node(self, event.source)
            self.focus_moves += 1

    def go_to(self, role, name, key="Tab"):
        """Goes there with the Tab key, as one who hears where the focus is; gives what has it then."""
        passed = []
        while True:
            here = self.focused
            if here is not None and "focused" in here.states:
                if here.role == role and matches(name, here.name):
                    return here
                if passed and here.accessible == passed[0].accessible:
                    raise AssertionError(f"{key} never comes to {role} “{name}”, only to {passed}")
                passed.append(here)
            moves = self.focus_moves
            press(key)
            # Where the focus was may go as soon as it has moved on: a view far from sight is let go.
            wait(lambda: f"the focus to move on from {here}", lambda: self.focus_moves != moves)

    def wait_for_focus(self, role, name):
        """What has the focus, once it is this."""
        wait(lambda: f"the focus on {role} “{name}”, not on {self.focused}",
             lambda: self.focused and self.focused.role == role and matches(name, self.focused.name))
        return self.focused

    def enter(self, role, name, text):
        """Goes there, and types @text in place of what it holds."""
        place = self.go_to(role, name)
        press("ctrl+a")
        type_text(text)
        place.wait_for_text(text)
        return place

    def ends(self):
        """The exit status, once it has ended."""
        return self.process.wait(LIMIT)

    def kill(self):
        """Ends it as a crash does: without a chance to save anything."""
        self.process.kill()
        self.process.wait()

    def tree(self):
        """What a screen reader sees, for a person who must find out what went wrong."""
        lines = []

        def add(accessible, depth):
            try:
                if accessible.get_role() != Atspi.Role.APPLICATION and "showing" not in states_of(accessible):
                    return
                node = Node(self, accessible)
                mark = "*" if "focused" in node.states else "-"
                lines.append("  " * depth + f"{mark} {node!r} {node.text[:60]!r}")
                for index in range(accessible.get_child_count()):
                    if (child := accessible.get_child_at_index(index)) is not None:
                        add(child, depth + 1)
            except GLib.Error:
                pass

        add(self.accessible, 0)
        return "\n".join(lines)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            if hasattr(self, "accessible"):
                print(self.tree(), file=sys.stderr)
            with open(self.log, encoding="utf-8") as log:
                print(log.read(), file=sys.stderr)
            if "E2E_PICTURE" in os.environ:
                subprocess.run(["import", "-silent", "-window", "root", os.environ["E2E_PICTURE"]], check=False)
        if self.process.poll() is None:
            self.kill()
        self.listener.deregister("object:state-changed:focused")
