/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-splice.h"

#include <string.h>

static gboolean
is_inside_character (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* "geen" can come of "gen" by either e. Moves the place where @longer has more than @shorter to @expected, when what
 * stands there is the same. */
static gsize
move_to_expected (const char *longer, gsize at, gsize length, gssize expected)
{
  if (expected < 0 || (gsize) expected >= at || is_inside_character (longer[expected]))
    return at;
  if (memcmp (longer + expected, longer + expected + length, at - (gsize) expected) != 0)
    return at;
  return (gsize) expected;
}

/**
 * steller_splice_new:
 * @before: a text, UTF-8
 * @after: another one
 * @expected: where the difference is expected, in bytes, or -1. Where one of several equal characters was added or
 *   taken out, it tells which one.
 *
 * Finds the smallest piece by which two texts differ.
 *
 * Returns: (transfer full): a new splice
 */
StellerSplice *
steller_splice_new (const char *before, const char *after, gssize expected)
{
  StellerSplice *self;
  gsize before_length;
  gsize after_length;
  gsize shared;
  gsize start = 0;
  gsize end = 0;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  before_length = strlen (before);
  after_length = strlen (after);
  shared = MIN (before_length, after_length);
  while (start < shared && before[start] == after[start])
    start++;
  while (start > 0 && (is_inside_character (before[start]) || is_inside_character (after[start])))
    start--;
  while (end < shared - start && before[before_length - end - 1] == after[after_length - end - 1])
    end++;
  while (end > 0 &&
         (is_inside_character (before[before_length - end]) || is_inside_character (after[after_length - end])))
    end--;
  if (start + end == shared && before_length != after_length)
    {
      const char *longer = after_length > before_length ? after : before;

      start = move_to_expected (longer, start, MAX (before_length, after_length) - shared, expected);
      end = shared - start;
    }

  self = g_new0 (StellerSplice, 1);
  self->at = start;
  self->removed = g_strndup (before + start, before_length - end - start);
  self->inserted = g_strndup (after + start, after_length - end - start);
  return self;
}

/**
 * steller_splice_free:
 * @self: (nullable): a splice
 *
 * Frees a splice.
 */
void
steller_splice_free (StellerSplice *self)
{
  if (self == NULL)
    return;
  g_free (self->removed);
  g_free (self->inserted);
  g_free (self);
}

/**
 * steller_splice_apply:
 * @text: a text, UTF-8
 * @at: where to begin, in bytes
 * @n_removed: how many bytes to take out there
 * @inserted: what to put there instead
 *
 * Replaces a piece of a text.
 *
 * Returns: (transfer full) (nullable): the new text; %NULL when there is no such piece of whole characters in @text
 */
char *
steller_splice_apply (const char *text, gsize at, gsize n_removed, const char *inserted)
{
  gsize length;
  gsize n_inserted;
  char *result;

  g_return_val_if_fail (text != NULL && inserted != NULL, NULL);

  length = strlen (text);
  if (at > length || n_removed > length - at || is_inside_character (text[at]) ||
      is_inside_character (text[at + n_removed]))
    return NULL;
  n_inserted = strlen (inserted);
  result = g_malloc (length - n_removed + n_inserted + 1);
  memcpy (result, text, at);
  memcpy (result + at, inserted, n_inserted);
  memcpy (result + at + n_inserted, text + at + n_removed, length - at - n_removed + 1);
  return result;
}

static void
take_joined (char **text, const char *first, const char *second)
{
  char *joined = g_strconcat (first, second, NULL);

  g_free (*text);
  *text = joined;
}

/**
 * steller_splice_append:
 * @self: a splice
 * @next: the one after it, of the same text
 *
 * Makes @self do what both did, when they touch: typing on, going on with Backspace or with Delete.
 *
 * Returns: whether they touch
 */
gboolean
steller_splice_append (StellerSplice *self, const StellerSplice *next)
{
  gsize n_inserted;

  g_return_val_if_fail (self != NULL && next != NULL, FALSE);

  n_inserted = strlen (self->inserted);
  if (*next->removed == '\0' && next->at == self->at + n_inserted && *next->inserted != '\0' &&
      (n_inserted > 0 || *self->removed == '\0'))
    take_joined (&self->inserted, self->inserted, next->inserted);
  else if (n_inserted == 0 && *next->inserted == '\0' && next->at + strlen (next->removed) == self->at)
    {
      take_joined (&self->removed, next->removed, self->removed);
      self->at = next->at;
    }
  else if (n_inserted == 0 && *next->inserted == '\0' && next->at == self->at)
    take_joined (&self->removed, self->removed, next->removed);
  else
    return FALSE;
  return TRUE;
}
