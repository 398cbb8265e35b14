# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules for what the file tells of itself."""
import re
import unicodedata
from xml.etree import ElementTree

import pikepdf
from document import items
from rule import rule

LANGUAGE = re.compile(r'[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*')
NAMES = {
    'rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'dc': 'http://purl.org/dc/elements/1.1/',
    'xmp': 'http://ns.adobe.com/xap/1.0/', 'pdf': 'http://ns.adobe.com/pdf/1.3/',
    'pdfaid': 'http://www.aiim.org/pdfa/ns/id/', 'pdfuaid': 'http://www.aiim.org/pdfua/ns/id/',
    'extension': 'http://www.aiim.org/pdfa/ns/extension/', 'schema': 'http://www.aiim.org/pdfa/ns/schema#',
    'property': 'http://www.aiim.org/pdfa/ns/property#',
}
ACTIONS = frozenset(('/URI', '/GoTo'))


def read_packet(document):
    """The metadata as a tree; None when there are none to be read."""
    stream = document.pdf.Root.get('/Metadata')
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        return ElementTree.fromstring(stream.read_bytes())
    except ElementTree.ParseError:
        return None


def read_text(document, path):
    packet = read_packet(document)
    return packet.findtext('.//' + path, None, NAMES) if packet is not None else None


@rule('language', 'PDF/UA-1, 7.2; PDF/A-2, 6.7.4')
def check_language(document):
    """The file names its language."""
    language = str(document.pdf.Root.get('/Lang', ''))
    if not LANGUAGE.fullmatch(language):
        yield repr(language)


@rule('marked', 'PDF/UA-1, 6.2 and 7.1; PDF/A-2, 6.7.2.2')
def check_marked(document):
    """The file says that its structure can be trusted."""
    information = document.pdf.Root.get('/MarkInfo', {})
    if information.get('/Marked') is not True:
        yield 'not marked'
    if information.get('/Suspects', False) is not False:
        yield 'suspects'


@rule('display-title', 'PDF/UA-1, 7.1')
def check_display_title(document):
    """A reader shows the title of the document, not the name of the file."""
    if document.pdf.Root.get('/ViewerPreferences', {}).get('/DisplayDocTitle') is not True:
        yield 'not'


@rule('nothing-active', 'PDF/A-2, 6.4, 6.5, 6.9 and 6.11')
def check_nothing_active(document):
    """The file does nothing, holds no other file and changes nothing of what is seen; links lead to addresses."""
    for key in ('/OpenAction', '/AA', '/AcroForm', '/OCProperties', '/Names', '/NeedsRendering', '/Requirements',
                '/Perms', '/Collection'):
        if key in document.pdf.Root:
            yield key
    for page in document.pages:
        for key in ('/AA', '/PresSteps'):
            if key in page:
                yield key
    for value in document.pdf.objects:
        if isinstance(value, pikepdf.Dictionary):
            action = value.get('/A')
            if isinstance(action, pikepdf.Dictionary) and '/S' in action and str(action.S) not in ACTIONS:
                yield str(action.S)
            if value.get('/Type') == '/Filespec' or '/EF' in value:
                yield 'a file'


@rule('packet', 'PDF/A-2, 6.6.2.1; PDF/UA-1, 7.1')
def check_packet(document):
    """The metadata are well-formed XML, in plain sight of who looks through the file for them."""
    stream = document.pdf.Root.get('/Metadata')
    if not isinstance(stream, pikepdf.Stream):
        yield 'none'
        return
    if stream.get('/Type') != '/Metadata' or stream.get('/Subtype') != '/XML':
        yield 'of another type'
    if '/Filter' in stream:
        yield 'packed'
    packet = stream.read_bytes()
    begin = re.match(rb'<\?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"\?>\n', packet)
    if not begin or not packet.endswith(b'<?xpacket end="r"?>\n'):
        yield 'no packet'
    try:
        ElementTree.fromstring(packet)
    except ElementTree.ParseError as error:
        yield str(error)


@rule('title', 'PDF/UA-1, 7.1')
def check_title(document):
    """The file has a title."""
    if not (read_text(document, 'dc:title/rdf:Alt/rdf:li') or '').strip():
        yield 'none'


@rule('claim-accessible', 'PDF/UA-1, 5')
def check_claim_accessible(document):
    """The file says that it conforms to PDF/UA-1."""
    if read_text(document, 'pdfuaid:part') != '1':
        yield repr(read_text(document, 'pdfuaid:part'))


@rule('claim-archivable', 'PDF/A-2, 6.6.4')
def check_claim_archivable(document):
    """The file says that it conforms to PDF/A-2, level A."""
    claim = read_text(document, 'pdfaid:part'), read_text(document, 'pdfaid:conformance')
    if claim != ('2', 'A'):
        yield repr(claim)


