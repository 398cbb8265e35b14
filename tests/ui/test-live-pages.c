/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <string.h>

#include "steller-error.h"
#include "steller-live-pages.h"
#include "steller-note-loader.h"

#define SECTION "kernpunten"
#define LONG_TEXT_PARAGRAPHS 300

typedef struct
{
  StellerNoteTypes *types;
  StellerGrounds *grounds;
  StellerNote *note;
  StellerLivePages *live;
  guint n_notified;
} Fixture;

static void
on_pages (Fixture *fixture)
{
  fixture->n_notified++;
}

static StellerLayout *
make_layout (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", &error);

  g_assert_no_error (error);
  return steller_layout_new (style);
}

static void
wait_until_up_to_date (Fixture *fixture)
{
  while (steller_live_pages_get_behind (fixture->live))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StellerComposer) composer = NULL;
  g_autoptr (StellerLayout) layout = make_layout ();

  fixture->types = steller_note_types_new ();
  fixture->grounds = steller_grounds_new ();
  fixture->note = steller_note_new (steller_note_types_lookup (fixture->types, "beslisnota"));
  steller_note_set_section_text (fixture->note, SECTION, "Er is een besluit nodig.");

  composer = steller_composer_new (fixture->types, fixture->grounds);
  fixture->live = steller_live_pages_new (fixture->note, composer, layout, NULL);
  g_assert_null (steller_live_pages_get_pages (fixture->live));
  g_assert_true (steller_live_pages_get_behind (fixture->live));
  wait_until_up_to_date (fixture);
  g_signal_connect_swapped (fixture->live, "notify::pages", G_CALLBACK (on_pages), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer alive = fixture->note;

  g_object_add_weak_pointer (G_OBJECT (fixture->note), &alive);
  g_clear_object (&fixture->live);
  g_clear_object (&fixture->note);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&fixture->types);
  g_clear_object (&fixture->grounds);
}

/* The pages are those that somebody makes who sees the note for the first time. */
static void
assert_as_new (Fixture *fixture)
{
  g_autoptr (StellerComposer) composer = steller_composer_new (fixture->types, fixture->grounds);
  g_autoptr (StellerLayout) layout = make_layout ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerDocument) document =
      steller_composer_compose (composer, fixture->note, STELLER_AUDIENCE_INTERNAL, &error);
  g_autoptr (StellerPages) pages = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *got = NULL;

  g_assert_no_error (error);
  pages = steller_layout_lay_out (layout, document);
  expected = steller_pages_dump (pages);
  got = steller_pages_dump (steller_live_pages_get_pages (fixture->live));
  g_assert_cmpstr (got, ==, expected);
}

static char *
make_long_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < LONG_TEXT_PARAGRAPHS; i++)
    g_string_append_printf (text, "Alinea %u gaat over de planning, en beslaat een regel of twee op de pagina.\n\n", i);

  return g_string_free_and_steal (text);
}

static void
test_first_pages (Fixture *fixture, gconstpointer data)
{
  g_assert_no_error (steller_live_pages_get_error (fixture->live));
  g_assert_true (steller_live_pages_get_note (fixture->live) == fixture->note);
  g_assert_cmpuint (steller_pages_get_n_pages (steller_live_pages_get_pages (fixture->live)), ==, 1);
  assert_as_new (fixture);
}

/* However much changes before a frame, pages are made once; and at once, in the main loop. */
static void
test_once_a_frame (Fixture *fixture, gconstpointer data)
{
  StellerPages *before = steller_live_pages_get_pages (fixture->live);

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("Er zijn %u besluiten nodig.", i);

      steller_note_set_section_text (fixture->note, SECTION, text);
    }
  steller_note_set_field_text (fixture->note, "onderwerp", "Besluiten");
  g_assert_true (steller_live_pages_get_behind (fixture->live));
  g_assert_true (steller_live_pages_get_pages (fixture->live) == before);

  g_main_context_iteration (NULL, FALSE);
  g_assert_false (steller_live_pages_get_behind (fixture->live));
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  assert_as_new (fixture);
}

static gboolean
count (gpointer data)
{
  (*(guint *) data)++;

  return G_SOURCE_REMOVE;
}

