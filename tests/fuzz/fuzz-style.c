/* SPDX-License-Identifier: GPL-3.0-or-later */

/* House styles: the reader of packages and templates, the layout of a note in what came of it, and its exports that
 * fill the template. */

#include "fuzz-target.h"
#include "steller-composer.h"
#include "steller-export-format.h"
#include "steller-export.h"
#include "steller-style-pack.h"
#include "template.h"

#define PAGE                                                                                                           \
  "<office:automatic-styles><style:page-layout style:name='a'><style:page-layout-properties fo:page-width='21cm' "    \
  "fo:page-height='29.7cm' fo:margin='2cm'/><style:header-style><style:header-footer-properties "                    \
  "fo:min-height='1cm'/></style:header-style></style:page-layout></office:automatic-styles><office:master-styles>"   \
  "<style:master-page style:name='Standard' style:page-layout-name='a'><style:header><text:p>{{onderwerp}} "         \
  "<text:page-number/></text:p></style:header></style:master-page></office:master-styles>"

static const char *const bodies[] = {
  "<text:p>{{onderwerp}}</text:p><text:p>{{inhoud}}</text:p><text:p>{{ondertekening}}</text:p>",
  "<text:section text:name='nota.geadviseerd_besluit'><text:h text:outline-level='1'>Besluit</text:h><text:p>x</text:p>"
  "</text:section><text:p>{{inhoud}}</text:p>",
  "<text:p><draw:frame text:anchor-type='paragraph' svg:x='1cm' svg:y='1cm' svg:width='4cm'><draw:text-box "
  "fo:min-height='1cm'><text:p>{{aan}}</text:p></draw:text-box></draw:frame>a</text:p><text:p>{{inhoud}}</text:p>",
  "<table:table table:name='t'><table:table-column table:number-columns-repeated='2'/><table:table-row>"
  "<table:table-cell><text:p>Aan</text:p></table:table-cell><table:table-cell><text:p>{{aan}}</text:p>"
  "</table:table-cell></table:table-row></table:table><text:p>{{inhoud}}</text:p>",
  "<text:list><text:list-item><text:p>een</text:p><text:list><text:list-item><text:p>twee</text:p></text:list-item>"
  "</text:list></text:list-item></text:list><text:p>{{inhoud}}</text:p>",
  "<text:p><text:placeholder text:placeholder-type='text'>&lt;onderwerp&gt;</text:placeholder><text:tab/><text:title/>"
  "</text:p><text:p>{{inhoud}}</text:p>",
};

static void
add_seeds (GPtrArray *seeds)
{
  static const char *const builtin[] = { "standaard", "compact", "groot" };

  for (gsize i = 0; i < G_N_ELEMENTS (builtin); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerStyle) style = steller_style_new_builtin (builtin[i], &error);

      g_assert_no_error (error);
      g_ptr_array_add (seeds, steller_style_pack (style, builtin[i], &error));
      g_assert_no_error (error);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    g_ptr_array_add (seeds, template_make ("", "", PAGE, bodies[i]));
}

/* The note that is set in every style, composed once. */
static StellerDocument *
compose_example (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("STELLER_SOURCE_DIR"), "data", "examples",
                                            "voorbeeld-met-tabel.nota", NULL);
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (StellerComposer) composer = steller_composer_new (types, grounds);
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = steller_note_load (path, &error);
  StellerDocument *document;

  g_assert_no_error (error);
  document = steller_composer_compose (composer, note, STELLER_AUDIENCE_PUBLIC, &error);
  g_assert_no_error (error);

  return document;
}

static void
write_as (StellerExport *job, const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = steller_export_write (job, steller_export_format_lookup (format), &error);

  g_assert_true ((bytes == NULL) == (error != NULL));
}

static void
run (GBytes *input)
{
  static StellerDocument *document;
  g_autoptr (StellerStyle) style = steller_style_new_from_bytes ("proef", input, NULL);
  g_autoptr (StellerExport) job = NULL;

  if (style == NULL)
    return;
  if (document == NULL)
    document = compose_example ();
  job = steller_export_new (document, style);
  steller_export_get_pages (job);
  write_as (job, "odt");
  write_as (job, "docx");
  /* Most of a PDF is slow and has nothing of the style: for some inputs that is enough. */
  if (g_bytes_hash (input) % 4 == 0)
    write_as (job, "pdf");
}

const FuzzTarget fuzz_target = { add_seeds, run, fuzz_mutate_package };
