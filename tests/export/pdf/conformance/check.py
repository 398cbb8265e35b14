#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py FILE.pdf…: says what in PDF files of Steller breaks a rule of PDF/UA-1, PDF/A-2a or our own.

check.py --rules: lists the rules."""
import pathlib
import sys

import rules_catalogue  # noqa: F401  pylint: disable=unused-import
import rules_content  # noqa: F401  pylint: disable=unused-import
import rules_file  # noqa: F401  pylint: disable=unused-import
import rules_fonts  # noqa: F401  pylint: disable=unused-import
import rules_structure  # noqa: F401  pylint: disable=unused-import
from document import Document
from rule import RULES, find_faults

SHOWN = 5


def main(arguments):
    if not arguments or arguments[0].startswith('-') and arguments != ['--rules']:
        print(__doc__, file=sys.stderr)
        return 2
    if arguments == ['--rules']:
        for rule in RULES.values():
            print('%-20s %s\n%20s (%s)' % (rule.id, rule.words, '', rule.source))
        return 0
    status = 0
    for argument in arguments:
        faults = find_faults(Document(pathlib.Path(argument)))
        for id_, found in faults.items():
            for message in found[:SHOWN]:
                print('%s: %s: %s' % (argument, id_, message))
            if len(found) > SHOWN:
                print('%s: %s: and %d more' % (argument, id_, len(found) - SHOWN))
            status = 1
    return status


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
