#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-mime.py MIME-FILE: a desktop that has this file knows a note by its name and by its content."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

NOTE = b'{\n  "format": "steller-nota",\n  "version": 1\n}\n'
JSON = b'{\n  "format": "something else"\n}\n'
TYPE = 'application/vnd.steller.nota+json'


def main():
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder, 'mime', 'packages')
        packages.mkdir(parents=True)
        shutil.copy(sys.argv[1], packages)
        # Strict about what it finds, but silent in its status: any message is a failure.
        update = subprocess.run(['update-mime-database', '-V', str(packages.parent)], capture_output=True, text=True)
        wrong = [line for line in update.stderr.splitlines() if pathlib.Path(sys.argv[1]).name in line]
        assert update.returncode == 0 and not wrong, update.stderr

        # Read once, when GLib starts: so only now.
        os.environ['XDG_DATA_HOME'] = folder
        from gi.repository import Gio
        for name, content, expected in [
            ('memo.nota', None, TYPE),
            ('memo.nota', NOTE, TYPE),
            (None, NOTE, TYPE),
            ('memo.json', JSON, 'application/json'),
            ('memo.txt', b'Aan de minister\n', 'text/plain'),
        ]:
            guess, _ = Gio.content_type_guess(name, content)
            assert guess == expected, f'{name} with {content!r} is taken for {guess}, not {expected}'
        assert Gio.content_type_is_a(TYPE, 'application/json')
        assert Gio.content_type_get_description(TYPE) == 'Decision note', Gio.content_type_get_description(TYPE)


if __name__ == '__main__':
    main()
