# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds in the window, asked over AT-SPI. For use under tests/desk."""

import os
import pathlib
import subprocess
import sys
import time

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError) as error:
    print(f"AT-SPI cannot be asked here: {error}")
    sys.exit(77)

EXAMPLE = pathlib.Path(os.environ["STELLER_SOURCE_DIR"]) / "data" / "examples" / "voorbeeld-beslisnota.nota"
# Seconds. The test runner ends what takes too long; a busy machine is no fault of the program.
LIMIT = float(os.environ.get("E2E_LIMIT", "100"))


def descendants(node):
    """The nodes below @node, as they are now."""
    node.clear_cache_single()
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child
            yield from descendants(child)


def find(process, test):
    """The first node of the program for which @test holds, once there is one."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        assert process.poll() is None, "the program ended"
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache_single()
        for index in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(index)
            if program is None or program.get_process_id() != process.pid:
                continue
            for node in descendants(program):
                if test(node):
                    return node
        time.sleep(0.05)
    raise AssertionError("waited too long for what is asked")


def showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def text(node):
    interface = node.get_text_iface()
    assert interface is not None, f"{node.get_name()} has no text"
    return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))


def main():
    process = subprocess.Popen([os.environ["STELLER"], EXAMPLE], env={**os.environ, "G_DEBUG": "fatal-warnings"})
    try:
        first = find(process, lambda node: node.get_name().startswith("Page 1 of "))
        assert first.get_role() == Atspi.Role.ARTICLE, first.get_role_name()
        document = first.get_parent()
        assert document.get_name() == "Printed pages", document.get_name()
        pages = int(first.get_name().rsplit(" ", 1)[1])
        assert pages == document.get_child_count(), (pages, document.get_child_count())
        for number in range(pages):
            page = document.get_child_at_index(number)
            assert page.get_name() == f"Page {number + 1} of {pages}", page.get_name()
            assert len(text(page)) > 100
        assert "Aanleiding" in text(first), text(first)

        # Each button can be told from the others.
        find(process, lambda node: node.get_role() == Atspi.Role.BUTTON and node.get_name() == "Open a Note")
        find(process, lambda node: node.get_name() == "Main Menu")

        # A row is called after its label, also where there is help; that describes it.
        for label in ("Aan", "Bijlagen"):
            row = find(process, lambda node: node.get_role() == Atspi.Role.LIST_ITEM and node.get_name() == label)
            assert row.get_description() != label
        # Whatever scrolls has a name, and what is not to be seen does not say that it is.
        seen = list(descendants(first.get_application()))
        assert [node for node in seen if node.get_role() == Atspi.Role.SCROLL_PANE]
        for node in seen:
            if node.get_role() == Atspi.Role.SCROLL_PANE and showing(node):
                assert node.get_name(), f"a scroll pane in {node.get_parent().get_name()} has no name"
            if showing(node):
                assert "newer version" not in node.get_name(), "a banner that is hidden counts as shown"
    finally:
        process.terminate()
        process.wait(LIMIT)


if __name__ == "__main__":
    main()
