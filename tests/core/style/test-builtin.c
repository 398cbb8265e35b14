/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-style.h"
#include "steller-styles.h"
#include "style-dump.h"

/* The smallest type of the house style for reading aloud, in points. */
#define LARGE 18.0

/* Compares with a file beside the test; STELLER_UPDATE_GOLDEN=1 writes it anew. */
static void
assert_golden (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "core", "style", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("STELLER_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static const struct
{
  const char *id, *title;
} builtin[] = {
  { "standaard", "Standaard" },
  { "compact", "Compact" },
  { "groot", "Groot" },
};

static void
test_golden (gconstpointer id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = steller_style_new_builtin (id, &error);
  g_autofree char *dump = NULL, *name = g_strconcat (id, ".golden", NULL);

  g_assert_no_error (error);
  g_assert_null (steller_style_get_warnings (style)[0]);
  dump = style_dump (style);
  assert_golden (name, dump);
}

/* Whoever opens the list of house styles sees each of them, and no other. */
static void
test_registered (void)
{
  g_autoptr (StellerStyles) styles = steller_styles_new ();
  g_autoptr (GPtrArray) entries = steller_styles_list (styles);

  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (builtin));
  for (guint i = 0; i < G_N_ELEMENTS (builtin); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < entries->len; j++)
        if (g_str_equal (steller_style_entry_get_id (entries->pdata[j]), builtin[i].id))
          {
            g_assert_cmpstr (steller_style_entry_get_title (entries->pdata[j]), ==, builtin[i].title);
            found = TRUE;
          }
      g_assert_true (found);
    }
}

/* All that can be printed is at least as large as the style promises: in points, whatever the style it stands in. */
static void
test_large (void)
{
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("groot", NULL);
  double smallest = G_MAXDOUBLE;

  for (guint i = 0; i < style_dump_n_paragraphs; i++)
    {
      const StellerParagraphStyle *paragraph = steller_style_get_paragraph (style, style_dump_paragraphs[i]);

      g_assert_cmpstr (paragraph->name, ==, style_dump_paragraphs[i]);
      g_assert_cmphex (paragraph->text.set & STELLER_TEXT_SIZE, !=, 0);
      g_assert_cmpfloat (paragraph->text.size, >=, LARGE);
      /* Words on a line are no larger than it is high. */
      g_assert_cmpfloat (paragraph->line_height_fixed, >=, 1.3 * paragraph->text.size);
      smallest = MIN (smallest, paragraph->text.size);
    }
  g_assert_cmpfloat (smallest, ==, LARGE);
  for (guint i = 0; i < style_dump_n_texts; i++)
    {
      const StellerTextStyle *text = steller_style_get_text (style, style_dump_texts[i]);

      if ((text->set & STELLER_TEXT_SIZE) != 0)
        {
          g_assert_false (text->size_is_relative);
          g_assert_cmpfloat (text->size, >=, LARGE);
        }
      if ((text->set & STELLER_TEXT_POSITION) != 0)
        g_assert_cmpfloat (text->scale * steller_style_get_paragraph (style, "Text_20_body")->text.size, >=, LARGE);
      /* Slanted letters are hard to read. */
      g_assert_false ((text->set & STELLER_TEXT_ITALIC) != 0 && text->italic);
    }
}

static void
test_unknown (void)
{
  static const char *const ids[] = { "", "onbekend", "../note-types", "standaard/META-INF", "." };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (steller_style_new_builtin (ids[i], &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
    }
}

static void
test_unknown_names (void)
{
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);

  g_assert_cmpstr (steller_style_get_paragraph (style, "Onbekend")->name, ==, "Standard");
  g_assert_cmpstr (steller_style_get_paragraph (style, NULL)->name, ==, "Standard");
  g_assert_cmphex (steller_style_get_text (style, "Onbekend")->set, ==, 0);
  g_assert_cmphex (steller_style_get_text (style, NULL)->set, ==, 0);
  g_assert_cmpstr (steller_style_get_list (style, "Onbekend")->name, ==, "Nota_20_bullets");
  g_assert_cmpstr (steller_style_get_table (style, "Onbekend")->name, ==, "Nota_20_table");
  g_assert_nonnull (steller_style_get_cell (style, "Onbekend"));
}

static void
test_parts (void)
{
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);
  static const char *const names[] = { "META-INF/manifest.xml", "content.xml", "meta.xml", "mimetype", "settings.xml",
                                       "styles.xml", NULL };

  g_assert_cmpstrv (steller_style_get_part_names (style), names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      xmlDoc *copy;

      g_assert_nonnull (steller_style_get_part (style, names[i]));
      if (strcmp (names[i], "mimetype") == 0)
        continue;
      copy = steller_style_copy_part (style, names[i]);
      g_assert_nonnull (copy);
      xmlFreeDoc (copy);
    }
  g_assert_null (steller_style_get_part (style, "Pictures/logo.png"));
  g_assert_null (steller_style_copy_part (style, "Pictures/logo.xml"));
}

/* A copy gives a skeleton of its own that is the same. */
static void
test_copy (void)
{
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);
  xmlDoc *copy = steller_style_copy_part (style, "content.xml");
  g_autoptr (GError) error = NULL;
  StellerSkeleton *skeleton = steller_skeleton_new (copy, &error);
  g_autofree char *dump = NULL, *expected = steller_skeleton_dump (steller_style_get_skeleton (style));

  g_assert_no_error (error);
  dump = steller_skeleton_dump (skeleton);
  g_assert_cmpstr (dump, ==, expected);
  steller_skeleton_unref (skeleton);
  xmlFreeDoc (copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (builtin); i++)
    {
      g_autofree char *path = g_strconcat ("/style/builtin/golden/", builtin[i].id, NULL);

      g_test_add_data_func (path, builtin[i].id, test_golden);
    }
  g_test_add_func ("/style/builtin/registered", test_registered);
  g_test_add_func ("/style/builtin/large", test_large);
  g_test_add_func ("/style/builtin/unknown", test_unknown);
  g_test_add_func ("/style/builtin/unknown-names", test_unknown_names);
  g_test_add_func ("/style/builtin/parts", test_parts);
  g_test_add_func ("/style/builtin/copy", test_copy);
  return g_test_run ();
}
