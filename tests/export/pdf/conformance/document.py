# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF file taken apart for the rules: its tree of structure, and everything that is drawn on its pages."""
import dataclasses
import functools
import re

import pikepdf

# ISO 32000-1, 14.8.4.
STANDARD_TYPES = frozenset(
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl '
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu '
    'WT WP Figure Formula Form'.split())


def items(value):
    """What an entry holds that may be absent, one object or an array of them."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def name(value):
    """A name without its slash; the empty text for anything else."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ''


class Element:
    """An element of the structure, with what it holds: elements, (page, MCID) and annotations."""

    def __init__(self, document, dictionary, parent):
        self.dictionary = dictionary
        self.parent = parent
        self.role = name(dictionary.get('/S'))
        self.type = document.standard_type(self.role)
        self.kids = []
        for kid in items(dictionary.get('/K')):
            self.kids.append(self.read_kid(document, kid))

    def read_kid(self, document, kid):
        if isinstance(kid, int):
            return (document.page_number(self.dictionary.get('/Pg')), kid)
        kind = kid.get('/Type')
        if kind == '/MCR':
            return (document.page_number(kid.get('/Pg', self.dictionary.get('/Pg'))), int(kid.MCID))
        if kind == '/OBJR':
            return kid.Obj
        return Element(document, kid, self)

    @property
    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def contents(self):
        return [kid for kid in self.kids if isinstance(kid, tuple)]

    @property
    def annotations(self):
        return [kid for kid in self.kids if isinstance(kid, pikepdf.Dictionary)]

    def walk(self):
        yield self
        for element in self.elements:
            yield from element.walk()

    def find(self, *types):
        return [element for element in self.walk() if element.type in types]

    def attribute(self, key):
        for attributes in items(self.dictionary.get('/A')):
            if isinstance(attributes, pikepdf.Dictionary) and key in attributes:
                return attributes[key]
        return None

    def has_type_around(self, type_):
        element = self
        while element is not None and element.type != type_:
            element = element.parent
        return element is not None

    def __str__(self):
        return self.role


@dataclasses.dataclass
class Mark:
    """Marked content that is open."""
    tag: str
    properties: object
    number: int  # its MCID, or None

    @property
    def is_artifact(self):
        return self.tag == 'Artifact'


@dataclasses.dataclass
class Operation:
    """One operator of a page or of a form on it, and what holds where it stands."""
    page: int
    operator: str
    operands: list
    marks: tuple
    font: object
    state: object  # the dictionary of the graphics state set last, or None
    depth: int     # how many q are open
    resources: object

    @property
    def is_artifact(self):
        return any(mark.is_artifact for mark in self.marks)

    @property
    def number(self):
        return next((mark.number for mark in reversed(self.marks) if mark.number is not None), None)

    @property
    def strings(self):
        parts = self.operands[0] if self.operator == 'TJ' else self.operands[-1:]
        return [bytes(part) for part in parts if isinstance(part, pikepdf.String)]

    @property
    def codes(self):
        return [code for string in self.strings for code in self.font.codes(string)]


