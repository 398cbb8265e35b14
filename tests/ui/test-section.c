/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "steller-section-heading.h"
#include "steller-section-list.h"
#include "steller-section-order.h"
#include "ui-test.h"

typedef struct
{
  StellerNoteTypes *types;
  StellerNoteType *type;
  StellerNote *note;
  StellerHistory *history;
  GtkWindow *window;
  StellerSectionList *list;
  guint n_changes;
} Fixture;

static void
on_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->types = steller_note_types_new ();
  fixture->type = steller_note_types_lookup (fixture->types, "beslisnota");
  fixture->note = steller_note_new (fixture->type);
  fixture->history = steller_history_new (fixture->note);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->list = STELLER_SECTION_LIST (steller_section_list_new (fixture->note, fixture->type, fixture->history));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->list));
  gtk_window_set_default_size (fixture->window, 500, 400);
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  g_signal_connect_swapped (fixture->note, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer alive = fixture->list;

  g_object_add_weak_pointer (G_OBJECT (fixture->list), &alive);
  gtk_window_destroy (fixture->window);
  ui_test_settle ();
  g_assert_null (alive);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->note);
  g_object_unref (fixture->types);
}

static StellerSectionEditor *
get_editor (Fixture *fixture, const char *section)
{
  return steller_section_card_get_editor (steller_section_list_get_card (fixture->list, section));
}

static GtkTextBuffer *
get_buffer (Fixture *fixture, const char *section)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_editor (fixture, section)));
}

static char *
get_text (Fixture *fixture, const char *section)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (fixture, section), &start, &end);
  return gtk_text_iter_get_slice (&start, &end);
}

static gpointer
get_child (Fixture *fixture, const char *section, const char *id)
{
  GObject *child =
    gtk_widget_get_template_child (GTK_WIDGET (steller_section_list_get_card (fixture->list, section)),
                                   STELLER_TYPE_SECTION_CARD, id);

  g_assert_nonnull (child);
  return child;
}

static void
activate (Fixture *fixture, const char *section, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (steller_section_list_get_card (fixture->list, section)), action, NULL);
}

/* The order as the cards have it, read from their headings on the screen from top to bottom. */
static char *
list_shown (Fixture *fixture)
{
  g_auto (GStrv) order = steller_note_get_section_order (fixture->note, fixture->type);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  float last = -1;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  for (guint i = 0; order[i] != NULL; i++)
    {
      GtkWidget *card = GTK_WIDGET (steller_section_list_get_card (fixture->list, order[i]));
      graphene_point_t point;

      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      if (!gtk_widget_get_mapped (card))
        continue;
      g_assert_true (gtk_widget_compute_point (card, GTK_WIDGET (fixture->list), &GRAPHENE_POINT_INIT (0, 0), &point));
      g_assert_cmpfloat (point.y, >, last);
      last = point.y;
      g_strv_builder_add (shown, order[i]);
    }
  strings = g_strv_builder_end (shown);
  return g_strjoinv (" ", strings);
}

static char *
get_listed (StellerNote *note)
{
  JsonNode *node = steller_note_get_value (note, "/order");

  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("none");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *section;
    StellerSectionDirection direction;
    gboolean moves;
    const char *listed;
  } steps[] = {
    { "aanleiding", STELLER_SECTION_UP, FALSE, "none" },
    { "niet_openbaar", STELLER_SECTION_DOWN, FALSE, "none" },
    { "motivering", STELLER_SECTION_UP, FALSE, "none" },
    { "kernpunten", STELLER_SECTION_UP, TRUE,
      "[\"aanleiding\",\"kernpunten\",\"geadviseerd_besluit\",\"toelichting\",\"niet_openbaar\"]" },
    { "strategie", STELLER_SECTION_DOWN, TRUE,
      "[\"aanleiding\",\"kernpunten\",\"geadviseerd_besluit\",\"toelichting\",\"niet_openbaar\","
      "\"politieke_context\",\"financiele_overwegingen\",\"juridische_overwegingen\",\"krachtenveld\","
      "\"uitvoering\",\"strategie\",\"communicatie\",\"afstemming\"]" },
    { "kernpunten", STELLER_SECTION_DOWN, TRUE,
      "[\"politieke_context\",\"financiele_overwegingen\",\"juridische_overwegingen\",\"krachtenveld\","
      "\"uitvoering\",\"strategie\",\"communicatie\",\"afstemming\"]" },
    { "strategie", STELLER_SECTION_UP, TRUE, "none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *listed = NULL;

      g_test_message ("step %zu: %s", i, steps[i].section);
      g_assert_cmpint (
          steller_section_order_can_move (fixture->note, fixture->type, steps[i].section, steps[i].direction), ==,
          steps[i].moves);
      g_assert_cmpint (steller_section_order_move (fixture->note, fixture->type, steps[i].section, steps[i].direction),
                       ==, steps[i].moves);
      listed = get_listed (fixture->note);
      g_assert_cmpstr (listed, ==, steps[i].listed);
    }
  g_assert_cmpuint (steller_section_order_get_level (fixture->note, fixture->type, "aanleiding"), ==, 0);
  g_assert_cmpuint (steller_section_order_get_level (fixture->note, fixture->type, "motivering"), ==, 1);
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = get_buffer (fixture, "aanleiding");
  GtkTextIter start, end;

  gtk_text_buffer_insert_at_cursor (buffer, "De Kamer vroeg hierom.", -1);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "De Kamer vroeg hierom.");
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  /* What takes the place of a selection is one change. */
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 3);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 8);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, "minister", -1);
  gtk_text_buffer_end_user_action (buffer);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "De minister vroeg hierom.");
  g_assert_cmpuint (fixture->n_changes, ==, 2);

  /* A section that has no text gets none by being looked at. */
  g_assert_false (steller_note_has_section (fixture->note, "krachtenveld"));
  gtk_text_buffer_set_text (get_buffer (fixture, "krachtenveld"), "", -1);
  g_assert_false (steller_note_has_section (fixture->note, "krachtenveld"));
}

