/* SPDX-License-Identifier: GPL-3.0-or-later */

/* write-fixture NAME FILE.pdf [STYLE.ott]: exports one of the documents below, in a house style. Warnings go to
 * standard output, one a line. */

#include <glib.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "steller-document-builder.h"
#include "steller-export-format.h"
#include "steller-file.h"

typedef StellerDocumentBuilder Builder;

static StellerSpan *
text (const char *words)
{
  return steller_span_new (words, -1, STELLER_SPAN_NONE);
}

static StellerSpan *
bold (const char *words)
{
  return steller_span_new (words, -1, STELLER_SPAN_BOLD);
}

static StellerSpan *
italic (const char *words)
{
  return steller_span_new (words, -1, STELLER_SPAN_ITALIC);
}

static StellerSpan *
superscript (const char *words)
{
  return steller_span_new (words, -1, STELLER_SPAN_SUPERSCRIPT);
}

static StellerSpan *
line_break (void)
{
  return steller_span_new ("\n", 1, STELLER_SPAN_LINE_BREAK);
}

static StellerSpan *
foreign (const char *words,
         const char *language)
{
  StellerSpan span = { .text = words, .length = strlen (words), .language = language };

  return steller_span_new_full (&span);
}

static StellerSpan *
linked (const char       *words,
        StellerSpanFlags  flags,
        const char       *uri,
        guint             link)
{
  StellerSpan span = { .text = words, .length = strlen (words), .flags = flags, .uri = uri, .link = link };

  return steller_span_new_full (&span);
}

/* The spans are taken, and end with NULL. */
static StellerBlock *
block (StellerBlockKind  kind,
       StellerSpan      *first,
       ...)
{
  StellerBlockBuilder *builder = steller_block_builder_new (kind);
  va_list spans;

  va_start (spans, first);
  for (StellerSpan *span = first; span; span = va_arg (spans, StellerSpan *))
    steller_block_builder_take_span (builder, span);
  va_end (spans);

  return steller_block_builder_end (builder);
}

static StellerBlock *
paragraph (const char *words)
{
  return block (STELLER_BLOCK_PARAGRAPH, text (words), NULL);
}

/* The children are taken, and end with NULL. */
static StellerBlock *
item (StellerBlock *first,
      ...)
{
  StellerBlockBuilder *builder = steller_block_builder_new (STELLER_BLOCK_LIST_ITEM);
  va_list blocks;

  va_start (blocks, first);
  for (StellerBlock *child = first; child; child = va_arg (blocks, StellerBlock *))
    steller_block_builder_take_child (builder, child);
  va_end (blocks);

  return steller_block_builder_end (builder);
}

static StellerBlock *
list (gboolean      ordered,
      StellerBlock *first,
      ...)
{
  StellerBlockBuilder *builder = steller_block_builder_new (STELLER_BLOCK_LIST);
  va_list items;

  steller_block_builder_set_list (builder, ordered, 1, TRUE);
  va_start (items, first);
  for (StellerBlock *child = first; child; child = va_arg (items, StellerBlock *))
    steller_block_builder_take_child (builder, child);
  va_end (items);

  return steller_block_builder_end (builder);
}

static StellerBlock *
row (gboolean    header,
     const char *first,
     const char *second)
{
  const char *cells[] = { first, second };
  StellerBlockBuilder *builder = steller_block_builder_new (STELLER_BLOCK_TABLE_ROW);

  steller_block_builder_set_header (builder, header);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      StellerBlockBuilder *cell = steller_block_builder_new (STELLER_BLOCK_TABLE_CELL);

      steller_block_builder_set_header (cell, header);
      if (*cells[i])
        steller_block_builder_take_span (cell, text (cells[i]));
      steller_block_builder_take_child (builder, steller_block_builder_end (cell));
    }

  return steller_block_builder_end (builder);
}

static void
add (Builder      *builder,
     StellerBlock *child)
{
  steller_document_builder_take_block (builder, child, 0);
}

static void
add_section (Builder    *builder,
             const char *id,
             guint       level,
             const char *number,
             const char *heading)
{
  steller_document_builder_add_section (builder, id, level, number, steller_block_new_heading (level, heading));
}

static void
add_field (Builder    *builder,
           const char *id,
           const char *label,
           const char *value)
{
  StellerDocumentPlace place = g_str_equal (id, "onderwerp") || g_str_equal (id, "documentnaam")
                                 ? STELLER_DOCUMENT_PLACE_TITLE : STELLER_DOCUMENT_PLACE_MARGIN;

  steller_document_builder_add_field (builder, id, label, STELLER_DOCUMENT_KIND_TEXT, place);
  add (builder, paragraph (value));
}

