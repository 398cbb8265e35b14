# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules for what is drawn on the pages."""
import pikepdf
from document import PAINT, TEXT
from rule import rule

# ISO 32000-1, annex A; without compatibility sections, inline images and the glyphs of Type 3 fonts.
OPERATORS = frozenset(
    'b B b* B* BDC BMC BT c cm cs CS d Do EMC ET f F f* g G gs h i j J k K l m M n q Q re rg RG ri s S sc SC scn SCN '
    'sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split())
COLOURS = frozenset(('/DeviceRGB', '/DeviceGray'))
ARTIFACTS = {
    '/Layout': {None}, '/Page': {None}, '/Background': {None}, '/Pagination': {'/Header', '/Footer', '/Watermark'},
}


def at(operation):
    return 'page %d: %s' % (operation.page + 1, operation.operator)


@rule('operators', 'PDF/A-2, 6.2.2')
def check_operators(document):
    """Pages are drawn by the operators there are, and marked content begins and ends."""
    yield from document.problems
    for operation in document.operations:
        if operation.operator not in OPERATORS:
            yield at(operation)


@rule('tagged', 'PDF/UA-1, 7.1; PDF/A-2, 6.7.3')
def check_tagged(document):
    """All that is drawn is in the structure, or an artifact."""
    for operation in document.operations:
        paints = operation.operator in TEXT or operation.operator in PAINT
        if operation.operator == 'Do':
            form = document.resource(operation.resources, '/XObject', operation.operands[0])
            paints = form is None or form.get('/Subtype') != '/Form'
        if paints and operation.number is None and not operation.is_artifact:
            yield at(operation)


@rule('apart', 'PDF/UA-1, 7.1')
def check_apart(document):
    """No artifact holds content of the structure, or the other way round, and no content stands twice."""
    seen = set()
    for operation in document.operations:
        if operation.operator not in ('BMC', 'BDC'):
            continue
        if operation.is_artifact and operation.number is not None:
            yield at(operation)
        number = operation.marks[-1].number
        if number is not None:
            if (operation.page, number) in seen:
                yield 'page %d: %d twice' % (operation.page + 1, number)
            seen.add((operation.page, number))


@rule('artifacts', 'PDF/UA-1, 7.8; ISO 32000-1, table 330')
def check_artifacts(document):
    """An artifact says of what kind it is, and the head and the foot of a page which of both."""
    for operation in document.operations:
        if operation.operator not in ('BMC', 'BDC') or not operation.marks[-1].is_artifact:
            continue
        properties = operation.marks[-1].properties
        properties = properties if isinstance(properties, pikepdf.Dictionary) else pikepdf.Dictionary()
        kind = str(properties.get('/Type'))
        subtype = str(properties.Subtype) if '/Subtype' in properties else None
        if subtype not in ARTIFACTS.get(kind, ()):
            yield '%s: %s %s' % (at(operation), kind, subtype)
        elif subtype in ('/Header', '/Footer'):
            attached = [str(side) for side in properties.get('/Attached', [])]
            if attached != [{'/Header': '/Top', '/Footer': '/Bottom'}[subtype]]:
                yield '%s: attached %s' % (at(operation), attached)


@rule('tags', 'own: the content says what the structure says')
def check_tags(document):
    """Marked content of the structure has the tag of the element that it belongs to, or of one around it."""
    owners = {content: element for element in document.elements for content in element.contents}
    for operation in document.operations:
        if operation.operator == 'BDC' and operation.marks[-1].number is not None:
            owner = owners.get((operation.page, operation.marks[-1].number))
            if owner is not None and not same_kind(operation.marks[-1].tag, owner):
                yield '%s: %s in %s' % (at(operation), operation.marks[-1].tag, owner)


def same_kind(tag, element):
    heading = tag[:1] == 'H' and tag[1:].isdigit() and element.type[:1] == 'H' and element.type[1:].isdigit()
    return heading or element.has_type_around(tag)


@rule('device-colours', 'PDF/A-2, 6.2.4.3')
def check_device_colours(document):
    """Colours are those of the profile, or greys."""
    for operation in document.operations:
        if operation.operator in ('k', 'K') or (operation.operator in ('cs', 'CS') and
                                                str(operation.operands[0]) == '/DeviceCMYK'):
            yield at(operation)
    for value in document.pdf.objects:
        if isinstance(value, pikepdf.Stream) and isinstance(value.get('/ColorSpace'), pikepdf.Name):
            if str(value.ColorSpace) not in COLOURS:
                yield 'an image in %s' % value.ColorSpace


@rule('opaque', 'recipe: no alpha in tagged content; PDF/A-2, 6.2.10')
def check_opaque(document):
    """What is in the structure, but for figures, is not seen through, and nothing is mixed with what is behind it in
    unusual ways."""
    figures = {content for element in document.elements if element.has_type_around('Figure')
               for content in element.contents}
    for operation in document.operations:
        if operation.operator not in TEXT and operation.operator not in PAINT or operation.state is None:
            continue
        state = operation.state
        is_seen_through = (state.get('/ca', 1) != 1 or state.get('/CA', 1) != 1 or
                           str(state.get('/SMask', '/None')) != '/None')
        if operation.number is not None and (operation.page, operation.number) not in figures and is_seen_through:
            yield at(operation)
        if str(state.get('/BM', '/Normal')) not in ('/Normal', '/Compatible', '/Multiply', '/Screen', '/Overlay',
                                                    '/Darken', '/Lighten'):
            yield '%s: %s' % (at(operation), state.BM)


@rule('states', 'PDF/A-2, 6.2.5')
def check_states(document):
    """No state has transfer functions or halftones of its own."""
    for operation in document.operations:
        if operation.operator == 'gs' and operation.state is not None:
            for key in ('/TR', '/TR2', '/HTP', '/HTO'):
                if str(operation.state.get(key, '/Default')) != '/Default':
                    yield key


@rule('images', 'PDF/A-2, 6.2.8 and 6.2.9')
def check_images(document):
    """Images are not smoothed by the reader and have no other version; forms refer to nothing outside."""
    for value in document.pdf.objects:
        if not isinstance(value, pikepdf.Stream):
            continue
        if value.get('/Subtype') == '/Image':
            if value.get('/Interpolate', False) is not False:
                yield 'interpolated'
            if '/Alternates' in value or '/OPI' in value:
                yield 'another version'
        elif value.get('/Subtype') == '/Form' and ('/Ref' in value or '/OPI' in value or '/PS' in value):
            yield 'a form with more than its content'


@rule('words', 'PDF/UA-1, 7.2: the reading order is that of the note')
def check_words(document, words):
    """Who reads the structure gets the words of the note, one by one and in its order."""
    found = read_words(document)
    position = 0
    for word in words:
        try:
            position = found.index(word, position) + 1
        except ValueError:
            yield '%r after %s' % (word, ' '.join(found[max(0, position - 3):position]))
            return


def read_words(document):
    """Words end where a paragraph, a cell or a label ends, and nowhere within one but at a space."""
    inline = ('Span', 'Link')

    def walk(element):
        if '/ActualText' in element.dictionary:
            yield str(element.dictionary.ActualText)
            return
        for kid in element.kids:
            if isinstance(kid, tuple):
                yield document.texts.get(kid, '')
            elif not isinstance(kid, pikepdf.Dictionary):
                if kid.type not in inline:
                    yield '\n'
                yield from walk(kid)
        if element.type not in inline:
            yield '\n'

    return ''.join(part for element in document.elements if element.parent is None
                   for part in walk(element)).split()
