#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-conformance.py STELLER-CLI: reads what is really exported by the rules of PDF/UA-1, PDF/A-2a and our own (see
conformance/), and proves of each rule that it finds a file that breaks it."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import pikepdf

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = pathlib.Path(os.environ['STELLER_SOURCE_DIR'])
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE / 'conformance'), str(SOURCE / 'tests' / 'bench')]

import check  # noqa: E402,F401  pylint: disable=wrong-import-position,unused-import
import everything  # noqa: E402  pylint: disable=wrong-import-position
from document import Document  # noqa: E402  pylint: disable=wrong-import-position
from mutations import BYTE_MUTATIONS, MUTATIONS  # noqa: E402  pylint: disable=wrong-import-position
from notes import make_note  # noqa: E402  pylint: disable=wrong-import-position
from rule import RULES, find_faults  # noqa: E402  pylint: disable=wrong-import-position

EXAMPLES = sorted((SOURCE / 'data' / 'examples').glob('*.nota'))
EDITIONS = ('internal', 'public')
# What pikepdf writes otherwise than we do, when a file is changed with it.
OF_PIKEPDF = {'stream-ends'}
cli = None


class ConformanceTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory(prefix='steller-conformance-')
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = pathlib.Path(scratch.name)
        cls.note = everything.write_note(cls.folder / 'alles.nota')
        cls.good = {edition: cls.export(cls.note, edition) for edition in EDITIONS}

    @classmethod
    def export(cls, note, edition):
        output = cls.folder / ('%s.%s.pdf' % (note.stem, edition))
        result = subprocess.run([cli, 'export', note, '-o', output, '--audience', edition], check=True,
                                stdout=subprocess.PIPE, encoding='utf-8')
        cls.check_told(result.stdout)
        return output

    @staticmethod
    def check_told(line):
        assert ': PDF/UA-1, PDF/A-2a, ' in line, line

    def check_good(self, path, **facts):
        document = Document(path)
        self.assertEqual(find_faults(document, **facts), {}, path.name)
        return document

    # What is really exported

    def test_everything(self):
        for edition in EDITIONS:
            with self.subTest(edition):
                document = self.check_good(self.good[edition], words=everything.make_words(edition))
                self.assertGreater(len(document.pages), 3)
                self.check_holds_everything(document, edition)

    def check_holds_everything(self, document, edition):
        """Rules about what is not there prove nothing."""
        types = {element.type for element in document.elements}
        for type_ in 'H1 H2 H3 P L LI Lbl LBody BlockQuote Table THead TBody TR TH TD Span Link'.split():
            self.assertIn(type_, types)
        roles = {element.role for element in document.elements}
        self.assertLessEqual({'Title', 'Strong', 'Em'}, roles)
        languages = {str(e.dictionary.Lang) for e in document.elements if '/Lang' in e.dictionary}
        self.assertEqual(languages, {'en-GB'})
        bars = [e for e in document.elements if '/ActualText' in e.dictionary]
        self.assertEqual(len(bars) > 4, edition == 'public')
        # A link that goes on on the next page is two.
        targets = [str(a.A.URI) for page in document.pages for a in page.get('/Annots', [])]
        self.assertGreater(len(targets), len(set(targets)))
        self.assertTrue(any(font.is_composite for font in document.fonts.values()))

    def test_examples(self):
        self.assertTrue(EXAMPLES)
        for note in EXAMPLES:
            for edition in EDITIONS:
                with self.subTest('%s, %s' % (note.name, edition)):
                    self.check_good(self.export(note, edition))

    def test_two_hundred_pages(self):
        note = make_note(EXAMPLES[0], 2400, self.folder / 'lang.nota')
        document = self.check_good(self.export(note, 'internal'))
        self.assertGreaterEqual(len(document.pages), 200)

    def test_empty_note(self):
        note = self.folder / 'leeg.nota'
        subprocess.run([cli, 'new', '--type', 'beslisnota', '-o', note], check=True)
        for edition in EDITIONS:
            self.check_good(self.export(note, edition))

    def test_by_others(self):
        """What finds nothing here finds nothing there."""
        checker = SOURCE / '..' / 'shared' / 'tools' / 'pdfcheck.py'
        if not checker.exists():
            self.skipTest('no pdfcheck.py beside the source tree')
        for edition in EDITIONS:
            result = subprocess.run([sys.executable, checker, self.good[edition]], stdout=subprocess.PIPE,
                                    encoding='utf-8', check=False)
            self.assertEqual(result.returncode, 0, result.stdout)

    # Each rule finds what it is there for

    def save(self, name, edition='internal', change=None):
        path = self.folder / (name + '.pdf')
        with pikepdf.open(self.good[edition]) as pdf:
            if change is not None:
                change(pdf)
            if change is None or name != 'two-identifiers':
                del pdf.trailer['/ID']
            pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=False,
                     stream_decode_level=pikepdf.StreamDecodeLevel.none, fix_metadata_version=False,
                     deterministic_id=name != 'two-identifiers', force_version='1.7')
        return path

    def faults_of(self, path):
        return find_faults(Document(path), words=everything.make_words('internal'))

    def test_unchanged(self):
        self.assertLessEqual(set(self.faults_of(self.save('unchanged'))), OF_PIKEPDF)

    def test_mutations(self):
        for name, rules, change in MUTATIONS:
            with self.subTest(name):
                faults = self.faults_of(self.save(name, change=change))
                self.assertEqual(set(faults) - OF_PIKEPDF, rules, faults)

    def test_mutations_of_bytes(self):
        for name, rules, change in BYTE_MUTATIONS:
            with self.subTest(name):
                path = self.folder / (name + '.pdf')
                path.write_bytes(change(self.good['internal'].read_bytes()))
                faults = self.faults_of(path)
                self.assertEqual(set(faults), rules, faults)

    def test_encrypted(self):
        path = self.folder / 'encrypted.pdf'
        with pikepdf.open(self.good['internal']) as pdf:
            pdf.save(path, encryption=pikepdf.Encryption(owner='x', user=''))
        self.assertIn('encryption', self.faults_of(path))

    def test_every_rule_is_proved(self):
        proved = {rule for _, rules, _ in MUTATIONS + BYTE_MUTATIONS for rule in rules} | {'encryption'}
        self.assertEqual(proved, set(RULES))


if __name__ == '__main__':
    cli = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