static Builder *
begin (StellerAudience audience)
{
  Builder *builder = steller_document_builder_new (audience, "beslisnota", "nl");

  steller_document_builder_set_style_id (builder, "standaard");
  steller_document_builder_set_title (builder, "Beslisnota: Proef met <tekens> & “leestekens”");
  steller_document_builder_set_subject (builder, "Proef met <tekens> & “leestekens”");
  steller_document_builder_set_date (builder, "2026-02-16");
  add_field (builder, "documentnaam", "", "Beslisnota");
  add_field (builder, "onderwerp", "Onderwerp", "Proef met <tekens> & “leestekens”");
  add_field (builder, "afzender", "", "Directie Voorbeelden");
  add_field (builder, "datum", "Datum", "16 februari 2026");
  add_field (builder, "kenmerk", "Kenmerk", "2026-0000000001");

  return builder;
}

static void
add_table (Builder *builder,
           guint    n_rows)
{
  StellerBlockBuilder *table = steller_block_builder_new (STELLER_BLOCK_TABLE);

  steller_block_builder_take_child (table, row (TRUE, "Jaar", "Bedrag"));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2026 + i);

      steller_block_builder_take_child (table, row (FALSE, year, i == 1 ? "" : "€ 1,5 miljoen"));
    }
  add (builder, steller_block_builder_end (table));
}

/* Everything that a note may hold, once. */
static StellerDocument *
make_rich (void)
{
  Builder *builder = begin (STELLER_AUDIENCE_INTERNAL);
  StellerBlockBuilder *quote;
  StellerBlock *steps;
  const char *uri = "https://example.org/a?b=c&d='e'";

  add_section (builder, "aanleiding", 1, "1.", "Aanleiding");
  add (builder, block (STELLER_BLOCK_PARAGRAPH, text ("Gewoon, "), bold ("sterk"), text (" "), italic ("nadruk"),
                       text (" en de 7"), superscript ("e"), text (" keer "), foreign ("as soon as possible", "en"),
                       text ("."), NULL));
  add (builder, block (STELLER_BLOCK_PARAGRAPH, text ("Zie "), linked ("de ", STELLER_SPAN_NONE, uri, 1),
                       linked ("vette", STELLER_SPAN_BOLD, uri, 1),
                       linked (" koppeling", STELLER_SPAN_NONE, uri, 1), text (" of "),
                       linked ("schrijf", STELLER_SPAN_NONE, "mailto:nota@example.org", 2), text ("."), NULL));
  add (builder, block (STELLER_BLOCK_PARAGRAPH, text ("Eerste regel"), line_break (), text ("tweede regel"), NULL));

  add_section (builder, "geadviseerd_besluit", 1, "2.", "Geadviseerd besluit");
  steps = list (TRUE, item (paragraph ("Stap een"), NULL), item (paragraph ("Stap twee"), NULL), NULL);
  add (builder, list (FALSE, item (paragraph ("Punt een"), NULL), item (paragraph ("Punt twee"), steps, NULL), NULL));

  add_section (builder, "toelichting", 2, "2.1.", "Toelichting");
  quote = steller_block_builder_new (STELLER_BLOCK_QUOTE);
  steller_block_builder_take_child (quote, paragraph ("Een aangehaalde alinea."));
  add (builder, steller_block_builder_end (quote));
  add_table (builder, 2);

  return steller_document_builder_end (builder);
}

/* The public edition, in which bars stand for what is gone. */
static StellerDocument *
make_public (void)
{
  Builder *builder = begin (STELLER_AUDIENCE_PUBLIC);

  add_section (builder, "aanleiding", 1, NULL, "Aanleiding");
  add (builder, block (STELLER_BLOCK_PARAGRAPH, text ("Gesproken met "), steller_span_new_bar ("5.1.2.e"),
                       text (" van de "), bold ("directie"), text (" "), steller_span_new_bar ("5.1.2.i"),
                       text ("."), NULL));
  add (builder, steller_block_new_redaction ("5.1.2.b"));
  add (builder, paragraph ("Wat daarna komt."));

  return steller_document_builder_end (builder);
}

