/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "steller-history.h"
#include "steller-note-style.h"
#include "steller-shared-styles.h"
#include "steller-template-launch.h"
#include "style-folder.h"

typedef struct
{
  StellerNoteTypes *types;
  StellerNote *note;
  StellerNoteStyle *style;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StellerStyle) style = NULL;
  g_autofree char *warning = NULL;

  style_folder_clear ();
  fixture->types = steller_note_types_new ();
  fixture->note = steller_note_new (steller_note_types_lookup (fixture->types, "beslisnota"));
  if (data != NULL)
    steller_note_set_style (fixture->note, data, "1");
  style = steller_styles_load_or_fallback (steller_shared_styles_get (), steller_note_get_style_id (fixture->note),
                                           &warning, NULL);
  fixture->style = steller_note_style_new (fixture->note, style, warning);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer alive = fixture->style;

  g_object_add_weak_pointer (G_OBJECT (fixture->style), &alive);
  g_object_unref (fixture->style);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (fixture->note);
  g_object_unref (fixture->types);
  style_folder_clear ();
}

static guint
get_width (Fixture *fixture)
{
  double points = steller_style_get_page (steller_note_style_get_style (fixture->style), TRUE)->width;

  return (guint) (points * 25.4 / 72 + 0.5);
}

static void
wait_for_width (Fixture *fixture, guint width)
{
  while (get_width (fixture) != width)
    g_main_context_iteration (NULL, TRUE);
}

/* Looks at the file, and waits until that is done: as long as it is not, the other thread keeps the object. */
static void
check (Fixture *fixture)
{
  steller_note_style_check (fixture->style);
  while (G_OBJECT (fixture->style)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_note_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StellerHistory) history = steller_history_new (fixture->note);

  style_folder_write_style ("breed.ott", "Breed", 250);
  g_assert_cmpuint (get_width (fixture), ==, 210);
  steller_note_set_style (fixture->note, "breed", "3");
  wait_for_width (fixture, 250);
  g_assert_null (steller_note_style_get_warning (fixture->style));
  g_assert_cmpstr (steller_note_get_style_version (fixture->note), ==, "3");

  steller_history_undo (history);
  g_assert_cmpstr (steller_note_get_style_id (fixture->note), ==, "standaard");
  wait_for_width (fixture, 210);
  steller_history_redo (history);
  wait_for_width (fixture, 250);
}

/* Each change before the last is passed over. */
static void
test_note_changes_quickly (Fixture *fixture, gconstpointer data)
{
  style_folder_write_style ("a.ott", "A", 220);
  style_folder_write_style ("b.ott", "B", 230);
  steller_note_set_style (fixture->note, "a", "1");
  steller_note_set_style (fixture->note, "b", "1");
  steller_note_set_style (fixture->note, "standaard", "1");
  steller_note_set_style (fixture->note, "b", "1");
  wait_for_width (fixture, 230);
}

/* The folder is not there at first: it is found by the watch or by the poll. */
static void
test_file_comes_and_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = style_folder_get_path ("eigen.ott");

  g_assert_nonnull (strstr (steller_note_style_get_warning (fixture->style), "“eigen”"));
  g_assert_cmpuint (get_width (fixture), ==, 210);

  style_folder_write_style ("eigen.ott", "Eigen", 220);
  wait_for_width (fixture, 220);
  g_assert_null (steller_note_style_get_warning (fixture->style));
  style_folder_write_style ("eigen.ott", "Eigen", 230);
  wait_for_width (fixture, 230);

  /* A file that is broken for a moment, while it is being written, does no harm; one that stays so is told of. */
  style_folder_write ("eigen.ott", "geen zip");
  check (fixture);
  check (fixture);
  g_assert_cmpuint (get_width (fixture), ==, 230);
  g_assert_null (steller_note_style_get_warning (fixture->style));
  style_folder_write_style ("eigen.ott", "Eigen", 240);
  wait_for_width (fixture, 240);
  style_folder_write ("eigen.ott", "geen zip");
  wait_for_width (fixture, 210);
  g_assert_nonnull (strstr (steller_note_style_get_warning (fixture->style), "eigen.ott"));
  g_assert_cmpint (g_remove (path), ==, 0);
  while (strstr (steller_note_style_get_warning (fixture->style), "eigen.ott") != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (steller_note_get_style_id (fixture->note), ==, "eigen");
}

static void
on_notify (guint *count)
{
  (*count)++;
}

/* Looking again, when nothing has changed, changes nothing. */
static void
test_nothing_changes (Fixture *fixture, gconstpointer data)
{
  guint n_notified = 0;
  StellerStyle *style = steller_note_style_get_style (fixture->style);

  g_signal_connect_swapped (fixture->style, "notify", G_CALLBACK (on_notify), &n_notified);
  check (fixture);
  check (fixture);
  g_assert_true (steller_note_style_get_style (fixture->style) == style);
  g_assert_cmpuint (n_notified, ==, 0);
  style_folder_write_style ("breed.ott", "Breed", 250);
  steller_note_set_style (fixture->note, "breed", "1");
  wait_for_width (fixture, 250);
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
test_gone_while_loading (void)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerNote) note = steller_note_new (steller_note_types_lookup (types, "beslisnota"));
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);
  StellerNoteStyle *note_style = steller_note_style_new (note, style, NULL);
  gpointer alive = note_style;

  g_object_add_weak_pointer (G_OBJECT (note_style), &alive);
  steller_note_style_check (note_style);
  g_object_run_dispose (G_OBJECT (note_style));
  g_object_unref (note_style);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_command (void)
{
  static const struct
  {
    const char *command;
    const char *expected;
  } cases[] = {
    { "libreoffice --writer %U", "libreoffice --writer -o" },
    { "/opt/libreoffice25.2/program/soffice --writer %F", "/opt/libreoffice25.2/program/soffice --writer -o" },
    { "flatpak run --file-forwarding org.libreoffice.LibreOffice --writer @@u %U @@", NULL },
    { "libreoffice --name %c %U", NULL },
    { "libreoffice --writer", NULL },
    { "abiword %U", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *command = steller_template_launch_make_command (cases[i].command);

      g_assert_cmpstr (command, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  style_folder_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, id, function) g_test_add ("/ui/note-style/" name, Fixture, id, set_up, function, tear_down)
  ADD ("note-changes", NULL, test_note_changes);
  ADD ("note-changes-quickly", NULL, test_note_changes_quickly);
  ADD ("file-comes-and-changes", "eigen", test_file_comes_and_changes);
  ADD ("nothing-changes", NULL, test_nothing_changes);
  g_test_add_func ("/ui/note-style/gone-while-loading", test_gone_while_loading);
  g_test_add_func ("/ui/note-style/command", test_command);
  return g_test_run ();
}
