# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules for the tree of structure (ISO 32000-1, 14.8.4), and for links."""
import re

import pikepdf
from document import STANDARD_TYPES, items
from rule import rule
from rules_catalogue import LANGUAGE

KIDS = {
    'Table': {'TR', 'THead', 'TBody', 'TFoot', 'Caption'}, 'THead': {'TR'}, 'TBody': {'TR'}, 'TFoot': {'TR'},
    'TR': {'TH', 'TD'}, 'L': {'LI', 'Caption'}, 'LI': {'Lbl', 'LBody'},
}
PARENTS = {
    'TR': {'Table', 'THead', 'TBody', 'TFoot'}, 'THead': {'Table'}, 'TBody': {'Table'}, 'TFoot': {'Table'},
    'TH': {'TR'}, 'TD': {'TR'}, 'LI': {'L'}, 'LBody': {'LI'},
}
NUMBERINGS = frozenset('/None /Disc /Circle /Square /Decimal /UpperRoman /LowerRoman /UpperAlpha /LowerAlpha'.split())
MAY_BE_EMPTY = frozenset(('Document', 'LBody', 'TD', 'TH'))
PRINT = 4


@rule('document', 'ISO 32000-1, 14.8.4.2; PDF/A-2, 6.7.3.3')
def check_document(document):
    """The structure is one Document."""
    roots = [element for element in document.elements if element.parent is None]
    if [root.type for root in roots] != ['Document']:
        yield repr([str(root) for root in roots])


@rule('tree', 'ISO 32000-1, 14.7.2')
def check_tree(document):
    """Each element names the one that it is in."""
    for element in document.elements:
        parent = element.parent.dictionary if element.parent is not None else document.root
        found = element.dictionary.get('/P')
        if found is None or found.objgen != parent.objgen:
            yield str(element)


@rule('types', 'PDF/UA-1, 7.1')
def check_types(document):
    """Types are standard ones, or lead to one; standard ones stay what they are."""
    for role, target in document.roles.items():
        if role in STANDARD_TYPES:
            yield '%s is made %s' % (role, target)
        elif document.standard_type(role) not in STANDARD_TYPES:
            yield '%s leads nowhere' % role
    for element in document.elements:
        if element.type not in STANDARD_TYPES:
            yield str(element)


@rule('nesting', 'PDF/UA-1, 7.2')
def check_nesting(document):
    """Tables, lists and their parts hold each other as they should."""
    for element in document.elements:
        kids = [kid.type for kid in element.elements]
        for kid in kids:
            if element.type in KIDS and kid not in KIDS[element.type]:
                yield '%s in %s' % (kid, element)
        parent = element.parent.type if element.parent is not None else None
        if element.type in PARENTS and parent not in PARENTS[element.type]:
            yield '%s in %s' % (element, parent)
        if element.type == 'Table':
            groups = [kid for kid in kids if kid != 'TR']
            if groups.count('THead') > 1 or groups.count('TFoot') > 1 or ('THead' in groups and 'TBody' not in groups):
                yield 'groups of rows: %s' % groups


@rule('regular-tables', 'PDF/UA-1, 7.2')
def check_regular_tables(document):
    """All rows of a table are as long."""
    for table in document.elements:
        if table.type == 'Table':
            lengths = {sum(int(cell.attribute('/ColSpan') or 1) for cell in row.elements) for row in table.find('TR')}
            if len(lengths) != 1:
                yield 'rows of %s cells' % sorted(lengths)


@rule('header-cells', 'PDF/UA-1, 7.5')
def check_header_cells(document):
    """Tables have header cells, which say whether they head a column or a row."""
    for table in document.elements:
        if table.type == 'Table' and not table.find('TH'):
            yield 'none'
    for cell in document.elements:
        if cell.type == 'TH' and str(cell.attribute('/Scope')) not in ('/Column', '/Row', '/Both'):
            yield 'scope %s' % cell.attribute('/Scope')


@rule('headings', 'PDF/UA-1, 7.4')
def check_headings(document):
    """The first heading is H1, and none goes down by more than one level."""
    last = 0
    for element in document.elements:
        if element.type == 'H':
            yield 'H'
        elif re.fullmatch('H[1-6]', element.type):
            level = int(element.type[1:])
            if level > last + 1:
                yield 'H%d after H%d' % (level, last)
            last = level


@rule('lists', 'PDF/UA-1, 7.6')
def check_lists(document):
    """An item has a body, with at most one label before it; a list with labels says of what kind they are."""
    for list_ in document.elements:
        if list_.type != 'L':
            continue
        parts = [[part.type for part in item.elements] for item in list_.elements if item.type == 'LI']
        for part in parts:
            if part not in (['LBody'], ['Lbl', 'LBody']):
                yield 'an item of %s' % part
        numbering = str(list_.attribute('/ListNumbering'))
        if any('Lbl' in part for part in parts) and (numbering not in NUMBERINGS or numbering == '/None'):
            yield 'numbering %s' % numbering


