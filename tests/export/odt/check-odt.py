#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-odt.py WRITE-EXAMPLE SOURCE-FOLDER

Compares what the ODT export makes of the example note with the readable files beside this one, and checks the package
against the schemas of OpenDocument where a checkout of them stands beside the project. STELLER_UPDATE_GOLDEN=1 writes
the readable files anew.
"""

import os
import subprocess
import sys
import tempfile
import zipfile

from lxml import etree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def flatten(element, prefixes, depth, lines):
    """One line for each element; the inside of paragraphs and headings stays on the line."""
    name = etree.QName(element)
    is_text = name.localname in ("p", "h") and name.namespace.endswith(":text:1.0")
    has_elements = len(element) > 0
    pad = "  " * depth
    if is_text or not has_elements:
        lines.append(pad + serialize(element, prefixes))
        return
    lines.append(pad + start_tag(element, prefixes) + ">")
    for child in element:
        flatten(child, prefixes, depth + 1, lines)
    lines.append(pad + "</%s>" % qualified(element.tag, prefixes))


def qualified(tag, prefixes):
    name = etree.QName(tag)
    return "%s:%s" % (prefixes[name.namespace], name.localname)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&#160;")


def start_tag(element, prefixes):
    attributes = "".join(' %s="%s"' % (qualified(name, prefixes), escape(value)) for name, value in element.items())
    return "<" + qualified(element.tag, prefixes) + attributes


def serialize(element, prefixes):
    inside = escape(element.text or "")
    for child in element:
        inside += serialize(child, prefixes) + escape(child.tail or "")
    if not inside.strip() and len(element) == 0:
        return start_tag(element, prefixes) + "/>"
    return start_tag(element, prefixes) + ">" + inside + "</%s>" % qualified(element.tag, prefixes)


def readable(odt):
    with zipfile.ZipFile(odt) as package:
        root = etree.fromstring(package.read("content.xml"))
    prefixes = {}
    for element in root.iter():
        for prefix, href in element.nsmap.items():
            prefixes.setdefault(href, prefix)
    lines = []
    for name in ("automatic-styles", "body"):
        flatten(root.find(OFFICE + name), prefixes, 0, lines)
    return "\n".join(lines) + "\n"


def compare(odt, golden):
    text = readable(odt)
    if os.environ.get("STELLER_UPDATE_GOLDEN"):
        with open(golden, "w", encoding="utf-8") as file:
            file.write(text)
        return 0
    with open(golden, encoding="utf-8") as file:
        expected = file.read()
    if text == expected:
        return 0
    import difflib

    sys.stdout.writelines(
        difflib.unified_diff(expected.splitlines(True), text.splitlines(True), golden, os.path.basename(odt))
    )
    return 1


def check_schema(odt):
    checker = os.path.join(os.environ["STELLER_SOURCE_DIR"], "..", "shared", "tools", "odtcheck.py")
    if not os.path.exists(checker):
        print("skipped: no schema of OpenDocument beside the project")
        return 0
    return subprocess.run([sys.executable, checker, odt]).returncode


def main():
    writer, folder = sys.argv[1:3]
    failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        for edition in ("internal", "public"):
            odt = os.path.join(scratch, edition + ".odt")
            subprocess.run([writer, "odt", edition, odt], check=True)
            failures += compare(odt, os.path.join(folder, "example-%s.xml" % edition))
            failures += check_schema(odt)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
