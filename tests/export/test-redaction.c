/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes that differ only under their marks give the same public files, byte for byte, in every format. */

#include <glib.h>

#include "steller-composer.h"
#include "steller-export-format.h"

/* What a secret is made of: everything that means something to the markup, the marks or a format, and plain words. */
static const char * const pieces[] = {
  "a", "geheim ", "J. de Vries", "*", "**", "_", "`", "[", "](", ")", "<b>", "</text:p>", "&amp;", "\\", "^", "~", "|", "#",
  "- ", "1. ", "> ", "https://example.org/ ", "é", "漢字", "\360\237\230\200", "\342\200\213", "[x]{lang=en}", "%s", "%n",
  "5.1.2.e", " ", "\t",
};

/* In a block also what makes blocks, but never the line that ends it. */
static const char * const block_pieces[] = {
  "\n", "\n\n", "\n- ", "\n1. ", "\n### ", "\n| a | b |\n| --- | --- |\n| c | d |\n", "\n> ", "\n```\n", "\n    code\n",
};

static char *
make_secret (guint    n_pieces,
             gboolean block)
{
  g_autoptr (GString) secret = g_string_new (NULL);

  for (guint i = 0; i < n_pieces; i++)
    if (block && g_test_rand_bit ())
      g_string_append (secret, block_pieces[g_test_rand_int_range (0, G_N_ELEMENTS (block_pieces))]);
    else
      g_string_append (secret, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free_and_steal (g_steal_pointer (&secret));
}

static void
set_section (StellerNote *note,
             const char  *section,
             guint        n_pieces,
             const char  *template)
{
  g_autoptr (GString) text = g_string_new (template);
  g_autofree char *inline_secret = make_secret (n_pieces, FALSE);
  g_autofree char *block_secret = make_secret (n_pieces, TRUE);

  g_string_replace (text, "INLINE", inline_secret, 0);
  g_string_replace (text, "BLOCK", block_secret, 0);
  steller_note_set_section_text (note, section, text->str);
}

/* A note with a mark in every place that can have one, and a secret of so many pieces under each. Its id is a secret too. */
static StellerNote *
make_note (StellerNoteTypes *types,
           guint             n_pieces)
{
  StellerNote *note = steller_note_new (steller_note_types_lookup (types, "beslisnota"));
  g_autofree char *secret = make_secret (n_pieces, FALSE);
  g_autofree char *marked = g_strdup_printf ("DGB, ⟦5.1.2.e|%s⟧, kamer 1", secret);

  steller_note_set_field_text (note, "documentnaam", "Nota");
  steller_note_set_field_text (note, "onderwerp", "Een ⟦5.1.2.i|geheim⟧ onderwerp");
  steller_note_set_field_text (note, "datum", "2026-02-16");
  steller_note_set_field_text (note, "van", marked);
  steller_note_set_field_text (note, "steller", secret);
  steller_note_set_field_ground (note, "steller", "5.1.2.e");

  set_section (note, "aanleiding", n_pieces, "Voor ⟦5.1.2.e|INLINE⟧ na, **sterk ⟦5.1.2.i|INLINE⟧ sterk** en\nverder.\n");
  set_section (note, "geadviseerd_besluit", n_pieces, "- een\n- ⟦5.1.2.e|INLINE⟧\n  1. twee ⟦5.1.2.b|INLINE⟧\n");
  set_section (note, "kernpunten", n_pieces, "Eerst.\n\n:::woo 5.1.2.b\nBLOCK\n:::\n\nDaarna.\n");
  set_section (note, "krachtenveld", n_pieces, "BLOCK");
  steller_note_set_section_ground (note, "krachtenveld", "5.2");
  set_section (note, "toelichting", n_pieces,
               "| a | b |\n| --- | --- |\n| ⟦5.1.2.e|naam⟧ | c |\n\n[koppeling ⟦5.1.2.e|INLINE⟧](https://example.org/)\n");

  return note;
}

static GBytes *
export (StellerNote               *note,
        StellerNoteTypes          *types,
        StellerAudience            audience,
        const StellerExportFormat *format)
{
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (StellerComposer) composer = steller_composer_new (types, grounds);
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerStyle) style = NULL;
  g_autoptr (StellerExport) job = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  document = steller_composer_compose (composer, note, audience, &error);
  g_assert_no_error (error);
  style = steller_style_new_builtin ("standaard", &error);
  g_assert_no_error (error);
  job = steller_export_new (document, style);
  bytes = steller_export_write (job, format, &error);
  g_assert_no_error (error);

  return bytes;
}

static void
test_twins (gconstpointer data)
{
  const StellerExportFormat *format = data;
  static const guint lengths[] = { 1, 10, 300 };
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerNote) first_note = make_note (types, 3);
  g_autoptr (GBytes) first_public = export (first_note, types, STELLER_AUDIENCE_PUBLIC, format);
  g_autoptr (GBytes) first_internal = export (first_note, types, STELLER_AUDIENCE_INTERNAL, format);

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (StellerNote) note = make_note (types, lengths[round % G_N_ELEMENTS (lengths)]);
      g_autoptr (GBytes) public = export (note, types, STELLER_AUDIENCE_PUBLIC, format);
      g_autoptr (GBytes) internal = export (note, types, STELLER_AUDIENCE_INTERNAL, format);

      g_assert_cmpmem (g_bytes_get_data (public, NULL), g_bytes_get_size (public),
                       g_bytes_get_data (first_public, NULL), g_bytes_get_size (first_public));
      g_assert_false (g_bytes_equal (internal, first_internal));
    }
}

int
main (int    argc,
      char **argv)
{
  const StellerExportFormat * const *formats = steller_export_formats (NULL);

  g_setenv ("SOURCE_DATE_EPOCH", "1771232400", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; formats[i]; i++)
    {
      g_autofree char *path = g_strconcat ("/export/redaction/", formats[i]->id, NULL);

      g_test_add_data_func (path, formats[i], test_twins);
    }

  return g_test_run ();
}