/* GTK draws a frame that an event asked for right after the events: the new pages must be there. */
static void
test_before_the_frame (Fixture *fixture, gconstpointer data)
{
  guint n_frames = 0;

  steller_note_set_section_text (fixture->note, SECTION, "Er is een ander besluit nodig.");
  g_idle_add_full (GDK_PRIORITY_EVENTS + 1, count, &n_frames, NULL);
  while (fixture->n_notified == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (n_frames, ==, 0);
  while (n_frames == 0)
    g_main_context_iteration (NULL, FALSE);
}

/* The old pages stay while another thread sets a long text, and what is typed meanwhile comes after. */
static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long_text ();
  StellerPages *before = steller_live_pages_get_pages (fixture->live);

  steller_note_set_section_text (fixture->note, SECTION, text);
  g_main_context_iteration (NULL, FALSE);
  g_assert_true (steller_live_pages_get_behind (fixture->live));
  g_assert_true (steller_live_pages_get_pages (fixture->live) == before);
  steller_note_set_field_text (fixture->note, "onderwerp", "Planning");

  wait_until_up_to_date (fixture);
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  g_assert_cmpuint (steller_pages_get_n_pages (steller_live_pages_get_pages (fixture->live)), >, 5);
  assert_as_new (fixture);
}

static void
test_gone_while_working (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long_text ();

  steller_note_set_section_text (fixture->note, SECTION, text);
  g_main_context_iteration (NULL, FALSE);
  g_assert_true (steller_live_pages_get_behind (fixture->live));
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_malloc (STELLER_COMPOSER_MAX_SIZE + 2);

  memset (text, 'a', STELLER_COMPOSER_MAX_SIZE + 1);
  text[STELLER_COMPOSER_MAX_SIZE + 1] = '\0';
  steller_note_set_section_text (fixture->note, SECTION, text);
  wait_until_up_to_date (fixture);
  g_assert_null (steller_live_pages_get_pages (fixture->live));
  g_assert_error (steller_live_pages_get_error (fixture->live), STELLER_ERROR, STELLER_ERROR_LIMIT);
  g_assert_cmpstr (*steller_live_pages_get_warnings (fixture->live), ==, NULL);

  steller_note_set_section_text (fixture->note, SECTION, "Er is een besluit nodig.");
  wait_until_up_to_date (fixture);
  g_assert_no_error (steller_live_pages_get_error (fixture->live));
  assert_as_new (fixture);
}

/* Whatever changes, and however long the main loop takes to come round, the pages become those of the note. */
static void
test_random_changes (Fixture *fixture, gconstpointer data)
{
  static const char *const sections[] = { "aanleiding", SECTION, "toelichting", "communicatie" };
  static const char *const pieces[] = {
    "Een alinea met **nadruk** en *cursief*.\n\n", "- een punt\n- nog een punt\n\n", "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
    "### Kop\n\n",                                 "⟦5.1.2.e|een naam⟧ ",            "een half woord",
  };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 200; i++)
    {
      const char *section = sections[g_rand_int_range (random, 0, G_N_ELEMENTS (sections))];
      const char *old = steller_note_get_section_text (fixture->note, section);
      g_autoptr (GString) text = g_string_new (old != NULL ? old : "");

      if (text->len > 400 && g_rand_boolean (random))
        g_string_truncate (text, 0);
      for (guint n = g_rand_int_range (random, 0, 4); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      if (g_rand_int_range (random, 0, 20) == 0)
        {
          g_autofree char *long_text = make_long_text ();

          g_string_append (text, long_text);
        }
      steller_note_set_section_text (fixture->note, section, text->str);
      if (g_rand_boolean (random))
        steller_note_set_section_omitted (fixture->note, section, g_rand_boolean (random));
      for (guint n = g_rand_int_range (random, 0, 3); n > 0; n--)
        g_main_context_iteration (NULL, FALSE);
    }
  wait_until_up_to_date (fixture);
  assert_as_new (fixture);
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* What the loader hands out goes on where it stopped. */
static void
test_after_loading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StellerLoadedNote) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->live);
  steller_note_loader_prepare (fixture->note, NULL, on_ready, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  loaded = steller_note_loader_finish (result, &error);
  g_assert_no_error (error);
  g_assert_true (loaded->note == fixture->note);
  g_assert_cmpstr (steller_note_type_get_id (loaded->type), ==, "beslisnota");
  g_assert_true (steller_pages_get_document (loaded->pages) == loaded->document);

  fixture->live = steller_live_pages_new (loaded->note, loaded->composer, loaded->layout, loaded->pages);
  g_assert_false (steller_live_pages_get_behind (fixture->live));
  g_assert_true (steller_live_pages_get_pages (fixture->live) == loaded->pages);
  steller_note_set_section_text (fixture->note, SECTION, "Er is een ander besluit nodig.");
  g_main_context_iteration (NULL, FALSE);
  g_assert_false (steller_live_pages_get_behind (fixture->live));
  assert_as_new (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/live-pages/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("first-pages", test_first_pages);
  ADD ("once-a-frame", test_once_a_frame);
  ADD ("before-the-frame", test_before_the_frame);
  ADD ("long-text", test_long_text);
  ADD ("gone-while-working", test_gone_while_working);
  ADD ("too-large", test_too_large);
  ADD ("random-changes", test_random_changes);
  ADD ("after-loading", test_after_loading);
#undef ADD

  return g_test_run ();
}
