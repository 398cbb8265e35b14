# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules for fonts, by what is drawn with them (PDF/A-2, 6.2.11; PDF/UA-1, 7.21)."""
import functools
import io
import re
import unicodedata

import pikepdf
from document import TEXT
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from rule import rule

NEVER = frozenset(('\0', '\ufeff', '\ufffe', '\ufffd', '\uffff'))


def used_codes(document):
    """(font, codes) of the fonts that are drawn with."""
    codes = {}
    for operation in document.operations:
        if operation.operator in TEXT and operation.font is not None:
            codes.setdefault(operation.font.dictionary.objgen, (operation.font, set()))[1].update(operation.codes)
    return codes.values()


@functools.cache
def read_program(data, is_sfnt):
    """The same fonts come again and again in the files of a test."""
    if is_sfnt:
        return TTFont(io.BytesIO(data), lazy=True)
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    return fonts[0]


class Program:
    """An embedded font program: which glyph a code is, and how wide that is in thousandths."""

    def __init__(self, font):
        self.font = font
        self.sfnt = self.cff = None
        if '/FontFile2' in font.descriptor or font.program.get('/Subtype') == '/OpenType':
            self.sfnt = read_program(font.program.read_bytes(), True)
        elif '/FontFile3' in font.descriptor:
            self.cff = read_program(font.program.read_bytes(), False)

    def glyph(self, code):
        """The number of the glyph; None when it cannot be told."""
        if self.cff is not None:
            return self.cff_glyph(code)
        if self.sfnt is None:
            return None
        if self.font.is_composite:
            return code if code < self.sfnt['maxp'].numGlyphs else 0
        character = bytes([code]).decode('cp1252', 'replace')
        for table in self.sfnt['cmap'].tables:
            if (table.platformID, table.platEncID) == (3, 1):
                found = table.cmap.get(ord(character))
                return self.sfnt.getGlyphID(found) if found else 0
        return None

    def cff_glyph(self, code):
        charset = self.cff.charset
        if not self.font.is_composite:
            return None
        if hasattr(self.cff, 'ROS'):
            wanted = 'cid%05d' % code
            return charset.index(wanted) if wanted in charset else 0
        return code if code < len(charset) else 0

    def width(self, glyph):
        if self.sfnt is not None:
            advance = self.sfnt['hmtx'][self.sfnt.getGlyphName(glyph)][0]
            return advance * 1000 / self.sfnt['head'].unitsPerEm
        outline = self.cff.CharStrings[self.cff.charset[glyph]]
        outline.draw(NullPen())
        matrix = getattr(self.cff, 'FontMatrix', None) or self.cff.FDArray[0].FontMatrix
        return outline.width * matrix[0] * 1000


def read_differences(encoding):
    """Code -> name of the glyph."""
    names, code = {}, 0
    for item in encoding.Differences:
        if isinstance(item, pikepdf.Name):
            names[code] = str(item)
            code += 1
        else:
            code = int(item)
    return names


@rule('embedded', 'PDF/A-2, 6.2.11.4.1; PDF/UA-1, 7.21.4.1')
def check_embedded(document):
    """Every font that is drawn with is in the file, as a part of the whole font, or as drawings of its glyphs."""
    for font, codes in used_codes(document):
        if font.dictionary.get('/Subtype') == '/Type3':
            names = read_differences(font.dictionary.Encoding)
            for code in sorted(codes):
                if names.get(code) not in font.dictionary.CharProcs:
                    yield '%d has no drawing' % code
        elif font.program is None:
            yield font.name
        elif not re.match('[A-Z]{6}[+]', font.name) or str(font.descriptor.FontName)[1:] != font.name:
            yield '%s: not named as a part' % font.name


@rule('glyphs', 'PDF/A-2, 6.2.11.4.1 and 6.2.11.8; PDF/UA-1, 7.21.4.1 and 7.21.8')
def check_glyphs(document):
    """Every glyph that is drawn is in its font, and none is that of a missing character."""
    for font, codes in used_codes(document):
        if font.program is None:
            continue
        try:
            program = Program(font)
            missing = [code for code in sorted(codes) if program.glyph(code) == 0]
        except Exception as error:  # pylint: disable=broad-except
            yield '%s: %r' % (font.name, error)
            continue
        for code in missing:
            yield '%s: %d' % (font.name, code)


@rule('widths', 'PDF/A-2, 6.2.11.5; PDF/UA-1, 7.21.5')
def check_widths(document):
    """The file says of each glyph that is drawn how wide it is in its font."""
    for font, codes in used_codes(document):
        if font.program is None:
            continue
        try:
            program = Program(font)
        except Exception:  # pylint: disable=broad-except
            continue  # told by another rule
        for code in sorted(codes):
            glyph = program.glyph(code)
            if glyph:
                width = font.width(code)
                if width is None or abs(width - program.width(glyph)) > 1:
                    yield '%s: %d is %s, not %g' % (font.name, code, width, program.width(glyph))


@rule('unicode', 'PDF/A-2, 6.2.11.7.2; PDF/UA-1, 7.21.7')
def check_unicode(document):
    """Every glyph that is drawn says which characters it stands for."""
    for font, codes in used_codes(document):
        for code in sorted(codes):
            text = font.text(code)
            if not text or NEVER & set(text):
                yield '%s: %d is %r' % (font.name, code, text)


@rule('private-characters', 'PDF/A-2, 6.2.11.7.3')
def check_private_characters(document):
    """A character without a meaning of its own has a text in its place."""
    replaced = {content for element in document.elements if '/ActualText' in element.dictionary
                for inner in element.walk() for content in inner.contents}
    for operation in document.operations:
        if operation.operator in TEXT and operation.font is not None:
            text = ''.join(operation.font.text(code) for code in operation.codes)
            if any(unicodedata.category(c) == 'Co' for c in text) and \
                    (operation.page, operation.number) not in replaced:
                yield 'page %d: %r' % (operation.page + 1, text)


@rule('glyph-numbers', 'PDF/A-2, 6.2.11.3; PDF/UA-1, 7.21.3')
def check_glyph_numbers(document):
    """A composite font numbers its characters as its glyphs are, and says so."""
    for font, _ in used_codes(document):
        if font.is_composite:
            if str(font.dictionary.get('/Encoding')) not in ('/Identity-H', '/Identity-V'):
                yield '%s: %s' % (font.name, font.dictionary.get('/Encoding'))
            if font.descendant.get('/Subtype') == '/CIDFontType2' and \
                    font.descendant.get('/CIDToGIDMap') != '/Identity':
                yield '%s: no map to glyphs' % font.name


@rule('encodings', 'PDF/A-2, 6.2.11.6; PDF/UA-1, 7.21.6')
def check_encodings(document):
    """A TrueType font has the encoding that belongs to its kind: symbols have none."""
    for font, _ in used_codes(document):
        if font.dictionary.get('/Subtype') != '/TrueType':
            continue
        symbolic = int(font.descriptor.get('/Flags', 0)) & 4 != 0
        encoding = font.dictionary.get('/Encoding')
        if symbolic == (encoding is not None) or not symbolic and str(encoding) not in ('/WinAnsiEncoding',
                                                                                      '/MacRomanEncoding'):
            yield '%s: %s' % (font.name, encoding)
