/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes that differ only under their marks give the same public files, byte for byte, in every format. */

#include <glib.h>

#include "random-markup.h"
#include "secret-note.h"
#include "steller-composer.h"
#include "steller-export-format.h"
#include "steller-styles.h"

#define N_NOTES 6
#define N_VARIANTS (SECRET_NOTE_N_LENGTHS + 2)

typedef struct
{
  StellerNoteTypes *types;
  StellerGrounds *grounds;
  StellerStyle *style;
} Fixture;

typedef struct
{
  const StellerExportFormat *format;
  const char *style_id;
} Case;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;

  fixture->types = steller_note_types_new ();
  fixture->grounds = steller_grounds_new ();
  fixture->style = steller_style_new_builtin (test->style_id, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->types);
  g_clear_object (&fixture->grounds);
  g_clear_object (&fixture->style);
}

static GBytes *
export_variant (Fixture                   *fixture,
                guint32                    seed,
                guint                      variant,
                StellerAudience            audience,
                const StellerExportFormat *format)
{
  g_autoptr (GBytes) source = secret_note_new (seed, variant);
  g_autoptr (StellerComposer) composer = steller_composer_new (fixture->types, fixture->grounds);
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = steller_note_new_from_bytes (source, &error);
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerExport) job = NULL;
  GBytes *bytes;

  g_assert_no_error (error);
  document = steller_composer_compose (composer, note, audience, &error);
  g_assert_no_error (error);
  job = steller_export_new (document, fixture->style);
  bytes = steller_export_write (job, format, &error);
  g_assert_no_error (error);

  return bytes;
}

static void
test_variants (Fixture       *fixture,
               gconstpointer  data)
{
  const Case *test = data;
  const StellerExportFormat *format = test->format;
  guint32 seed;
  g_autoptr (GRand) random = random_markup_start (&seed);

  for (guint i = 0; i < N_NOTES; i++)
    {
      guint32 note_seed = g_rand_int (random);
      g_autoptr (GBytes) expected = export_variant (fixture, note_seed, 0, STELLER_AUDIENCE_PUBLIC, format);
      g_autoptr (GBytes) internal = export_variant (fixture, note_seed, 0, STELLER_AUDIENCE_INTERNAL, format);

      for (guint variant = 1; variant < N_VARIANTS; variant++)
        {
          g_autoptr (GBytes) public = export_variant (fixture, note_seed, variant, STELLER_AUDIENCE_PUBLIC, format);

          g_assert_cmpmem (g_bytes_get_data (public, NULL), g_bytes_get_size (public),
                           g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
        }

      /* The other half: the secrets do show in the internal edition. */
      for (guint variant = 1; variant < 3; variant++)
        {
          g_autoptr (GBytes) other = export_variant (fixture, note_seed, variant, STELLER_AUDIENCE_INTERNAL, format);

          g_assert_false (g_bytes_equal (internal, other));
        }
    }
}

static void
add_test (const Case *test)
{
  g_autofree char *path = g_strjoin ("/", "/export/redaction", test->format->id, test->style_id, NULL);

  g_test_add (path, Fixture, test, set_up, test_variants, tear_down);
}

int
main (int    argc,
      char **argv)
{
  guint n_formats;
  const StellerExportFormat * const *formats = steller_export_formats (&n_formats);
  g_autoptr (StellerStyles) styles = steller_styles_new ();
  g_autoptr (GPtrArray) entries = steller_styles_list (styles);
  g_autofree Case *cases = g_new0 (Case, n_formats * entries->len);

  g_setenv ("SOURCE_DATE_EPOCH", "1771232400", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < n_formats; i++)
    for (guint j = 0; j < entries->len; j++)
      {
        Case *test = &cases[i * entries->len + j];

        test->format = formats[i];
        test->style_id = steller_style_entry_get_id (entries->pdata[j]);
        add_test (test);
      }

  return g_test_run ();
}
