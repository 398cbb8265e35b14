# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads exported files back, independently of Steller, as a flat list of what stands in them.

Each item is (kind, depth, text): `heading` with its level, `paragraph`, `bullet` and `number` with the depth of the
lists around it (a number's text begins with its label), and `cell`. Runs of white space in a text are one space.
"""

import io
import re
import subprocess
import zipfile

import lxml.etree
import lxml.html

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"


def collapse(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u200b", "")).strip()


class Items(list):
    def add(self, kind, depth, text):
        text = collapse(text)
        if text:
            self.append((kind, depth, text))


# Markdown: the subset that notes use, and that Steller writes.

MARKER = re.compile(r"( *)(?:[-*+]|(\d{1,9})[.)])( +|$)(.*)$")


def plain(text):
    """The words of a piece of Markdown."""
    kept = []

    def keep(match):
        kept.append(match.group(1))
        return f"\x00{len(kept) - 1}\x01"

    text = re.sub(r"\\([!-/:-@\[-`{-~])", keep, text)
    text = re.sub(r"⟦[^|⟧]*\|([^⟧]*)⟧", r"\1", text)
    text = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\{lang=[^}]*\})", r"\1", text)
    text = re.sub(r"<((?:https?|mailto):[^>]*)>", r"\1", text)
    text = re.sub(r"\^([^^\s]+)\^", r"\1", text)
    text = re.sub(r"\*+|(?<!\w)_+|_+(?!\w)", "", text)
    text = re.sub(r"<br ?/?>|\\$", " ", text, flags=re.MULTILINE)
    return re.sub(r"\x00(\d+)\x01", lambda match: kept[int(match.group(1))], text)


def read_markdown(text):
    items, lines = [], [line.expandtabs(4).rstrip("\r") for line in text.split("\n")]
    lists, open_item = [], False
    for line in lines:
        stripped = line.strip(" ")
        indent = len(line) - len(line.lstrip(" "))
        if not stripped or re.fullmatch(r":::.*", line) or stripped.startswith("<!--"):
            open_item = False
            continue
        marker = MARKER.match(line)
        heading = re.match(r" {0,3}(#{1,6}) +(.*?)( +#+)?$", line)
        if marker and (not open_item or lists or marker.group(2) in (None, "1")):
            while lists and indent < lists[-1]:
                lists.pop()
            lists.append(marker.start(4))
            label = f"{marker.group(2)}. " if marker.group(2) else ""
            items.append(["number" if label else "bullet", len(lists), label + marker.group(4)])
            open_item = True
        elif heading:
            lists, open_item = [], False
            items.append(["heading", len(heading.group(1)), heading.group(2)])
        elif stripped.startswith("|"):
            lists, open_item = [], False
            cells = re.split(r"(?<!\\)\|", stripped.strip("|"))
            if not all(re.fullmatch(r" *:?-+:? *", cell) for cell in cells):
                items += [["cell", 0, cell.replace("\\|", "|")] for cell in cells]
        elif open_item:
            items[-1][2] += "\n" + stripped
        else:
            while lists and indent < lists[-1]:
                lists.pop()
            items.append(["paragraph", len(lists), re.sub(r"^(> ?)+", "", stripped)])
            open_item = True
    result = Items()
    for kind, depth, content in items:
        result.add(kind, depth, plain(content))
    return result


# A note.

# The level of a heading within the text of a section, which is below that of the section.
SUBHEADING = 0


def read_note(note, type_):
    """What must be read back of the sections of a note, worked out from its file and that of its type."""
    sections, order = note["sections"], note.get("order", [])
    headings, parents = {}, {}
    items = Items()

    def learn(known, parent):
        for section in known:
            headings[section["id"]] = section["heading"]
            parents[section["id"]] = parent
            learn(section.get("sections", []), section["id"])

    def children(parent):
        """Those that `order` lists in that order, each other one after the one it follows by nature."""
        natural = [section for section in parents if parents[section] == parent]
        result = [section for section in order if section in natural]
        for index, section in enumerate(natural):
            if section not in result:
                result.insert(result.index(natural[index - 1]) + 1 if index else 0, section)
        return result

    def has_text(section):
        entry = sections.get(section, {})
        return not entry.get("omitted") and (
            bool(entry.get("text", "").strip()) or any(has_text(child) for child in children(section)))

    def add_all(parent, level, number):
        for index, section in enumerate(filter(has_text, children(parent)), 1):
            entry = sections.get(section, {})
            own = f"{number}{index}." if note.get("numbering") == "decimal" else ""
            items.add("heading", level, f"{own} {entry.get('heading', headings.get(section, ''))}")
            for kind, depth, text in read_markdown(entry.get("text", "")):
                items.append((kind, SUBHEADING if kind == "heading" else depth, text))
            add_all(section, level + 1, own)

    learn(type_["sections"], None)
    for section, entry in sections.items():
        parents.setdefault(section, None)
        if "parent" in entry:
            parents[section] = entry["parent"]
    add_all(None, 1, "")
    return items


# OpenDocument

def odt_text(element):
    """The text of a paragraph, without what only says why a passage is marked."""
    parts = [element.text or ""]
    for child in element:
        name = lxml.etree.QName(child).localname if isinstance(child.tag, str) else ""
        style = child.get(f"{{{TEXT}}}style-name", "")
        if name == "s":
            parts.append(" " * int(child.get(f"{{{TEXT}}}c", "1")))
        elif name in ("tab", "line-break"):
            parts.append(" ")
        elif name not in ("frame", "note", "") and style != "Redaction_20_ground":
            parts.append(odt_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


class Odt:
    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None
            self.content = lxml.etree.fromstring(package.read("content.xml"))
            styles = lxml.etree.fromstring(package.read("styles.xml"))
        self.lists = {}
        for root in (styles, self.content):
            for style in root.iter(f"{{{TEXT}}}list-style"):
                self.lists[style.get(f"{{{STYLE}}}name")] = {
                    int(level.get(f"{{{TEXT}}}level")): level for level in style}
        self.items = Items()
        self.walk(self.content.find(f"{{{OFFICE}}}body/{{{OFFICE}}}text"))

    def walk(self, parent):
        for child in parent:
            if not isinstance(child.tag, str):
                continue
            name = lxml.etree.QName(child).localname
            if name == "h":
                self.items.add("heading", int(child.get(f"{{{TEXT}}}outline-level", "1")), odt_text(child))
            elif name == "p":
                for frame in child:
                    if isinstance(frame.tag, str) and lxml.etree.QName(frame).localname == "frame":
                        self.walk(frame)
                self.items.add("paragraph", 0, odt_text(child))
            elif name == "list":
                self.walk_list(child, None, 1)
            elif name == "table-cell":
                texts = [odt_text(p) for p in child.iter(f"{{{TEXT}}}p")]
                self.items.add("cell", 0, " ".join(texts))
            elif name not in ("sequence-decls", "forms", "tracked-changes"):
                self.walk(child)

    def walk_list(self, element, style, depth):
        style = element.get(f"{{{TEXT}}}style-name") or style
        level = self.lists[style][depth]
        numbered = lxml.etree.QName(level).localname == "list-level-style-number"
        number = int(level.get(f"{{{TEXT}}}start-value", "1"))
        for item in element:
            number = int(item.get(f"{{{TEXT}}}start-value", number))
            kind, label = ("number", f"{number}. ") if numbered else ("bullet", "")
            for child in item:
                name = lxml.etree.QName(child).localname
                if name == "list":
                    self.walk_list(child, style, depth + 1)
                elif name in ("p", "h"):
                    self.items.add(kind, depth, label + odt_text(child))
                    kind, label = "paragraph", ""
            number += 1


def read_odt(data):
    return Odt(data).items


# Word

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_text(element):
    """The text of a paragraph, without what only says why a passage is marked."""
    parts = []
    for run in element.iter(f"{WORD}r"):
        style = run.find(f"{WORD}rPr/{WORD}rStyle")
        if style is not None and style.get(f"{WORD}val") == "RedactionGround":
            continue
        for child in run:
            name = lxml.etree.QName(child).localname
            if name == "t":
                parts.append(child.text or "")
            elif name in ("tab", "br"):
                parts.append(" ")
    return "".join(parts)


class Docx:
    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None
            document, numbering, styles = (lxml.etree.fromstring(package.read(f"word/{name}.xml"))
                                           for name in ("document", "numbering", "styles"))
        self.styles = {style.get(f"{WORD}styleId"): style for style in styles.iter(f"{WORD}style")}
        definitions = {definition.get(f"{WORD}abstractNumId"): definition
                       for definition in numbering.iter(f"{WORD}abstractNum")}
        self.lists = {}
        for number in numbering.iter(f"{WORD}num"):
            starts = {int(override.get(f"{WORD}ilvl")): int(self.value(override, "startOverride"))
                      for override in number.iter(f"{WORD}lvlOverride")}
            definition = definitions[self.value(number, "abstractNumId")]
            self.lists[number.get(f"{WORD}numId")] = (list(definition.iter(f"{WORD}lvl")), starts)
        self.counts = {}
        self.depth = 0
        self.items = Items()
        self.walk(document.find(f"{WORD}body"))

    @staticmethod
    def value(element, *names):
        element = element.find("/".join(WORD + name for name in names))
        return None if element is None else element.get(f"{WORD}val")

    def walk(self, parent):
        for child in parent:
            name = lxml.etree.QName(child).localname
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                style = self.value(child, "tblPr", "tblStyle")
                for cell in child.findall(f"{WORD}tr/{WORD}tc"):
                    if style in ("TableNormal", "RedactionFrame"):
                        self.walk(cell)
                    else:
                        self.items.add("cell", 0, " ".join(docx_text(p) for p in cell.iter(f"{WORD}p")))

    def outline(self, style):
        while style in self.styles:
            level = self.value(self.styles[style], "pPr", "outlineLvl")
            if level is not None:
                return int(level) + 1
            style = self.value(self.styles[style], "basedOn")
        return None

    def paragraph(self, element):
        style = self.value(element, "pPr", "pStyle")
        number = self.value(element, "pPr", "numPr", "numId")
        if number == "0":
            self.items.add("paragraph", self.depth, docx_text(element))
        elif number is not None:
            self.item(element, number, int(self.value(element, "pPr", "numPr", "ilvl")))
        elif self.outline(style):
            self.items.add("heading", self.outline(style), docx_text(element))
        else:
            self.items.add("paragraph", 0, docx_text(element))

    def item(self, element, number, level):
        levels, starts = self.lists[number]
        counts = self.counts.setdefault(number, {})
        self.depth = level + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        counts[level] = counts[level] + 1 if level in counts else starts.get(
            level, int(self.value(levels[level], "start")))
        if self.value(levels[level], "numFmt") == "bullet":
            self.items.add("bullet", self.depth, docx_text(element))
        else:
            self.items.add("number", self.depth, f"{counts[level]}. {docx_text(element)}")


def read_docx(data):
    return Docx(data).items


# HTML

def classes(element):
    return element.get("class", "").split()


def html_text(element, skip=("ul", "ol", "p", "table")):
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in skip and "ground" not in classes(child):
            parts.append(" " if child.tag == "br" else html_text(child, skip))
        parts.append(child.tail or "")
    return "".join(parts)


def read_html(data):
    items = Items()

    def walk(parent, depth, first):
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in ("style", "title") or "ground" in classes(child):
                continue
            if re.fullmatch("h[1-6]", child.tag):
                items.add("heading", int(child.tag[1]), html_text(child))
            elif child.tag == "p":
                kind, label = first or ("paragraph", "")
                items.add(kind, depth, label + html_text(child))
                first = None
            elif child.tag in ("ul", "ol"):
                number = int(child.get("start", "1"))
                for item in child:
                    label = ("bullet", "") if child.tag == "ul" else ("number", f"{item.get('value', number)}. ")
                    text = html_text(item)
                    if text.strip():
                        items.add(label[0], depth + 1, label[1] + text)
                        label = None
                    walk(item, depth + 1, label)
                    number += 1
            elif child.tag in ("td", "th"):
                items.add("cell", 0, html_text(child, skip=()))
            elif child.tag in ("dt", "dd") and not child.xpath("p|ul|ol|table"):
                items.add("paragraph", depth, html_text(child))
            else:
                walk(child, depth, first)

    walk(lxml.html.document_fromstring(data), 0, None)
    return items


# PDF: the structure tree, as poppler tells it.

GROUND = re.compile(r" ?\b5\.[12](\.[1-5])?(\.[a-z])?(?!\w)")


def without_grounds(items):
    return [(kind, depth, GROUND.sub("", text)) for kind, depth, text in items if not GROUND.fullmatch(text)]


def read_pdf(path):
    output = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True, encoding="utf-8").stdout
    root, stack = ("", []), []
    for line in output.splitlines():
        if not line.strip() or line.strip().startswith("/"):
            continue
        indent = len(line) - len(line.lstrip(" "))
        while stack and stack[-1][0] >= indent:
            stack.pop()
        parent = stack[-1][1] if stack else root
        content = line.strip()
        if content.startswith('"'):
            parent[1].append(content[1:-1])
        else:
            element = (re.match(r"[A-Za-z0-9_]+", content).group(), [])
            parent[1].append(element)
            stack.append((indent, element))
    items = Items()

    def text(element):
        return "".join(child if isinstance(child, str) else text(child) for child in element[1] if not is_list(child))

    def is_list(element):
        return not isinstance(element, str) and element[0] == "L"

    def walk(element, depth, label):
        name, children = element
        if re.fullmatch("H[1-6]", name):
            items.add("heading", int(name[1]), text(element))
        elif name == "P":
            if label is None:
                items.add("paragraph", depth, text(element))
            elif re.match(r"\w+[.)]", label):
                items.add("number", depth, f"{label} {text(element)}")
            else:
                items.add("bullet", depth, text(element))
            label = None
        elif name in ("TD", "TH"):
            items.add("cell", 0, text(element))
        elif name == "LI":
            own = collapse("".join(text(child) for child in children if child[0] == "Lbl"))
            for child in children:
                if child[0] == "LBody":
                    walk(child, depth, own)
        else:
            for child in children:
                if not isinstance(child, str):
                    label = walk(child, depth + (child[0] == "L"), label)
        return label

    walk(root, 0, None)
    return items
