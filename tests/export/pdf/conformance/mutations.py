# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that break one rule each: a good file, and what is changed in it. A rule that no change here breaks proves
nothing; the test demands that each is broken, and that a change breaks those rules only that stand beside it."""
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from rules_file import decode_table


def elements(pdf, role, within=None):
    """The elements of a role, in reading order."""
    kids = (within if within is not None else pdf.Root.StructTreeRoot).get('/K')
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and '/S' in kid:
            if kid.S == '/' + role:
                yield kid
            yield from elements(pdf, role, kid)


def first(pdf, role, holds=''):
    return next(element for element in elements(pdf, role) if not holds or holds in element)


def set_entry(role, key, value):
    def change(pdf):
        first(pdf, role)[key] = value
    return change


def retype(role, new):
    return set_entry(role, '/S', Name('/' + new))


def remove(role, key):
    def change(pdf):
        del first(pdf, role, key)[key]
    return change


def root(key, value):
    def change(pdf):
        pdf.Root[key] = value
    return change


def unroot(key):
    def change(pdf):
        del pdf.Root[key]
    return change


def content(pattern, replacement, count=1):
    """Changes the content of the first page on which the pattern occurs."""
    def change(pdf):
        for page in pdf.pages:
            changed, found = re.subn(pattern, replacement, page.Contents.read_bytes(), count=count, flags=re.S)
            if found:
                page.Contents.write(changed)
                return
        raise AssertionError('%r is nowhere' % pattern)
    return change


def xmp(pattern, replacement):
    def change(pdf):
        changed, found = re.subn(pattern, replacement, pdf.Root.Metadata.read_bytes(), flags=re.S)
        assert found, pattern
        pdf.Root.Metadata.write(changed)
    return change


def fonts(pdf, subtype):
    return [value for value in pdf.objects
            if isinstance(value, Dictionary) and value.get('/Type') == '/Font' and value.get('/Subtype') == subtype]


def font(subtype, do):
    def change(pdf):
        do(fonts(pdf, subtype)[0])
    return change


def tounicode(pattern, replacement):
    def change(pdf):
        stream = fonts(pdf, '/TrueType')[0].ToUnicode
        changed, found = re.subn(pattern, replacement, stream.read_bytes(), count=1)
        assert found, pattern
        stream.write(changed)
    return change


def widen(dictionary):
    dictionary.Widths = Array([float(width) + 30 for width in dictionary.Widths])


def annotation(pdf):
    return next(a for page in pdf.pages for a in page.get('/Annots', []))


def annotate(key, value):
    def change(pdf):
        annotation(pdf)[key] = value
    return change


def unannotate(key):
    def change(pdf):
        del annotation(pdf)[key]
    return change


def link_without_annotation(pdf):
    link = first(pdf, 'Link')
    link.K = Array([kid for kid in link.K if isinstance(kid, int) or kid.get('/Type') != '/OBJR'])


def swap_paragraphs(pdf):
    kids = first(pdf, 'Document').K
    headings = [i for i, kid in enumerate(kids) if kid.S == '/H1']
    start = headings[0] + 1
    kids[start], kids[start + 1] = kids[start + 1], kids[start]


def lose_cell(pdf):
    row = first(pdf, 'TR')
    row.K = Array(list(row.K)[:-1])


def double_header_rows(pdf):
    table = first(pdf, 'Table')
    head = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.THead, P=table, K=Array()))
    row = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TR, P=head, K=Array()))
    for _ in elements(pdf, 'TH', table):
        row.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TH, P=row,
                                                  A=Dictionary(O=Name.Table, Scope=Name.Column))))
    head.K.append(row)
    table.K = Array([head, *table.K])


def empty_paragraph(pdf):
    document = first(pdf, 'Document')
    document.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document)))


def second_document(pdf):
    tree = pdf.Root.StructTreeRoot
    other = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree, K=Array()))
    tree.K = Array([*(tree.K if isinstance(tree.K, Array) else [tree.K]), other])


def figure(**entries):
    def change(pdf):
        paragraph = first(pdf, 'P')
        paragraph.S = Name.Figure
        for key, value in entries.items():
            paragraph['/' + key] = String(value)
    return change


def blank_bar(pdf):
    next(e for e in elements(pdf, 'Span') if '/ActualText' in e)['/ActualText'] = String(' ')


def parent_of_other(pdf):
    paragraphs = list(elements(pdf, 'P'))
    paragraphs[0].P = paragraphs[1]


def parent_tree_numbers(pdf):
    return pdf.Root.StructTreeRoot.ParentTree.Nums


def parent_tree_hole(pdf):
    parent_tree_numbers(pdf)[1][0] = None


def parent_tree_swap(pdf):
    parents = parent_tree_numbers(pdf)[1]
    parents[0], parents[1] = parents[1], parents[0]


def parent_tree_of_link(pdf):
    numbers = parent_tree_numbers(pdf)
    key = int(annotation(pdf).StructParent)
    index = next(i for i in range(0, len(numbers), 2) if int(numbers[i]) == key)
    numbers[index + 1] = first(pdf, 'P')


def content_of_two(pdf):
    paragraphs = [p for p in elements(pdf, 'P') if isinstance(p.get('/K'), (int, Array))]
    taken = paragraphs[0].K if isinstance(paragraphs[0].K, int) else paragraphs[0].K[0]
    kids = paragraphs[1].K
    paragraphs[1].K = Array([taken, *([kids] if isinstance(kids, int) else kids)])


def outline_without_last(pdf):
    with pdf.open_outline() as outline:
        outline.root.pop()


def outline_elsewhere(pdf):
    with pdf.open_outline() as outline:
        outline.root[0].destination = Array([pdf.pages[-1].obj, Name.XYZ, 0, 0, 0])


def no_tabs(pdf):
    del pdf.pages[-1]['/Tabs']


def states(**entries):
    def change(pdf):
        for page in pdf.pages:
            for _, state in page.Resources.ExtGState.items():
                for key, value in entries.items():
                    state['/' + key] = value
    return change


def image(**entries):
    def change(pdf):
        picture = pdf.make_stream(b'\0\0\0', Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
                                  BitsPerComponent=8, ColorSpace=Name.DeviceRGB)
        for key, value in entries.items():
            picture['/' + key] = value
        page = pdf.pages[0]
        page.Resources.XObject = Dictionary(picture=picture)
        page.Contents.write(page.Contents.read_bytes() + b'\n/Artifact <</Type /Layout>> BDC /picture Do EMC\n')
    return change


def untag_image(pdf):
    image()(pdf)
    content(rb'/Artifact <</Type /Layout>> BDC /picture Do EMC', b'/picture Do')(pdf)


def form(**entries):
    def change(pdf):
        drawing = pdf.make_stream(b'0 0 1 1 re f', Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
        for key, value in entries.items():
            drawing['/' + key] = value
        page = pdf.pages[0]
        page.Resources.XObject = Dictionary(drawing=drawing)
        page.Contents.write(page.Contents.read_bytes() + b'\n/Artifact <</Type /Layout>> BDC /drawing Do EMC\n')
    return change


def profile(start, data):
    def change(pdf):
        stream = pdf.Root.OutputIntents[0].DestOutputProfile
        old = stream.read_bytes()
        stream.write(old[:start] + data + old[start + len(data):])
    return change


def second_intent(pdf):
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def information(key, value):
    def change(pdf):
        pdf.trailer.Info[key] = String(value)
    return change


def long_name(pdf):
    pdf.Root['/PieceInfo'] = Dictionary({'/A': Name('/' + 'n' * 200)})


def ascii_filter(pdf):
    stream = pdf.pages[0].Contents
    stream.write(stream.read_bytes().hex().encode() + b'>', filter=Name.ASCIIHexDecode)


def outside_data(pdf):
    pdf.pages[0].Contents['/F'] = String('elsewhere')


def label_behind(pdf):
    item = first(pdf, 'LI')
    item.K = Array(list(item.K)[::-1])


def odd_language(pdf):
    next(e for e in elements(pdf, 'Span') if '/Lang' in e)['/Lang'] = String('en_GB')


def annotation_twice(pdf):
    links = list(elements(pdf, 'Link'))
    links[1].K.append(next(kid for kid in links[0].K if isinstance(kid, Dictionary) and kid.get('/Type') == '/OBJR'))


def other_identifier(pdf):
    pdf.trailer.ID = Array([String('a' * 16), String('b' * 16)])


# (name, the rules that are broken, what is done to the file by pikepdf)
MUTATIONS = [
    # What the file tells of itself
    ('no-language', {'language'}, unroot('/Lang')),
    ('odd-language', {'language'}, root('/Lang', String('nl_NL'))),
    ('no-mark', {'marked'}, unroot('/MarkInfo')),
    ('not-marked', {'marked'}, root('/MarkInfo', Dictionary(Marked=False))),
    ('suspects', {'marked'}, root('/MarkInfo', Dictionary(Marked=True, Suspects=True))),
    ('file-name-shown', {'display-title'}, unroot('/ViewerPreferences')),
    ('script', {'nothing-active'}, root('/OpenAction', Dictionary(S=Name.JavaScript, JS=String('1')))),
    ('form-fields', {'nothing-active'}, root('/AcroForm', Dictionary(Fields=Array()))),
    ('layers', {'nothing-active'}, root('/OCProperties', Dictionary(OCGs=Array(), D=Dictionary()))),
    ('attachment', {'nothing-active'}, root('/Names', Dictionary(EmbeddedFiles=Dictionary(Names=Array())))),
    ('link-that-runs', {'nothing-active'}, annotate('/A', Dictionary(S=Name.Launch, URI=String('x')))),
    ('no-metadata', {'packet', 'title', 'claim-accessible', 'claim-archivable', 'information'}, unroot('/Metadata')),
    ('metadata-of-another-type', {'packet'}, lambda pdf: pdf.Root.Metadata.__setitem__('/Subtype', Name.Other)),
    ('metadata-broken', {'packet', 'title', 'claim-accessible', 'claim-archivable', 'information'},
     xmp(rb'</rdf:RDF>', b'</rdf:RD>')),
    ('metadata-without-packet', {'packet'}, xmp(rb'<\?xpacket begin', b'<?packet begin')),
    ('no-title', {'title', 'information'}, xmp(rb'<dc:title>.*?</dc:title>', b'')),
    ('title-of-blanks', {'title', 'information'}, xmp(rb'(<dc:title>.*?<rdf:li[^>]*>)[^<]*', rb'\1 ')),
    ('claim-of-another-part', {'claim-accessible'}, xmp(rb'<pdfuaid:part>1', b'<pdfuaid:part>2')),
    ('no-claim-accessible', {'claim-accessible'}, xmp(rb'<pdfuaid:part>1</pdfuaid:part>', b'')),
    ('claim-of-another-level', {'claim-archivable'}, xmp(rb'conformance>A', b'conformance>B')),
    ('no-claim-archivable', {'claim-archivable'}, xmp(rb'<pdfaid:part>2</pdfaid:part>', b'')),
    ('no-schema', {'schemas'}, xmp(rb'<pdfaExtension:schemas>.*</pdfaExtension:schemas>', b'')),
    ('schema-of-another-property', {'schemas'}, xmp(rb'<pdfaProperty:name>part', b'<pdfaProperty:name>parts')),
    ('schema-without-description', {'schemas'},
     xmp(rb'<pdfaProperty:description>.*?</pdfaProperty:description>', b'')),
    ('unknown-property', {'schemas'}, xmp(rb'(<dc:format>)', rb'<x:a xmlns:x="urn:x">1</x:a>\1')),
    ('other-title', {'information'}, information('/Title', 'Anders')),
    ('other-author', {'information'}, information('/Author', 'Anders')),
    ('date-as-cairo-writes-it', {'information'}, information('/CreationDate', '20260216090000Z')),
    ('other-date', {'information'}, information('/ModDate', 'D:20260216090001Z')),
    ('no-colours', {'colours'}, unroot('/OutputIntents')),
    ('two-profiles', {'colours'}, second_intent),
    ('profile-of-no-screen', {'colours'}, profile(12, b'abst')),
    ('profile-of-a-press', {'colours'}, profile(16, b'CMYK')),
    ('profile-of-version-4', {'colours'}, profile(8, b'\4')),
    ('no-tab-order', {'tab-order'}, no_tabs),
    ('page-too-large', {'page-size'},
     lambda pdf: pdf.pages[-1].obj.__setitem__('/MediaBox', Array([0, 0, 595, 14401]))),
    ('no-outline', {'outline'}, unroot('/Outlines')),
    ('outline-without-the-last', {'outline'}, outline_without_last),
    ('outline-to-another-page', {'outline'}, outline_elsewhere),
    # The structure
    ('no-structure', {'document', 'parent-tree', 'links', 'outline', 'words'}, unroot('/StructTreeRoot')),
    ('two-documents', {'document'}, second_document),
    ('no-document', {'document'}, retype('Document', 'Sect')),
    ('parent-of-another', {'tree'}, parent_of_other),
    ('unknown-type', {'types'}, retype('BlockQuote', 'Aside')),
    ('standard-type-made-another', {'types'},
     lambda pdf: pdf.Root.StructTreeRoot.RoleMap.__setitem__('/Quote', Name.P)),
    ('types-in-a-circle', {'types', 'tags', 'words'},
     lambda pdf: pdf.Root.StructTreeRoot.__setitem__('/RoleMap', Dictionary(
         Title=Name.P, Strong=Name.Em, Em=Name.Strong))),
    ('cell-as-paragraph', {'nesting', 'tags'}, retype('TD', 'P')),
    ('item-as-paragraph', {'nesting'}, retype('LI', 'P')),
    ('body-as-paragraph', {'nesting', 'lists'}, retype('LBody', 'P')),
    ('two-heads-of-a-table', {'nesting'}, double_header_rows),
    ('row-too-short', {'regular-tables', 'parent-tree'}, lose_cell),
    ('no-scope', {'header-cells'}, remove('TH', '/A')),
    ('odd-scope', {'header-cells'}, set_entry('TH', '/A', Dictionary(O=Name.Table, Scope=Name.Table))),
    ('heading-too-deep', {'headings', 'outline'}, retype('H2', 'H3')),
    ('first-heading-too-deep', {'headings', 'outline'}, retype('H1', 'H2')),
    ('heading-without-level', {'headings', 'outline', 'tags'}, retype('H2', 'H')),
    ('no-numbering', {'lists'}, remove('L', '/A')),
    ('odd-numbering', {'lists'}, set_entry('L', '/A', Dictionary(O=Name.List, ListNumbering=Name.Stars))),
    ('label-behind', {'lists'}, label_behind),
    ('figure-without-description', {'descriptions', 'tags'}, figure()),
    ('figure-with-blank-description', {'descriptions', 'tags'}, figure(Alt=' ')),
    ('odd-language-of-words', {'languages'}, odd_language),
    ('empty-paragraph', {'nothing-empty'}, empty_paragraph),
    # Links
    ('link-as-span', {'links', 'tags'}, retype('Link', 'Span')),
    ('link-without-annotation', {'links'}, link_without_annotation),
    ('annotation-twice', {'links'}, annotation_twice),
    ('annotation-that-leads-elsewhere', {'links'}, parent_tree_of_link),
    ('annotation-of-another-kind', {'links'}, annotate('/Subtype', Name.Square)),
    ('link-without-description', {'link-descriptions'}, unannotate('/Contents')),
    ('link-without-target', {'link-descriptions'}, unannotate('/A')),
    ('annotation-that-does-not-print', {'annotations'}, annotate('/F', 0)),
    ('annotation-hidden', {'annotations'}, annotate('/F', 6)),
    ('annotation-without-flags', {'annotations'}, unannotate('/F')),
    ('annotation-off-the-page', {'annotations'}, annotate('/Rect', Array([10, 900, 20, 910]))),
    # Content
    ('hole-in-the-parent-tree', {'parent-tree'}, parent_tree_hole),
    ('parent-tree-of-another', {'parent-tree'}, parent_tree_swap),
    ('content-of-two', {'parent-tree'}, content_of_two),
    ('next-key', {'parent-tree'}, lambda pdf: pdf.Root.StructTreeRoot.__setitem__('/ParentTreeNextKey', 0)),
    ('unknown-operator', {'operators'}, content(rb'\Z', b'\n1 0 odd\n')),
    ('marked-content-that-does-not-end', {'operators'}, content(rb'EMC((\s*Q)*\s*)\Z', rb'\1')),
    ('marked-content-that-did-not-begin', {'operators'}, content(rb'\Z', b'\nEMC\n')),
    ('inline-image', {'operators'},
     content(rb'\Z', b'\n/Artifact <</Type /Layout>> BDC BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI EMC\n')),
    ('rule-untagged', {'tagged'}, content(rb'/Artifact <</Type /Layout>> BDC\n(.*?)EMC', rb'\1')),
    ('footer-untagged', {'tagged'}, content(rb'/Artifact <</Type /Pagination[^>]*>> BDC(.*?)EMC', rb'\1')),
    ('paragraph-untagged', {'tagged', 'parent-tree'}, content(rb'/P << /MCID 0 >> BDC', b'/P BMC')),
    ('image-untagged', {'tagged'}, untag_image),
    ('artifact-in-content', {'apart', 'artifacts'},
     content(rb'/P << /MCID 0 >> BDC', b'/P << /MCID 0 >> BDC /Artifact BMC EMC')),
    ('content-in-artifact', {'apart', 'parent-tree'},
     content(rb'(/P << /MCID 0 >> BDC.*?EMC)', rb'/Artifact <</Type /Layout>> BDC \1 EMC')),
    ('content-twice', {'apart'}, content(rb'(/P << /MCID 0 >> BDC)', rb'\1 EMC \1')),
    ('artifact-of-no-kind', {'artifacts'}, content(rb'/Artifact <</Type /Layout>> BDC', b'/Artifact BMC')),
    ('footer-of-no-kind', {'artifacts'}, content(rb'/Subtype /Footer /Attached \[/Bottom\]', b'')),
    ('footer-at-the-top', {'artifacts'}, content(rb'/Attached \[/Bottom\]', b'/Attached [/Top]')),
    ('tag-of-another-kind', {'tags'}, content(rb'/H1 << /MCID', b'/Code << /MCID')),
    ('colours-of-a-press', {'device-colours'}, content(rb'0 0 0 rg', b'0 0 0 1 k')),
    ('image-for-a-press', {'device-colours'}, image(ColorSpace=Name.DeviceCMYK)),
    ('text-seen-through', {'opaque'}, states(ca=0.5)),
    ('text-behind-a-mask', {'opaque'}, states(SMask=Dictionary(S=Name.Alpha))),
    ('odd-mixing', {'opaque'}, states(BM=Name.Odd)),
    ('transfer-function', {'states'}, states(TR=Name.Identity)),
    ('halftone', {'states'}, states(HTP=Array([0, 0]))),
    ('image-smoothed', {'images'}, image(Interpolate=True)),
    ('image-with-another', {'images'}, image(Alternates=Array())),
    ('form-with-a-reference', {'images'}, form(Ref=Dictionary())),
    ('reading-order', {'words'}, swap_paragraphs),
    ('words-together', {'words'}, content(rb'\(Een tweede', b'(Eentweede')),
    # Fonts
    ('font-elsewhere', {'embedded'}, font('/TrueType', lambda f: f.FontDescriptor.__delitem__('/FontFile2'))),
    ('whole-font', {'embedded'}, font('/TrueType', lambda f: f.__setitem__('/BaseFont', Name.LiberationSans))),
    ('missing-glyph', {'glyphs', 'unicode'}, content(rb'\(Datum\)', rb'(Dat\\001m)')),
    ('broken-font', {'glyphs'}, font('/TrueType', lambda f: f.FontDescriptor.FontFile2.write(b'no font'))),
    ('wrong-widths', {'widths'}, font('/TrueType', widen)),
    ('no-unicode', {'unicode', 'words'}, font('/TrueType', lambda f: f.__delitem__('/ToUnicode'))),
    ('unicode-of-nothing', {'unicode', 'words'}, tounicode(rb'<65> <0065>', b'<65> <0000>')),
    ('unicode-incomplete', {'unicode', 'words'}, tounicode(rb'<65> <0065>\n', b'')),
    ('unicode-private', {'private-characters', 'words'}, tounicode(rb'<65> <0065>', b'<65> <E065>')),
    ('no-glyph-numbers', {'glyph-numbers'}, font('/CIDFontType2', lambda f: f.__delitem__('/CIDToGIDMap'))),
    ('odd-encoding', {'glyph-numbers'}, font('/Type0', lambda f: f.__setitem__('/Encoding', Name('/UniGB-UTF16-H')))),
    ('no-encoding', {'encodings'}, font('/TrueType', lambda f: f.__delitem__('/Encoding'))),
    ('symbols-with-encoding', {'encodings'}, font('/TrueType', lambda f: f.FontDescriptor.__setitem__('/Flags', 4))),
    # The file
    ('two-identifiers', {'identifier'}, other_identifier),
    ('odd-filter', {'filters'}, ascii_filter),
    ('data-elsewhere', {'filters'}, outside_data),
    ('long-string', {'limits'}, root('/PieceInfo', Dictionary(A=String('x' * 40000)))),
    ('long-name', {'limits'}, long_name),
    ('states-too-deep', {'limits'}, content(rb'\A(.*)\Z', rb'\1' + b'\nq' * 29 + b'\nQ' * 29)),
]


def replace(pattern, replacement):
    def change(data):
        changed, found = re.subn(pattern, replacement, data, count=1, flags=re.S)
        assert found, pattern
        return changed
    return change


def add_false_entry(data):
    """As cairo does it: an object that nothing refers to is listed as if it were there."""
    start = int(re.search(rb'startxref\n(\d+)\n', data).group(1))
    head, body = re.match(rb'\d+ 0 obj\n<<(.*?)>>\nstream\n(.*?)\nendstream', data[start:], re.S).groups()
    widths = [int(width) for width in re.search(rb'/W \[\s*(\d+) (\d+) (\d+)\s*\]', head).groups()]
    table = decode_table(head, body) + b'\1' + b'\0' * (widths[1] - 1) + b'\x0a' + b'\0' * widths[2]
    size = int(re.search(rb'/Size (\d+)', head).group(1))
    head = re.sub(rb'/(Filter /FlateDecode|DecodeParms <<.*?>>|Length \d+|Size \d+|Index \[.*?\])', b'', head)
    return b'%s%d 0 obj\n<<%s /Size %d /Length %d >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n' % (
        data[:start], size - 1, head, size + 1, len(table), table, start)


def add_revision(data):
    return data + data[data.rindex(b'startxref'):]


# The same for the bytes of the file.
BYTE_MUTATIONS = [
    ('other-version', {'header'}, replace(rb'%PDF-1\.7', b'%PDF-1.6')),
    ('no-binary-comment', {'header'}, replace(rb'\A(%PDF-1\.7\n%)....', rb'\1abcd')),
    ('something-after-the-end', {'end'}, lambda data: data + b'\nmore'),
    ('end-of-stream-in-line', {'stream-ends'}, replace(rb'\nendstream\nendobj', b'endstream\n\nendobj')),
    ('two-revisions', {'one-revision'}, add_revision),
    ('false-entry', {'cross-reference', 'objects'}, add_false_entry),
]