TEXT = frozenset(('Tj', 'TJ', "'", '"'))
PAINT = frozenset(('f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'INLINE IMAGE'))


class Document:
    def __init__(self, path):
        self.path = path
        self.bytes = path.read_bytes()
        self.pdf = pikepdf.open(path, attempt_recovery=False)
        self.pages = list(self.pdf.pages)
        self.numbers = {page.obj.objgen: number for number, page in enumerate(self.pages)}
        self.problems = []
        self.roles = self.read_roles()
        self.root = None
        self.elements = self.read_structure()
        self.fonts = {}
        self.operations = []
        for number, page in enumerate(self.pages):
            self.read_stream(number, page, page.get('/Resources'), ())

    def page_number(self, page):
        return self.numbers.get(page.objgen) if isinstance(page, pikepdf.Dictionary) else None

    # Structure

    def read_roles(self):
        tree = self.pdf.Root.get('/StructTreeRoot')
        roles = tree.get('/RoleMap', {}) if tree is not None else {}
        return {key[1:]: name(value) for key, value in roles.items()}

    def standard_type(self, role):
        seen = set()
        while role in self.roles and role not in STANDARD_TYPES and role not in seen:
            seen.add(role)
            role = self.roles[role]
        return role

    def read_structure(self):
        self.root = self.pdf.Root.get('/StructTreeRoot')
        if self.root is None:
            return []
        roots = [Element(self, kid, None) for kid in items(self.root.get('/K'))]
        return [element for root in roots for element in root.walk()]

    def parent_tree(self):
        """The numbers of the parent tree with what they lead to."""
        result = {}
        waiting = [self.root.ParentTree] if self.root is not None and '/ParentTree' in self.root else []
        while waiting:
            node = waiting.pop()
            numbers = items(node.get('/Nums'))
            for key, value in zip(numbers[::2], numbers[1::2]):
                result[int(key)] = value
            waiting += items(node.get('/Kids'))
        return result

    # Content

    def read_stream(self, page, stream, resources, outer, forms=()):
        marks = list(outer)
        font = state = None
        saved = []
        try:
            instructions = pikepdf.parse_content_stream(stream)
        except pikepdf.PdfError as error:
            self.problems.append('page %d: %s' % (page + 1, error))
            return
        for instruction in instructions:
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                operator, operands = 'INLINE IMAGE', []
            else:
                operator, operands = str(instruction.operator), list(instruction.operands)
            if operator in ('BMC', 'BDC'):
                marks.append(self.read_mark(operands, resources))
            elif operator == 'q':
                saved.append((font, state))
            elif operator == 'Q' and saved:
                font, state = saved.pop()
            elif operator == 'Tf':
                font = self.read_font(self.resource(resources, '/Font', operands[0]))
            elif operator == 'gs':
                state = self.resource(resources, '/ExtGState', operands[0])
            self.operations.append(
                Operation(page, operator, operands, tuple(marks), font, state, len(saved), resources))
            if operator == 'EMC':
                if len(marks) > len(outer):
                    marks.pop()
                else:
                    self.problems.append('page %d: EMC without its begin' % (page + 1))
            elif operator == 'Do':
                form = self.resource(resources, '/XObject', operands[0])
                if form is not None and form.get('/Subtype') == '/Form' and form.objgen not in forms:
                    self.read_stream(page, form, form.get('/Resources', resources), marks, (*forms, form.objgen))
        if len(marks) != len(outer):
            self.problems.append('page %d: marked content that does not end' % (page + 1))

    @staticmethod
    def resource(resources, category, key):
        category = resources.get(category) if resources is not None else None
        return category.get(str(key)) if category is not None else None

    def read_font(self, dictionary):
        if dictionary is None:
            return None
        if dictionary.objgen not in self.fonts:
            self.fonts[dictionary.objgen] = Font(dictionary)
        return self.fonts[dictionary.objgen]

    def read_mark(self, operands, resources):
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = self.resource(resources, '/Properties', properties)
        number = None
        if isinstance(properties, pikepdf.Dictionary) and '/MCID' in properties:
            number = int(properties.MCID)
        return Mark(name(operands[0]), properties, number)

    # What it says

    @functools.cached_property
    def texts(self):
        """(page, MCID) -> the text that is drawn there, as a reader takes it out."""
        result = {}
        replaced = None
        for operation in self.operations:
            if operation.number is None or operation.is_artifact:
                continue
            key = (operation.page, operation.number)
            result.setdefault(key, '')
            replacement = next((mark for mark in operation.marks
                                if mark.number is None and isinstance(mark.properties, pikepdf.Dictionary) and
                                '/ActualText' in mark.properties), None)
            if replacement is None:
                if operation.operator in TEXT and operation.font is not None:
                    result[key] += ''.join(operation.font.text(code) for code in operation.codes)
            elif replacement is not replaced:
                result[key] += str(replacement.properties.ActualText)
                replaced = replacement
        return result

    def text(self, element):
        if '/ActualText' in element.dictionary:
            return str(element.dictionary.ActualText)
        return ''.join(self.texts.get(kid, '') if isinstance(kid, tuple) else self.text(kid)
                       for kid in element.kids if isinstance(kid, (tuple, Element)))


class Font:
    """A font of the file: its codes, what they say, how wide they are and which glyphs they are."""
    def __init__(self, dictionary):
        self.dictionary = dictionary
        self.is_composite = dictionary.get('/Subtype') == '/Type0'
        self.descendant = dictionary.DescendantFonts[0] if self.is_composite else dictionary
        self.descriptor = self.descendant.get('/FontDescriptor')
        self.name = name(dictionary.get('/BaseFont'))
        self.unicode = self.read_unicode() if '/ToUnicode' in dictionary else None

    def codes(self, string):
        size = 2 if self.is_composite else 1
        return [int.from_bytes(string[i:i + size], 'big') for i in range(0, len(string), size)]

    def text(self, code):
        return (self.unicode or {}).get(code, '')

    def read_unicode(self):
        """The ToUnicode map (ISO 32000-1, 9.10.3): runs of codes, each with the text of its first."""
        source = self.dictionary.ToUnicode.read_bytes().decode('latin-1')
        result = {}

        def decode(digits):
            return bytes.fromhex(digits).decode('utf-16-be', 'replace')

        for block in re.findall(r'beginbfchar(.*?)endbfchar', source, re.S):
            for code, text in re.findall(r'<\s*(\w+)\s*>\s*<\s*(\w*)\s*>', block):
                result[int(code, 16)] = decode(text)
        for block in re.findall(r'beginbfrange(.*?)endbfrange', source, re.S):
            for first, last, rest in re.findall(r'<(\w+)>\s*<(\w+)>\s*(<\w*>|\[[^\]]*\])', block):
                texts = re.findall(r'<(\w*)>', rest)
                for offset in range(int(last, 16) - int(first, 16) + 1):
                    if rest.startswith('['):
                        text = decode(texts[offset]) if offset < len(texts) else ''
                    else:
                        text = decode(texts[0])
                        text = text[:-1] + chr(ord(text[-1]) + offset) if text else ''
                    result[int(first, 16) + offset] = text
        return result

    @property
    def program(self):
        for key in ('/FontFile', '/FontFile2', '/FontFile3'):
            if self.descriptor is not None and key in self.descriptor:
                return self.descriptor[key]
        return None

    def width(self, code):
        """How wide the file says that the glyph of a code is, in thousandths; None when it does not say."""
        if not self.is_composite:
            first = int(self.dictionary.get('/FirstChar', 0))
            widths = items(self.dictionary.get('/Widths'))
            return float(widths[code - first]) if 0 <= code - first < len(widths) else None
        widths = items(self.descendant.get('/W'))
        while widths:
            if isinstance(widths[1], pikepdf.Array):
                first, listed, *widths = widths
                if 0 <= code - int(first) < len(listed):
                    return float(listed[code - int(first)])
            else:
                first, last, width, *widths = widths
                if int(first) <= code <= int(last):
                    return float(width)
        return float(self.descendant.get('/DW', 1000))
