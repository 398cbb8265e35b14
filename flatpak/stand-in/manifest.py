#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""manifest.py MANIFEST MODULES

Writes MANIFEST to standard output as it is built without a network: each module that comes as an archive is copied from
the Debian packages unpacked in MODULES/NAME; paths are absolute; our own module leaves out the build folders.
"""

import json
import pathlib
import sys

# From Debian's layout to that of an application in Flatpak.
COPY = [
    'mkdir -p /app/lib/pkgconfig /app/include',
    'cp -a usr/lib/*/*.so* /app/lib/',
    'cp -a usr/include/* /app/include/',
    'for file in usr/lib/*/pkgconfig/*.pc; do'
    ' sed "s,^prefix=.*,prefix=/app,; s,^exec_prefix=.*,exec_prefix=/app,; s,^libdir=.*,libdir=/app/lib,;'
    ' s,^includedir=.*,includedir=/app/include," "$file" > "/app/lib/pkgconfig/${file##*/}"; done',
]


def main():
    manifest_path, modules = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    manifest = json.loads(manifest_path.read_text())

    for number, module in enumerate(manifest['modules']):
        source, = module['sources']
        if source['type'] == 'archive':
            tree = modules / module['name']
            if not tree.is_dir():
                sys.exit(f'manifest.py: no Debian packages stand in for the module {module["name"]}: see dev')
            manifest['modules'][number] = {
                'name': module['name'],
                'buildsystem': 'simple',
                'build-commands': COPY,
                'sources': [{'type': 'dir', 'path': str(tree)}],
            }
        else:
            checkout = (manifest_path.parent / source['path']).resolve()
            source['path'] = str(checkout)
            source['skip'] += [path.name for path in checkout.glob('_b*')]

    json.dump(manifest, sys.stdout, indent=2)


main()
