#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""libreoffice.py WRITE-EXAMPLE STELLER-CLI NOTE…

Opens the ODT of the example note with LibreOffice, has it make a PDF, and looks for every heading, list item and table
cell on its pages, in order. Where our own PDF can be written too, both must have the same lines of text and the same
number of pages.

Both editions of every note are compared word by word: LibreOffice must have each word on the page that it has in our
own PDF, and at the same place. Only within blocks that are marked for redaction the ODT stands a little lower: a section
has no padding, so that the room below the frame is above the blocks.

Notes that end at the foot of a page must have the closing, with what goes with it, on the same page.

Skipped, with a word, where there is no LibreOffice.
"""

import difflib
import html
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

SKIPPED = 77

# How far a word may be from its place, in points: two millimetres, and what no one sees for most words.
MOST_APART = 5.7
MEDIAN_APART = 1.0
# Words are cut a little differently, as between a bar and what follows it.
MATCHED_PART = 0.99

# On the pages of the public edition, in order: label and text of the items, rows of the tables.
EXPECTED = [
    "Beslisnota Verlenging <proef> & “gevolgen”",
    "Lijnparaaf Medeparaaf",
    "Aanleiding",
    "Kernpunten",
    "• De proef kent drie delen:",
    "1. de voorbereiding;",
    "2. de uitvoering:",
    "– binnen;",
    "– buiten;",
    "3. de afronding.",
    "• Er zijn geen kosten.",
    "Verder:",
    "3. een derde punt;",
    "4. een vierde punt.",
    "3. Toelichting",
    "Kosten",
    "Jaar Bedrag",
    "2026 € 1.000",
    "2027 € 12.000",
    "Wie betaalt, bepaalt.",
    "3.1. Communicatie",
    "Informatie die niet openbaar gemaakt kan worden",
    "Voor het blok.",
    "Na het blok.",
    "DE DIRECTEUR-GENERAAL VOORBEELDEN",
]


def convert(odt, folder):
    environment = dict(os.environ, HOME=folder, SAL_USE_VCLPLUGIN="svp")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, odt],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
    )
    return os.path.splitext(odt)[0] + ".pdf"


def read_lines(pdf):
    """The lines of the body, left of the margin column, with white space collapsed."""
    text = subprocess.run(
        ["pdftotext", "-layout", "-x", "0", "-y", "0", "-W", "465", "-H", "842", pdf, "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    lines = [" ".join(line.split()) for line in text.replace("\f", "\n").split("\n")]
    return [line for line in lines if line]


def count_pages(pdf):
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", info, re.M).group(1))


def read_words(pdf):
    """The words as (page, left, bottom, text), in points."""
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    words = []
    page = 0
    pattern = r'<page |<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>'
    for match in re.finditer(pattern, text):
        if match.group(3) is None:
            page += 1
        else:
            words.append((page, float(match.group(1)), float(match.group(2)), html.unescape(match.group(3))))
    return words


def compare_words(name, ours, theirs):
    """What is wrong with the words of LibreOffice's pages."""
    problems = []
    differences = []
    matcher = difflib.SequenceMatcher(None, [word[3] for word in ours], [word[3] for word in theirs], autojunk=False)
    n_matched = 0
    for first, second, length in matcher.get_matching_blocks():
        n_matched += length
        for own, other in zip(ours[first : first + length], theirs[second : second + length]):
            if own[0] != other[0]:
                problems.append("%s: “%s” on page %d, not %d" % (name, own[3], other[0], own[0]))
                continue
            difference = max(abs(own[1] - other[1]), abs(own[2] - other[2]))
            differences.append(difference)
            if difference > MOST_APART:
                places = other[1:3] + own[1:3]
                problems.append("%s: page %d: “%s” at %.1f, %.1f, not %.1f, %.1f" % (name, own[0], own[3], *places))
    if n_matched < MATCHED_PART * max(len(ours), len(theirs)):
        problems.append("%s: only %d of %d words are the same" % (name, n_matched, max(len(ours), len(theirs))))
    if differences and statistics.median(differences) > MEDIAN_APART:
        problems.append("%s: words are %.2f points apart" % (name, statistics.median(differences)))
    return problems


def compare_notes(cli, notes, scratch):
    problems = []
    for note in notes:
        for audience in ("internal", "public"):
            name = "%s, %s" % (os.path.basename(note), audience)
            own = os.path.join(scratch, "note-%s.own.pdf" % audience)
            odt = os.path.join(scratch, "note-%s.odt" % audience)
            for target in (own, odt):
                subprocess.run([cli, "export", "--audience", audience, "--output", target, note], check=True)
            problems += compare_words(name, read_words(own), read_words(convert(odt, scratch)))
            os.remove(own)
            os.remove(odt)
    return problems


LONG = "Een slot van meer dan een regel, zodat te zien is dat alle regels ervan bij elkaar blijven. " * 6
# How notes end, and after how many paragraphs the closing no longer fits on the page.
CLOSINGS = [
    (27, "Slot."),
    (22, LONG),
    (24, "- een\n- twee\n- drie"),
    (22, "> " + LONG),
]


def write_closings(scratch):
    notes = []
    for number, (n_paragraphs, end) in enumerate(CLOSINGS):
        text = "\n\n".join(["Alinea %d." % i for i in range(n_paragraphs)] + [end])
        note = {
            "format": "steller-nota",
            "version": 1,
            "id": "slot-%d" % number,
            "type": "beslisnota",
            "fields": {"ondertekening": "DE DIRECTEUR-GENERAAL VOORBEELDEN"},
            "sections": {"kernpunten": {"text": text}},
        }
        notes.append(os.path.join(scratch, "slot-%d.nota" % number))
        with open(notes[-1], "w", encoding="utf-8") as file:
            json.dump(note, file)
    return notes


def main():
    writer, cli, *notes = sys.argv[1:]
    missing = [tool for tool in ("soffice", "pdftotext", "pdfinfo") if not shutil.which(tool)]
    if missing:
        print("skipped: no " + ", ".join(missing))
        return SKIPPED

    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        odt = os.path.join(scratch, "example.odt")
        subprocess.run([writer, "odt", "public", odt], check=True)
        pdf = convert(odt, scratch)
        lines = read_lines(pdf)

        position = 0
        for expected in EXPECTED:
            if expected in lines[position:]:
                position = lines.index(expected, position) + 1
            else:
                problems.append("not on the pages, or not in order: " + expected)

        own = os.path.join(scratch, "own.pdf")
        if subprocess.run([writer, "pdf", "public", own], stderr=subprocess.DEVNULL).returncode == 0:
            if count_pages(own) != count_pages(pdf):
                problems.append("%d pages of our own, %d of LibreOffice's" % (count_pages(own), count_pages(pdf)))
            for expected in EXPECTED:
                if expected not in read_lines(own):
                    problems.append("not on our own pages: " + expected)
        else:
            print("no PDF of our own to compare with")
        problems += compare_notes(cli, notes + write_closings(scratch), scratch)

        if problems:
            print("\n".join(problems + ["the lines are:"] + lines))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
