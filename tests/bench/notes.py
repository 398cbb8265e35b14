# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes of any length to measure with."""

import json
import subprocess


def make_note(example, paragraphs, path):
    """A note with the head of the example, and its text again and again until it has so many paragraphs.

    Every paragraph gets a number of its own, so that no two are the same. The text goes to all sections alike.
    """
    note = json.loads(example.read_text(encoding="utf-8"))
    sections = [section for section in note["sections"].values() if section.get("text")]
    source = [part for section in sections for part in section["text"].split("\n\n") if part.strip()]
    texts = [[] for _ in sections]
    for number in range(paragraphs):
        part = source[number % len(source)]
        if part[0].isalpha():
            part = f"Punt {number}. {part}"
        elif part.startswith("- "):
            part = f"- punt {number} {part[2:]}"
        elif part.startswith("| "):
            part = f"| {number} {part[2:]}"
        elif part.startswith("1. "):
            part = f"1. punt {number} {part[3:]}"
        texts[number * len(sections) // paragraphs].append(part)
    for section, parts in zip(sections, texts):
        section["text"] = "\n\n".join(parts)
    path.write_text(json.dumps(note, ensure_ascii=False, indent=2), encoding="utf-8")
    return path


def count_pages(keystroke, note):
    return int(subprocess.run([keystroke, note], check=True, capture_output=True, text=True).stdout.split()[0])


def make_note_of_pages(keystroke, example, pages, path):
    """Finds by the rule of three how many paragraphs fill so many pages."""
    paragraphs = 4 * pages
    for _ in range(4):
        got = count_pages(keystroke, make_note(example, paragraphs, path))
        if got == pages:
            break
        paragraphs = max(1, round(paragraphs * (pages - 0.5) / max(got - 0.5, 0.5)))
    return path


def plain_text(cli, note, path):
    """All words of a note for the yardstick, which knows no markup: one line for each paragraph."""
    text = subprocess.run([cli, "export", note, "--format", "txt", "-o", "-"], check=True, capture_output=True).stdout
    paragraphs = text.decode("utf-8").split("\n\n")
    path.write_text("\n\n".join(" ".join(lines.split()) for lines in paragraphs) + "\n", encoding="utf-8")
    return path
