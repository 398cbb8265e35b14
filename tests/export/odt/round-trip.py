#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""round-trip.py WRITE-EXAMPLE STELLER-CLI CLI-TESTS TEMPLATE-FOLDER DOCX-TESTS NOTE…

Has LibreOffice open our ODT and write it anew, as ODT and by way of DOCX. What an edited file finds its way back by, and
what it says, must still be there: the headings with their levels and bookmarks, the nesting of lists, the tables with
their header rows, the title and the properties. The example note, the same in a house style with all kinds of places,
and every note in every built-in house style go through it.

Skipped, with a word, where there is no LibreOffice.
"""

import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from lxml import etree

SKIPPED = 77
STYLES = sorted(path.name for path in (pathlib.Path(os.environ["STELLER_SOURCE_DIR"]) / "data" / "styles").iterdir()
                if path.is_dir())

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"


def convert(paths, suffix, folder, home):
    folder.mkdir()
    subprocess.run(["soffice", "--headless", "--convert-to", suffix, "--outdir", folder, *paths], check=True,
                   env=dict(os.environ, HOME=home, SAL_USE_VCLPLUGIN="svp"), stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=240)
    return [folder / path.with_suffix("." + suffix).name for path in paths]


def words(element):
    """The words of a paragraph, whatever stands for white space in it."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(" " if child.tag in (TEXT + "s", TEXT + "tab", TEXT + "line-break") else words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def tidy(text):
    return " ".join(text.replace("\u00a0", " ").split())


def read_headings(content):
    result = []
    for heading in content.iter(TEXT + "h"):
        marks = [mark.get(TEXT + "name") for mark in heading.iter(TEXT + "bookmark-start", TEXT + "bookmark")]
        result.append((heading.get(TEXT + "outline-level"), [mark for mark in marks if mark.startswith("_nota_")],
                       tidy(words(heading))))
    return result


def read_tables(content):
    """The rows of each table that has a header, and how many of them are in it: the others are there for the layout."""
    result = []
    for table in content.iter(TABLE + "table"):
        headers = [row for group in table.iter(TABLE + "table-header-rows") for row in group.iter(TABLE + "table-row")]
        rows = [[tidy(" ".join(words(paragraph) for paragraph in cell.iter(TEXT + "p")))
                 for cell in row.iter(TABLE + "table-cell")] for row in table.iter(TABLE + "table-row")]
        if headers:
            result.append((len(headers), rows))
    return result


def read_meta(package):
    meta = etree.fromstring(package.read("meta.xml"))
    result = {property.get(META + "name"): property.text for property in meta.iter(META + "user-defined")
              if property.get(META + "name").startswith("nota.")}
    for name in ("title", "subject"):
        element = meta.find(".//" + DC + name)
        if element is not None:
            result[name] = element.text
    return result


def read(path, readback):
    with zipfile.ZipFile(path) as package:
        content = etree.fromstring(package.read("content.xml"))
        meta = read_meta(package)
    # By way of DOCX, LibreOffice makes a heading an item of a list without a label, and a frame a shape.
    elsewhere = {tidy(words(heading)) for heading in content.iter(TEXT + "h")}
    for frame in content.iter(DRAW + "frame", DRAW + "custom-shape"):
        elsewhere |= {tidy(words(paragraph)) for paragraph in frame.iter(TEXT + "p")}
    # It goes on with a list that was interrupted in other ways than we do; the labels are compared on pages.
    lists = [(kind, depth, re.sub(r"^\d+\. ", "", text)) for kind, depth, text in readback.read_odt(path.read_bytes())
             if kind in ("bullet", "number")]
    return {"headings": read_headings(content), "lists": [item for item in lists if item[2] not in elsewhere],
            "tables": read_tables(content), "properties": meta}


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem.replace("-", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_files(writer, cli, template_folder, house_style, notes, folder):
    folder.mkdir()
    check_template = load(template_folder.parent / "check-template.py")
    template = folder / "template.ott"
    check_template.write_template(template, check_template.TEXT + "-template", template_folder, house_style)
    files = []
    for audience in ("internal", "public"):
        for name, style in (("example", []), ("template", [template])):
            files.append(folder / ("%s-%s.odt" % (name, audience)))
            subprocess.run([writer, "odt", audience, files[-1], *style], check=True, stderr=subprocess.DEVNULL)
    for style in STYLES:
        for note in notes:
            files.append(folder / ("%s-%s.odt" % (style, pathlib.Path(note).stem)))
            subprocess.run([cli, "export", "--style", style, "--output", files[-1], note], check=True,
                           stdout=subprocess.DEVNULL)
    return files


def main():
    writer, cli, cli_tests, template_folder, docx_tests, *notes = sys.argv[1:]
    sys.path[:0] = [cli_tests, docx_tests]
    import house_style
    import readback

    if not shutil.which("soffice"):
        print("skipped: no soffice")
        return SKIPPED

    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        files = write_files(writer, cli, pathlib.Path(template_folder), house_style, notes, folder / "ours")
        again = convert(files, "odt", folder / "odt", scratch)
        back = convert(convert(files, "docx", folder / "docx", scratch), "odt", folder / "back", scratch)
        for path, *others in zip(files, again, back):
            expected = read(path, readback)
            if not expected["headings"] or not any(marks for _, marks, _ in expected["headings"]):
                problems.append("%s has no headings to look for" % path.name)
            for way, other in zip(("ODT", "DOCX"), others):
                if not other.exists():
                    problems.append("%s: LibreOffice did not open it, or its %s" % (path.name, way))
                    continue
                found = read(other, readback)
                problems += ["%s by %s: %s\n  %s\n  instead of\n  %s" % (path.name, way, what, found[what], value)
                             for what, value in expected.items() if found[what] != value]
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
