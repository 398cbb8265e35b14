/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note-random.h"
#include "steller-history-private.h"

static gint64 now;

static gint64
read_clock (void)
{
  return now;
}

static StellerHistory *
new_history (StellerNote *note)
{
  StellerHistory *history = steller_history_new (note);

  steller_history_set_clock (history, read_clock);
  return history;
}

static guint
undo_all (StellerHistory *history)
{
  guint n = 0;

  for (; steller_history_get_can_undo (history); n++)
    steller_history_undo (history);
  return n;
}

/* Sets the text of a section as a view does that calls for each key. '<' is Backspace at the end. */
static void
type_keys (StellerNote *note, const char *keys)
{
  g_autoptr (GString) text = g_string_new (steller_note_get_section_text (note, "aanleiding"));

  for (const char *key = keys; *key != '\0'; key = g_utf8_next_char (key))
    {
      if (*key == '<')
        g_string_truncate (text, (gsize) (g_utf8_prev_char (text->str + text->len) - text->str));
      else
        g_string_append_unichar (text, g_utf8_get_char (key));
      steller_note_set_section_text (note, "aanleiding", text->str);
    }
}

/* What undoing shows, step by step. */
static void
assert_steps (StellerNote *note, StellerHistory *history, const char *expected)
{
  g_autoptr (GString) log = g_string_new (NULL);

  while (steller_history_get_can_undo (history))
    {
      const char *text;

      steller_history_undo (history);
      text = steller_note_get_section_text (note, "aanleiding");
      g_string_append_printf (log, "%s|", text != NULL ? text : "-");
    }
  g_assert_cmpstr (log->str, ==, expected);
}

typedef struct
{
  const char *name;
  const char *before;
  const char *keys;
  const char *steps; /* the texts that undoing leads through */
} Typing;

static const Typing typings[] = {
  { "word", "", "dat", "|" },
  { "words", "", "dat is zo", "dat is |dat ||" },
  { "spaces", "", "dat  is", "dat  ||" },
  { "line", "", "dat\nis", "dat\n|dat||" },
  { "accents", "", "één café", "één ||" },
  { "equals", "", "aaa", "|" },
  { "backspace", "de nota", "<<<<", "de nota|" },
  { "backspace-words", "de nota nu", "<<<<<", "de nota|de nota nu|" },
  { "typing-then-backspace", "", "nota<<", "nota||" },
};

static void
test_typing (gconstpointer data)
{
  const Typing *typing = data;
  g_autofree char *members = g_strdup_printf ("\"sections\": {\"aanleiding\": {\"text\": \"%s\"}}", typing->before);
  g_autoptr (StellerNote) note = note_test_parse_members (members);
  g_autoptr (StellerHistory) history = new_history (note);

  type_keys (note, typing->keys);
  assert_steps (note, history, typing->steps);
}

/* In the middle of a word, where each key could be one of several equal letters. */
static void
test_typing_in_word (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"sections\": {\"aanleiding\": {\"text\": \"en\"}}");
  g_autoptr (StellerHistory) history = new_history (note);

  steller_note_set_section_text (note, "aanleiding", "gen");
  steller_note_set_section_text (note, "aanleiding", "geen");
  steller_note_set_section_text (note, "aanleiding", "geeen");
  assert_steps (note, history, "en|");
}

/* The first letter of a text that there was not, and the word it begins. */
static void
test_typing_first (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("");
  g_autoptr (StellerHistory) history = new_history (note);

  type_keys (note, "dat is");
  assert_steps (note, history, "dat |-|");
}

static void
test_typing_ends (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"sections\": {\"aanleiding\": {\"text\": \"\"}}");
  g_autoptr (StellerHistory) history = new_history (note);

  type_keys (note, "ab");
  steller_history_end_typing (history);
  type_keys (note, "cd");
  now += 2 * G_USEC_PER_SEC;
  type_keys (note, "ef");
  now += 4 * G_USEC_PER_SEC;
  type_keys (note, "gh");
  steller_note_set_section_text (note, "kernpunten", "x");
  type_keys (note, "ij");
  steller_note_set_section_text (note, "aanleiding",
                                 "abcdefghij, een lang stuk dat van het klembord komt en dus vast niet zo is getypt");
  type_keys (note, "!");
  assert_steps (note, history,
                "abcdefghij, een lang stuk dat van het klembord komt en dus vast niet zo is getypt|abcdefghij|"
                "abcdefgh|abcdefgh|abcdef|ab||");
}

