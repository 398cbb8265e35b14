#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-manifest.py MANIFEST APPLICATION-ID: the rules that Steller's Flatpak manifest keeps.

The sandbox gets a window and nothing else: no network, no files but those that the user opens through the portal.
Every source is pinned by its SHA-256."""

import json
import pathlib
import re
import sys

ALLOWED = {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri'}
PINNED = {'archive', 'file', 'extra-data'}


def no_duplicates(pairs):
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f'the member {name} stands twice')
    return dict(pairs)


def check(path, application_id):
    manifest = json.loads(path.read_text(encoding='utf-8'), object_pairs_hook=no_duplicates)

    if manifest.get('id') != application_id or path.stem != application_id:
        yield f'the id and the name of the file must be {application_id}'
    if (manifest.get('runtime'), manifest.get('sdk')) != ('org.gnome.Platform', 'org.gnome.Sdk'):
        yield 'the runtime must be GNOME\'s'
    if not re.fullmatch(r'\d+', manifest.get('runtime-version', '')):
        yield 'runtime-version must name a stable release'
    if manifest.get('command') != 'steller':
        yield 'the command must be steller'
    if manifest.get('separate-locales') is not False:
        yield 'separate-locales must be false: a bundle would lose the Dutch interface'
    for argument in manifest.get('finish-args', []):
        if argument not in ALLOWED:
            yield f'finish-args: {argument} is more than the application needs'

    modules = manifest.get('modules', [])
    if not modules or modules[-1].get('name') != 'steller':
        yield 'the last module must be steller'
    for module in modules:
        if not module.get('sources'):
            yield f'{module.get("name")}: has no sources'
        for source in module.get('sources', []):
            kind = source.get('type')
            if kind == 'dir' and module is modules[-1]:
                if not (path.parent / source['path'] / 'meson.build').is_file():
                    yield f'{module["name"]}: {source["path"]} is not the checkout'
            elif kind not in PINNED:
                yield f'{module.get("name")}: a source of type {kind} is not pinned'
            else:
                if not re.fullmatch(r'[0-9a-f]{64}', source.get('sha256', '')):
                    yield f'{module.get("name")}: {source.get("url")} has no sha256'
                if not source.get('url', '').startswith('https://'):
                    yield f'{module.get("name")}: {source.get("url")} does not come over https'


def main():
    path, application_id = pathlib.Path(sys.argv[1]), sys.argv[2]
    problems = list(check(path, application_id))
    for problem in problems:
        print(f'{path}: {problem}', file=sys.stderr)
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
