/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-span.h"

#include "steller-text.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (StellerSpan, steller_span, steller_span_ref, steller_span_unref)

static void
steller_span_clear (gpointer data)
{
  StellerSpan *self = data;

  g_free ((char *) self->text);
  g_free ((char *) self->uri);
  g_free ((char *) self->language);
  g_free ((char *) self->ground);
  g_free ((StellerSourceRun *) self->runs);
}

/**
 * steller_span_new:
 * @text: UTF-8 text
 * @length: its length in bytes, or -1 when it ends with a NUL
 * @flags: what the span is
 *
 * Makes a span that came from no source.
 *
 * Returns: (transfer full): a new span
 */
StellerSpan *
steller_span_new (const char *text,
                  gssize length,
                  StellerSpanFlags flags)
{
  g_return_val_if_fail (text != NULL, NULL);

  return steller_span_new_full (&(StellerSpan) {
    .text = text,
    .length = length < 0 ? strlen (text) : (gsize) length,
    .flags = flags,
  });
}

/**
 * steller_span_new_bar:
 * @ground: the code of the ground of exception
 *
 * Makes the bar that stands in the public edition for a redacted passage.
 *
 * Returns: (transfer full): a new span
 */
StellerSpan *
steller_span_new_bar (const char *ground)
{
  g_return_val_if_fail (ground != NULL, NULL);

  return steller_span_new_full (&(StellerSpan) { .text = "", .flags = STELLER_SPAN_BAR, .ground = ground });
}

/**
 * steller_span_new_full:
 * @template_span: what the span must hold; everything is copied
 *
 * Makes a span with all its members.
 *
 * Returns: (transfer full): a new span
 */
StellerSpan *
steller_span_new_full (const StellerSpan *template_span)
{
  StellerSpan *self;

  g_return_val_if_fail (template_span != NULL && template_span->text != NULL, NULL);

  self = g_atomic_rc_box_new0 (StellerSpan);
  *self = *template_span;
  self->text = g_strndup (template_span->text, template_span->length);
  self->uri = g_strdup (template_span->uri);
  self->language = g_strdup (template_span->language);
  self->ground = g_strdup (template_span->ground);
  self->runs = g_memdup2 (template_span->runs, template_span->n_runs * sizeof (StellerSourceRun));

  return self;
}

/**
 * steller_span_ref:
 * @self: a span
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
StellerSpan *
steller_span_ref (StellerSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * steller_span_unref:
 * @self: (transfer full): a span
 *
 * Drops a reference.
 */
void
steller_span_unref (StellerSpan *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, steller_span_clear);
}

/**
 * steller_span_equal:
 * @self: a span
 * @other: another
 *
 * Compares two spans: text, appearance, link, language, ground and where the text came from.
 *
 * Returns: whether they are the same in everything
 */
gboolean
steller_span_equal (const StellerSpan *self,
                    const StellerSpan *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self == other)
    return TRUE;

  return self->length == other->length && self->flags == other->flags && self->link == other->link &&
         self->n_runs == other->n_runs && memcmp (self->text, other->text, self->length) == 0 &&
         g_strcmp0 (self->uri, other->uri) == 0 && g_strcmp0 (self->language, other->language) == 0 &&
         g_strcmp0 (self->ground, other->ground) == 0 &&
         (self->n_runs == 0 || memcmp (self->runs, other->runs, self->n_runs * sizeof (StellerSourceRun)) == 0);
}

/* Absent and empty must differ, hence the mark before the string. */
static guint64
hash_string (const char *string,
             guint64 seed)
{
  if (string == NULL)
    return steller_text_hash ("0", 1, seed);

  return steller_text_hash (string, strlen (string), steller_text_hash ("1", 1, seed));
}

/**
 * steller_span_hash:
 * @self: a span
 * @seed: what to start from
 *
 * Computes a hash of everything that [func@Span.equal] compares.
 *
 * Returns: the hash
 */
guint64
steller_span_hash (const StellerSpan *self,
                   guint64 seed)
{
  guint64 numbers[4];

  g_return_val_if_fail (self != NULL, seed);

  numbers[0] = self->length;
  numbers[1] = self->flags;
  numbers[2] = self->link;
  numbers[3] = self->n_runs;
  seed = steller_text_hash ((const char *) numbers, sizeof numbers, seed);
  seed = steller_text_hash (self->text, self->length, seed);
  seed = hash_string (self->uri, seed);
  seed = hash_string (self->language, seed);
  seed = hash_string (self->ground, seed);
  if (self->n_runs > 0)
    seed = steller_text_hash ((const char *) self->runs, self->n_runs * sizeof (StellerSourceRun), seed);

  return seed;
}

/**
 * steller_span_get_source:
 * @self: a span
 * @text_offset: an offset in the span's text, in bytes; the length of the text stands for its end
 *
 * Tells where a place in the text came from.
 *
 * Returns: the offset in the source in bytes, or %G_MAXSIZE when the span came from no source
 */
gsize
steller_span_get_source (const StellerSpan *self,
                         gsize text_offset)
{
  guint low = 0;
  guint high;
  const StellerSourceRun *run;
  gsize within;

  g_return_val_if_fail (self != NULL, G_MAXSIZE);

  if (self->n_runs == 0)
    return G_MAXSIZE;

  /* The last run that starts at or before the offset. */
  high = self->n_runs;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->runs[middle].text_offset <= text_offset)
        low = middle;
      else
        high = middle;
    }

  run = &self->runs[low];
  if (text_offset <= run->text_offset)
    return run->source_offset;

  within = text_offset - run->text_offset;
  if (within >= run->text_length)
    return run->source_offset + run->source_length;

  return run->text_length == run->source_length ? run->source_offset + within : run->source_offset;
}

/**
 * steller_span_get_source_range:
 * @self: a span
 * @start: (out) (optional): where its source starts, in bytes
 * @end: (out) (optional): where its source ends, in bytes
 *
 * Tells the range of the source that the span's text came from, without the syntax around it.
 *
 * Returns: whether the span came from a source
 */
gboolean
steller_span_get_source_range (const StellerSpan *self,
                               gsize *start,
                               gsize *end)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->n_runs == 0)
    return FALSE;

  if (start != NULL)
    *start = self->runs[0].source_offset;
  if (end != NULL)
    *end = self->runs[self->n_runs - 1].source_offset + self->runs[self->n_runs - 1].source_length;

  return TRUE;
}
