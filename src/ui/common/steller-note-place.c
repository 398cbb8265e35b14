/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-note-place.h"

#include <glib/gi18n-lib.h>

#include "steller-error.h"

static const char *
get_name (StellerNote *note, StellerNoteType *type, const char *member)
{
  const StellerSectionType *section = type != NULL ? steller_note_type_lookup_section (type, member) : NULL;
  const StellerFieldType *field = type != NULL ? steller_note_type_lookup_field (type, member) : NULL;
  const char *own;

  if (section != NULL || steller_note_has_section (note, member))
    {
      own = steller_note_get_section_heading (note, member);
      if (own != NULL && *own != '\0')
        return own;
      return section != NULL ? steller_section_type_get_heading (section) : member;
    }
  own = steller_note_get_field_label (note, member);
  if (own != NULL && *own != '\0')
    return own;
  return field != NULL ? steller_field_type_get_label (field) : NULL;
}

/**
 * steller_note_place_describe:
 * @note: a note
 * @error: what is wrong with it, with the id of a section or field and maybe a line in its text
 *
 * Tells where in a note something is wrong, by the headings and labels that the user sees.
 *
 * Returns: (transfer full) (nullable): the place, localised; %NULL when the error tells none
 */
char *
steller_note_place_describe (StellerNote *note, const GError *error)
{
  g_autoptr (StellerNoteTypes) types = NULL;
  const char *member;
  const char *name;
  guint line;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (error != NULL, NULL);

  member = steller_error_get_member (error);
  if (member == NULL || *member == '/')
    return NULL;
  types = steller_note_types_new ();
  name = get_name (note, steller_note_types_lookup (types, steller_note_get_type_id (note)), member);
  line = steller_error_get_line (error);
  if (name == NULL)
    return NULL;
  if (line == 0)
    return g_strdup_printf ("“%s”", name);
  /* Translators: a section of a note, and the number of a line in its text. */
  return g_strdup_printf (_("“%s”, line %u"), name, line);
}
