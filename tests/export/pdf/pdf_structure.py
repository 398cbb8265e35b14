# SPDX-License-Identifier: GPL-3.0-or-later
"""The logical structure of a PDF file as a person with a screen reader meets it, as text that can be compared."""
import re

import pikepdf


class Font:
    """What the codes of a font say, by its ToUnicode map."""

    def __init__(self, dictionary):
        self.width = 2 if dictionary.get('/Subtype') == '/Type0' else 1
        self.texts = {}
        if '/ToUnicode' not in dictionary:
            return
        source = dictionary.ToUnicode.read_bytes().decode('latin-1')
        for section in re.findall(r'beginbfchar(.*?)endbfchar', source, re.S):
            for code, text in re.findall(r'<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>', section):
                self.texts[int(code, 16)] = self.decode_text(text)
        for section in re.findall(r'beginbfrange(.*?)endbfrange', source, re.S):
            for first, last, text in re.findall(r'<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>', section):
                for code in range(int(first, 16), int(last, 16) + 1):
                    start = self.decode_text(text)
                    self.texts[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))

    @staticmethod
    def decode_text(digits):
        return bytes.fromhex(digits).decode('utf-16-be')

    def decode(self, codes):
        characters = (codes[i:i + self.width] for i in range(0, len(codes), self.width))
        return ''.join(self.texts.get(int.from_bytes(c, 'big'), c.decode('cp1252')) for c in characters)


class Structure:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.fonts = {}
        self.contents = {}   # (page, number of the marked content) -> text
        self.artifacts = []  # per page a list of (type, subtype, text)
        for page in self.pdf.pages:
            self.artifacts.append([])
            self.read_page(page)

    def read_page(self, page):
        font = None
        open_marks = []
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator in ('BMC', 'BDC'):
                properties = operands[1] if operator == 'BDC' else {}
                mark = {'tag': str(operands[0]), 'properties': properties}
                open_marks.append(mark)
                if mark['tag'] == '/Artifact':
                    self.artifacts[-1].append([str(properties.get('/Type')), str(properties.get('/Subtype', '')), ''])
                elif '/MCID' in properties:
                    self.contents[(page.objgen, int(properties['/MCID']))] = ''
                elif '/ActualText' in properties:
                    self.add_text(page, open_marks, str(properties['/ActualText']))
            elif operator == 'EMC':
                open_marks.pop()
            elif operator == 'Tf':
                dictionary = page.Resources.Font[str(operands[0])]
                if dictionary.objgen not in self.fonts:
                    self.fonts[dictionary.objgen] = Font(dictionary)
                font = self.fonts[dictionary.objgen]
            elif operator in ('Tj', 'TJ'):
                replaced = any('/ActualText' in mark['properties'] for mark in open_marks)
                strings = operands[0] if operator == 'TJ' else operands
                codes = b''.join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
                if not replaced:
                    self.add_text(page, open_marks, font.decode(codes))

    def add_text(self, page, open_marks, text):
        for mark in reversed(open_marks):
            if mark['tag'] == '/Artifact':
                self.artifacts[-1][-1][2] += text
                return
            if '/MCID' in mark['properties']:
                self.contents[(page.objgen, int(mark['properties']['/MCID']))] += text
                return
        raise AssertionError('text outside the structure: %r' % text)

    @property
    def root(self):
        return self.pdf.Root.StructTreeRoot

    @staticmethod
    def kids(element):
        kids = element.get('/K')
        return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    def elements(self, role=None, within=None):
        """All elements in reading order, or those of a role."""
        for kid in self.kids(self.root if within is None else within):
            if isinstance(kid, pikepdf.Dictionary) and '/S' in kid:
                if role is None or kid.S == '/' + role:
                    yield kid
                yield from self.elements(role, kid)

    def content(self, element, kid):
        """The text of a piece of marked content; None when the kid is something else."""
        if isinstance(kid, int):
            return self.contents[(element.Pg.objgen, kid)]
        if kid.get('/Type') == '/MCR':
            return self.contents[(kid.get('/Pg', element.get('/Pg')).objgen, int(kid.MCID))]
        return None

    def annotations(self, element):
        """What the element's own references to objects lead to."""
        kids = (kid for kid in self.kids(element) if isinstance(kid, pikepdf.Dictionary))
        return [kid.Obj for kid in kids if kid.get('/Type') == '/OBJR']

    def text(self, element):
        if '/ActualText' in element:
            return str(element.ActualText)
        parts = []
        for kid in self.kids(element):
            content = self.content(element, kid)
            if content is not None:
                parts.append(content)
            elif '/S' in kid:
                parts.append(self.text(kid))
        return ''.join(parts)

    @staticmethod
    def describe(element):
        words = [str(element.S)[1:]]
        for key in ('/Lang', '/ActualText', '/Alt'):
            if key in element:
                words.append('%s="%s"' % (key[1:], element[key]))
        for key, value in element.get('/A', pikepdf.Dictionary()).items():
            if key != '/O':
                words.append('%s=%s' % (key[1:], str(value)[1:]))
        return ' '.join(words)

    def lines(self, element, depth=0):
        yield '  ' * depth + self.describe(element)
        for kid in self.kids(element):
            content = self.content(element, kid)
            if content is not None:
                yield '  ' * (depth + 1) + '"%s"' % content
            elif kid.get('/Type') == '/OBJR':
                yield '  ' * (depth + 1) + '-> %s "%s"' % (kid.Obj.A.URI, kid.Obj.get('/Contents', ''))
            else:
                yield from self.lines(kid, depth + 1)

    def dump(self):
        return ''.join(line + '\n' for kid in self.kids(self.root) for line in self.lines(kid))
