# SPDX-License-Identifier: GPL-3.0-or-later
"""House styles for the tests: the built-in one with more in it than it has itself."""

import os
import pathlib
import struct
import zipfile
import zlib

STANDAARD = pathlib.Path(os.environ["STELLER_SOURCE_DIR"]) / "data" / "styles" / "standaard"

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" viewBox="0 0 80 40">
<rect width="80" height="40" fill="#01689b"/><circle cx="20" cy="20" r="14" fill="#ffffff"/></svg>"""


def png(width, height, color):
    """An image of one colour."""
    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)))

    rows = b"".join(b"\0" + bytes(color) * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def write(path, content=(), styles=(), parts=None):
    """Writes a template: the built-in one with pieces of its content and styles replaced, and more parts."""
    parts = parts or {}
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text-template")
        for name, changes in (("content.xml", content), ("styles.xml", styles), ("meta.xml", ()), ("settings.xml", ())):
            text = (STANDAARD / name).read_text(encoding="utf-8")
            for old, new in changes:
                assert old in text, old
                text = text.replace(old, new)
            package.writestr(name, text)
        manifest = (STANDAARD / "META-INF" / "manifest.xml").read_text(encoding="utf-8")
        for name, data in parts.items():
            package.writestr(name, data)
            entry = '<manifest:file-entry manifest:full-path="%s" manifest:media-type=""/>' % name
            manifest = manifest.replace("</manifest:manifest>", entry + "</manifest:manifest>")
        package.writestr("META-INF/manifest.xml", manifest)
    return path


XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def image(name, attributes, title=""):
    title = "<svg:title>%s</svg:title>" % title if title else ""
    return ('<draw:frame draw:style-name="Logo" draw:name="%s" %s><draw:image %s xlink:href="Pictures/%s" '
            'xlink:type="simple"/>%s</draw:frame>' % (name, attributes, XLINK, name, title))


GRAPHICS = """<style:style style:name="Logo" style:family="graphic" style:parent-style-name="Frame">
<style:graphic-properties style:wrap="run-through" style:number-wrapped-paragraphs="no-limit" style:vertical-pos="from-top"
 style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page" fo:padding="0mm" fo:border="none"/>
</style:style>
<style:style style:name="Boxed" style:family="graphic" style:parent-style-name="Frame">
<style:graphic-properties style:wrap="run-through" style:number-wrapped-paragraphs="no-limit" style:vertical-pos="from-top"
 style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page" fo:padding="2mm"
 fo:border="1pt solid #01689b" fo:background-color="#e8f1f6"/>
</style:style>
"""

FIRST = '<style:footer>'


def letterhead(path):
    """A logo in dots in the header of the first page, one in vectors in that of the others, a boxed frame beside the text,
    a line below the header, and a mark on every page that is there for drafts only."""
    logo = image("logo.png", 'text:anchor-type="as-char" svg:width="30mm" svg:height="12mm"', "Wapen")
    vectors = image("logo.svg", 'text:anchor-type="as-char" svg:width="20mm" svg:height="10mm"')
    layout = '<style:page-layout style:name="%s">'
    region = ('<style:header-style><style:header-footer-properties fo:min-height="%s" fo:margin-bottom="%s" '
              'fo:margin-left="0mm" fo:margin-right="0mm"/></style:header-style>')
    master = '<style:master-page style:name="%s"'
    first = ('fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait" fo:margin-top="54mm"',
             'fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait" fo:margin-top="20mm"')
    styles = [first]
    text = (STANDAARD / "styles.xml").read_text(encoding="utf-8")
    assert text.count("<style:header-style/>") == 2
    head, middle, tail = text.split("<style:header-style/>")
    text = head + region % ("34mm", "10mm") + middle + region % ("15mm", "5mm") + tail
    for name, content in (("Standard", '<text:p text:style-name="Header">' + logo + '</text:p>'),
                          ("Following_20_page", '<text:p text:style-name="Header">' + vectors +
                           '</text:p><text:p text:style-name="Header">{{documentnaam}} – {{onderwerp}}</text:p>')):
        start = text.index(master % name)
        footer = text.index(FIRST, start)
        text = text[:footer] + "<style:header>" + content + "</style:header>" + text[footer:]
    assert layout % "First_page" in text
    text = text.replace(*first).replace("<office:automatic-styles>", "<office:automatic-styles>" + GRAPHICS)
    content = [
        ("</office:automatic-styles>", GRAPHICS + "</office:automatic-styles>"),
        ("<table:table table:name=\"Heading table\"",
         '<draw:frame draw:style-name="Boxed" draw:name="Box" text:anchor-type="page" text:anchor-page-number="1" '
         'svg:x="164.3mm" svg:y="200mm" svg:width="38mm"><draw:text-box fo:min-height="10mm"><text:p '
         'text:style-name="Margin_20_label">Let op</text:p><text:p text:style-name="Margin_20_text">Deze nota gaat over '
         '{{onderwerp}}.</text:p></draw:text-box></draw:frame><table:table table:name="Heading table"'),
    ]
    write(path, content=content, parts={"Pictures/logo.png": png(60, 24, (154, 52, 12)), "Pictures/logo.svg": SVG})
    # The styles are whole already.
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["styles.xml"] = text.encode("utf-8")
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path