static void
test_group (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"sections\": {\"aanleiding\": {\"text\": \"\"}}");
  g_autoptr (StellerHistory) history = new_history (note);
  g_autofree char *before = note_test_print (note);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  steller_history_begin_group (history);
  steller_history_begin_group (history);
  steller_history_end_group (history);
  steller_history_end_group (history);
  g_assert_false (steller_history_get_can_undo (history));

  steller_history_begin_group (history);
  type_keys (note, "dat is");
  steller_history_begin_group (history);
  g_free (steller_note_add_own_section (note, "Eigen", NULL));
  steller_history_end_group (history);
  g_assert_false (steller_history_get_can_undo (history));
  g_assert_true (steller_history_get_modified (history));
  steller_note_set_section_text (note, "eigen_1", "tekst");
  steller_history_end_group (history);
  after = note_test_print (note);
  type_keys (note, "!");

  steller_history_undo (history);
  undone = note_test_print (note);
  g_assert_cmpstr (undone, ==, after);
  g_assert_cmpuint (undo_all (history), ==, 1);
  g_free (undone);
  undone = note_test_print (note);
  g_assert_cmpstr (undone, ==, before);
  steller_history_redo (history);
  redone = note_test_print (note);
  g_assert_cmpstr (redone, ==, after);
}

static void
on_notify (GObject *object, GParamSpec *pspec, GString *log)
{
  gboolean value;

  g_object_get (object, pspec->name, &value, NULL);
  g_string_append_printf (log, "%s=%d ", pspec->name, value);
}

static void
assert_log (GString *log, const char *expected)
{
  g_assert_cmpstr (log->str, ==, expected);
  g_string_truncate (log, 0);
}

static void
test_modified (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"sections\": {\"aanleiding\": {\"text\": \"\"}}");
  g_autoptr (StellerHistory) history = new_history (note);
  g_autoptr (GString) log = g_string_new (NULL);
  guint64 state;

  g_signal_connect (history, "notify", G_CALLBACK (on_notify), log);
  type_keys (note, "a");
  assert_log (log, "can-undo=1 modified=1 ");
  type_keys (note, "b");
  assert_log (log, "");
  steller_history_mark_saved (history);
  assert_log (log, "modified=0 ");
  type_keys (note, "c"); /* of the same word, but it was saved without */
  assert_log (log, "modified=1 ");
  steller_history_undo (history);
  assert_log (log, "can-redo=1 modified=0 ");
  g_assert_cmpstr (steller_note_get_section_text (note, "aanleiding"), ==, "ab");
  steller_history_undo (history);
  assert_log (log, "can-undo=0 modified=1 ");
  steller_history_redo (history);
  assert_log (log, "can-undo=1 modified=0 ");
  type_keys (note, "d");
  assert_log (log, "can-redo=0 modified=1 ");

  /* The drafter goes on while the note is saved. */
  state = steller_history_get_state (history);
  type_keys (note, "e");
  steller_history_mark_saved_state (history, state);
  assert_log (log, "");
  steller_history_undo (history);
  assert_log (log, "can-redo=1 modified=0 ");
  g_assert_cmpstr (steller_note_get_section_text (note, "aanleiding"), ==, "abd");

  steller_history_mark_unsaved (history);
  assert_log (log, "modified=1 ");
  undo_all (history);
  g_assert_true (steller_history_get_modified (history));
}

static void
on_restored (StellerHistory *history, const char *pointer, gint64 offset, GString *log)
{
  g_string_append_printf (log, "%s@%" G_GINT64_FORMAT " ", pointer, offset);
}

static void
test_restored (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (
    "\"fields\": {\"datum\": \"2026-02-16\"}, \"sections\": {\"aanleiding\": {\"text\": \"één twee\"}}");
  g_autoptr (StellerHistory) history = new_history (note);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (history, "restored", G_CALLBACK (on_restored), log);
  steller_note_set_section_text (note, "aanleiding", "één en twee");
  steller_history_end_typing (history);
  steller_note_set_section_text (note, "aanleiding", "één en");
  steller_note_set_field_text (note, "datum", NULL);
  steller_history_begin_group (history);
  steller_note_set_section_heading (note, "aanleiding", "Waarom");
  steller_note_set_field_text (note, "kenmerk", "K-1");
  steller_history_end_group (history);

  undo_all (history);
  assert_log (log, "/sections/aanleiding/heading@0 /fields/datum@10 /sections/aanleiding/text@13 "
                   "/sections/aanleiding/text@6 ");
  while (steller_history_get_can_redo (history))
    steller_history_redo (history);
  assert_log (log, "/sections/aanleiding/text@9 /sections/aanleiding/text@8 /fields/datum@0 /fields/kenmerk@3 ");
}

