/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-markup-spans.h"

#include "steller-markup-parse.h"

#include <string.h>

void
steller_markup_spans_init (StellerMarkupSpans *self,
                           const StellerMarkupPrepared *prepared)
{
  *self = (StellerMarkupSpans) { .prepared = prepared };
  self->languages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (StellerSourceRun));
}

void
steller_markup_spans_clear (StellerMarkupSpans *self)
{
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_array_unref (self->languages);
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_free ((char *) self->open.language);
}

static void
close_span (StellerMarkupSpans *self)
{
  if (self->is_open && (self->text->len > 0 || self->open.ground != NULL))
    {
      self->open.text = self->text->str;
      self->open.length = self->text->len;
      self->open.runs = (const StellerSourceRun *) (gpointer) self->runs->data;
      self->open.n_runs = self->runs->len;
      g_ptr_array_add (self->spans, steller_span_new_full (&self->open));
    }

  g_free ((char *) self->open.language);
  self->open = (StellerSpan) { 0 };
  self->is_open = FALSE;
  g_string_truncate (self->text, 0);
  g_array_set_size (self->runs, 0);
}

static char *
dup_language (const StellerMarkupSpans *self)
{
  const StellerMarkupSwitch *change;

  if (self->languages->len == 0)
    return NULL;

  change = &g_array_index (self->prepared->switches, StellerMarkupSwitch,
                           g_array_index (self->languages, guint, self->languages->len - 1));

  return g_strndup (self->prepared->source->text->str + change->language_offset, change->language_length);
}

/* Sees to it that the open span looks as the text that comes next must. */
static void
open_span (StellerMarkupSpans *self)
{
  g_autofree char *language = dup_language (self);
  StellerSpanFlags flags = STELLER_SPAN_NONE;

  if (self->bold > 0)
    flags |= STELLER_SPAN_BOLD;
  if (self->italic > 0)
    flags |= STELLER_SPAN_ITALIC;
  if (self->superscript)
    flags |= STELLER_SPAN_SUPERSCRIPT;

  if (self->is_open && self->open.flags == flags && self->open.link == self->link &&
      g_strcmp0 (self->open.language, language) == 0)
    return;

  close_span (self);
  self->open.flags = flags;
  self->open.uri = self->uri;
  self->open.link = self->link;
  self->open.language = g_steal_pointer (&language);
  self->is_open = TRUE;
}

static void
add_run (StellerMarkupSpans *self,
         gsize text_length,
         gsize source_offset,
         gsize source_length)
{
  StellerSourceRun run = { self->text->len, text_length, source_offset, source_length };

  if (self->runs->len > 0 && text_length == source_length)
    {
      StellerSourceRun *last = &g_array_index (self->runs, StellerSourceRun, self->runs->len - 1);

      if (last->text_length == last->source_length && last->text_offset + last->text_length == run.text_offset &&
          last->source_offset + last->source_length == source_offset)
        {
          last->text_length += text_length;
          last->source_length += source_length;
          return;
        }
    }

  g_array_append_val (self->runs, run);
}

/* Takes over text of the source that has no object in it. */
static void
copy_text (StellerMarkupSpans *self,
           gsize start,
           gsize end)
{
  const StellerMarkupSource *source = self->prepared->source;

  open_span (self);

  while (start < end)
    {
      const StellerMarkupPart *part = steller_markup_source_find (source, start);
      gsize part_end = end;

      if (part < &g_array_index (source->parts, StellerMarkupPart, source->parts->len - 1))
        part_end = MIN (end, part[1].text_offset);

      add_run (self, part_end - start, part->source_offset + (start - part->text_offset), part_end - start);
      g_string_append_len (self->text, source->text->str + start, part_end - start);
      start = part_end;
    }
}

/* A marked passage looks as what stands around it, and besides as it says itself. */
static void
add_passage (StellerMarkupSpans *self,
             const StellerMarkupPart *part)
{
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (GPtrArray) spans = NULL;
  StellerSpan around;
  guint n_links = 0;

  open_span (self);
  around = self->open;

  steller_markup_source_append_text (source, part->passage, strlen (part->passage), part->source_offset, NULL);
  spans = steller_markup_parse_passage (source);
  for (guint i = 0; i < spans->len; i++)
    {
      const StellerSpan *inner = g_ptr_array_index (spans, i);
      StellerSpan span = *inner;

      span.flags |= around.flags;
      span.ground = part->ground;
      if (span.language == NULL)
        span.language = around.language;
      if (self->link != 0)
        {
          span.link = self->link;
          span.uri = self->uri;
        }
      else if (span.link != 0)
        {
          n_links = MAX (n_links, span.link);
          span.link += self->n_links;
        }
      g_ptr_array_add (self->spans, steller_span_new_full (&span));
    }
  self->n_links += n_links;
  if (spans->len == 0)
    self->empty_passage = part->source_offset;
}

static void
add_object (StellerMarkupSpans *self,
            gsize at)
{
  const StellerMarkupPart *part = steller_markup_source_find (self->prepared->source, at);

  close_span (self);

  if (part->passage != NULL)
    {
      add_passage (self, part);
      close_span (self);
      return;
    }

  open_span (self);
  add_run (self, 0, part->source_offset, part->source_length);
  self->open.flags |= STELLER_SPAN_BAR;
  self->open.ground = part->ground;
  close_span (self);
}