/* A change from elsewhere reaches the editor as that change only. */
static void
test_text_height (Fixture *fixture, gconstpointer data)
{
  steller_note_set_section_text (fixture->note, "aanleiding",
                                 "Een **tekst** die niet op één regel past:\n\n- het eerste punt, _met nadruk_;\n- meer.");
  ui_test_assert_text_height (steller_section_editor_new (fixture->history, "aanleiding"));
}

static void
test_splice (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *before;
    gsize caret;
    const char *after;
    gsize expected;
  } cases[] = {
    { "een twee drie", 4, "een twee drie vier", 4 },
    { "een twee drie", 8, "nul een twee drie", 12 },
    { "een twee drie", 8, "een drie", 4 },
    { "café één", 8, "cafés één", 9 },
    { "é", 2, "è", 2 },
    { "één\ntwee", 6, "één\nanderhalf\ntwee", 16 },
    { "", 0, "tekst", 5 },
    { "tekst", 3, "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_test_message ("case %zu", i);
      steller_note_set_section_text (fixture->note, "aanleiding", cases[i].before);
      steller_section_editor_set_caret (get_editor (fixture, "aanleiding"), cases[i].caret);
      g_assert_cmpuint (steller_section_editor_get_caret (get_editor (fixture, "aanleiding")), ==, cases[i].caret);
      fixture->n_changes = 0;
      steller_note_set_section_text (fixture->note, "aanleiding", cases[i].after);
      text = get_text (fixture, "aanleiding");
      g_assert_cmpstr (text, ==, cases[i].after);
      g_assert_cmpuint (steller_section_editor_get_caret (get_editor (fixture, "aanleiding")), ==, cases[i].expected);
      g_assert_cmpuint (fixture->n_changes, ==, 1);
    }
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = get_buffer (fixture, "aanleiding");
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  g_assert_false (gtk_text_buffer_get_enable_undo (buffer));
  gtk_text_buffer_insert_at_cursor (buffer, "Een.", -1);
  steller_history_end_typing (fixture->history);
  gtk_text_buffer_insert_at_cursor (buffer, " Twee.", -1);
  steller_history_undo (fixture->history);
  text = get_text (fixture, "aanleiding");
  g_assert_cmpstr (text, ==, "Een.");
  steller_history_redo (fixture->history);
  again = get_text (fixture, "aanleiding");
  g_assert_cmpstr (again, ==, "Een. Twee.");

  /* The menu of the text does so with what was done anywhere in the note. */
  steller_note_set_section_text (fixture->note, "kernpunten", "Drie.");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_editor (fixture, "aanleiding")), "text.undo", NULL));
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "kernpunten"), ==, "");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_editor (fixture, "aanleiding")), "text.redo", NULL));
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "kernpunten"), ==, "Drie.");
}

static void
test_caret (Fixture *fixture, gconstpointer data)
{
  StellerSectionEditor *editor = get_editor (fixture, "aanleiding");

  steller_note_set_section_text (fixture->note, "aanleiding", "één");
  steller_section_editor_set_caret (editor, 1);
  g_assert_cmpuint (steller_section_editor_get_caret (editor), ==, 0);
  steller_section_editor_set_caret (editor, G_MAXSIZE);
  g_assert_cmpuint (steller_section_editor_get_caret (editor), ==, strlen ("één"));
}

