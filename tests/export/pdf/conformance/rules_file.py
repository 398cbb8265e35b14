# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules for the file as a whole."""
import re

import pikepdf
from rule import rule

MAX_STRING = 32767
MAX_NAME = 127
MAX_STATES = 28
FILTERS = frozenset(('/FlateDecode', '/DCTDecode'))


def walk_objects(document):
    """Every object of the file, and what is directly in it."""
    def walk(value, depth):
        yield value
        if depth > 50:
            return
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            for _, kid in value.items():
                if not getattr(kid, 'is_indirect', False):
                    yield from walk(kid, depth + 1)
        elif isinstance(value, pikepdf.Array):
            for kid in value:
                if not getattr(kid, 'is_indirect', False):
                    yield from walk(kid, depth + 1)
    for value in document.pdf.objects:
        yield from walk(value, 0)


@rule('header', 'PDF/A-2, 6.1.2')
def check_header(document):
    """The file begins with its version and a comment of bytes that are no ASCII."""
    if not re.match(rb'%PDF-1\.7\n%[\x80-\xff]{4,}\n', document.bytes):
        yield repr(document.bytes[:20])


@rule('end', 'PDF/A-2, 6.1.3')
def check_end(document):
    """Nothing comes after the end of the file."""
    if not re.search(rb'%%EOF\n?\Z', document.bytes):
        yield repr(document.bytes[-20:])


@rule('one-revision', 'own: there is nothing to take back')
def check_one_revision(document):
    """The file was written once and never added to."""
    count = document.bytes.count(b'startxref')
    if count != 1:
        yield 'startxref %d times' % count


@rule('identifier', 'PDF/A-2, 6.1.3')
def check_identifier(document):
    """The file has an identifier of two parts, which are the same in a file that never changed."""
    identifier = document.pdf.trailer.get('/ID')
    if not isinstance(identifier, pikepdf.Array) or len(identifier) != 2:
        yield 'none'
    elif bytes(identifier[0]) != bytes(identifier[1]) or len(bytes(identifier[0])) < 16:
        yield repr([bytes(part) for part in identifier])


@rule('encryption', 'PDF/A-2, 6.1.3; PDF/UA-1, 7.16')
def check_encryption(document):
    """Nothing keeps assistive technology, or the archive, from reading the file."""
    if '/Encrypt' in document.pdf.trailer:
        yield 'encrypted'


@rule('cross-reference', 'PDF/A-2, 6.1.4')
def check_cross_reference(document):
    """Every object is where the cross-reference stream says; cairo's own table is not true."""
    entries = read_entries(document.bytes)
    if entries is None:
        yield 'no cross-reference stream where startxref says'
        return
    for number, offset in entries:
        if not re.match(rb'%d 0 obj\b' % number, document.bytes[offset:offset + 20]):
            yield 'object %d is not at %d' % (number, offset)


def read_entries(data):
    """(number, offset) of what is in use and in no object stream; None when there is no cross-reference stream."""
    start = re.search(rb'startxref\n(\d+)\n', data)
    found = start and re.match(rb'\d+ 0 obj\n<<(.*?)>>\nstream\n(.*?)\nendstream', data[int(start.group(1)):], re.S)
    if not found:
        return None
    head, body = found.groups()
    widths = [int(width) for width in re.search(rb'/W \[\s*(\d+) (\d+) (\d+)\s*\]', head).groups()]
    index = re.search(rb'/Index \[\s*(\d+) (\d+)\s*\]', head)
    table = decode_table(head, body)
    size = sum(widths)
    first = int(index.group(1)) if index else 0
    entries = []
    for i in range(len(table) // size):
        kind, offset, _ = (int.from_bytes(part, 'big') for part in split(table[i * size:(i + 1) * size], widths))
        if kind == 1:
            entries.append((first + i, offset))
    return entries


def decode_table(head, body):
    if b'/Filter' not in head:
        return body
    pdf = pikepdf.new()
    decoder = pdf.make_stream(b'')
    parameters = re.search(rb'/DecodeParms (<<.*?>>)', head)
    decoder.write(body, filter=pikepdf.Name.FlateDecode,
                  decode_parms=pikepdf.Object.parse(parameters.group(1)) if parameters else None)
    return decoder.read_bytes()


def split(entry, widths):
    start = 0
    for width in widths:
        yield entry[start:start + width]
        start += width


@rule('objects', 'ISO 32000-1, 7')
def check_objects(document):
    """No object of the file is broken."""
    check = getattr(document.pdf, 'check_pdf_syntax', None) or document.pdf.check
    yield from (str(problem) for problem in check())


@rule('stream-ends', 'PDF/A-2, 6.1.7.1')
def check_stream_ends(document):
    """The end of a stream stands on a line of its own."""
    count = len(re.findall(rb'[^\r\n]endstream\n', document.bytes))
    if count:
        yield '%d do not' % count


@rule('filters', 'PDF/A-2, 6.1.7.2')
def check_filters(document):
    """Streams are in the file, and packed by means that a reader must know."""
    for value in document.pdf.objects:
        if isinstance(value, pikepdf.Stream):
            filters = value.get('/Filter')
            filters = [] if filters is None else filters if isinstance(filters, pikepdf.Array) else [filters]
            for filter_ in filters:
                if str(filter_) not in FILTERS:
                    yield '%r: %s' % (value.objgen, filter_)
            if '/F' in value:
                yield '%r: data elsewhere' % (value.objgen,)


@rule('limits', 'PDF/A-2, 6.1.13')
def check_limits(document):
    """Strings, names and nested states stay within what a reader must be able to hold."""
    for value in walk_objects(document):
        if isinstance(value, pikepdf.String) and len(bytes(value)) > MAX_STRING:
            yield 'a string of %d bytes' % len(bytes(value))
        elif isinstance(value, pikepdf.Name) and len(str(value).encode()) - 1 > MAX_NAME:
            yield 'a name of %d bytes' % len(str(value))
    deepest = max((operation.depth for operation in document.operations), default=0)
    if deepest > MAX_STATES:
        yield '%d states within each other' % deepest
