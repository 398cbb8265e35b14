#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-html.py WRITE-EXAMPLE

Reads the HTML of the example note back with another parser and compares its structure with that of the note.
"""

import os
import subprocess
import sys
import tempfile

from lxml import etree, html

# What the example note holds: element and text, in the order of reading.
STRUCTURE = [
    ("h1", "Beslisnota"),
    ("p", "Verlenging <proef> & “gevolgen”"),
    ("p", "Directie Proeven Afdeling Een"),
    ("dt", "Aan"),
    ("dd", "de Minister van Voorbeelden"),
    ("dt", "Datum"),
    ("dd", "16 februari 2026"),
    ("dt", "Onze referentie"),
    ("dd", "VB-2026-0001"),
    ("dt", "Steller"),
    ("dd", "[gelakt: 5.1.2.e]"),
    ("dt", "Bijlagen"),
    ("ol", 1, ["Kamerbrief", "Verslag"]),
    ("dt", "Uiterste datum"),
    ("dd", ""),
    ("dt", "Parafen"),
    ("table", [("th", "col", "Lijnparaaf"), ("th", "col", "Medeparaaf"), ("td", None, "[gelakt: 5.1.2.e]"), ("td", None, "")]),
    ("h2", "Aanleiding"),
    ("p", "Op 11 februari liep de eerste proef af, de 7e in de reeks. Zie het verslag en the summary. Nieuwe regel."),
    ("h2", "Kernpunten"),
    (
        "ul",
        1,
        [
            "De proef kent drie delen:",
            ("ol", 1, ["de voorbereiding;", "de uitvoering:", ("ul", 1, ["binnen;", "buiten;"]), "de afronding."]),
            "Er zijn geen kosten.",
        ],
    ),
    ("p", "Verder:"),
    ("ol", 3, ["een derde punt;", "een vierde punt."]),
    ("h2", "3. Toelichting"),
    ("h3", "Kosten"),
    (
        "table",
        [
            ("th", "col", "Jaar"),
            ("th", "col", "Bedrag"),
            ("td", None, "2026"),
            ("td", None, "€ 1.000"),
            ("td", None, "2027"),
            ("td", None, "€ 12.000"),
        ],
    ),
    ("blockquote", "Wie betaalt, bepaalt."),
    ("h3", "3.1. Communicatie"),
    ("p", "De heer [gelakt: 5.1.2.e] is gevraagd."),
    ("h2", "Informatie die niet openbaar gemaakt kan worden"),
    ("p", "Voor het blok."),
    ("p", "[gelakt: 5.1.2.b]"),
    ("p", "Na het blok."),
    ("p", "DE DIRECTEUR-GENERAAL VOORBEELDEN"),
]


def text_of(element):
    for br in element.iter("br"):
        br.tail = " " + (br.tail or "")
    return " ".join(element.text_content().split())


def list_of(element):
    items = []
    for item in element:
        own = " ".join((item.text or "").split())
        for child in item:
            if child.tag not in ("ol", "ul"):
                own += " " + " ".join(child.text_content().split()) + " " + " ".join((child.tail or "").split())
        items.append(" ".join(own.split()).replace(" .", "."))
        items += [list_of(child) for child in item if child.tag in ("ol", "ul")]
    return (element.tag, int(element.get("start", "1")), items)


def structure_of(element, found):
    for child in element:
        if child.tag in ("ol", "ul"):
            found.append(list_of(child))
        elif child.tag == "table":
            found.append(("table", [(c.tag, c.get("scope"), text_of(c)) for c in child.iter("th", "td")]))
        elif child.tag in ("h1", "h2", "h3", "p", "dt", "blockquote") or (child.tag == "dd" and not child.xpath("ol|ul|table")):
            found.append((child.tag, text_of(child)))
        else:
            structure_of(child, found)
    return found


def check(path):
    with open(path, "rb") as file:
        data = file.read()
    problems = []
    parser = html.HTMLParser(encoding="utf-8")
    root = html.document_fromstring(data, parser=parser)
    found = structure_of(root.find("body"), [])
    for expected, actual in zip(STRUCTURE, found):
        if expected != actual:
            problems.append("expected %r, found %r" % (expected, actual))
    if len(STRUCTURE) != len(found):
        problems.append("expected %d parts, found %d" % (len(STRUCTURE), len(found)))

    if root.get("lang") != "nl":
        problems.append("the language is %r" % root.get("lang"))
    if [e.get("lang") for e in root.xpath("//span[@lang]")] != ["en"]:
        problems.append("a run in another language has no language")
    if root.xpath("//meta[@charset]/@charset") != ["utf-8"] or not root.findtext("head/title"):
        problems.append("no character set or title")
    if root.xpath("//script|//link|//img|//iframe|//object|//*[@src]|//*[starts-with(name(@*), 'on')]"):
        problems.append("something active or from elsewhere")
    if "url(" in root.findtext("head/style") or "@import" in root.findtext("head/style"):
        problems.append("the style sheet fetches something")
    ids = root.xpath("//@id")
    if len(ids) != len(set(ids)):
        problems.append("an id is used twice")
    # Headings go down one level at a time.
    level = 0
    for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        if int(heading.tag[1]) > level + 1:
            problems.append("%s follows h%d" % (heading.tag, level))
        level = int(heading.tag[1])
    # Written so that an XML parser reads it too, once the void elements are closed.
    text = data.decode("utf-8").replace("<!DOCTYPE html>\n", "").replace("<br>", "<br/>")
    text = "".join(line[:-1] + "/>" if line.startswith("<meta") else line for line in text.split("\n"))
    etree.fromstring(text.encode("utf-8"))
    return problems


def main():
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, "example.html")
        subprocess.run([sys.argv[1], "html", "public", path], check=True)
        problems = check(path)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


sys.exit(main())
