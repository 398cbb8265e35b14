# SPDX-License-Identifier: GPL-3.0-or-later
"""A note that holds everything that a note can hold, and the words that a reader of its structure must get."""
import json

LONG_LINK = ' '.join(
    ['een koppeling waarvan de tekst zo lang is dat zij over regels loopt en over een bladzijde heen gaat'] * 5)

# The markup of the sections, and the words in it as they are read out; marks and punctuation alone are left out.
SECTIONS = {
    'aanleiding': (
        'Gewoon, **sterk**, *nadruk*, ***beide***, de 7^e^ keer en [as soon as possible]{lang=en-GB}. Zie '
        '[de **vette** koppeling](https://example.org/a?b=c&d=e) of <mailto:nota@example.org>.\n\n'
        'Eerste regel\\\ntweede regel. Ligaturen: fiets, affuit, fl\u00fbte. Tekens: € ½ … “aanhaling” é\u0301 '
        'n\u00a0b af\u00adbreken. Grieks αβγ, Cyrillisch абв, Hebreeuws שלום.\n\n'
        'Van rechts: שלום עולם en **אבג** [דהו](https://example.org/c) ⟦5.1.2.e|זחט⟧ slot. Niets: '
        '[\u200b](https://example.org/niets), [\u2003](https://example.org/wit)\u2003wit.\n\n'
        '> Een aangehaalde alinea.\n>\n> - met een punt',
        'Gewoon, sterk, nadruk, beide, de 7e keer en as soon as possible. Zie de vette koppeling of '
        'Eerste regel tweede regel. Ligaturen: fiets, affuit, fl\u00fbte. “aanhaling” Grieks αβγ, Cyrillisch абв, '
        'Hebreeuws שלום. Van rechts: שלום עולם en אבג דהו slot. Niets: wit. Een aangehaalde alinea. met een punt'),
    'geadviseerd_besluit': (
        '1. Stemt u in?\n   - Met a\n   - Met b\n     1. Diep een\n     2. Diep twee\n2. En hiermee?\n\n'
        '   Een tweede alinea van het punt.\n\n- los\n\n- van elkaar',
        'Stemt u in? Met a Met b Diep een Diep twee En hiermee? Een tweede alinea van het punt. los van elkaar'),
    'kernpunten': (
        '##### Een kop die niveaus overslaat\n\nTekst.\n\n### Een gewone kop\n\nTekst.\n\n'
        '| Jaar | **Bedrag** | |\n|:--|--:|:-:|\n| 2026 | € 1,5 miljoen | a |\n| 2027 | | [b](https://example.org/b) |',
        'Een kop die niveaus overslaat Tekst. Een gewone kop Tekst. Jaar Bedrag 2026 1,5 miljoen a 2027 b'),
    'toelichting': (
        'Besproken met ⟦5.1.2.e|de heer Voorbeeld⟧ en met de directie.\n\n:::woo 5.1.2.b\nDe prijs.\n\n- punt\n:::\n\n'
        'Daarna.\n\n#### \u200b\n\n- \u200b', None),
    'politieke_context': (
        '### Een kop daaronder\n\n' + '\n\n'.join(
            f'Alinea {i}: [{LONG_LINK}](https://example.org/{i}), met genoeg tekst daarachter om de bladzijde te '
            'vullen totdat de volgende begint.' for i in range(16)),
        'Een kop daaronder ' + ' '.join(
            f'Alinea {i}: {LONG_LINK}, met genoeg tekst daarachter om de bladzijde te vullen totdat de volgende begint.'
            for i in range(16))),
    'uitvoering': (
        '| Stap | Wat |\n|---|---|\n' + '\n'.join(f'| stap{i} | werk{i} |' for i in range(60)),
        ' '.join(f'stap{i} werk{i}' for i in range(60))),
}
WORDS_OF_EDITION = {
    'internal': 'Besproken met de heer Voorbeeld en met de directie. De prijs. punt Daarna.',
    'public': 'Besproken met Daarna.',
}


def make_words(edition):
    return ' '.join(words or WORDS_OF_EDITION[edition] for _, words in SECTIONS.values()).split()


def write_note(path):
    path.write_text(json.dumps({
        'format': 'steller-nota', 'version': 1, 'id': '019a0000-0000-7000-8000-000000000001', 'type': 'beslisnota',
        'language': 'nl', 'numbering': 'decimal',
        'fields': {
            'documentnaam': 'Nota', 'onderwerp': 'Alles <wat> er & in een "nota" kan staan', 'soort': 'beslissing',
            'aan': [{'naam': 'de Minister', 'aangekruist': True}, {'naam': 'de Staatssecretaris'}],
            'afzender': 'Directoraat-generaal Voorbeelden\nDirectie Proeven', 'van': 'DG Voorbeelden',
            'contact': {'naam': 'J. de Vries', 'telefoon': '070 000 00 00', 'woo': '5.1.2.e'},
            'steller': {'value': 'J. de Vries', 'woo': '5.1.2.e'}, 'datum': '2026-02-16',
            'uiterste_datum': '2026-03-02', 'kenmerk': 'DG-2026/001\nDossier 7',
            'rubricering': 'Departementaal vertrouwelijk', 'afgestemd_intern': 'Financiën ⟦5.1.2.i|en meer⟧',
            'bijlagen': [{'titel': 'Bijlage een', 'openbaar': True}, {'titel': 'Bijlage twee', 'openbaar': False}],
            'aantal_bijlagen': {}, 'ondertekening': 'DE DIRECTEUR-GENERAAL VOORBEELDEN',
            'parafen': [{'functie': 'directeur', 'naam': 'A. Jansen', 'soort': 'lijn'}, {}],
        },
        'sections': {id_: {'text': text} for id_, (text, _) in SECTIONS.items()},
    }, ensure_ascii=False), encoding='utf-8')
    return path