@rule('schemas', 'PDF/A-2, 6.6.2.3')
def check_schemas(document):
    """A property of the metadata that PDF/A does not know is described in the file."""
    packet = read_packet(document)
    if packet is None:
        return
    known = {NAMES[prefix] for prefix in ('rdf', 'dc', 'xmp', 'pdf', 'pdfaid', 'extension')}
    described = set()
    for schema in packet.iterfind('.//extension:schemas/rdf:Bag/rdf:li', NAMES):
        uri = schema.findtext('schema:namespaceURI', '', NAMES)
        for property_ in schema.iterfind('schema:property/rdf:Seq/rdf:li', NAMES):
            parts = [property_.findtext('property:' + part, '', NAMES)
                     for part in ('name', 'valueType', 'category', 'description')]
            if all(parts) and schema.findtext('schema:prefix', '', NAMES):
                described.add('{%s}%s' % (uri, parts[0]))
    for description in packet.iterfind('rdf:RDF/rdf:Description', NAMES):
        for property_ in description:
            uri = property_.tag[1:].partition('}')[0]
            if uri not in known and property_.tag not in described:
                yield property_.tag


@rule('information', 'PDF/A-2, 6.6.3 (of PDF/A-1, where it is a rule)')
def check_information(document):
    """The old place for metadata and the new one say the same, and dates are written as PDF wants them."""
    information = document.pdf.trailer.get('/Info', pikepdf.Dictionary())
    pairs = [('/Title', 'dc:title/rdf:Alt/rdf:li'), ('/Subject', 'dc:description/rdf:Alt/rdf:li'),
             ('/Author', 'dc:creator/rdf:Seq/rdf:li'), ('/Creator', 'xmp:CreatorTool'), ('/Producer', 'pdf:Producer')]
    for key, path in pairs:
        if str(information.get(key, '')) != (read_text(document, path) or ''):
            yield key
    for key, path in (('/CreationDate', 'xmp:CreateDate'), ('/ModDate', 'xmp:ModifyDate')):
        date = str(information.get(key, ''))
        if not re.fullmatch(r'D:\d{14}Z', date):
            yield '%s %r' % (key, date)
        elif re.sub('[^0-9]', '', date) != re.sub('[^0-9]', '', read_text(document, path) or ''):
            yield key


@rule('colours', 'PDF/A-2, 6.2.3')
def check_colours(document):
    """The file says what its colours look like: by one profile of a screen, of ICC version 2."""
    intents = [intent for intent in items(document.pdf.Root.get('/OutputIntents')) if intent.get('/S') == '/GTS_PDFA1']
    if len(intents) != 1:
        yield '%d intents' % len(intents)
        return
    profile = intents[0].get('/DestOutputProfile')
    if not isinstance(profile, pikepdf.Stream) or not str(intents[0].get('/OutputConditionIdentifier', '')):
        yield 'no profile'
        return
    data = profile.read_bytes()
    if (int.from_bytes(data[:4], 'big'), data[8], data[12:16], data[16:20], data[36:40]) != (
            len(data), 2, b'mntr', b'RGB ', b'acsp') or profile.get('/N') != 3:
        yield 'another profile: %r' % data[8:40]


@rule('tab-order', 'PDF/UA-1, 7.18.3')
def check_tab_order(document):
    """The tab key follows the structure on every page."""
    for number, page in enumerate(document.pages):
        if page.get('/Tabs') != '/S':
            yield 'page %d' % (number + 1)


@rule('page-size', 'PDF/A-2, 6.1.13')
def check_page_size(document):
    """Pages are no smaller and no larger than a reader must be able to show."""
    for number, page in enumerate(document.pages):
        left, bottom, right, top = (float(edge) for edge in page.MediaBox)
        if not (3 <= right - left <= 14400 and 3 <= top - bottom <= 14400):
            yield 'page %d' % (number + 1)


def plain(text):
    """A text without what is not seen: the outline is one line of each heading."""
    seen = ''.join(c for c in text if unicodedata.category(c) not in ('Cf', 'Mn') or c.isspace())
    return ' '.join(seen.split())


@rule('outline', 'own: the outline is the headings')
def check_outline(document):
    """The outline holds every heading at its level, and leads to the page that it is on."""
    headings = []
    for element in document.elements:
        if re.fullmatch('H[1-6]', element.type):
            kid = next((kid for inner in element.walk() for kid in inner.contents), (None, None))
            headings.append((int(element.type[1:]), plain(document.text(element)), kid[0]))
    # Of a heading in which nothing is to be seen the outline has nothing to show.
    headings = [heading for heading in headings if heading[1]]

    def walk(entries, level):
        for entry in entries:
            page = document.page_number(entry.destination[0]) if entry.destination is not None else None
            yield (level, plain(str(entry.title)), page)
            yield from walk(entry.children, level + 1)

    with document.pdf.open_outline() as outline:
        entries = list(walk(outline.root, 1))
    for heading, entry in zip(headings, entries):
        if heading != entry:
            yield '%r is %r' % (heading, entry)
    if len(headings) != len(entries):
        yield '%d entries for %d headings' % (len(entries), len(headings))
