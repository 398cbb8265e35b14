/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note-random.h"
#include "steller-splice.h"

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  gssize expected;
  gsize at;
  const char *removed;
  const char *inserted;
} Difference;

static const Difference differences[] = {
  { "same", "gelijk", "gelijk", -1, 6, "", "" },
  { "empty", "", "", -1, 0, "", "" },
  { "typed-at-end", "da", "dat", 2, 2, "", "t" },
  { "typed-at-start", "at", "dat", 0, 0, "", "d" },
  { "replaced", "de minister", "de staatssecretaris", -1, 3, "minister", "staatssecretaris" },
  { "first-of-equals", "gen", "geen", 1, 1, "", "e" },
  { "last-of-equals", "gen", "geen", 2, 2, "", "e" },
  { "equals-unexpected", "gen", "geen", -1, 2, "", "e" },
  { "not-as-expected", "abc", "abXc", 0, 2, "", "X" },
  { "removed-of-equals", "geen", "gen", 1, 1, "e", "" },
  { "repeated-word", "ja ja ", "ja ja ja ", 3, 3, "", "ja " },
  { "other-accent", "één", "èén", -1, 0, "é", "è" },
  { "same-last-byte", "€", "₭", -1, 0, "€", "₭" },
  { "emoji", "a😀b", "a😁b", -1, 1, "😀", "😁" },
  { "accents-in-a-row", "éé", "ééé", 2, 2, "", "é" },
  { "overlap", "aaa", "aa", -1, 2, "a", "" },
  { "all", "oud", "", -1, 0, "oud", "" },
};

static void
test_difference (gconstpointer data)
{
  const Difference *difference = data;
  g_autoptr (StellerSplice) splice = steller_splice_new (difference->before, difference->after, difference->expected);

  g_assert_cmpuint (splice->at, ==, difference->at);
  g_assert_cmpstr (splice->removed, ==, difference->removed);
  g_assert_cmpstr (splice->inserted, ==, difference->inserted);
}

typedef struct
{
  gsize at;
  const char *removed;
  const char *inserted;
} Piece;

typedef struct
{
  const char *name;
  Piece first;
  Piece second;
  gboolean touches;
  Piece both;
} Append;

static const Append appends[] = {
  { "typing", { 3, "", "da" }, { 5, "", "t" }, TRUE, { 3, "", "dat" } },
  { "typing-over", { 3, "oud", "n" }, { 4, "", "ieuw" }, TRUE, { 3, "oud", "nieuw" } },
  { "backspace", { 5, "b", "" }, { 4, "a", "" }, TRUE, { 4, "ab", "" } },
  { "delete", { 4, "a", "" }, { 4, "b", "" }, TRUE, { 4, "ab", "" } },
  { "elsewhere", { 3, "", "da" }, { 9, "", "t" }, FALSE, { 3, "", "da" } },
  { "delete-elsewhere", { 3, "a", "" }, { 9, "t", "" }, FALSE, { 3, "a", "" } },
  { "typing-after-delete", { 3, "a", "" }, { 3, "", "b" }, FALSE, { 3, "a", "" } },
  { "backspace-after-typing", { 3, "", "ab" }, { 4, "b", "" }, FALSE, { 3, "", "ab" } },
};

static StellerSplice *
new_splice (const Piece *piece)
{
  StellerSplice *splice = g_new0 (StellerSplice, 1);

  splice->at = piece->at;
  splice->removed = g_strdup (piece->removed);
  splice->inserted = g_strdup (piece->inserted);
  return splice;
}

static void
test_append (gconstpointer data)
{
  const Append *append = data;
  g_autoptr (StellerSplice) first = new_splice (&append->first);
  g_autoptr (StellerSplice) second = new_splice (&append->second);

  g_assert_cmpint (steller_splice_append (first, second), ==, append->touches);
  g_assert_cmpuint (first->at, ==, append->both.at);
  g_assert_cmpstr (first->removed, ==, append->both.removed);
  g_assert_cmpstr (first->inserted, ==, append->both.inserted);
}

/* No piece outside the text, none that cuts a character. */
static void
test_apply (void)
{
  g_autofree char *middle = steller_splice_apply ("één", 2, 2, "e");
  g_autofree char *end = steller_splice_apply ("één", 5, 0, "!");

  g_assert_cmpstr (middle, ==, "éen");
  g_assert_cmpstr (end, ==, "één!");
  g_assert_null (steller_splice_apply ("één", 1, 0, "x"));
  g_assert_null (steller_splice_apply ("één", 0, 1, "x"));
  g_assert_null (steller_splice_apply ("één", 6, 0, "x"));
  g_assert_null (steller_splice_apply ("één", 5, 1, "x"));
  g_assert_null (steller_splice_apply ("één", 2, G_MAXSIZE, "x"));
}

/* Random texts: a splice leads from the one to the other and back, in whole characters, and two that touch do what both
 * did. */
static void
test_random (void)
{
  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *before = note_random_text ();
      g_autofree char *after = note_random_text ();
      g_autofree char *third = note_random_text ();
      gssize expected = g_test_rand_int_range (-1, 20);
      g_autoptr (StellerSplice) splice = steller_splice_new (before, after, MIN (expected, (gssize) strlen (before)));
      g_autoptr (StellerSplice) next = steller_splice_new (after, third, (gssize) splice->at);
      g_autofree char *forward = steller_splice_apply (before, splice->at, strlen (splice->removed), splice->inserted);
      g_autofree char *back = steller_splice_apply (after, splice->at, strlen (splice->inserted), splice->removed);

      g_assert_cmpstr (forward, ==, after);
      g_assert_cmpstr (back, ==, before);
      g_assert_true (g_utf8_validate (splice->removed, -1, NULL) && g_utf8_validate (splice->inserted, -1, NULL));
      if (steller_splice_append (splice, next))
        {
          g_autofree char *joined =
            steller_splice_apply (before, splice->at, strlen (splice->removed), splice->inserted);

          g_assert_cmpstr (joined, ==, third);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      g_autofree char *path = g_strconcat ("/splice/difference/", differences[i].name, NULL);

      g_test_add_data_func (path, &differences[i], test_difference);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (appends); i++)
    {
      g_autofree char *path = g_strconcat ("/splice/append/", appends[i].name, NULL);

      g_test_add_data_func (path, &appends[i], test_append);
    }
  g_test_add_func ("/splice/apply", test_apply);
  g_test_add_func ("/splice/random", test_random);
  return g_test_run ();
}
