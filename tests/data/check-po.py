#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-po.py SOURCE-DIR: po/POTFILES.in names every file with text for the user, and every text has its translation
in each language of po/LINGUAS: none missing, none fuzzy, none empty."""

import pathlib
import re
import subprocess
import sys
import tempfile

# What marks a text in C and Blueprint.
MARKED = re.compile(r'\b(?:_|N_|C_|NC_|Q_|g_dgettext|g_dngettext|ngettext)\s*\(\s*["\']')
TRANSLATED_DATA = ('*.desktop.in', '*.metainfo.xml.in', '*.mime.xml.in', '*.gschema.xml')
# As Meson's i18n module with the preset glib, which makes the template for translators.
XGETTEXT = ['xgettext', '--from-code=UTF-8', '--add-comments', '--output=-',
            '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dcgettext:2',
            '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
            '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format',
            '--flag=g_dngettext:2:pass-c-format', '--flag=g_strdup_printf:1:c-format',
            '--flag=g_string_printf:2:c-format', '--flag=g_string_append_printf:2:c-format',
            '--flag=g_error_new:3:c-format', '--flag=g_set_error:4:c-format']


def files_with_text(source):
    for pattern in ('*.c', '*.h', '*.blp', '*.ui'):
        for path in (source / 'src').rglob(pattern):
            if pattern == '*.ui' and 'translatable="' in path.read_text(encoding='utf-8'):
                yield path
            elif pattern != '*.ui' and MARKED.search(path.read_text(encoding='utf-8')):
                yield path
    for pattern in TRANSLATED_DATA:
        yield from (source / 'data').glob(pattern)


def problems(source):
    listed = {line.strip() for line in (source / 'po' / 'POTFILES.in').read_text(encoding='utf-8').splitlines()
              if line.strip() and not line.startswith('#')}
    found = {path.relative_to(source).as_posix() for path in files_with_text(source)}
    for name in sorted(found - listed):
        yield f'po/POTFILES.in: {name} has text for the user and is not listed'
    for name in sorted(listed - found):
        yield f'po/POTFILES.in: {name} has no text for the user, or is not there'

    template = subprocess.run(XGETTEXT + sorted(found & listed), cwd=source, capture_output=True, check=True).stdout
    with tempfile.NamedTemporaryFile(suffix='.pot') as pot:
        pot.write(template)
        pot.flush()
        for language in (source / 'po' / 'LINGUAS').read_text(encoding='utf-8').split():
            po = source / 'po' / f'{language}.po'
            for command in (['msgcmp', str(po), pot.name],
                            ['msgfmt', '--check', '--output-file=/dev/null', str(po)]):
                run = subprocess.run(command, capture_output=True, text=True)
                if run.returncode != 0:
                    yield run.stderr.strip()


def main():
    found = list(problems(pathlib.Path(sys.argv[1])))
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
