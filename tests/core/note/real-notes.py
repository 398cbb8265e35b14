#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes notes out of published ones, and checks them.

    real-notes.py SOURCE_DIR OUT_DIR [--schema FILE] [--validator PROGRAM]

SOURCE_DIR holds the texts of four published notes, as they came out of their PDFs. They are no part of the project, so
this script knows only where in each text a field or a section stands, and takes the words from there. Every line of a
text must end up in the note: one that is left over is an error. With --schema the notes are validated against the JSON
schema, with --validator by `PROGRAM validate`. Without SOURCE_DIR the test is skipped (exit status 77).
"""
import argparse
import json
import os
import re
import subprocess
import sys
import uuid

SKIPPED = 77
MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split()
KINDS = {"TER BESLISSING": "beslissing", "TER ONDERTEKENING": "ondertekening",
         "TER BESPREKING": "bespreking", "TER INFORMATIE": "informatie"}
TYPE_HEADINGS = {
    "Aanleiding": "aanleiding",
    "Geadviseerd besluit": "geadviseerd_besluit",
    "Kernpunten": "kernpunten",
    "Toelichting": "toelichting",
    "Politieke context": "politieke_context",
    "Financiële overwegingen": "financiele_overwegingen",
    "Juridische overwegingen": "juridische_overwegingen",
    "Communicatie": "communicatie",
    "Informatie die niet openbaar gemaakt kan worden": "niet_openbaar",
    "Informatie die niet openbaar wordt gemaakt": "niet_openbaar",
}
OWN_HEADINGS = {"Informatie die niet openbaar wordt gemaakt"}


class Text:
    """The lines of a source, counted from 1, each to be taken once."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.lines = file.read().splitlines()
        self.taken = set()

    def take(self, number):
        if number in self.taken:
            raise ValueError(f"line {number} was taken already")
        self.taken.add(number)
        # Bullets that an extraction lost leave characters of private use.
        words = re.sub("[\\x00-\\x1f\ue000-\uf8ff]", " ", self.lines[number - 1]).split()
        return " ".join(words)

    def join(self, first, last):
        return join([self.take(number) for number in range(first, last + 1)])

    def stack(self, first, last):
        return "\n".join(self.take(number) for number in range(first, last + 1))

    def left_over(self):
        return [number for number, line in enumerate(self.lines, 1)
                if line.strip() and number not in self.taken and not line.startswith("#")]


def join(parts):
    """Joins the lines of a paragraph; a hyphen at the end of a line stays, without a space."""
    text = ""
    for part in parts:
        if part:
            text += part if not text or text.endswith("-") else " " + part
    return text


def date(text):
    day, month, year = re.fullmatch(r"([\d ]+) (\w+) (\d{4})", text).groups()
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day.replace(' ', '')):02}"


def mend(text):
    """Takes out the spaces that an extraction put within a word or a number."""
    return text.replace(" ", "")


def escape(text):
    """What would be Markdown at the start of a paragraph is text."""
    return re.sub(r"^(\d+)([.)] )", r"\1\\\2", re.sub(r"^([-+>#])", r"\\\1", text))


class Blocks:
    """Builds the Markdown of a section out of lines."""

    def __init__(self, bullets):
        self.bullets = bullets
        self.blocks = []  # of (kind, lines), kind "paragraph", "bullet" or "number"

    def add(self, number, line):
        bullet = re.match(r"[•\-–] +(.*)", line)
        ordinal = re.match(r"\d+\. +(.*)", line)
        if bullet or number in self.bullets:
            self.blocks.append(("bullet", [bullet.group(1) if bullet else line]))
        elif ordinal and self.blocks and self.blocks[-1][0] != "paragraph":
            self.blocks.append(("number", [ordinal.group(1)]))
        elif not line:
            # A blank line ends a paragraph; within a list it comes from the layout.
            if self.blocks and self.blocks[-1][0] == "paragraph":
                self.blocks.append(("end", []))
        elif self.blocks and self.blocks[-1][0] != "end":
            self.blocks[-1][1].append(line)
        else:
            self.blocks.append(("paragraph", [line]))

    def markdown(self):
        out, ordinal, previous = [], 0, None
        for kind, lines in self.blocks:
            if kind == "end":
                continue
            if kind == "paragraph":
                out += ([""] if out else []) + [escape(join(lines))]
            elif kind == "bullet":
                ordinal = 0
                out += ([""] if previous == "paragraph" else []) + ["- " + join(lines)]
            else:
                ordinal += 1
                out.append(f"  {ordinal}. " + join(lines))
            previous = kind
        return "\n".join(out)


def heading_of(line):
    """The heading of the type in a line, without its number."""
    words = re.sub(r"^\d+(\.\d+)*\. ", "", line)
    return words if words in TYPE_HEADINGS else None