/* Lists, tables, links and paragraphs that go on over page breaks. */
static StellerDocument *
make_long (void)
{
  Builder *builder = begin (STELLER_AUDIENCE_INTERNAL);
  StellerBlockBuilder *items = steller_block_builder_new (STELLER_BLOCK_LIST);
  static const char sentence[] =
    "Deze zin komt telkens terug, zodat de alinea over het einde van een bladzijde heen loopt. ";

  add_section (builder, "aanleiding", 1, NULL, "Aanleiding");
  steller_block_builder_set_list (items, TRUE, 1, TRUE);
  for (guint i = 0; i < 40; i++)
    steller_block_builder_take_child (items, item (block (STELLER_BLOCK_PARAGRAPH, text (sentence), bold (sentence),
                                                          text (sentence), NULL), NULL));
  add (builder, steller_block_builder_end (items));

  add_section (builder, "kernpunten", 1, NULL, "Kernpunten");
  add_table (builder, 120);
  for (guint i = 0; i < 20; i++)
    add (builder, block (STELLER_BLOCK_PARAGRAPH, text (sentence),
                         linked (sentence, STELLER_SPAN_NONE, "https://example.org/lang", 1),
                         linked (sentence, STELLER_SPAN_ITALIC, "https://example.org/lang", 1), NULL));

  return steller_document_builder_end (builder);
}

static StellerDocument *
make_empty (void)
{
  return steller_document_builder_end (steller_document_builder_new (STELLER_AUDIENCE_PUBLIC, "beslisnota", "nl"));
}

/* Linear A: no font of an office machine has it. */
static StellerDocument *
make_missing_glyph (void)
{
  Builder *builder = begin (STELLER_AUDIENCE_INTERNAL);

  add_section (builder, "aanleiding", 1, NULL, "Aanleiding");
  add (builder, paragraph ("Een teken \360\220\230\200 dat niemand heeft."));

  return steller_document_builder_end (builder);
}

/* A target as long as a string of PDF may be, one that is a byte longer, and one that becomes so in ASCII. */
static StellerDocument *
make_long_links (void)
{
  Builder *builder = begin (STELLER_AUDIENCE_INTERNAL);
  g_autofree char *longest = g_strnfill (32767, 'x');
  g_autofree char *longer = g_strnfill (32768, 'x');
  g_autoptr (GString) escaped = g_string_new ("https://example.org/");

  memcpy (longest, "https:", strlen ("https:"));
  memcpy (longer, "https:", strlen ("https:"));
  for (guint i = 0; i < 6000; i++)
    g_string_append (escaped, "é");
  add_section (builder, "aanleiding", 1, NULL, "Aanleiding");
  add (builder, block (STELLER_BLOCK_PARAGRAPH, linked ("De langste", STELLER_SPAN_NONE, longest, 1), text (", "),
                       linked ("een langere", STELLER_SPAN_BOLD, longer, 2), text (" en "),
                       linked ("een in ASCII", STELLER_SPAN_NONE, escaped->str, 3), text ("."), NULL));

  return steller_document_builder_end (builder);
}

static const struct
{
  const char *name;
  StellerDocument *(*make) (void);
} fixtures[] = {
  { "rich", make_rich },   { "public", make_public },               { "long", make_long },
  { "empty", make_empty }, { "missing-glyph", make_missing_glyph },
  { "long-links", make_long_links },
};

static StellerStyle *
read_style (const char  *path,
            GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!path)
    return steller_style_new_builtin ("standaard", error);

  bytes = steller_file_read (path, 1 << 20, error);

  return bytes ? steller_style_new_from_bytes ("huisstijl", bytes, error) : NULL;
}

static gboolean
write_fixture (StellerDocument  *document,
               const char       *path,
               const char       *style_path,
               GError          **error)
{
  g_autoptr (StellerStyle) style = read_style (style_path, error);
  g_autoptr (StellerExport) job = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char * const *warnings;

  if (!style)
    return FALSE;
  job = steller_export_new (document, style);
  bytes = steller_export_write (job, steller_export_format_for_path (path), error);
  if (!bytes)
    return FALSE;

  warnings = steller_export_get_warnings (job, NULL);
  for (guint i = 0; warnings[i]; i++)
    g_print ("%s\n", warnings[i]);

  return steller_file_write (path, bytes, error);
}

int
main (int    argc,
      char **argv)
{
  if (argc != 3 && argc != 4)
    {
      g_printerr ("Usage: write-fixture NAME FILE.pdf [STYLE.ott]\n");
      return 2;
    }

  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    if (g_str_equal (fixtures[i].name, argv[1]))
      {
        g_autoptr (StellerDocument) document = fixtures[i].make ();
        g_autoptr (GError) error = NULL;

        if (write_fixture (document, argv[2], argv[3], &error))
          return EXIT_SUCCESS;
        g_printerr ("%s\n", error->message);
        return EXIT_FAILURE;
      }

  g_printerr ("%s: no such fixture\n", argv[1]);
  return 2;
}
