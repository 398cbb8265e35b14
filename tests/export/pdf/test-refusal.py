#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-refusal.py STELLER-CLI: a PDF claims what it is and nothing else, whatever the fonts and the text are like. The
fonts are made here, from one that is installed; the program sees no others."""
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.sbixGlyph import Glyph
from fontTools.ttLib.tables.sbixStrike import Strike

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE / 'conformance'))

import check  # noqa: E402,F401  pylint: disable=wrong-import-position,unused-import
from document import Document  # noqa: E402  pylint: disable=wrong-import-position
from rule import find_faults  # noqa: E402  pylint: disable=wrong-import-position

FAMILY = 'Liberation Sans'
PRIVATE = '\ue000'
cli = None


def permit(permissions):
    def change(font):
        font['OS/2'].fsType = permissions
    return change


def add_private(font):
    for table in font['cmap'].tables:
        if table.isUnicode():
            table.cmap[ord(PRIVATE)] = 'A'


def add_colours(font):
    """The letter A in colours, as emoji are."""
    font['COLR'] = buildCOLR({'A': [('B', 0), ('C', 1)]}, version=0)
    font['CPAL'] = buildCPAL([[(1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 0.5)]])


def add_images(font):
    """The letter A as an image, as in other fonts of emoji."""
    rows = b''.join(b'\0' + bytes((200, 0, 0, 128)) * 20 for _ in range(20))
    chunks = [(b'IHDR', struct.pack('>IIBBBBB', 20, 20, 8, 6, 0, 0, 0)), (b'IDAT', zlib.compress(rows)), (b'IEND', b'')]
    image = b'\x89PNG\r\n\x1a\n' + b''.join(
        struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data)) for kind, data in chunks)
    font['sbix'] = newTable('sbix')
    font['sbix'].strikes[20] = Strike(ppem=20, resolution=72)
    font['sbix'].strikes[20].glyphs = {
        name: Glyph(glyphName=name, graphicType='png ' if name == 'A' else None,
                    imageData=image if name == 'A' else None) for name in font.getGlyphOrder()}


def keep(font):
    pass


BOTH = 'PDF/UA-1, PDF/A-2a'
NEITHER = 'not PDF/UA-1, not PDF/A-2a'

# (name, what is done to the font, the text of the note, what the file says that it is, a reason)
CASES = [
    ('as it is', keep, 'Tekst.', BOTH, None),
    ('installable', permit(0), 'Tekst.', BOTH, None),
    ('preview and print', permit(4), 'Tekst.', BOTH, None),
    ('editable', permit(8), 'Tekst.', BOTH, None),
    ('restricted', permit(2), 'Tekst.', NEITHER, 'licence of the font “Liberation Sans” does not allow it'),
    ('no part', permit(0x100), 'Tekst.', NEITHER, 'does not allow a part of it'),
    ('bitmaps only', permit(0x200), 'Tekst.', NEITHER, 'allows its bitmaps only'),
    ('a script without a font', keep, 'Devanagari: हिन्दी.', NEITHER,
     r'characters are in none of the installed fonts.*“ह” \(U\+0939\)'),
    ('many characters without a font', keep, ' '.join('中文字符没有字体'), NEITHER, r'8 characters .*, …$'),
    ('a character of the font alone', add_private, f'Teken {PRIVATE}.', 'PDF/UA-1, not PDF/A-2a',
     r'not PDF/A-2a: 1 character has a meaning in its own font only: U\+E000'),
    ('the same in a bar', add_private, f'Teken ⟦5.1.2.e|{PRIVATE}⟧.', BOTH, None),
    ('two reasons', permit(2), 'Teken 中.', NEITHER, 'licence.*\n.*1 character is in none'),
]


class RefusalTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix='steller-refusal-')
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        (self.folder / 'fonts').mkdir()
        (self.folder / 'fonts.conf').write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
            f'<dir>{self.folder}/fonts</dir><cachedir>{self.folder}/cache</cachedir></fontconfig>', encoding='utf-8')
        self.styles = {style: self.find_font(style) for style in ('Regular', 'Bold')}

    @staticmethod
    def find_font(style):
        found = subprocess.run(['fc-match', '-f', '%{family}\n%{file}', f'{FAMILY}:style={style}'],
                               stdout=subprocess.PIPE, encoding='utf-8', check=True).stdout.split('\n')
        if found[0] != FAMILY:
            raise unittest.SkipTest(f'{FAMILY} is not installed')
        return found[1]

    def make_fonts(self, change):
        for style, path in self.styles.items():
            font = TTFont(path)
            change(font)
            font.save(self.folder / 'fonts' / f'{style}.ttf')

    def export(self, text, audience='public'):
        note = self.folder / 'memo.nota'
        note.write_text(json.dumps({
            'format': 'steller-nota', 'version': 1, 'id': '019a0000-0000-7000-8000-000000000000',
            'type': 'beslisnota', 'language': 'nl', 'fields': {'onderwerp': 'Proefnota'},
            'sections': {'aanleiding': {'text': text}}}), encoding='utf-8')
        environment = {**os.environ, 'FONTCONFIG_FILE': str(self.folder / 'fonts.conf')}
        result = subprocess.run([cli, 'export', 'memo.nota', '-o', 'memo.pdf', '--audience', audience],
                                cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                encoding='utf-8', check=False)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def check_claims(self, told):
        """The file says what was told of it, and is what it says."""
        path = self.folder / 'memo.pdf'
        data = path.read_bytes()
        self.assertEqual(b'<pdfuaid:part>1<' in data, not told.startswith('not PDF/UA-1'))
        self.assertEqual(b'<pdfaid:part>2<' in data, 'not PDF/A-2a' not in told)
        faults = set(find_faults(Document(path)))
        if told == BOTH:
            self.assertEqual(faults, set())
        else:
            claims = {'claim-accessible'} if 'not PDF/UA-1' in told else set()
            self.assertLessEqual(claims | {'claim-archivable'}, faults)

    def test_cases(self):
        for name, change, text, told, reason in CASES:
            with self.subTest(name):
                self.make_fonts(change)
                result = self.export(text)
                self.assertEqual(result.stdout, f'memo.pdf: {told}, 1 page\n')
                self.check_claims(told)
                if reason is None:
                    self.assertEqual(result.stderr, '')
                else:
                    self.assertRegex(result.stderr, re.compile(reason, re.M))

    def test_colours(self):
        """Letters in colours and letters that are images, as emoji are: whatever cairo makes of them, the file is what
        it says."""
        for change in (add_colours, add_images):
            with self.subTest(change.__name__):
                self.make_fonts(change)
                told = self.export('AAN ALLEN').stdout.removeprefix('memo.pdf: ').removesuffix(', 1 page\n')
                self.check_claims(told)
                document = Document(self.folder / 'memo.pdf')
                self.assertIn('/Type3', [str(font.dictionary.Subtype) for font in document.fonts.values()])


if __name__ == '__main__':
    cli = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
