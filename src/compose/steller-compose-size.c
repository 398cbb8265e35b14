/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-compose-field.h"
#include "steller-composer.h"
#include "steller-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gsize
get_length (const char *text)
{
  return text != NULL ? strlen (text) : 0;
}

static gsize
get_field_size (const StellerEdition *edition,
                const StellerFieldType *type)
{
  const char *id = steller_field_type_get_id (type);
  gsize size = get_length (steller_note_get_field_text (edition->note, id)) +
               get_length (steller_note_get_field_label (edition->note, id));

  if (steller_field_type_get_n_members (type) == 0)
    return size;

  for (guint i = 0; i < steller_note_get_n_records (edition->note, id); i++)
    for (guint j = 0; j < steller_field_type_get_n_members (type); j++)
      {
        const char *member = steller_field_type_get_id (steller_field_type_get_member (type, j));

        size += get_length (steller_note_get_record_text (edition->note, id, i, member));
      }

  return size;
}

static gboolean
add_size (gsize *total,
          gsize size,
          const char *member,
          GError **error)
{
  *total += size;
  if (*total <= STELLER_COMPOSER_MAX_SIZE)
    return TRUE;

  steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, member, _("The texts of the note are larger than %d MiB together."),
                        STELLER_COMPOSER_MAX_SIZE / (1024 * 1024));
  return FALSE;
}

/* Whether the texts of a note are no more than can be laid out: all of them, so that what is redacted or left out makes
 * no difference between editions. */
gboolean
steller_compose_check_size (const StellerEdition *edition,
                            char **sections,
                            GError **error)
{
  gsize total = 0;

  for (guint i = 0; i < steller_note_type_get_n_fields (edition->type); i++)
    {
      const StellerFieldType *type = steller_note_type_get_field (edition->type, i);

      if (!add_size (&total, get_field_size (edition, type), steller_field_type_get_id (type), error))
        return FALSE;
    }

  for (guint i = 0; sections[i] != NULL; i++)
    {
      gsize size = get_length (steller_note_get_section_heading (edition->note, sections[i])) +
                   get_length (steller_note_get_section_text (edition->note, sections[i]));

      if (!add_size (&total, size, sections[i], error))
        return FALSE;
    }

  return TRUE;
}