static void
on_note_notify (GObject *object, GParamSpec *pspec, GString *log)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

/* Properties of the note follow too. */
static void
test_properties (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"vreemd\": {}");
  g_autoptr (StellerHistory) history = new_history (note);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *before = note_test_print (note);
  g_autofree char *after = NULL;

  steller_note_set_language (note, "en");
  steller_note_set_numbering (note, "decimal");
  steller_note_set_style (note, "huis", "2");
  steller_note_set_status (note, "definitief");
  g_signal_connect (note, "notify", G_CALLBACK (on_note_notify), log);
  undo_all (history);
  after = note_test_print (note);
  g_assert_cmpstr (after, ==, before);
  assert_log (log, "status style-id numbering language ");
  g_assert_cmpstr (steller_note_get_language (note), ==, "nl");
  g_assert_cmpstr (steller_note_get_style_id (note), ==, "standaard");
}

static void
test_max_size (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"sections\": {\"aanleiding\": {\"text\": \"\"}}");
  g_autoptr (StellerHistory) history = new_history (note);
  g_autofree char *large = g_strnfill (100000, 'x');
  guint n_undone;

  steller_history_set_max_size (history, 20000);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      steller_history_end_typing (history);
      steller_note_set_section_text (note, "aanleiding", text);
      g_assert_cmpuint (steller_history_get_size (history), <=, 20000);
    }
  n_undone = undo_all (history);
  g_assert_cmpuint (n_undone, >, 20);
  g_assert_cmpuint (n_undone, <, 1000);
  g_assert_cmpuint (steller_history_get_size (history), <=, 20000);
  g_assert_true (steller_history_get_modified (history));

  /* The newest step stays. */
  steller_note_set_section_text (note, "aanleiding", large);
  g_assert_cmpuint (undo_all (history), ==, 1);
  g_assert_cmpuint (strlen (steller_note_get_section_text (note, "aanleiding")), <, 10);

  /* One text of many short steps costs their sum, not as many copies. */
  steller_history_set_max_size (history, 1000000);
  steller_note_set_section_text (note, "aanleiding", large);
  type_keys (note, "een twee drie vier vijf zes zeven acht negen tien");
  g_assert_cmpuint (steller_history_get_size (history), <, 110000);
}

static void
on_changed_meddle (StellerNote *note, const char *pointer, JsonNode *old, JsonNode *value, gpointer data)
{
  if (g_str_has_suffix (pointer, "/aanleiding/text"))
    steller_note_set_field_text (note, "kenmerk", "K-1");
}

/* Who changes the note while a step is undone costs the drafter the history, but never a wrong note. */
static void
test_meddling (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"sections\": {\"aanleiding\": {\"text\": \"\"}}");
  g_autoptr (StellerHistory) history = new_history (note);

  type_keys (note, "een twee");
  g_signal_connect (note, "changed", G_CALLBACK (on_changed_meddle), NULL);
  g_test_expect_message ("steller-history", G_LOG_LEVEL_CRITICAL, "*was changed while*");
  steller_history_undo (history);
  g_test_assert_expected_messages ();
  g_assert_false (steller_history_get_can_undo (history));
  g_assert_false (steller_history_get_can_redo (history));
  g_assert_true (steller_history_get_modified (history));
  g_signal_handlers_disconnect_by_func (note, on_changed_meddle, NULL);
  type_keys (note, "!");
  assert_steps (note, history, "een |");
}

