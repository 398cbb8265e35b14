#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""libreoffice.py WRITE-EXAMPLE

Opens the ODT of the example note with LibreOffice, has it make a PDF, and looks for every heading, list item and table
cell on its pages, in order. Where our own PDF can be written too, both must have the same lines of text and the same
number of pages. Skipped, with a word, where there is no LibreOffice.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77

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


def main():
    writer = sys.argv[1]
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

        if problems:
            print("\n".join(problems + ["the lines are:"] + lines))
    return 1 if problems else 0


sys.exit(main())