@rule('descriptions', 'PDF/UA-1, 7.3 and 7.7')
def check_descriptions(document):
    """Figures and formulas have a description, and no description or replacement is blank."""
    for element in document.elements:
        texts = [str(element.dictionary[key]) for key in ('/Alt', '/ActualText') if key in element.dictionary]
        if element.type in ('Figure', 'Formula') and not texts:
            yield str(element)
        if any(not text.strip() for text in texts):
            yield '%s: blank' % element


@rule('languages', 'PDF/UA-1, 7.2')
def check_languages(document):
    """The languages of elements are languages."""
    for element in document.elements:
        if '/Lang' in element.dictionary and not LANGUAGE.fullmatch(str(element.dictionary.Lang)):
            yield '%s: %s' % (element, element.dictionary.Lang)


@rule('nothing-empty', 'own: a screen reader stops at nothing for nothing')
def check_nothing_empty(document):
    """Only cells and the bodies of items may be empty."""
    for element in document.elements:
        if not element.kids and element.type not in MAY_BE_EMPTY:
            yield str(element)


@rule('links', 'PDF/UA-1, 7.18.5')
def check_links(document):
    """A Link has one annotation, on the page of its text; an annotation is a link and belongs to a Link."""
    tree = document.parent_tree()
    found = set()
    for link in document.elements:
        for annotation in link.annotations:
            if link.type != 'Link' or annotation.objgen in found:
                yield 'an annotation in %s, or twice' % link
            found.add(annotation.objgen)
        if link.type == 'Link':
            pages = {page for inner in link.walk() for page, _ in inner.contents}
            holders = {number for number, page in enumerate(document.pages) for annotation in link.annotations
                       if annotation.objgen in {a.objgen for a in items(page.get('/Annots'))}}
            if len(link.annotations) != 1 or len(pages) != 1 or pages != holders:
                yield '%d annotations on pages %s of text on pages %s' % (len(link.annotations), holders, pages)
    for page in document.pages:
        for annotation in items(page.get('/Annots')):
            parent = tree.get(int(annotation.get('/StructParent', -1)))
            if annotation.get('/Subtype') != '/Link' or annotation.objgen not in found:
                yield 'an annotation without a Link'
            elif not isinstance(parent, pikepdf.Dictionary) or parent.get('/S') != '/Link':
                yield 'an annotation that does not lead to its Link'


@rule('link-descriptions', 'PDF/UA-1, 7.18.5')
def check_link_descriptions(document):
    """A link says what it is, with its target."""
    for page in document.pages:
        for annotation in items(page.get('/Annots')):
            target = str(annotation.get('/A', {}).get('/URI', ''))
            contents = str(annotation.get('/Contents', ''))
            if not contents.strip() or not target:
                yield repr(contents)


@rule('annotations', 'PDF/A-2, 6.3.2')
def check_annotations(document):
    """An annotation prints, is not hidden, and lies on its page."""
    for number, page in enumerate(document.pages):
        box = [float(edge) for edge in page.MediaBox]
        for annotation in items(page.get('/Annots')):
            if annotation.get('/F') != PRINT:
                yield 'page %d: flags %s' % (number + 1, annotation.get('/F'))
            left, bottom, right, top = (float(edge) for edge in annotation.Rect)
            if not (box[0] <= left < right <= box[2] and box[1] <= bottom < top <= box[3]):
                yield 'page %d: at %s' % (number + 1, [left, bottom, right, top])


@rule('parent-tree', 'ISO 32000-1, 14.7.4.4')
def check_parent_tree(document):
    """Marked content and elements lead to each other, each to one."""
    tree = document.parent_tree()
    forward = {}
    for element in document.elements:
        for content in element.contents:
            if content in forward:
                yield '%r belongs to two elements' % (content,)
            forward[content] = element.dictionary.objgen
    backward = {}
    for number, page in enumerate(document.pages):
        for content, element in enumerate(items(tree.get(int(page.get('/StructParents', -1))))):
            if isinstance(element, pikepdf.Dictionary):
                backward[(number, content)] = element.objgen
    drawn = {(operation.page, operation.number) for operation in document.operations
             if operation.number is not None and not operation.is_artifact}
    for content in sorted(set(forward.items()) ^ set(backward.items()), key=repr):
        yield '%r' % (content,)
    if document.root is not None and tree and int(document.root.get('/ParentTreeNextKey', -1)) <= max(tree):
        yield 'next key'
    for content in sorted(set(forward) ^ drawn, key=repr):
        yield '%r is drawn, or in the tree, but not both' % (content,)
