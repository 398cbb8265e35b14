#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-icons.py ICON SYMBOLIC-ICON: the icons follow GNOME's guidelines as far as a program can tell.

The icon has a canvas of 128, the symbolic one of 16 and a single colour, that the theme replaces. Neither holds text,
bitmaps or anything from outside, and both show something at every size they are used at."""

import sys
import xml.etree.ElementTree as ElementTree

import gi
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf

SVG = '{http://www.w3.org/2000/svg}'
SHAPES = {'svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'polygon'}
PAINTS = {'defs', 'linearGradient', 'radialGradient', 'stop', 'clipPath'}


def coverage(path, size):
    """The part of the pixels that the icon covers at this size."""
    picture = GdkPixbuf.Pixbuf.new_from_file_at_size(path, size, size)
    pixels, stride, channels = picture.get_pixels(), picture.get_rowstride(), picture.get_n_channels()
    covered = sum(pixels[y * stride + x * channels + channels - 1] > 127
                  for y in range(picture.get_height()) for x in range(picture.get_width()))
    return covered / (size * size)


def check(path, canvas, elements, sizes, single_colour):
    root = ElementTree.parse(path).getroot()
    if root.get('viewBox') != f'0 0 {canvas} {canvas}':
        yield f'the canvas is not {canvas} by {canvas}'
    colours = set()
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        if name not in elements:
            yield f'has a {name}'
        for attribute, value in element.attrib.items():
            if attribute.endswith('href') or ('url(' in value and 'url(#' not in value):
                yield f'{name}: {attribute} refers to something outside'
            if attribute in ('fill', 'stroke', 'stop-color') and value != 'none':
                colours.add(value)
    if single_colour and len(colours) != 1:
        yield f'has the colours {sorted(colours)}: the theme replaces one only'
    for size in sizes:
        part = coverage(path, size)
        if not 0.15 < part < 0.95:
            yield f'covers {part:.0%} at {size} pixels'


def main():
    icon, symbolic = sys.argv[1:]
    problems = [f'{icon}: {text}' for text in check(icon, 128, SHAPES | PAINTS, (16, 32, 64, 128, 256), False)]
    problems += [f'{symbolic}: {text}' for text in check(symbolic, 16, SHAPES, (16, 32, 64), True)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
