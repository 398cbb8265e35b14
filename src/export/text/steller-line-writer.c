/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-line-writer.h"

#include <string.h>

#include "steller-text-columns.h"

/* What stands before every line inside a list item, a quotation, …; the first line has its own. */
typedef struct {
  char *first;
  char *rest;
} Prefix;

/**
 * StellerLineWriter:
 *
 * Writes text line by line for formats in which nesting shows at the start of every line: what is pushed stands before
 * each line until it is popped, and parts are set apart by one empty line however often that is asked.
 */
struct _StellerLineWriter {
  GString *output;
  GArray *prefixes;
  gboolean separate;
};

static void
clear_prefix (gpointer data)
{
  Prefix *prefix = data;

  g_free (prefix->first);
  g_free (prefix->rest);
}

/**
 * steller_line_writer_new:
 *
 * Makes a writer without lines.
 *
 * Returns: (transfer full): a new writer
 */
StellerLineWriter *
steller_line_writer_new (void)
{
  StellerLineWriter *self = g_new0 (StellerLineWriter, 1);

  self->output = g_string_new (NULL);
  self->prefixes = g_array_new (FALSE, FALSE, sizeof (Prefix));
  g_array_set_clear_func (self->prefixes, clear_prefix);

  return self;
}

/**
 * steller_line_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees a writer and its text.
 */
void
steller_line_writer_free (StellerLineWriter *self)
{
  g_return_if_fail (self != NULL);

  if (self->output)
    g_string_free (self->output, TRUE);
  g_array_unref (self->prefixes);
  g_free (self);
}

/**
 * steller_line_writer_end:
 * @self: (transfer full): a writer
 *
 * Frees a writer and gives its text.
 *
 * Returns: (transfer full): the text
 */
GBytes *
steller_line_writer_end (StellerLineWriter *self)
{
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = g_string_free_to_bytes (g_steal_pointer (&self->output));
  steller_line_writer_free (self);

  return bytes;
}

/**
 * steller_line_writer_push:
 * @self: a writer
 * @first: what stands before the next line
 * @rest: what stands before the lines after it
 *
 * Puts something before each following line, after what already stands there.
 */
void
steller_line_writer_push (StellerLineWriter *self,
                          const char        *first,
                          const char        *rest)
{
  Prefix prefix;

  g_return_if_fail (self != NULL);
  g_return_if_fail (first != NULL && rest != NULL);

  prefix = (Prefix) { g_strdup (first), g_strdup (rest) };
  g_array_append_val (self->prefixes, prefix);
}

/**
 * steller_line_writer_pop:
 * @self: a writer
 *
 * Takes away what the last [method@Steller.LineWriter.push] put before each line. When no line was written since, an
 * empty one is written now: an item without text still has its label.
 */
void
steller_line_writer_pop (StellerLineWriter *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->prefixes->len > 0);

  if (g_array_index (self->prefixes, Prefix, self->prefixes->len - 1).first)
    steller_line_writer_add_line (self, "", 0);
  g_array_set_size (self->prefixes, self->prefixes->len - 1);
}

/**
 * steller_line_writer_separate:
 * @self: a writer
 *
 * Has the next line stand apart from the ones before it by one empty line.
 */
void
steller_line_writer_separate (StellerLineWriter *self)
{
  g_return_if_fail (self != NULL);

  self->separate = TRUE;
}

static void
append_prefixes (StellerLineWriter *self,
                 gboolean           blank)
{
  for (guint i = 0; i < self->prefixes->len; i++)
    {
      Prefix *prefix = &g_array_index (self->prefixes, Prefix, i);

      if (!prefix->first)
        {
          g_string_append (self->output, prefix->rest);
          continue;
        }
      if (blank)
        break;
      g_string_append (self->output, prefix->first);
      g_clear_pointer (&prefix->first, g_free);
    }
}

/**
 * steller_line_writer_begin_line:
 * @self: a writer
 *
 * Starts a line, after an empty one when it has to stand apart.
 *
 * Returns: (transfer none): what the text of the line is appended to
 */
GString *
steller_line_writer_begin_line (StellerLineWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->separate && self->output->len > 0)
    {
      append_prefixes (self, TRUE);
      steller_line_writer_end_line (self);
    }
  self->separate = FALSE;
  append_prefixes (self, FALSE);

  return self->output;
}

/**
 * steller_line_writer_end_line:
 * @self: a writer
 *
 * Ends a line. Spaces at its end go.
 */
void
steller_line_writer_end_line (StellerLineWriter *self)
{
  gsize length;

  g_return_if_fail (self != NULL);

  length = self->output->len;
  while (length > 0 && self->output->str[length - 1] == ' ')
    length--;
  g_string_truncate (self->output, length);
  g_string_append_c (self->output, '\n');
}

/**
 * steller_line_writer_add_line:
 * @self: a writer
 * @line: the text of the line
 * @length: its length in bytes, or -1
 *
 * Adds a whole line.
 */
void
steller_line_writer_add_line (StellerLineWriter *self,
                              const char        *line,
                              gssize             length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (line != NULL);

  g_string_append_len (steller_line_writer_begin_line (self), line, length);
  steller_line_writer_end_line (self);
}

/**
 * steller_line_writer_get_indent:
 * @self: a writer
 *
 * Measures what stands before each line.
 *
 * Returns: its width in columns
 */
guint
steller_line_writer_get_indent (StellerLineWriter *self)
{
  guint columns = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->prefixes->len; i++)
    columns += steller_text_measure (g_array_index (self->prefixes, Prefix, i).rest, -1);

  return columns;
}
