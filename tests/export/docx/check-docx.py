#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-docx.py WRITE-EXAMPLE SOURCE-FOLDER

Compares what the DOCX export makes of the example note with the readable files beside this one, checks that all that a
part refers to is there, and once, and has python-docx read the file back. STELLER_UPDATE_GOLDEN=1 writes the readable
files anew.
"""

import difflib
import os
import posixpath
import re
import subprocess
import sys
import tempfile
import zipfile

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The order of children in the schema of ISO/IEC 29500-1, annex A, as far as Steller writes them.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs spacing ind jc outlineLvl "
           "rPr",
    "rPr": "rStyle rFonts b i strike color kern sz szCs u bdr shd vertAlign lang",
    "tblPr": "tblStyle tblpPr tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan tcBorders shd tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "sectPr": "headerReference footerReference pgSz pgMar pgBorders titlePg",
    "pBdr": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
    "tcBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcMar": "top left bottom right",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "lvl": "start numFmt suff lvlText lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "abstractNum num",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tcPr tblStylePr",
    "styles": "docDefaults style",
    "settings": "displayBackgroundShape defaultTabStop evenAndOddHeaders compat themeFontLang",
}


class Package:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.names = package.namelist()
            self.parts = {name: etree.fromstring(package.read(name)) for name in self.names}

    def relationships(self, name):
        folder, base = posixpath.split(name)
        part = posixpath.join(folder, "_rels", base + ".rels")
        return list(self.parts[part]) if part in self.parts else []


# Readable

def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&#160;")


def start_tag(element):
    attributes = "".join(' %s="%s"' % (etree.QName(name).localname, escape(value)) for name, value in element.items())
    return "<" + etree.QName(element).localname + attributes


def serialize(element):
    inside = escape(element.text or "") + "".join(serialize(child) for child in element)
    if not inside:
        return start_tag(element) + "/>"
    return start_tag(element) + ">" + inside + "</%s>" % etree.QName(element).localname


def flatten(element, depth, lines):
    """One line for each element; the inside of paragraphs and properties stays on the line."""
    name = etree.QName(element).localname
    pad = "  " * depth
    if name in ("p", "lvl") or name.endswith("Pr") and name != "sectPr" or len(element) == 0:
        lines.append(pad + serialize(element))
        return
    lines.append(pad + start_tag(element) + ">")
    for child in element:
        flatten(child, depth + 1, lines)
    lines.append(pad + "</%s>" % name)


def readable(package):
    lines = []
    for name in package.names:
        if re.fullmatch(r"word/(document|numbering|header\d+|footer\d+)\.xml", name):
            lines.append("%s:" % name)
            flatten(package.parts[name], 1, lines)
    return "\n".join(lines) + "\n"


def compare(text, golden):
    if os.environ.get("STELLER_UPDATE_GOLDEN"):
        with open(golden, "w", encoding="utf-8") as file:
            file.write(text)
        return []
    with open(golden, encoding="utf-8") as file:
        expected = file.read()
    return list(difflib.unified_diff(expected.splitlines(), text.splitlines(), golden, "export", lineterm=""))


# The package

def check_package(package):
    problems = []
    types = {child.get("PartName") for child in package.parts["[Content_Types].xml"].iter(TYPES + "Override")}
    targets = set()
    for name in [""] + [name for name in package.names if not name.endswith(".rels")]:
        ids = [relationship.get("Id") for relationship in package.relationships(name)]
        if len(ids) != len(set(ids)):
            problems.append("%s: two relationships of one id" % name)
        for relationship in package.relationships(name):
            if relationship.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), relationship.get("Target")))
            targets.add(target)
            if target not in package.names:
                problems.append("%s: no part %s" % (name, target))
        if name:
            used = {value for element in package.parts[name].iter() for key, value in element.items()
                    if key.startswith(R)}
            problems += ["%s: no relationship %s" % (name, id_) for id_ in used - set(ids)]
    for name in package.names:
        if name != "[Content_Types].xml" and not name.endswith(".rels"):
            if "/" + name not in types:
                problems.append("%s: no type" % name)
            if name not in targets:
                problems.append("%s: nothing refers to it" % name)
    return problems


def values(root, name):
    return [element.get(W + "val") for element in root.iter(W + name)]


def check_references(package):
    """Styles, lists and bookmarks: each is there, once."""
    problems = []
    styles = package.parts["word/styles.xml"]
    known = [(style.get(W + "type"), style.get(W + "styleId")) for style in styles.iter(W + "style")]
    names = [name.lower() for name in values(styles, "name")]
    lists = [number.get(W + "numId") for number in package.parts["word/numbering.xml"].iter(W + "num")]
    for what, those in (("style", [id_ for _, id_ in known]), ("name of a style", names), ("list", lists)):
        problems += ["two times the %s %s" % (what, one) for one in set(those) if those.count(one) > 1]

    for name, part in package.parts.items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        for element, type_ in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
            problems += ["%s: no style %s" % (name, id_) for id_ in values(part, element) if (type_, id_) not in known]
        problems += ["%s: no list %s" % (name, id_) for id_ in values(part, "numId") if id_ not in lists + ["0"]]
    for element in ("basedOn", "next", "link"):
        problems += ["no style %s" % id_ for id_ in values(styles, element) if id_ not in [one for _, one in known]]

    document = package.parts["word/document.xml"]
    starts = [mark.get(W + "id") for mark in document.iter(W + "bookmarkStart")]
    ends = [mark.get(W + "id") for mark in document.iter(W + "bookmarkEnd")]
    marks = [mark.get(W + "name") for mark in document.iter(W + "bookmarkStart")]
    if starts != ends or len(set(starts)) != len(starts) or len(set(marks)) != len(marks):
        problems.append("bookmarks %s, which end as %s" % (list(zip(starts, marks)), ends))
    problems += ["a bookmark %s" % mark for mark in marks if not re.fullmatch(r"_nota_\w{1,34}", mark)]
    return problems


def check_order(package):
    problems = []
    for name, part in package.parts.items():
        for element in part.iter():
            order = ORDERS.get(etree.QName(element).localname)
            if order is None or etree.QName(element).namespace != W[1:-1]:
                continue
            children = [etree.QName(child).localname for child in element]
            ranks = [order.split().index(child) if child in order.split() else -1 for child in children]
            if ranks != sorted(ranks) or -1 in ranks:
                problems.append("%s: %s holds %s" % (name, etree.QName(element).localname, " ".join(children)))
    for cell in package.parts["word/document.xml"].iter(W + "tc"):
        if etree.QName(cell[-1]).localname != "p":
            problems.append("a cell does not end with a paragraph")
    return problems


# python-docx

HEADINGS = [
    ("Heading 1", "Aanleiding", "_nota_aanleiding"),
    ("Heading 1", "Kernpunten", "_nota_kernpunten"),
    ("Heading 1", "3. Toelichting", "_nota_toelichting"),
    ("Heading 2", "Kosten", None),
    ("Heading 2", "3.1. Communicatie", "_nota_communicatie"),
    ("Heading 1", "Informatie die niet openbaar gemaakt kan worden", "_nota_niet_openbaar"),
]
LIST = [
    ("List Bullet", 0, "De proef kent drie delen:"),
    ("List Number", 1, "de voorbereiding;"),
    ("List Number", 1, "de uitvoering:"),
    ("List Bullet", 2, "binnen;"),
    ("List Bullet", 2, "buiten;"),
    ("List Number", 1, "de afronding."),
    ("List Bullet", 0, "Er zijn geen kosten."),
    ("List Number", 0, "een derde punt;"),
    ("List Number", 0, "een vierde punt."),
]
COSTS = [["Jaar", "Bedrag"], ["2026", "€ 1.000"], ["2027", "€ 12.000"]]
PLAIN = [
    "Op 11 februari liep de eerste proef af, de 7e in de reeks. Zie het verslag en the summary.\nNieuwe regel.",
    "Verder:",
    "Voor het blok.",
    "Na het blok.",
]
MARGIN = {
    "internal": ["Directie Proeven\nAfdeling Een", "Datum", "16 februari 2026", "Onze referentie", "VB-2026-0001",
                 "Steller", "J. de Vries\u00a05.1.2.e", "Bijlagen", "Kamerbrief", "Verslag", "Uiterste datum"],
    "public": ["Directie Proeven\nAfdeling Een", "Datum", "16 februari 2026", "Onze referentie", "VB-2026-0001",
               "Steller", "\u00a05.1.2.e\u00a0", "Bijlagen", "Kamerbrief", "Verslag", "Uiterste datum"],
}


def bookmark(paragraph):
    marks = paragraph._p.findall(W + "bookmarkStart")
    return marks[0].get(W + "name") if marks else None


def read_back(path, edition):
    problems = []

    def expect(what, found, expected):
        if found != expected:
            problems.append("%s: %s\n  instead of %s" % (what, found, expected))

    document = docx.Document(path)
    paragraphs = document.paragraphs
    framed = [p for p in paragraphs if p._p.pPr is not None and p._p.pPr.find(W + "framePr") is not None]
    expect("margin", [p.text for p in framed], MARGIN[edition])
    expect("headings", [(p.style.name, p.text, bookmark(p)) for p in paragraphs if p.style.name.startswith("Heading ")],
           HEADINGS)
    expect("lists", [(p.style.name, p._p.pPr.numPr.ilvl.val, p.text) for p in paragraphs
                     if p.style.name.startswith("List ")], LIST)
    expect("text", [p.text for p in paragraphs if p.style.name == "Body Text"][: 2], PLAIN[:2])
    expect("quotation", [p.text for p in paragraphs if p.style.name == "Quote"], ["Wie betaalt, bepaalt."])
    expect("closing", [p.text for p in paragraphs if p.style.name == "Signature"], ["DE DIRECTEUR-GENERAAL VOORBEELDEN"])

    tables = [table for table in document.tables if table.style.name == "Nota table"]
    expect("tables", [[[cell.text for cell in row.cells] for row in table.rows] for table in tables], [COSTS])
    expect("alignment", [str(row.cells[1].paragraphs[0].alignment) for row in tables[0].rows], ["RIGHT (2)"] * 3)
    expect("initials", [[cell.text for cell in row.cells] for table in document.tables
                        if table.style.name == "Nota initials" for row in table.rows],
           [["Lijnparaaf", "Medeparaaf"], ["J. de Vries\u00a05.1.2.e" if edition == "internal" else
                                          "\u00a05.1.2.e\u00a0", ""]])
    framed_tables = [table for table in document.tables if table.style.name == "Redaction frame"]
    expect("marked blocks", [[(p.style.name, p.text) for p in table.rows[0].cells[0].paragraphs]
                             for table in framed_tables],
           [] if edition == "public" else [[("Body Text", "5.1.2.b"), ("Body Text", "J. de Vries"),
                                            ("List Bullet", "een"), ("List Bullet", "twee")]])
    expect("bars", [p.text for p in paragraphs if p.style.name == "Redaction"],
           ["5.1.2.b"] if edition == "public" else [])
    expect("title", (document.core_properties.title, document.core_properties.author, document.core_properties.language),
           ("Beslisnota – Verlenging <proef> & “gevolgen”", "", "nl"))
    section = document.sections[0]
    expect("footers", [footer.paragraphs[0].text for footer in (section.first_page_footer, section.footer)],
           ["Pagina 1 van 1"] * 2)
    expect("links", [link.address for p in paragraphs for link in p.hyperlinks],
           ["https://www.example.org/verslag?a=1&b=2"])
    return problems


def main():
    writer, folder = sys.argv[1:3]
    failures = []
    with tempfile.TemporaryDirectory() as scratch:
        for edition in ("internal", "public"):
            path = os.path.join(scratch, edition + ".docx")
            subprocess.run([writer, "docx", edition, path], check=True)
            package = Package(path)
            problems = compare(readable(package), os.path.join(folder, "example-%s.xml" % edition))
            problems += check_package(package) + check_references(package) + check_order(package)
            problems += read_back(path, edition)
            failures += ["%s: %s" % (edition, problem) for problem in problems]
    print("\n".join(failures))
    return 1 if failures else 0


sys.exit(main())