static void
apply_switch (StellerMarkupSpans *self,
              guint n)
{
  const StellerMarkupSwitch *change = &g_array_index (self->prepared->switches, StellerMarkupSwitch, n);

  switch (change->kind)
    {
    case STELLER_MARKUP_SWITCH_SUPERSCRIPT_ON:
      self->superscript = TRUE;
      break;
    case STELLER_MARKUP_SWITCH_SUPERSCRIPT_OFF:
      self->superscript = FALSE;
      break;
    case STELLER_MARKUP_SWITCH_LANGUAGE_ON:
      g_array_append_val (self->languages, n);
      break;
    case STELLER_MARKUP_SWITCH_LANGUAGE_OFF:
      if (self->languages->len > 0)
        g_array_set_size (self->languages, self->languages->len - 1);
      break;
    default:
      g_assert_not_reached ();
    }

  self->skip_until = MAX (self->skip_until, (gsize) change->source_offset + change->length);
}

static void
add_source (StellerMarkupSpans *self,
            gsize start,
            gsize end)
{
  const char *text = self->prepared->source->text->str;
  const GArray *switches = self->prepared->switches;

  while (start < end)
    {
      gsize stop = end;
      const char *object;

      for (; self->next_switch < switches->len; self->next_switch++)
        {
          guint32 at = g_array_index (switches, StellerMarkupSwitch, self->next_switch).source_offset;

          if (at > start)
            {
              stop = MIN (stop, at);
              break;
            }
          apply_switch (self, self->next_switch);
        }

      if (start < self->skip_until)
        {
          start = MIN (self->skip_until, end);
          continue;
        }

      object = memchr (text + start, STELLER_MARKUP_OBJECT, stop - start);
      if (object == text + start)
        {
          add_object (self, start);
          start++;
          continue;
        }

      if (object != NULL)
        stop = object - text;
      copy_text (self, start, stop);
      start = stop;
    }
}

static const StellerMarkupLine *
get_line (const StellerMarkupSpans *self,
          guint line)
{
  return &g_array_index (self->prepared->lines, StellerMarkupLine, line);
}

/* Moves on to the line that a place in the prepared text stands in. */
static void
seek_line (StellerMarkupSpans *self,
           gsize at)
{
  guint low = self->line;
  guint high = low + 1;

  if (high < self->prepared->lines->len && get_line (self, high)->text_offset > at)
    return;

  high = self->prepared->lines->len;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_line (self, middle)->text_offset <= at)
        low = middle;
      else
        high = middle;
    }
  self->line = low;
}

/* Moves on to the first line of the paragraph, heading or table that starts: it may hold nothing but a line break,
 * which md4c does not say the place of. */
void
steller_markup_spans_seek_first (StellerMarkupSpans *self)
{
  g_assert (self->next_first < self->prepared->first_lines->len);

  self->line = g_array_index (self->prepared->first_lines, guint, self->next_first++);
}

void
steller_markup_spans_begin (StellerMarkupSpans *self)
{
  g_assert (self->spans == NULL);

  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_span_unref);
  self->bold = 0;
  self->italic = 0;
  self->uri = NULL;
  self->link = 0;
  self->n_links = 0;
  self->superscript = FALSE;
  g_array_set_size (self->languages, 0);
}

GPtrArray *
steller_markup_spans_end (StellerMarkupSpans *self)
{
  close_span (self);

  return g_steal_pointer (&self->spans);
}

/* Adds text that md4c gave, by its place in the prepared text. It never reaches over a line end. */
void
steller_markup_spans_add_text (StellerMarkupSpans *self,
                               gsize start,
                               gsize length)
{
  const StellerMarkupLine *line;
  gsize source;

  seek_line (self, start);
  line = get_line (self, self->line);
  source = line->source_offset + (start - line->text_offset);

  add_source (self, source, source + length);
}

/* Adds the end of the line at hand: a space, or the line break that two spaces or a backslash before it ask for. */
void
steller_markup_spans_add_line_end (StellerMarkupSpans *self,
                                   gboolean hard)
{
  const StellerMarkupSource *source = self->prepared->source;
  const StellerMarkupLine *line = get_line (self, self->line);
  const StellerMarkupLine *next;
  gsize start = line->source_end;
  gsize end;

  g_assert (self->line + 1 < self->prepared->lines->len);

  next = get_line (self, self->line + 1);
  if (hard && start > line->source_offset && source->text->str[start - 1] == '\\' &&
      (source->text->str[start] == '\n' || source->text->str[start] == '\r'))
    start--;

  /* A line may start with an object, which starts elsewhere in the source; the byte before it is none. */
  start = steller_markup_source_map (source, start);
  end = steller_markup_source_map (source, next->source_offset - 1) + 1;

  if (hard)
    {
      close_span (self);
      open_span (self);
      self->open.flags |= STELLER_SPAN_LINE_BREAK;
      add_run (self, 1, start, end - start);
      g_string_append_c (self->text, '\n');
      close_span (self);
    }
  else
    {
      open_span (self);
      add_run (self, 1, start, end - start);
      g_string_append_c (self->text, ' ');
    }

  self->line++;
}

void
steller_markup_spans_enter_link (StellerMarkupSpans *self,
                                 const char *uri)
{
  if (uri == NULL)
    return;

  self->uri = uri;
  self->link = ++self->n_links;
}

void
steller_markup_spans_leave_link (StellerMarkupSpans *self)
{
  self->uri = NULL;
  self->link = 0;
}
