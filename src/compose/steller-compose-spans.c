/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-compose-field.h"

#include "steller-redacted-text.h"

static GPtrArray *
new_spans (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) steller_span_unref);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Makes the spans of a text without markup, such as that of a field: without white space around it, none when there is
 * nothing else. With @ground the text is redacted as a whole. Without @with_source the spans do not tell where they
 * came from, as they are not all of the field's text. */
GPtrArray *
steller_compose_spans (const StellerEdition *edition,
                       const char *text,
                       const char *ground,
                       gboolean with_source,
                       const char *member,
                       GError **error)
{
  g_autoptr (StellerRedactedText) redacted = NULL;
  g_autoptr (StellerMarkupSource) source = NULL;
  g_autoptr (GPtrArray) parsed = NULL;
  GPtrArray *spans;
  gsize start = 0;
  gsize end;

  if (ground != NULL && edition->audience == STELLER_AUDIENCE_PUBLIC)
    {
      spans = new_spans ();
      g_ptr_array_add (spans, steller_span_new_bar (ground));
      return spans;
    }

  redacted = steller_redacted_text_new (text, edition->audience, edition->grounds, member, error);
  if (redacted == NULL)
    return NULL;

  end = redacted->length;
  while (start < end && is_space (redacted->text[start]))
    start++;
  while (end > start && is_space (redacted->text[end - 1]))
    end--;

  source = steller_markup_source_new ();
  steller_redacted_text_append (redacted, source, start, end, 0, ground);
  parsed = steller_markup_parse_plain (source);
  if (with_source)
    return g_steal_pointer (&parsed);

  spans = new_spans ();
  for (guint i = 0; i < parsed->len; i++)
    {
      StellerSpan span = *(const StellerSpan *) g_ptr_array_index (parsed, i);

      span.runs = NULL;
      span.n_runs = 0;
      g_ptr_array_add (spans, steller_span_new_full (&span));
    }

  return spans;
}

/* Makes one line of plain text of a text that may hold marks; what is redacted is left out. */
char *
steller_compose_plain (const StellerEdition *edition,
                       const char *text,
                       const char *member,
                       GError **error)
{
  g_autoptr (StellerRedactedText) redacted =
      steller_redacted_text_new (text, edition->audience, edition->grounds, member, error);

  return redacted != NULL ? steller_redacted_text_dup_plain (redacted) : NULL;
}
