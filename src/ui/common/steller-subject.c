/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-subject.h"

#include <glib/gi18n-lib.h>
#include <pango/pango.h>
#include <string.h>

#include "steller-text.h"

/* Bytes: file systems take 255; suffixes and what is written beside the file need room too. */
#define MAX_NAME 120

/* Characters: more than a title bar or the row of a list can show. */
#define MAX_TITLE 200
/* Characters: where the last one that fits is looked for, one may go on a little. */
#define MAX_LOOK_AHEAD 32

/* The last field of the type's title says what the note is about. */
static const char *
find_field (StellerNoteType *type)
{
  const char *id = NULL;

  for (guint i = 0; type != NULL && i < steller_note_type_get_n_fields (type); i++)
    {
      const StellerFieldType *field = steller_note_type_get_field (type, i);

      if (steller_field_type_get_place (field) == STELLER_FIELD_PLACE_TITLE)
        id = steller_field_type_get_id (field);
    }
  return id;
}

/**
 * steller_subject_get:
 * @note: a note
 * @type: (nullable): its type
 *
 * Returns: (transfer full) (nullable): what the note is about, in one line; %NULL when it does not tell
 */
char *
steller_subject_get (StellerNote *note, StellerNoteType *type)
{
  const char *field;
  const char *text;
  g_autofree char *line = NULL;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (type == NULL || STELLER_IS_NOTE_TYPE (type), NULL);

  field = find_field (type);
  text = field != NULL ? steller_note_get_field_text (note, field) : NULL;
  line = text != NULL ? steller_text_collapse (text) : NULL;
  return line != NULL && *line != '\0' ? g_steal_pointer (&line) : NULL;
}

/**
 * steller_subject_get_unmarked:
 * @note: a note
 * @type: (nullable): its type
 *
 * Gets what a note is about, for where everybody may read it, such as the name of a public file.
 *
 * Returns: (transfer full) (nullable): what the note is about, in one line; %NULL when any of it is not public
 */
char *
steller_subject_get_unmarked (StellerNote *note, StellerNoteType *type)
{
  g_autofree char *subject = steller_subject_get (note, type);

  if (subject == NULL || steller_note_get_field_ground (note, find_field (type)) != NULL ||
      strstr (subject, "⟦") != NULL || strstr (subject, ":::") != NULL)
    return NULL;
  return g_steal_pointer (&subject);
}

/**
 * steller_subject_shorten:
 * @subject: what a note is about
 *
 * Makes a subject short enough to be a title: at most 200 characters, with an ellipsis where there were more. What
 * shows as one character (a grapheme cluster of UAX #29) is not cut in two.
 *
 * Returns: (transfer full): the title
 */
char *
steller_subject_shorten (const char *subject)
{
  g_autofree PangoLogAttr *attributes = NULL;
  const char *end;
  gsize length;
  int n = 0;
  int cut;

  g_return_val_if_fail (subject != NULL, NULL);

  for (end = subject; *end != '\0' && n < MAX_TITLE + MAX_LOOK_AHEAD; end = g_utf8_next_char (end))
    n++;
  if (n <= MAX_TITLE)
    return g_strdup (subject);

  length = (gsize) (end - subject);
  attributes = g_new0 (PangoLogAttr, n + 1);
  pango_get_log_attrs (subject, (int) length, -1, pango_language_get_default (), attributes, n + 1);
  /* One place less, for the ellipsis. */
  for (cut = MAX_TITLE - 1; cut > 0 && !attributes[cut].is_cursor_position; cut--)
    ;
  /* Marks without end are no letter. */
  if (cut == 0)
    cut = MAX_TITLE - 1;
  length = (gsize) (g_utf8_offset_to_pointer (subject, cut) - subject);
  return g_strdup_printf ("%.*s…", (int) length, subject);
}

/**
 * steller_subject_make_file_name:
 * @subject: (nullable): what a note is about
 *
 * Makes a subject the name of a file: one that no file system refuses, that is not too long, and not hidden.
 *
 * Returns: (transfer full): the name, without suffix
 */
char *
steller_subject_make_file_name (const char *subject)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *c = subject != NULL ? subject : ""; *c != '\0' && name->len < MAX_NAME; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (strchr ("/\\:*?\"<>|", *c) != NULL || g_unichar_iscntrl (character))
        g_string_append_c (name, '-');
      else
        g_string_append_unichar (name, character);
    }
  g_strstrip (name->str);
  if (*name->str == '.')
    *name->str = '-';
  return g_strdup (*name->str != '\0' ? name->str : _("Untitled Note"));
}
