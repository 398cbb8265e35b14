/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-form.h"
#include "steller-section-editor.h"
#include "ui-test.h"

#define N_SECTIONS 30
#define N_WORDS 667

typedef struct
{
  StellerNoteTypes *types;
  StellerNote *note;
  StellerHistory *history;
  GtkWindow *window;
  StellerForm *form;
  char *part;
  guint64 offset;
} Fixture;

static void
on_caret (Fixture *fixture, const char *part, guint64 offset)
{
  g_free (fixture->part);
  fixture->part = g_strdup (part);
  fixture->offset = offset;
}

static char *
make_text (guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "woord%s", i % 60 == 59 ? ".\n\n" : i % 12 == 11 ? ", " : " ");
  return g_string_free_and_steal (text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  StellerNoteType *type;
  g_autofree char *text = make_text (N_WORDS);

  fixture->types = steller_note_types_new ();
  type = steller_note_types_lookup (fixture->types, "beslisnota");
  fixture->note = steller_note_new (type);
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Onderdeel %u", i + 1);
      g_autofree char *section = steller_note_add_own_section (fixture->note, heading, NULL);

      steller_note_set_section_text (fixture->note, section, text);
    }
  fixture->history = steller_history_new (fixture->note);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->form = STELLER_FORM (steller_form_new ());
  g_signal_connect_swapped (fixture->form, "caret", G_CALLBACK (on_caret), fixture);
  steller_form_set_note (fixture->form, fixture->note, type, fixture->history);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->form));
  gtk_window_set_default_size (fixture->window, 500, 400);
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer alive = fixture->form;

  g_object_add_weak_pointer (G_OBJECT (fixture->form), &alive);
  gtk_window_destroy (fixture->window);
  ui_test_settle ();
  g_assert_null (alive);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->note);
  g_object_unref (fixture->types);
  g_free (fixture->part);
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  GtkWidget *scrolled = gtk_widget_get_first_child (GTK_WIDGET (fixture->form));

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static guint
count_editors (GtkWidget *widget)
{
  guint n_editors = STELLER_IS_SECTION_EDITOR (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_editors += count_editors (child);
  return n_editors;
}

/* Where the caret is, in pixels below the top of the form. */
static double
find_caret (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);
  GdkRectangle caret;
  graphene_point_t point;
  int x, y;

  g_assert_true (STELLER_IS_SECTION_EDITOR (focus));
  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (focus), NULL, &caret, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (focus), GTK_TEXT_WINDOW_WIDGET, caret.x, caret.y, &x, &y);
  g_assert_true (
      gtk_widget_compute_point (focus, GTK_WIDGET (fixture->form), &GRAPHENE_POINT_INIT (x, y), &point));
  return point.y;
}

static void
assert_caret_in_sight (Fixture *fixture)
{
  double y = find_caret (fixture);

  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (y, <, gtk_widget_get_height (GTK_WIDGET (fixture->form)));
}

static void
settle (Fixture *fixture)
{
  ui_test_settle ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  ui_test_settle ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

/* Of a long note only what is near is made. */
static void
test_lazy (Fixture *fixture, gconstpointer data)
{
  guint n_editors;

  settle (fixture);
  n_editors = count_editors (GTK_WIDGET (fixture->form));
  g_assert_cmpuint (n_editors, >=, 2);
  g_assert_cmpuint (n_editors, <, N_SECTIONS);

  gtk_adjustment_set_value (get_adjustment (fixture), gtk_adjustment_get_upper (get_adjustment (fixture)));
  settle (fixture);
  g_assert_cmpuint (count_editors (GTK_WIDGET (fixture->form)), >, n_editors);
}

static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *pointer;
    gint64 offset;
    gboolean there;
    const char *part;
  } cases[] = {
    { "/sections/eigen_20/text", 2500, TRUE, "eigen_20" },
    { "/sections/eigen_30/text", 4000, TRUE, "eigen_30" },
    { "/sections/eigen_2/text", 10, TRUE, "eigen_2" },
    { "/sections/eigen_99/text", 10, FALSE, NULL },
    { "/fields/nergens", -1, FALSE, NULL },
    { "/remarks/1", -1, FALSE, NULL },
    { "", -1, FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].pointer);
      g_assert_cmpint (steller_form_reveal (fixture->form, cases[i].pointer, cases[i].offset), ==, cases[i].there);
      if (!cases[i].there)
        continue;
      settle (fixture);
      assert_caret_in_sight (fixture);
      g_assert_cmpstr (fixture->part, ==, cases[i].part);
      g_assert_cmpuint (fixture->offset, ==, cases[i].offset);
    }
}

/* The caret stays in sight while one types on past the bottom. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer;

  g_assert_true (steller_form_reveal (fixture->form, "/sections/eigen_5/text", G_MAXINT32));
  settle (fixture);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (fixture->window)));
  for (guint i = 0; i < 40; i++)
    {
      gtk_text_buffer_insert_at_cursor (buffer, "Nog een regel.\n", -1);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      assert_caret_in_sight (fixture);
    }
}

/* What is written stays where it is on the screen when something above it becomes higher. */
static void
test_anchor (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longer = make_text (2 * N_WORDS);
  double before;

  g_assert_true (steller_form_reveal (fixture->form, "/sections/eigen_3/text", 100));
  settle (fixture);
  before = find_caret (fixture);
  steller_note_set_section_text (fixture->note, "eigen_1", longer);
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (find_caret (fixture), before, 1.0);
}

