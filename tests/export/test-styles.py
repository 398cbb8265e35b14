#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-styles.py STELLER-CLI: every house style that is built in, and every template in tests/corpus/styles.

The built-in ones have nothing that Steller cannot show; of a template the warnings are in NAME.warnings beside it. Both
editions of the example notes become a PDF that is what it claims, by the rules of tests/export/pdf/conformance, and an ODT
that is valid by the schemas of OpenDocument where the checker is beside the project.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

SOURCE = pathlib.Path(os.environ['STELLER_SOURCE_DIR'])
sys.dont_write_bytecode = True
sys.path.insert(0, str(SOURCE / 'tests' / 'export' / 'pdf' / 'conformance'))

import check  # noqa: E402,F401  pylint: disable=wrong-import-position,unused-import
from document import Document  # noqa: E402  pylint: disable=wrong-import-position
from rule import find_faults  # noqa: E402  pylint: disable=wrong-import-position

NOTES = sorted((SOURCE / 'data' / 'examples').glob('*.nota'))
TEMPLATES = sorted((SOURCE / 'tests' / 'corpus' / 'styles').glob('*.ott'))
BUILTIN = sorted((SOURCE / 'data' / 'styles').iterdir())
EDITIONS = ('internal', 'public')
CHECKER = SOURCE / '..' / 'shared' / 'tools' / 'odtcheck.py'
cli = None


def pack(folder, path):
    """An unpacked template as a file."""
    with zipfile.ZipFile(path, 'w') as archive:
        archive.write(folder / 'mimetype', 'mimetype')
        for part in sorted(folder.rglob('*')):
            if part.is_file() and part.name != 'mimetype':
                archive.write(part, part.relative_to(folder), zipfile.ZIP_DEFLATED)
    return path


class StylesTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory(prefix='steller-styles-')
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = pathlib.Path(scratch.name)

    def export(self, style, note, edition, suffix):
        output = self.folder / ('%s.%s.%s.%s' % (pathlib.Path(style).stem, note.stem, edition, suffix))
        result = subprocess.run([cli, 'export', '--style', style, '--audience', edition, '-o', output, note],
                                capture_output=True, encoding='utf-8', check=False)
        self.assertEqual(result.returncode, 0, result.stderr)
        return output, result.stdout

    def each(self):
        self.assertTrue(NOTES)
        for style in [folder.name for folder in BUILTIN] + TEMPLATES:
            for note in NOTES:
                for edition in EDITIONS:
                    yield str(style), note, edition

    def test_found(self):
        result = subprocess.run([cli, 'styles', '--json'], check=True, capture_output=True)
        found = {entry['id']: entry for entry in json.loads(result.stdout)}
        self.assertEqual(sorted(found), [folder.name for folder in BUILTIN])
        for entry in found.values():
            self.assertEqual(entry['warnings'], [], entry['id'])

    def check_style(self, path):
        result = subprocess.run([cli, 'style', 'check', path], capture_output=True, encoding='utf-8', check=False)
        self.assertEqual(result.stdout, '')
        warnings = [line.removeprefix('%s: ' % path) for line in result.stderr.splitlines()]
        self.assertEqual(result.returncode, 1 if warnings else 0)
        return warnings

    def test_check(self):
        for folder in BUILTIN:
            with self.subTest(folder.name):
                self.assertEqual(self.check_style(pack(folder, self.folder / (folder.name + '.ott'))), [])
        for path in TEMPLATES:
            with self.subTest(path.name):
                expected = path.with_suffix('.warnings')
                lines = expected.read_text(encoding='utf-8').splitlines() if expected.exists() else []
                self.assertEqual(self.check_style(path), lines)

    def test_pdf(self):
        for style, note, edition in self.each():
            with self.subTest('%s, %s, %s' % (style, note.stem, edition)):
                output, told = self.export(style, note, edition, 'pdf')
                self.assertIn(': PDF/UA-1, PDF/A-2a, ', told)
                self.assertEqual(find_faults(Document(output)), {})

    def test_odt(self):
        if not CHECKER.exists():
            self.skipTest('no odtcheck.py beside the source tree')
        files = [self.export(style, note, edition, 'odt')[0] for style, note, edition in self.each()]
        result = subprocess.run([sys.executable, CHECKER, *files], stdout=subprocess.PIPE, encoding='utf-8', check=False)
        self.assertEqual(result.returncode, 0, result.stdout)


if __name__ == '__main__':
    cli = sys.argv.pop(1)
    unittest.main()
