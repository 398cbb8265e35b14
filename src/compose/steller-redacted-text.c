/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-redacted-text.h"

#include "steller-error.h"
#include "steller-text.h"

#include <string.h>

/* The line of a text that a place is in, from 1. Lines end at a line feed, a carriage return, or both. */
static guint
count_lines (const char *text,
             gsize at)
{
  guint n = 1;

  for (gsize i = 0; i < at; i++)
    if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n'))
      n++;

  return n;
}

/* Takes out what stands within the marks and moves the marks along. */
static void
empty_marks (StellerRedactedText *self,
             const char *text,
             gsize length)
{
  g_autoptr (GString) emptied = g_string_sized_new (length);
  gsize at = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      StellerMark *mark = &g_array_index (self->marks, StellerMark, i);
      gsize shift = mark->start - (emptied->len + (mark->start - at));
      gsize content_length = mark->content_end - mark->content_start;

      g_string_append_len (emptied, text + at, mark->content_start - at);
      g_string_append_len (emptied, text + mark->content_end, mark->end - mark->content_end);
      at = mark->end;

      mark->start -= shift;
      mark->ground_start -= shift;
      mark->ground_end -= shift;
      mark->content_start -= shift;
      mark->content_end = mark->content_start;
      mark->end -= shift + content_length;
    }
  g_string_append_len (emptied, text + at, length - at);

  self->length = emptied->len;
  self->text = g_string_free (g_steal_pointer (&emptied), FALSE);
}

/* Reads the marks of a text. When not all of them are in order there is no public edition of it: then @error tells the
 * section or field, @member, and the line in its text. */
StellerRedactedText *
steller_redacted_text_new (const char *text,
                           StellerAudience audience,
                           StellerGrounds *grounds,
                           const char *member,
                           GError **error)
{
  gsize length = strlen (text);
  g_autoptr (StellerMarks) marks = steller_marks_scan (text, length, grounds);
  StellerRedactedText *self;

  if (audience == STELLER_AUDIENCE_PUBLIC && steller_marks_get_n_problems (marks) > 0)
    {
      const StellerMarkProblem *problem = steller_marks_get_problem (marks, 0);

      steller_error_set_at (error, STELLER_ERROR_REDACTION, count_lines (text, problem->start), member, "%s",
                            steller_mark_problem_describe (problem->kind));
      return NULL;
    }

  self = g_new0 (StellerRedactedText, 1);
  self->audience = audience;
  self->marks = g_array_new (FALSE, FALSE, sizeof (StellerMark));
  for (guint i = 0; i < steller_marks_get_n_marks (marks); i++)
    g_array_append_vals (self->marks, steller_marks_get_mark (marks, i), 1);

  if (audience == STELLER_AUDIENCE_PUBLIC)
    {
      empty_marks (self, text, length);
    }
  else
    {
      self->text = g_strndup (text, length);
      self->length = length;
    }

  return self;
}

void
steller_redacted_text_free (StellerRedactedText *self)
{
  g_free (self->text);
  g_array_unref (self->marks);
  g_free (self);
}

char *
steller_redacted_text_dup_ground (const StellerRedactedText *self,
                                  const StellerMark *mark)
{
  return g_strndup (self->text + mark->ground_start, mark->ground_end - mark->ground_start);
}

/* The first mark that ends after a place. */
static guint
find_mark (const StellerRedactedText *self,
           gsize at)
{
  guint low = 0;
  guint high = self->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->marks, StellerMark, middle).end <= at)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Adds a part of the text, with the inline marks that it holds, to what a parser reads. Offsets count from @origin.
 * Text without a mark of its own gets @ground, if any. */
void
steller_redacted_text_append (const StellerRedactedText *self,
                              StellerMarkupSource *source,
                              gsize start,
                              gsize end,
                              gsize origin,
                              const char *ground)
{
  for (guint i = find_mark (self, start); i < self->marks->len && start < end; i++)
    {
      const StellerMark *mark = &g_array_index (self->marks, StellerMark, i);
      g_autofree char *mark_ground = NULL;

      if (mark->start >= end)
        break;
      if (mark->start > start)
        steller_markup_source_append_text (source, self->text + start, mark->start - start, start - origin, ground);

      mark_ground = steller_redacted_text_dup_ground (self, mark);
      if (self->audience == STELLER_AUDIENCE_PUBLIC)
        steller_markup_source_append_bar (source, mark_ground, mark->start - origin, mark->end - mark->start);
      else
        steller_markup_source_append_text (source, self->text + mark->content_start,
                                           mark->content_end - mark->content_start, mark->content_start - origin,
                                           mark_ground);
      start = mark->end;
    }

  if (start < end)
    steller_markup_source_append_text (source, self->text + start, end - start, start - origin, ground);
}

/* The text in one line, without the marks and, in the public edition, what they hold. */
char *
steller_redacted_text_dup_plain (const StellerRedactedText *self)
{
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);

  steller_redacted_text_append (self, source, 0, self->length, 0, NULL);
  spans = steller_markup_parse_plain (source);
  for (guint i = 0; i < spans->len; i++)
    {
      const StellerSpan *span = g_ptr_array_index (spans, i);

      g_string_append_len (plain, span->text, span->length);
    }

  return steller_text_collapse (plain->str);
}

/* Whether a part that is redacted as a whole may be composed: the public edition needs a ground that is known. */
gboolean
steller_redaction_check_ground (const char *ground,
                                StellerAudience audience,
                                StellerGrounds *grounds,
                                const char *member,
                                GError **error)
{
  if (audience != STELLER_AUDIENCE_PUBLIC || steller_grounds_lookup (grounds, ground) != NULL)
    return TRUE;

  steller_error_set_at (error, STELLER_ERROR_REDACTION, 0, member, "%s",
                        steller_mark_problem_describe (STELLER_MARK_PROBLEM_UNKNOWN_GROUND));
  return FALSE;
}