static void
test_phrase (Fixture *fixture, gconstpointer data)
{
  StellerSectionEditor *editor = get_editor (fixture, "aanleiding");
  GtkTextBuffer *buffer = get_buffer (fixture, "aanleiding");
  GtkTextIter start, end;
  g_autofree char *selected = NULL;
  guint steps = 0;

  gtk_text_buffer_insert_at_cursor (buffer, "Eerst dit.", -1);
  steller_section_editor_insert_phrase (editor, "Op … besloot de Kamer.");
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==,
                   "Eerst dit. Op … besloot de Kamer.");
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  selected = gtk_text_iter_get_slice (&start, &end);
  g_assert_cmpstr (selected, ==, "…");
  while (steller_history_get_can_undo (fixture->history))
    {
      steller_history_undo (fixture->history);
      steps++;
    }
  g_assert_cmpuint (steps, ==, 2);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint n_words;
  } cases[] = {
    { "", 0 }, { "- een\n- twee", 2 }, { "1. één", 2 }, { "**vet** en *schuin*", 3 }, { "  … — !  ", 0 },
    { "zo'n Kamer-\nbrief", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      steller_note_set_section_text (fixture->note, "aanleiding", cases[i].text);
      g_assert_cmpuint (steller_section_editor_count_words (get_editor (fixture, "aanleiding")), ==, cases[i].n_words);
    }
  g_assert_cmpstr (gtk_label_get_text (get_child (fixture, "aanleiding", "words")), ==, "3 of 150 words");
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "krachtenveld", "words")));
}

/* What is required cannot be left out; where a file did, it says so and can be brought back. */
static void
test_omit_required (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "kernpunten", "section.leave-out");
  g_assert_false (steller_note_get_section_omitted (fixture->note, "kernpunten"));
  g_assert_cmpstr (gtk_label_get_text (get_child (fixture, "kernpunten", "mark")), ==, "Required");

  steller_note_set_section_omitted (fixture->note, "kernpunten", TRUE);
  g_assert_cmpstr (gtk_label_get_text (get_child (fixture, "kernpunten", "mark")), ==, "Required, Left Out");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "kernpunten", "mark")));
  activate (fixture, "kernpunten", "section.bring-back");
  g_assert_false (steller_note_get_section_omitted (fixture->note, "kernpunten"));
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "kernpunten", "frame")));
}

static void
test_omit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = list_shown (fixture);
  g_autofree char *left = NULL;
  g_autofree char *back = NULL;

  steller_note_set_section_text (fixture->note, "toelichting", "Blijft.");
  activate (fixture, "toelichting", "section.leave-out");
  g_assert_true (steller_note_get_section_omitted (fixture->note, "toelichting"));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "toelichting", "frame")));
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "toelichting", "bring_back")));
  left = list_shown (fixture);
  g_assert_cmpstr (left, ==, "aanleiding geadviseerd_besluit kernpunten toelichting niet_openbaar motivering");

  activate (fixture, "toelichting", "section.bring-back");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "toelichting", "frame")));
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "toelichting"), ==, "Blijft.");
  back = list_shown (fixture);
  g_assert_cmpstr (back, ==, all);

  steller_history_undo (fixture->history);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "toelichting", "frame")));
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  StellerSectionHeading *heading = get_child (fixture, "kernpunten", "heading");

  g_assert_cmpstr (steller_section_heading_get_text (heading), ==, "Kernpunten");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  activate (fixture, "kernpunten", "section.rename");
  g_assert_true (steller_section_heading_get_editing (heading));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_last_child (GTK_WIDGET (heading))), " Hoofdpunten ");
  g_signal_emit_by_name (gtk_widget_get_last_child (GTK_WIDGET (heading)), "activate");
  g_assert_false (steller_section_heading_get_editing (heading));
  g_assert_cmpstr (steller_note_get_section_heading (fixture->note, "kernpunten"), ==, "Hoofdpunten");
  g_assert_cmpstr (steller_section_heading_get_text (heading), ==, "Hoofdpunten");
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (get_editor (fixture, "kernpunten")));

  /* Its own heading, or none, is not one that the note has to hold. */
  activate (fixture, "kernpunten", "section.rename");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_last_child (GTK_WIDGET (heading))), "");
  g_signal_emit_by_name (gtk_widget_get_last_child (GTK_WIDGET (heading)), "activate");
  g_assert_null (steller_note_get_section_heading (fixture->note, "kernpunten"));
  g_assert_cmpstr (steller_section_heading_get_text (heading), ==, "Kernpunten");
  steller_history_undo (fixture->history);
  g_assert_cmpstr (steller_section_heading_get_text (heading), ==, "Hoofdpunten");
}

