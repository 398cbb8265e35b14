#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-images.py WRITE-FIXTURE: images of a house style in the PDF. One in the text that says what it shows is a
figure; all others are artifacts."""
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
STYLE = pathlib.Path(os.environ['STELLER_SOURCE_DIR']) / 'data' / 'styles' / 'standaard'
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE / 'conformance'))

import check  # noqa: E402,F401  pylint: disable=wrong-import-position,unused-import
from document import Document  # noqa: E402  pylint: disable=wrong-import-position
from rule import find_faults  # noqa: E402  pylint: disable=wrong-import-position

PARAGRAPH = '<text:p text:style-name="Text_20_body">%s</text:p>'
writer = None


def make_png(alpha):
    rows = b''.join(b'\0' + bytes((200, 0, 0, alpha)) * 8 for _ in range(8))
    chunks = [(b'IHDR', struct.pack('>IIBBBBB', 8, 8, 8, 6, 0, 0, 0)), (b'IDAT', zlib.compress(rows)), (b'IEND', b'')]
    return b'\x89PNG\r\n\x1a\n' + b''.join(struct.pack('>I', len(data)) + kind + data +
                                           struct.pack('>I', zlib.crc32(kind + data)) for kind, data in chunks)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">%s</svg>'
IMAGES = {
    'opaque.png': make_png(255),
    'clear.png': make_png(100),
    'shapes.svg': SVG % '<rect width="20" height="20" fill="#154273"/><circle cx="30" cy="10" r="8" stroke="black"/>',
    'seen-through.svg': SVG % '<g opacity="0.5"><rect width="20" height="20"/><rect x="10" width="20" height="9" '
                              'fill="red" fill-opacity="0.3"/></g>',
    'letters.svg': SVG % '<text x="2" y="15" font-size="12">Aa</text><rect x="30" width="5" height="5"/>',
    'gradient.svg': SVG % '<defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue" '
                          'stop-opacity="0.2"/></linearGradient></defs><rect width="40" height="20" fill="url(#g)"/>',
    'nothing.svg': SVG % '',
}


def make_frame(name, anchor, description):
    title = '<svg:title>%s</svg:title>' % description if description else ''
    return ('<draw:frame draw:name="%s" text:anchor-type="%s" text:anchor-page-number="1" svg:x="20mm" svg:y="20mm" '
            'svg:width="20mm" svg:height="10mm"><draw:image xlink:href="Pictures/%s"/>%s</draw:frame>'
            % (name, anchor, name, title))


def make_style(path, body, header):
    """The built-in house style with images in its body and at the head of its first page."""
    link = ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3">'
    parts = {str(part.relative_to(STYLE)): part.read_text(encoding='utf-8')
             for part in STYLE.rglob('*') if part.is_file()}
    for part in ('content.xml', 'styles.xml'):
        parts[part] = parts[part].replace(' office:version="1.3">', link, 1)
    place = PARAGRAPH % '{{inhoud}}'
    assert place in parts['content.xml']
    parts['content.xml'] = parts['content.xml'].replace(place, body + place)
    parts['styles.xml'] = parts['styles.xml'].replace(
        '<style:footer>',
        '<style:header><text:p text:style-name="Footer">%s</text:p></style:header><style:footer>' % header)
    parts['META-INF/manifest.xml'] = parts['META-INF/manifest.xml'].replace('</manifest:manifest>', ''.join(
        '<manifest:file-entry manifest:full-path="Pictures/%s" manifest:media-type="image/%s"/>'
        % (name, 'png' if name.endswith('png') else 'svg+xml') for name in IMAGES) + '</manifest:manifest>')
    with zipfile.ZipFile(path, 'w') as file:
        file.writestr('mimetype', parts.pop('mimetype').strip(), zipfile.ZIP_STORED)
        for name, content in parts.items():
            file.writestr(name, content)
        for name, content in IMAGES.items():
            file.writestr('Pictures/' + name, content)


class ImagesTest(unittest.TestCase):
    maxDiff = None

    def export(self, body, header=''):
        scratch = tempfile.TemporaryDirectory(prefix='steller-images-')
        self.addCleanup(scratch.cleanup)
        folder = pathlib.Path(scratch.name)
        make_style(folder / 'stijl.ott', body, header)
        result = subprocess.run([writer, 'rich', folder / 'uit.pdf', folder / 'stijl.ott'], stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, encoding='utf-8', check=False)
        self.assertEqual((result.returncode, result.stdout), (0, ''))
        document = Document(folder / 'uit.pdf')
        self.assertEqual(find_faults(document), {})
        return document

    @staticmethod
    def figures(document):
        return [str(element.dictionary.Alt) for element in document.elements if element.type == 'Figure']

    @staticmethod
    def paints(document):
        """Of what is painted as images and forms, whether it is an artifact."""
        return [operation.is_artifact for operation in document.operations if operation.operator == 'Do']

    def test_none(self):
        self.assertEqual(self.figures(self.export('')), [])

    def test_figures(self):
        for name in IMAGES:
            if name != 'nothing.svg':
                with self.subTest(name):
                    document = self.export(PARAGRAPH % make_frame(name, 'as-char', 'Een boom'))
                    self.assertEqual(self.figures(document), ['Een boom'])
                    self.assertTrue(any(element.contents for element in document.elements if element.type == 'Figure'))

    def test_artifacts(self):
        for name in IMAGES:
            for anchor in ('as-char', 'page', 'paragraph'):
                with self.subTest('%s, %s' % (name, anchor)):
                    frame = make_frame(name, anchor, None)
                    document = self.export(frame if anchor == 'page' else PARAGRAPH % frame)
                    self.assertEqual(self.figures(document), [])
                    self.assertTrue(all(self.paints(document)))

    def test_in_the_head(self):
        """What stands on every page says nothing anew, whatever its description."""
        for name in IMAGES:
            with self.subTest(name):
                document = self.export('', make_frame(name, 'as-char', 'Logo'))
                self.assertEqual(self.figures(document), [])
                self.assertTrue(all(self.paints(document)))

    def test_twice(self):
        document = self.export(PARAGRAPH % make_frame('clear.png', 'as-char', 'Eerst') +
                               PARAGRAPH % make_frame('clear.png', 'as-char', 'Daarna'))
        self.assertEqual(self.figures(document), ['Eerst', 'Daarna'])


if __name__ == '__main__':
    writer = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
