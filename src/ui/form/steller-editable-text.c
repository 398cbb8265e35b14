/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-editable-text.h"

#include <string.h>

/* Where two texts differ: in characters from the beginning, and in bytes where the part begins and ends. */
typedef struct
{
  int start;
  int old_end;
  const char *inserted;
  gsize n_inserted;
} Difference;

static gboolean
find_difference (const char *old, const char *new, Difference *difference)
{
  const char *old_end = old + strlen (old);
  const char *new_end = new + strlen (new);
  const char *at = old;

  difference->inserted = new;
  while (*at != '\0' && *at == *difference->inserted)
    {
      at++;
      difference->inserted++;
    }
  if (*at == '\0' && *difference->inserted == '\0')
    return FALSE;
  while (((guchar) *at & 0xC0) == 0x80 || ((guchar) *difference->inserted & 0xC0) == 0x80)
    {
      at--;
      difference->inserted--;
    }
  while (old_end > at && new_end > difference->inserted && old_end[-1] == new_end[-1])
    {
      old_end--;
      new_end--;
    }
  while (((guchar) *old_end & 0xC0) == 0x80 || ((guchar) *new_end & 0xC0) == 0x80)
    {
      old_end++;
      new_end++;
    }
  difference->start = (int) g_utf8_strlen (old, at - old);
  difference->old_end = difference->start + (int) g_utf8_strlen (at, old_end - at);
  difference->n_inserted = (gsize) (new_end - difference->inserted);
  return TRUE;
}

/**
 * steller_editable_text_set:
 * @editable: an editable
 * @text: the text that it has to hold
 *
 * Changes only what differs, so that the caret stays where it is in the rest, or comes after the change.
 */
void
steller_editable_text_set (GtkEditable *editable, const char *text)
{
  GtkEditable *delegate;
  Difference difference;
  int position;
  int caret;

  g_return_if_fail (GTK_IS_EDITABLE (editable));
  g_return_if_fail (text != NULL);

  if (!find_difference (gtk_editable_get_text (editable), text, &difference))
    return;
  position = difference.start;
  caret = gtk_editable_get_position (editable);
  if (difference.old_end > difference.start)
    gtk_editable_delete_text (editable, difference.start, difference.old_end);
  if (difference.n_inserted > 0)
    gtk_editable_insert_text (editable, difference.inserted, (int) difference.n_inserted, &position);
  /* What is inserted at the caret comes behind it. Where nobody writes, the beginning stays in sight. */
  delegate = gtk_editable_get_delegate (editable);
  if (gtk_widget_is_focus (GTK_WIDGET (delegate != NULL ? delegate : editable)) && caret >= difference.start &&
      caret <= difference.old_end)
    gtk_editable_set_position (editable, position);
}

/**
 * steller_editable_text_set_buffer:
 * @buffer: a text buffer
 * @text: the text that it has to hold
 *
 * Changes only what differs, as steller_editable_text_set() does.
 */
void
steller_editable_text_set_buffer (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *old = NULL;
  Difference difference;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  old = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  if (!find_difference (old, text, &difference))
    return;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, difference.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, difference.old_end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, difference.inserted, (int) difference.n_inserted);
  gtk_text_buffer_end_user_action (buffer);
}
