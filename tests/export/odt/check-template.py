#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-template.py WRITE-EXAMPLE FOLDER DOCX-TESTS

Exports the example note in a house style that has all kinds of places, and much that no note may have: values of its
author, macros, a signature, a thumbnail, links to files. Compares what comes of it with the readable files in FOLDER,
looks into every part for what has to be gone, and checks the package against the schemas of OpenDocument where they are.
STELLER_UPDATE_GOLDEN=1 writes the readable files anew.
"""

import importlib.util
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

TEXT = "application/vnd.oasis.opendocument.text"
# What is in a template, and whether it comes along.
PARTS = {
    "Pictures/logo.png": True,
    "Pictures/verborgen.png": False,
    "Thumbnails/thumbnail.png": False,
    "Basic/script-lc.xml": False,
    "Basic/Standard/Verborgen.xml": False,
    "Scripts/python/verborgen.py": False,
    "Configurations2/accelerator/current.xml": False,
    "META-INF/documentsignatures.xml": False,
    "META-INF/macrosignatures.xml": False,
    "Object 1/content.xml": False,
    "manifest.rdf": False,
    "layout-cache": False,
}
EXPECTED = ["mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", "Pictures/logo.png",
            "META-INF/manifest.xml"]
# What only the author of the template, or the edition for colleagues, may read.
HIDDEN = [b"VERBORGEN", b"Verborgen", b"verborgen", b"VkVSQk9SR0VO", b"loext:contextual", b"rsid", b"event-listener"]
SECRET = "J. de Vries".encode()


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem.replace("-", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_template(path, kind, folder, house_style):
    styles = house_style.STANDAARD / "styles.xml"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("content.xml", (folder / "content.xml").read_bytes())
        package.writestr("styles.xml", styles.read_bytes().replace(
            b"</office:styles>", b'<style:style style:name="Own" style:family="paragraph" '
            b'style:parent-style-name="Standard"><style:text-properties fo:language="de" fo:country="DE"/></style:style>'
            b"</office:styles>", 1))
        for name in ("meta.xml", "settings.xml"):
            package.writestr(name, (folder / name).read_bytes())
        for name in PARTS:
            data = house_style.png(60, 24, (154, 52, 12)) if name.endswith(".png") else b"<VERBORGEN/>"
            package.writestr(name, data)
        entries = "".join('<manifest:file-entry manifest:full-path="%s" manifest:media-type=""/>' % name
                          for name in ["content.xml", "styles.xml", "meta.xml", "settings.xml", *PARTS])
        package.writestr("META-INF/manifest.xml",
                         '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
                         'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
                         'manifest:media-type="%s"/>%s</manifest:manifest>' % (kind, entries))


def check_package(odt, audience):
    problems = []
    with zipfile.ZipFile(odt) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    if names != EXPECTED:
        problems.append("the parts are %s" % names)
    if parts["mimetype"].decode() != TEXT:
        problems.append("the media type is %s" % parts["mimetype"])
    for name, data in parts.items():
        problems += ["“%s” in %s" % (word.decode(), name) for word in HIDDEN if word in data]
        if audience == "public" and SECRET in data:
            problems.append("the secret in %s" % name)
    if audience == "internal" and parts["content.xml"].count(b'string-value="' + SECRET + b'"') != 1:
        problems.append("the declaration of the user field does not have the field's text")
    if b"en {{bestaat_niet}}." not in parts["content.xml"] or b'string-value="blijft"' not in parts["content.xml"]:
        problems.append("places that are none do not stand as they were")
    settings = parts["settings.xml"].decode()
    if settings.count("<config:config-item ") != 1 or "AddParaTableSpacing" not in settings:
        problems.append("the settings are %s" % settings)
    for path, media_type in (("/", TEXT), ("Pictures/logo.png", "image/png")):
        if 'full-path="%s"' % path not in parts["META-INF/manifest.xml"].decode():
            problems.append("%s is not in the manifest" % path)
        if 'media-type="%s"' % media_type not in parts["META-INF/manifest.xml"].decode():
            problems.append("%s is not in the manifest" % media_type)
    return problems


def main():
    writer, folder, docx_tests = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    sys.path.insert(0, docx_tests)
    import house_style

    check_odt = load(folder.parent / "check-odt.py")
    problems = []
    failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        for kind in (TEXT + "-template", TEXT):
            template = os.path.join(scratch, "template.ott")
            write_template(template, kind, folder, house_style)
            for audience in ("internal", "public"):
                odt = os.path.join(scratch, audience + ".odt")
                subprocess.run([writer, "odt", audience, odt, template], check=True, stderr=subprocess.DEVNULL)
                problems += check_package(odt, audience)
                failures += check_odt.compare(odt, os.path.join(folder, audience + ".xml"))
                failures += check_odt.check_schema(odt)
    print("\n".join(problems))
    return 1 if problems or failures else 0


if __name__ == "__main__":
    sys.exit(main())
