# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of rules. A rule is a function that looks at a document and yields what is wrong."""
import dataclasses
import typing


@dataclasses.dataclass(frozen=True)
class Rule:
    id: str
    source: str  # the standard and its clause, or what else asks for it
    words: str
    check: typing.Callable


RULES = {}


def rule(id_, source):
    def register(check):
        assert id_ not in RULES, id_
        RULES[id_] = Rule(id_, source, ' '.join(check.__doc__.split()), check)
        return check
    return register


def find_faults(document, **facts):
    """{id of a rule: what it finds}, of the rules that find something. Rules that need facts that are not given, such
    as the words of the note, are passed over."""
    faults = {}
    for rule_ in RULES.values():
        arguments = rule_.check.__code__.co_varnames[1:rule_.check.__code__.co_argcount]
        if all(argument in facts for argument in arguments):
            found = list(rule_.check(document, **{argument: facts[argument] for argument in arguments}))
            if found:
                faults[rule_.id] = found
    return faults
