#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-libreoffice.py WRITE-EXAMPLE STELLER-CLI ODT-TESTS CLI-TESTS NOTE…

Opens the DOCX of the example note with LibreOffice. As a PDF it must have every heading, list item and table cell on its
pages, in order, on as many pages as our own PDF; as an ODT it must still have its headings with their levels and
bookmarks, its lists with their nesting and numbers, its tables with their header rows.

The same note in a house style with images, a boxed frame and headers must look like our own PDF, too.

Both editions of every note are compared word by word with our own PDF: each word on the same page, at the same place.
Notes that end at the foot of a page must have the closing, with what goes with it, on the same page.

Skipped, with a word, where there is no LibreOffice.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from lxml import etree

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

BOOKMARKS = [
    ("1", "_nota_aanleiding", "Aanleiding"),
    ("1", "_nota_kernpunten", "Kernpunten"),
    ("1", "_nota_toelichting", "3. Toelichting"),
    ("2", None, "Kosten"),
    ("2", "_nota_communicatie", "3.1. Communicatie"),
    ("1", "_nota_niet_openbaar", "Informatie die niet openbaar gemaakt kan worden"),
]


def convert(path, suffix, folder):
    environment = dict(os.environ, HOME=folder, SAL_USE_VCLPLUGIN="svp")
    subprocess.run(["soffice", "--headless", "--convert-to", suffix, "--outdir", folder, path], check=True,
                   env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    return os.path.splitext(path)[0] + "." + suffix


def check_lines(libreoffice, pdf):
    problems = []
    lines = libreoffice.read_lines(pdf)
    position = 0
    for expected in libreoffice.EXPECTED:
        if expected in lines[position:]:
            position = lines.index(expected, position) + 1
        else:
            problems.append("not on the pages, or not in order: " + expected)
    return problems + (["the lines are:"] + lines if problems else [])


def check_odt(readback, docx, odt):
    """What an edited file finds its way back by is still there when LibreOffice has written it as its own."""
    problems = []

    def expect(what, found, expected):
        if found != expected:
            problems.append("%s as ODT: %s\n  instead of %s" % (what, found, expected))

    with zipfile.ZipFile(odt) as package:
        content = etree.fromstring(package.read("content.xml"))
    headings = []
    for heading in content.iter(TEXT + "h"):
        mark = heading.find(TEXT + "bookmark-start")
        headings.append((heading.get(TEXT + "outline-level"), None if mark is None else mark.get(TEXT + "name"),
                         "".join(heading.itertext())))
    expect("headings", headings, BOOKMARKS)

    # LibreOffice divides a list where another one is in it, and goes on with its numbers; they are on the pages.
    def read_lists(read, path):
        with open(path, "rb") as file:
            return [(kind, depth, re.sub(r"^\d+\. ", "", text)) for kind, depth, text in read(file.read())
                    if kind in ("bullet", "number")]

    expect("lists", read_lists(readback.read_odt, odt), read_lists(readback.read_docx, docx))

    rows = [["".join(cell.itertext()) for cell in row.iter(TABLE + "table-cell")]
            for table in content.iter(TABLE + "table") for row in table.iter(TABLE + "table-row")]
    for row in (["Jaar", "Bedrag"], ["2026", "€ 1.000"], ["2027", "€ 12.000"], ["Lijnparaaf", "Medeparaaf"]):
        if row not in rows:
            problems.append("no row %s in %s" % (row, rows))
    headers = ["".join(group.itertext()) for group in content.iter(TABLE + "table-header-rows")]
    expect("header rows", headers, ["LijnparaafMedeparaaf", "JaarBedrag"])
    return problems


def compare_notes(libreoffice, cli, notes, scratch):
    problems = []
    for note in notes:
        for audience in ("internal", "public"):
            name = "%s, %s" % (os.path.basename(note), audience)
            own = os.path.join(scratch, "note-%s.own.pdf" % audience)
            docx = os.path.join(scratch, "note-%s.docx" % audience)
            for target in (own, docx):
                subprocess.run([cli, "export", "--audience", audience, "--output", target, note], check=True,
                               stdout=subprocess.DEVNULL)
            theirs = convert(docx, "pdf", scratch)
            if libreoffice.count_pages(own) != libreoffice.count_pages(theirs):
                problems.append("%s: %d pages, not %d" % (name, libreoffice.count_pages(theirs),
                                                          libreoffice.count_pages(own)))
            problems += libreoffice.compare_words(name, libreoffice.read_words(own), libreoffice.read_words(theirs))
            os.remove(own)
            os.remove(docx)
    return problems


def compare_style(libreoffice, writer, style, scratch):
    """The example note in a house style with images, frames and headers."""
    problems = []
    for audience in ("internal", "public"):
        own = os.path.join(scratch, "style.own.pdf")
        docx = os.path.join(scratch, "style.docx")
        subprocess.run([writer, "pdf", audience, own, style], check=True)
        subprocess.run([writer, "docx", audience, docx, style], check=True)
        pdf = convert(docx, "pdf", scratch)
        name = "%s, %s" % (os.path.basename(style), audience)
        problems += libreoffice.compare_words(name, libreoffice.read_words(own), libreoffice.read_words(pdf))
        images = [subprocess.run(["pdfimages", "-list", path], check=True, capture_output=True, text=True).stdout
                  for path in (own, pdf)]
        if any(" 60    24 " not in listing for listing in images):
            problems.append("%s: no image of 60 by 24 pixels among %s" % (name, images))
    return problems


def main():
    writer, cli, odt_tests, cli_tests, *notes = sys.argv[1:]
    sys.path[:0] = [odt_tests, cli_tests]
    import house_style
    import libreoffice
    import readback

    missing = [tool for tool in ("soffice", "pdftotext", "pdfinfo") if not shutil.which(tool)]
    if missing:
        print("skipped: no " + ", ".join(missing))
        return libreoffice.SKIPPED

    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        docx = os.path.join(scratch, "example.docx")
        own = os.path.join(scratch, "own.pdf")
        subprocess.run([writer, "docx", "public", docx], check=True)
        subprocess.run([writer, "pdf", "public", own], check=True)
        pdf = convert(docx, "pdf", scratch)
        problems += check_lines(libreoffice, pdf)
        if libreoffice.count_pages(own) != libreoffice.count_pages(pdf):
            problems.append("%d pages, not %d" % (libreoffice.count_pages(pdf), libreoffice.count_pages(own)))
        problems += check_odt(readback, docx, convert(docx, "odt", scratch))
        style = house_style.letterhead(os.path.join(scratch, "letterhead.ott"))
        problems += compare_style(libreoffice, writer, style, scratch)
        problems += compare_notes(libreoffice, cli, notes + libreoffice.write_closings(scratch), scratch)
    if problems:
        print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
