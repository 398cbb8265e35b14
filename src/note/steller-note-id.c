/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-note-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The ids of fields, sections, choices and members of records. */

#define MAX_ID_LENGTH 64

/* Whether @id is made of letters, digits and "_": it is then its own JSON pointer token and a name in every format. */
gboolean
steller_note_is_id (const char *id)
{
  gsize length = strlen (id);

  return length > 0 && length <= MAX_ID_LENGTH && strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_") == length;
}

/* The member `id` of the current object of @reader. */
char *
steller_note_read_id (StellerJsonReader *reader)
{
  const char *id = steller_json_reader_get_string (reader, "id", TRUE);

  if (id != NULL && !steller_note_is_id (id))
    steller_json_reader_fail (reader, "id", STELLER_ERROR_INVALID,
                              _("An id is made of at most 64 letters, digits and “_”."));
  return g_strdup (id);
}