static void
test_own_section (Fixture *fixture, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->list), STELLER_TYPE_SECTION_LIST, "add_heading"));
  GtkWidget *confirm = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->list), STELLER_TYPE_SECTION_LIST, "add_confirm"));
  g_autofree char *moved = NULL;
  g_autofree char *shown = NULL;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  gtk_editable_set_text (entry, "   ");
  g_assert_false (gtk_widget_get_sensitive (confirm));
  gtk_editable_set_text (entry, "Tijdpad");
  g_assert_true (gtk_widget_get_sensitive (confirm));
  g_signal_emit_by_name (confirm, "clicked");
  g_assert_cmpstr (steller_note_get_section_heading (fixture->note, "eigen_1"), ==, "Tijdpad");
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (get_editor (fixture, "eigen_1")));

  activate (fixture, "eigen_1", "section.move-up");
  moved = list_shown (fixture);
  g_assert_true (g_str_has_suffix (moved, " afstemming eigen_1 niet_openbaar motivering"));
  gtk_text_buffer_insert_at_cursor (get_buffer (fixture, "eigen_1"), "In mei.", -1);

  activate (fixture, "eigen_1", "section.remove");
  g_assert_null (steller_section_list_get_card (fixture->list, "eigen_1"));
  steller_history_undo (fixture->history);
  g_assert_nonnull (steller_section_list_get_card (fixture->list, "eigen_1"));
  shown = list_shown (fixture);
  g_assert_cmpstr (shown, ==, moved);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "eigen_1"), ==, "In mei.");
}

/* Cards that stay are moved, not made again. */
static void
test_same_cards (Fixture *fixture, gconstpointer data)
{
  StellerSectionCard *card = steller_section_list_get_card (fixture->list, "kernpunten");

  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (steller_section_card_get_editor (card)));
  activate (fixture, "kernpunten", "section.move-up");
  activate (fixture, "kernpunten", "section.move-up");
  g_assert_true (steller_section_list_get_card (fixture->list, "kernpunten") == card);
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (steller_section_card_get_editor (card)));
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkAccessible *editor = GTK_ACCESSIBLE (get_editor (fixture, "kernpunten"));

  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_LABEL, "Kernpunten");
  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE);
  g_assert_true (gtk_test_accessible_has_relation (editor, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (get_child (fixture, "kernpunten", "menu")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Menu of “Kernpunten”");
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (get_child (fixture, "kernpunten", "phrases")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Insert Stock Phrase in “Kernpunten”");
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (editor)));
}

static void
test_read_only (void)
{
  static const char json[] =
      "{ \"format\": \"steller-nota\", \"version\": 2, \"id\": \"a\", \"type\": \"beslisnota\","
      "  \"sections\": { \"aanleiding\": { \"text\": \"Vast.\" }, \"strategie\": { \"omitted\": true } } }";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, sizeof json - 1);
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = NULL;
  g_autoptr (StellerHistory) history = NULL;
  StellerNoteType *type = steller_note_types_lookup (types, "beslisnota");
  StellerSectionCard *card;
  GtkWidget *list;

  note = steller_note_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (steller_note_get_read_only (note));
  history = steller_history_new (note);
  list = g_object_ref_sink (steller_section_list_new (note, type, history));
  card = steller_section_list_get_card (STELLER_SECTION_LIST (list), "aanleiding");
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (steller_section_card_get_editor (card))));
  gtk_widget_activate_action (GTK_WIDGET (card), "section.leave-out", NULL);
  gtk_widget_activate_action (GTK_WIDGET (card), "section.rename", NULL);
  g_assert_false (steller_note_get_section_omitted (note, "aanleiding"));
  g_object_unref (list);
}

#define ADD(name, function) g_test_add ("/section/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (!ui_test_init (&argc, &argv))
    return 0;
  ui_test_application ();

  ADD ("order", test_order);
  ADD ("typing", test_typing);
  ADD ("text-height", test_text_height);
  ADD ("splice", test_splice);
  ADD ("undo", test_undo);
  ADD ("caret", test_caret);
  ADD ("phrase", test_phrase);
  ADD ("words", test_words);
  ADD ("omit", test_omit);
  ADD ("omit-required", test_omit_required);
  ADD ("rename", test_rename);
  ADD ("own-section", test_own_section);
  ADD ("same-cards", test_same_cards);
  ADD ("accessible", test_accessible);
  g_test_add_func ("/section/read-only", test_read_only);
  return g_test_run ();
}