/* However long a text is, what is drawn of it is as much as can be seen, and that is the right part of it. */
static void
test_part (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = GTK_WIDGET (fixture->form);
  GtkAdjustment *adjustment = get_adjustment (fixture);
  GtkWidget *editor, *text;
  graphene_rect_t whole;
  double begin;

  g_assert_true (steller_form_reveal (fixture->form, "/sections/eigen_2/text", 0));
  settle (fixture);
  editor = gtk_window_get_focus (fixture->window);
  text = gtk_widget_get_parent (editor);
  g_assert_cmpint (gtk_widget_get_height (text), >, 3 * gtk_widget_get_height (form));

  g_assert_true (gtk_widget_compute_bounds (text, form, &whole));
  begin = gtk_adjustment_get_value (adjustment) + whole.origin.y - 2 * gtk_widget_get_height (form);
  for (double value = begin; value < begin + whole.size.height + 3 * gtk_widget_get_height (form); value += 97)
    {
      graphene_rect_t sight = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (form), gtk_widget_get_height (form));
      graphene_rect_t part, needed;
      graphene_point_t place;

      gtk_adjustment_set_value (adjustment, value);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      g_assert_true (gtk_widget_compute_bounds (text, form, &whole));
      g_assert_true (gtk_widget_compute_bounds (editor, form, &part));
      g_assert_cmpfloat (part.size.height, <, 3 * sight.size.height);
      if (graphene_rect_intersection (&whole, &sight, &needed))
        g_assert_true (graphene_rect_contains_rect (&part, &needed));
      g_assert_true (gtk_widget_compute_point (editor, text, &GRAPHENE_POINT_INIT (0, 0), &place));
      g_assert_cmpfloat (
          gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (editor))), ==, place.y);
    }
}

static int
get_caret_y (GtkWidget *editor)
{
  GdkRectangle caret;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (editor), NULL, &caret, NULL);
  return caret.y;
}

/* Page Down goes as far as what can be seen, not as far as what is drawn. */
static void
test_page (Fixture *fixture, gconstpointer data)
{
  int form_height = gtk_widget_get_height (GTK_WIDGET (fixture->form));
  GtkWidget *editor;

  g_assert_true (steller_form_reveal (fixture->form, "/sections/eigen_2/text", 0));
  settle (fixture);
  editor = gtk_window_get_focus (fixture->window);
  for (guint i = 0; i < 3; i++)
    {
      int before = get_caret_y (editor);

      g_signal_emit_by_name (editor, "move-cursor", GTK_MOVEMENT_PAGES, 1, FALSE);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      g_assert_cmpint (get_caret_y (editor), >, before + form_height / 2);
      g_assert_cmpint (get_caret_y (editor), <=, before + form_height);
      assert_caret_in_sight (fixture);
    }
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  steller_form_reveal (fixture->form, "/sections/eigen_25/text", 1000);
  settle (fixture);
  gtk_text_buffer_insert_at_cursor (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (fixture->window))), "Nieuw. ", -1);
  steller_form_reveal (fixture->form, "/sections/eigen_1/text", 0);
  settle (fixture);
  steller_history_undo (fixture->history);
  settle (fixture);
  g_assert_cmpstr (fixture->part, ==, "eigen_25");
  g_assert_cmpuint (fixture->offset, ==, 1000);
  assert_caret_in_sight (fixture);
}

/* Undoing and redoing a move go to the section that moved, not to the one that it changed places with. */
static void
test_undo_move (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *section;
    const char *action;
  } cases[] = {
    { "eigen_20", "section.move-up" },
    { "eigen_10", "section.move-down" },
  };

  g_assert_false (steller_form_reveal (fixture->form, "/order", -1));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/sections/%s/text", cases[i].section);

      g_assert_true (steller_form_reveal (fixture->form, pointer, 500));
      settle (fixture);
      g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (fixture->window), cases[i].action, NULL));
      for (guint j = 0; j < 3; j++)
        {
          g_assert_true (steller_form_reveal (fixture->form, "/sections/eigen_1/text", 0));
          settle (fixture);
          g_assert_cmpstr (fixture->part, ==, "eigen_1");
          if (j % 2 == 0)
            steller_history_undo (fixture->history);
          else
            steller_history_redo (fixture->history);
          settle (fixture);
          g_assert_cmpstr (fixture->part, ==, cases[i].section);
          g_assert_cmpuint (fixture->offset, ==, 500);
          assert_caret_in_sight (fixture);
        }
    }
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  steller_form_set_note (fixture->form, NULL, NULL, NULL);
  settle (fixture);
  g_assert_cmpuint (count_editors (GTK_WIDGET (fixture->form)), ==, 0);
  g_assert_false (steller_form_reveal (fixture->form, "/sections/eigen_1/text", 0));
}

#define ADD(name, function) g_test_add ("/whole-form/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (!ui_test_init (&argc, &argv))
    return 0;
  ui_test_application ();

  ADD ("lazy", test_lazy);
  ADD ("reveal", test_reveal);
  ADD ("typing", test_typing);
  ADD ("anchor", test_anchor);
  ADD ("part", test_part);
  ADD ("page", test_page);
  ADD ("undo", test_undo);
  ADD ("undo-move", test_undo_move);
  ADD ("clear", test_clear);
  return g_test_run ();
}
