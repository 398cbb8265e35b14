#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-pdf.py WRITE-FIXTURE: looks at PDF files as their readers do. STELLER_UPDATE_GOLDEN=1 makes the golden files."""
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
from xml.etree import ElementTree

import pikepdf
from pdf_structure import Structure

HERE = pathlib.Path(__file__).resolve().parent
EPOCH = 1771232400  # 2026-02-16 09:00 UTC
NAMES = {
    'dc': 'http://purl.org/dc/elements/1.1/',
    'xmp': 'http://ns.adobe.com/xap/1.0/',
    'pdf': 'http://ns.adobe.com/pdf/1.3/',
    'pdfaid': 'http://www.aiim.org/pdfa/ns/id/', 'pdfuaid': 'http://www.aiim.org/pdfua/ns/id/',
    'rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
}
writer = None


def run(*command, **environment):
    result = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env={**os.environ, **environment}, encoding='utf-8')
    if result.returncode != 0:
        raise AssertionError('%s: status %d\n%s%s' % (command[0], result.returncode, result.stdout, result.stderr))
    return result.stdout


class PdfTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='steller-pdf-')
        cls.paths = {}
        cls.warnings = {}
        for name in ('rich', 'public', 'long', 'empty', 'missing-glyph', 'long-links'):
            cls.paths[name] = pathlib.Path(cls.folder.name) / (name + '.pdf')
            cls.warnings[name] = run(writer, name, cls.paths[name], SOURCE_DATE_EPOCH=str(EPOCH))
        cls.structures = {name: Structure(path) for name, path in cls.paths.items()}

    @classmethod
    def tearDownClass(cls):
        cls.structures = None
        cls.folder.cleanup()

    def metadata(self, name):
        packet = self.structures[name].pdf.Root.Metadata.read_bytes()
        return ElementTree.fromstring(packet)

    # The whole at a glance

    def check_golden(self, name):
        golden = HERE / (name + '.structure')
        found = self.structures[name].dump()
        if os.environ.get('STELLER_UPDATE_GOLDEN'):
            golden.write_text(found, encoding='utf-8')
        self.assertMultiLineEqual(found, golden.read_text(encoding='utf-8'))

    def test_structure(self):
        self.check_golden('rich')

    def test_structure_of_public_edition(self):
        self.check_golden('public')

    # The file

    def test_qpdf_check(self):
        for name, path in self.paths.items():
            with self.subTest(name):
                self.assertIn('No syntax or stream encoding errors found', run('qpdf', '--check', path))

    def test_same_bytes(self):
        for name, path in self.paths.items():
            with self.subTest(name):
                again = path.with_name('again.pdf')
                run(writer, name, again, SOURCE_DATE_EPOCH=str(EPOCH), TZ='Asia/Tokyo')
                self.assertEqual(path.read_bytes(), again.read_bytes())

    def test_time_of_day_without_epoch(self):
        now = self.paths['rich'].with_name('now.pdf')
        run('env', '-u', 'SOURCE_DATE_EPOCH', writer, 'rich', now)
        with pikepdf.open(now) as pdf:
            self.assertRegex(str(pdf.docinfo.CreationDate), r'^D:20\d{12}Z$')
            self.assertNotEqual(str(pdf.docinfo.CreationDate), 'D:20260216090000Z')

    def test_page_count(self):
        for name, path in self.paths.items():
            with self.subTest(name):
                pages = int(re.search(r'^Pages: +(\d+)$', run('pdfinfo', path), re.M).group(1))
                self.assertEqual(pages, len(self.structures[name].pdf.pages))
        self.assertGreater(len(self.structures['long'].pdf.pages), 3)

    def test_pages_are_a4(self):
        for page in self.structures['long'].pdf.pages:
            self.assertEqual([round(float(edge)) for edge in page.MediaBox], [0, 0, 595, 842])
            self.assertEqual(page.Tabs, '/S')

    def test_fonts_are_embedded(self):
        lines = run('pdffonts', self.paths['rich']).splitlines()[2:]
        self.assertTrue(lines)
        for line in lines:
            embedded, subset, unicode_map = line.split()[-5:-2]
            self.assertEqual((embedded, unicode_map), ('yes', 'yes'), line)

    # What it tells of itself

    def test_catalogue(self):
        root = self.structures['rich'].pdf.Root
        self.assertEqual(str(root.Lang), 'nl')
        self.assertTrue(root.MarkInfo.Marked)
        self.assertNotIn('/Suspects', root.MarkInfo)
        self.assertTrue(root.ViewerPreferences.DisplayDocTitle)
        self.assertEqual(str(root.PageMode), '/UseOutlines')
        self.assertEqual(root.OutputIntents[0].DestOutputProfile.read_bytes()[36:40], b'acsp')
        self.assertEqual({str(k): str(v) for k, v in root.StructTreeRoot.RoleMap.items()},
                         {'/Title': '/P', '/Strong': '/Span', '/Em': '/Span'})

    def test_information(self):
        information = self.structures['rich'].pdf.docinfo
        self.assertEqual(str(information.Title), 'Beslisnota: Proef met <tekens> & “leestekens”')
        self.assertEqual(str(information.Subject), 'Proef met <tekens> & “leestekens”')
        self.assertEqual(str(information.CreationDate), 'D:20260216090000Z')
        self.assertEqual(str(information.ModDate), 'D:20260216090000Z')
        self.assertRegex(str(information.Creator), r'^Steller \d')

    def test_metadata_says_the_same(self):
        information = self.structures['rich'].pdf.docinfo
        xmp = self.metadata('rich')
        self.assertEqual(xmp.findtext('.//dc:title/rdf:Alt/rdf:li', None, NAMES), str(information.Title))
        self.assertEqual(xmp.findtext('.//dc:description/rdf:Alt/rdf:li', None, NAMES), str(information.Subject))
        self.assertEqual(xmp.findtext('.//dc:language/rdf:Bag/rdf:li', None, NAMES), 'nl')
        self.assertEqual(xmp.findtext('.//xmp:CreateDate', None, NAMES), '2026-02-16T09:00:00Z')
        self.assertEqual(xmp.findtext('.//xmp:CreatorTool', None, NAMES), str(information.Creator))
        self.assertEqual(xmp.findtext('.//pdf:Producer', None, NAMES), str(information.Producer))

    def test_claims(self):
        xmp = self.metadata('rich')
        self.assertEqual(xmp.findtext('.//pdfaid:part', None, NAMES), '2')
        self.assertEqual(xmp.findtext('.//pdfaid:conformance', None, NAMES), 'A')
        self.assertEqual(xmp.findtext('.//pdfuaid:part', None, NAMES), '1')

    def test_note_without_title(self):
        structure = self.structures['empty']
        self.assertEqual(str(structure.pdf.docinfo.Title), 'beslisnota')
        self.assertNotIn('/Subject', structure.pdf.docinfo)
        self.assertNotIn('/Outlines', structure.pdf.Root)

    def test_missing_glyph(self):
        self.assertIn('neither PDF/UA-1 nor PDF/A-2a: 1 character is in none of the installed fonts',
                      self.warnings['missing-glyph'])
        xmp = self.metadata('missing-glyph')
        self.assertIsNone(xmp.find('.//pdfaid:part', NAMES))
        self.assertIsNone(xmp.find('.//pdfuaid:part', NAMES))
        self.assertEqual(self.warnings['rich'], '')

    # What it says

    def test_text(self):
        words = run('pdftotext', '-raw', self.paths['rich'], '-').split()
        expected = ('Gewoon, sterk nadruk en de 7e keer as soon as possible. Zie de vette koppeling of schrijf. '
                    'Eerste regel tweede regel').split()
        start = words.index('Gewoon,')
        self.assertEqual(words[start:start + len(expected)], expected)

    def test_text_is_that_of_the_structure(self):
        """All that is drawn is in the structure or in an artifact."""
        for name in ('rich', 'long'):
            structure = self.structures[name]
            tagged = ''.join(structure.text(kid) for kid in structure.kids(structure.root))
            untagged = ''.join(artifact[2] for page in structure.artifacts for artifact in page)
            drawn = run('pdftotext', '-raw', self.paths[name], '-')
            self.assertEqual(sorted(''.join(drawn.split())), sorted(''.join((tagged + untagged).split())), name)

    def test_words_do_not_run_together(self):
        structure = self.structures['long']
        for paragraph in structure.elements('P'):
            text = structure.text(paragraph)
            self.assertNotRegex(text, r'loopt\.\S|[a-z]Deze')

    def test_outline_is_the_headings(self):
        for name in ('rich', 'public', 'long'):
            structure = self.structures[name]
            headings = [(int(str(e.S)[2:]), structure.text(e).strip()) for e in structure.elements()
                        if re.fullmatch('/H[1-6]', str(e.S))]

            def items(outline, level):
                for item in outline:
                    yield (level, str(item.title).strip())
                    yield from items(item.children, level + 1)

            with structure.pdf.open_outline() as outline:
                self.assertEqual(list(items(outline.root, 1)), headings, name)
            self.assertTrue(headings)

    def test_languages(self):
        structure = self.structures['rich']
        spans = [e for e in structure.elements('Span') if '/Lang' in e]
        self.assertEqual([(str(e.Lang), structure.text(e)) for e in spans], [('en', 'as soon as possible')])

    def test_links(self):
        for name in ('rich', 'long'):
            structure = self.structures[name]
            annotations = [a for page in structure.pdf.pages for a in page.get('/Annots', [])]
            links = list(structure.elements('Link'))
            self.assertEqual(len(annotations), len(links))
            for link in links:
                annotation, = structure.annotations(link)
                self.assertIn(str(annotation.A.URI), str(annotation.Contents))
                self.assertEqual(int(annotation.F), 4)
                self.assertIn(annotation.objgen, [a.objgen for a in annotations])
        found = [str(a.A.URI) for page in self.structures['rich'].pdf.pages for a in page.get('/Annots', [])]
        self.assertEqual(found, ["https://example.org/a?b=c&d='e'", 'mailto:nota@example.org'])

    def test_long_links(self):
        """A string of PDF has at most 32,767 bytes; the text of a link with a longer target stays."""
        structure = self.structures['long-links']
        self.assertEqual([structure.text(link) for link in structure.elements('Link')], ['De langste'])
        self.assertEqual([len(str(a.A.URI)) for page in structure.pdf.pages for a in page.Annots], [32767])
        self.assertIn('De langste, een langere en een in ASCII.', run('pdftotext', self.paths['long-links'], '-'))
        self.assertEqual(self.warnings['long-links'].count('longer than PDF allows'), 1)
        self.assertEqual(self.warnings['rich'], '')

    def test_lists(self):
        structure = self.structures['rich']
        lists = list(structure.elements('L'))
        self.assertEqual([str(e.A.ListNumbering) for e in lists], ['/Disc', '/Decimal'])
        for name in ('rich', 'long'):
            for element in self.structures[name].elements('LI'):
                self.assertEqual([str(k.S) for k in structure.kids(element)], ['/Lbl', '/LBody'])

    def test_list_over_pages_is_one(self):
        structure = self.structures['long']
        self.assertEqual(len(list(structure.elements('L'))), 1)
        labels = [structure.text(e).strip() for e in structure.elements('Lbl')]
        self.assertEqual(labels, ['%d.' % (i + 1) for i in range(40)])

    def test_tables(self):
        for name, n_rows in (('rich', 2), ('long', 120)):
            structure = self.structures[name]
            table, = structure.elements('Table')
            self.assertEqual([str(k.S) for k in structure.kids(table)], ['/THead', '/TBody'])
            self.assertEqual([str(e.A.Scope) for e in structure.elements('TH', table)], ['/Column', '/Column'])
            self.assertEqual(len(list(structure.elements('TR', table))), n_rows + 1)
            self.assertEqual(len(list(structure.elements('TD', table))), n_rows * 2)

    def test_repeated_header_rows_are_artifacts(self):
        structure = self.structures['long']
        repeated = [i for i, page in enumerate(structure.artifacts)
                    if any(a[0] == '/Layout' and 'Jaar' in a[2] for a in page)]
        self.assertGreater(len(repeated), 1)
        self.assertEqual(repeated, list(range(repeated[0], repeated[-1] + 1)))

    def test_page_numbers_are_footers(self):
        structure = self.structures['long']
        n_pages = len(structure.pdf.pages)
        for i, page in enumerate(structure.artifacts):
            footers = ''.join(a[2] for a in page if a[1] == '/Footer')
            self.assertIn('Pagina %d van %d' % (i + 1, n_pages), footers)

    def test_bars(self):
        structure = self.structures['public']
        bars = [str(e.ActualText) for e in structure.elements() if '/ActualText' in e]
        self.assertEqual(len(bars), 3)
        for bar in bars:
            self.assertRegex(bar, 'artikel 5.1, tweede lid, aanhef en onder [eib]')

    def test_nothing_empty(self):
        for name, structure in self.structures.items():
            for element in structure.elements():
                if str(element.S) not in ('/TD', '/Document'):
                    self.assertTrue(structure.kids(element), (name, str(element.S)))

    # Marked content and the parent tree lead to each other

    def test_parent_tree(self):
        for name, structure in self.structures.items():
            numbers = structure.root.ParentTree.Nums
            tree = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
            self.assertEqual(int(structure.root.ParentTreeNextKey), max(tree) + 1 if tree else 0)
            parents = {}
            for page in structure.pdf.pages:
                for i, element in enumerate(tree.get(int(page.get('/StructParents', -1)), [])):
                    if element is not None:
                        parents[(page.objgen, i)] = element.objgen
            found = {}
            for element in structure.elements():
                for kid in structure.kids(element):
                    if isinstance(kid, int):
                        found[(element.Pg.objgen, kid)] = element.objgen
                    elif kid.get('/Type') == '/MCR':
                        found[(kid.get('/Pg', element.get('/Pg')).objgen, int(kid.MCID))] = element.objgen
                    elif kid.get('/Type') == '/OBJR':
                        self.assertEqual(tree[int(kid.Obj.StructParent)].objgen, element.objgen)
            self.assertEqual(parents, found, name)
            self.assertEqual(set(found), set(structure.contents), name)

    # The rules as a whole, where the checker is at hand

    def test_conformance(self):
        checker = pathlib.Path(os.environ['STELLER_SOURCE_DIR']) / '..' / 'shared' / 'tools' / 'pdfcheck.py'
        if not checker.exists():
            self.skipTest('no pdfcheck.py beside the source tree')
        if importlib.util.find_spec('fontTools') is None:
            self.skipTest('pdfcheck.py needs python3-fonttools')
        for name in ('rich', 'public', 'long', 'empty', 'long-links'):
            with self.subTest(name):
                run(sys.executable, checker, self.paths[name])


if __name__ == '__main__':
    writer = sys.argv.pop(1)
    unittest.main(verbosity=2)