/* The changes that note_random_change() leaves out. */
static void
change_more (StellerNote *note)
{
  static const char *const keys[] = { "a", "b", " ", "é", "<", "<<", "\n", "dat is " };
  static const char *const fields[] = { "onderwerp", "aan", "datum", "contact" };
  static const char *const sections[] = { "aanleiding", "kernpunten", "eigen_1" };

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      steller_note_set_language (note, g_test_rand_bit () ? "nl" : "en");
      break;
    case 1:
      steller_note_set_numbering (note, g_test_rand_bit () ? "none" : "decimal");
      break;
    case 2:
      steller_note_set_status (note, g_test_rand_bit () ? "concept" : "definitief");
      break;
    case 3:
      steller_note_set_style (note, g_test_rand_bit () ? "standaard" : "huis", g_test_rand_bit () ? "2" : NULL);
      break;
    case 4:
      steller_note_clear_field (note, note_random_pick (fields, G_N_ELEMENTS (fields)));
      break;
    case 5:
      steller_note_remove_section (note, note_random_pick (sections, G_N_ELEMENTS (sections)));
      break;
    case 6:
      steller_note_set_record_text (note, "contact", 0, "naam", g_test_rand_bit () ? "A" : NULL);
      break;
    default:
      {
        const char *text = steller_note_get_section_text (note, "aanleiding");
        const char *typed = note_random_pick (keys, G_N_ELEMENTS (keys));

        if (*typed != '<' || (text != NULL && g_utf8_strlen (text, -1) >= (glong) strlen (typed)))
          type_keys (note, typed);
      }
      break;
    }
}

static void
change_at_random (StellerNote *note, StellerHistory *history, guint *depth)
{
  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      steller_history_begin_group (history);
      (*depth)++;
      break;
    case 1:
    case 2:
      if (*depth > 0)
        {
          steller_history_end_group (history);
          (*depth)--;
        }
      break;
    case 3:
      steller_history_end_typing (history);
      break;
    case 4:
      now += g_test_rand_int_range (0, 5 * G_USEC_PER_SEC);
      break;
    case 5:
    case 6:
    case 7:
      note_random_change (note);
      break;
    default:
      change_more (note);
      break;
    }
}

/* Random changes of every kind, with undoing and redoing in between: undoing all gives the bytes of the start, redoing
 * all those of the end, and each step in between its own. */
static void
test_random (void)
{
  static const char members[] =
    "\"numbering\": \"none\", \"vreemd\": {\"b\": 1.0, \"a\": 1e2}, \"fields\": {"
    "\"aan\": [{\"x\": 1.50, \"naam\": \"M\"}, {}], \"onderwerp\": {\"y\": 2.0, \"value\": \"A\"}},"
    "\"sections\": {\"kernpunten\": {\"text\": \"k\", \"z\": []}, \"aanleiding\": {\"text\": \"één\"}}";

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (StellerNote) note = note_test_parse_members (round % 3 == 0 ? "" : members);
      g_autoptr (StellerHistory) history = new_history (note);
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *start = note_test_print (note);
      guint depth = 0;

      for (int i = 0; i < 120; i++)
        {
          change_at_random (note, history, &depth);
          if (depth == 0 && g_test_rand_int_range (0, 10) == 0)
            steller_history_undo (history);
          if (depth == 0 && g_test_rand_int_range (0, 10) == 0)
            steller_history_redo (history);
        }
      for (; depth > 0; depth--)
        steller_history_end_group (history);

      g_ptr_array_add (states, note_test_print (note));
      while (steller_history_get_can_undo (history))
        {
          steller_history_undo (history);
          g_ptr_array_add (states, note_test_print (note));
        }
      g_assert_cmpstr (states->pdata[states->len - 1], ==, start);
      g_assert_false (steller_history_get_modified (history));
      for (guint i = states->len - 1; i > 0; i--)
        {
          g_autofree char *redone = NULL;

          g_assert_true (steller_history_get_can_redo (history));
          steller_history_redo (history);
          redone = note_test_print (note);
          g_assert_cmpstr (redone, ==, states->pdata[i - 1]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (typings); i++)
    {
      g_autofree char *path = g_strconcat ("/history/typing/", typings[i].name, NULL);

      g_test_add_data_func (path, &typings[i], test_typing);
    }
  g_test_add_func ("/history/typing/in-word", test_typing_in_word);
  g_test_add_func ("/history/typing/first", test_typing_first);
  g_test_add_func ("/history/typing/ends", test_typing_ends);
  g_test_add_func ("/history/group", test_group);
  g_test_add_func ("/history/modified", test_modified);
  g_test_add_func ("/history/restored", test_restored);
  g_test_add_func ("/history/properties", test_properties);
  g_test_add_func ("/history/max-size", test_max_size);
  g_test_add_func ("/history/meddling", test_meddling);
  g_test_add_func ("/history/random", test_random);
  return g_test_run ();
}