def read_sections(text, first, last, bullets=()):
    """The sections between two lines; `bullets` are lines that begin an item whose bullet the extraction lost."""
    sections, blocks, current = {}, None, None

    def finish():
        if current:
            sections[current] = dict(sections[current], **({"text": blocks.markdown()} if blocks.blocks else {}))

    for number in range(first, last + 1):
        line = text.take(number)
        heading = heading_of(line)
        if heading:
            finish()
            current, blocks = TYPE_HEADINGS[heading], Blocks(bullets)
            sections[current] = {"heading": heading} if heading in OWN_HEADINGS else {}
        elif current:
            blocks.add(number, line)
        elif line:
            raise ValueError(f"line {number} stands before the first heading")
    finish()
    return sections


def combined(text):
    """Defence, 2026: the body alone, with numbers nested in bullets."""
    sections = read_sections(text, 1, 51)
    return {"fields": {"documentnaam": "Beslisnota", "ondertekening": text.take(52)}, "sections": sections}


def defence(text):
    """Defence, 2024: two addressees with a tick, labels without a value, one page."""
    text.take(3), text.take(4), text.take(13), text.take(18)
    fields = {
        "documentnaam": text.take(27),
        "onderwerp": text.take(29),
        "soort": KINDS[text.take(8)],
        "aan": [{"naam": text.take(6), "aangekruist": True}, {"naam": text.take(21), "aangekruist": False}],
        "van": text.take(10),
        "contact": {"value": {"functie": text.take(31), "onderdeel": text.take(32), "telefoon": text.take(33),
                              "email": text.take(34)}, "label": text.take(25)},
        "datum": date(text.take(19)),
        "kenmerk": {"value": text.take(24), "label": text.take(23)},
        "afgestemd_intern": {"label": text.take(12), "value": text.take(16)},
        "afschrift_aan": {"label": text.take(14)},
        "aantal_bijlagen": {"label": text.take(35), "value": int(text.take(36))},
        "ondertekening": text.take(69),
    }
    text.take(71)
    return {"fields": fields, "sections": read_sections(text, 38, 68)}


def justice(text):
    """Justice and Security, 2024: numbered headings, a sender of many lines."""
    fields = {
        "onderwerp": text.take(14),
        "afzender": text.stack(3, 12),
        "datum": {"label": text.take(16), "value": date(text.take(17))},
        "kenmerk": {"label": text.take(18), "value": text.take(19)},
    }
    text.take(48)
    sections = read_sections(text, 21, 46, bullets={31, 32, 34, 35})
    return {"numbering": "decimal", "fields": fields, "sections": sections}


def education(text):
    """Education, 2024: other labels, an empty one, attachments by their title, bullets that the extraction lost."""
    text.take(70)
    fields = {
        "onderwerp": text.join(16, 17),
        "soort": KINDS[text.take(6)],
        "aan": [{"naam": text.take(8).removeprefix("Aan: ")}],
        "afzender": text.join(3, 4),
        "van": {"label": text.take(10)},
        "datum": {"label": text.take(11), "value": date(text.take(12))},
        "kenmerk": {"label": mend(text.take(13)), "value": mend(text.take(14))},
        "afgestemd_extern": {"label": text.take(22).replace("af gestemd", "afgestemd"), "value": mend(text.take(23))},
        "bijlagen": {"label": text.take(19), "value": [{"titel": text.join(20, 21)}]},
    }
    return {"fields": fields, "sections": read_sections(text, 25, 69, bullets={44, 48, 53, 58, 65, 66})}


NOTES = {
    "000_2c7572ccf9895993": combined,
    "defensie-2024": defence,
    "jenv-2024": justice,
    "ocw-2024": education,
}


def make(source, name):
    text = Text(os.path.join(source, name + ".txt"))
    content = NOTES[name](text)
    left_over = text.left_over()
    if left_over:
        raise ValueError(f"{name}: lines {left_over} are not in the note")
    head = {"format": "steller-nota", "version": 1, "id": str(uuid.uuid5(uuid.NAMESPACE_URL, name)),
            "type": "beslisnota", "language": "nl", "style": {"id": "standaard", "version": "1"}, "numbering": "none", "status": "definitief"}
    return head | content


def validate_with_schema(notes, path):
    import jsonschema

    with open(path, encoding="utf-8") as file:
        validator = jsonschema.Draft202012Validator(json.load(file))
    for name, note in notes.items():
        for error in validator.iter_errors(note):
            raise ValueError(f"{name}: {error.json_path}: {error.message}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", help="the folder with the texts")
    parser.add_argument("out", help="the folder for the notes")
    parser.add_argument("--schema", help="the JSON schema of the file format")
    parser.add_argument("--validator", help="steller-cli")
    arguments = parser.parse_args()

    if not os.path.isdir(arguments.source):
        print(f"skipped: there are no published notes in {arguments.source}")
        return SKIPPED
    notes = {name: make(arguments.source, name) for name in NOTES}
    if arguments.schema:
        validate_with_schema(notes, arguments.schema)
    os.makedirs(arguments.out, exist_ok=True)
    paths = []
    for name, note in notes.items():
        paths.append(os.path.join(arguments.out, name + ".nota"))
        with open(paths[-1], "w", encoding="utf-8") as file:
            json.dump(note, file, ensure_ascii=False, indent=2)
            file.write("\n")
    if arguments.validator:
        return subprocess.run([arguments.validator, "validate", *paths], check=False).returncode
    print(f"{len(paths)} notes in {arguments.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
