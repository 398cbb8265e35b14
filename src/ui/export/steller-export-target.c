/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-target.h"

#include <string.h>

#include "steller-file-place.h"
#include "steller-subject.h"

#define NOTE_SUFFIX ".nota"
#define PUBLIC_SUFFIX ".public"

/* After what the note is about. */
static char *
make_stem (StellerNote *note)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  StellerNoteType *type = steller_note_types_lookup (types, steller_note_get_type_id (note));
  g_autofree char *subject = steller_subject_get_unmarked (note, type);

  return steller_subject_make_file_name (subject);
}

/**
 * steller_export_target_suggest_name:
 * @note: a note
 * @note_file: (nullable): its file
 * @audience: for whom it is exported
 * @format: the format it is exported to
 *
 * Names the file that a note is exported to after the note's own, or else after its subject: `memo.nota` becomes
 * `memo.pdf`. The public edition, `memo.public.pdf`, does not take the place of the internal one. A subject of which
 * anything is not public does not get into a name.
 *
 * Returns: (transfer full): the name, without folder
 */
char *
steller_export_target_suggest_name (StellerNote *note,
                                    GFile *note_file,
                                    StellerAudience audience,
                                    const StellerExportFormat *format)
{
  g_autofree char *stem = NULL;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (format != NULL, NULL);

  stem = note_file != NULL ? steller_file_place_get_name (note_file) : make_stem (note);
  if (g_str_has_suffix (stem, NOTE_SUFFIX))
    stem[strlen (stem) - strlen (NOTE_SUFFIX)] = '\0';

  return g_strconcat (stem, audience == STELLER_AUDIENCE_PUBLIC ? PUBLIC_SUFFIX : "", format->suffix, NULL);
}

/**
 * steller_export_target_complete:
 * @chosen: the file that the user chose
 * @format: (inout): the format that the user chose
 *
 * Makes name and format agree. A name with the suffix of another format is meant for that one; one with no such suffix
 * gets that of the format, except where a portal lets nothing be written but the very file that was chosen.
 *
 * Returns: (transfer full): the file to write. When it is not @chosen, nobody was asked yet about what may be there.
 */
GFile *
steller_export_target_complete (GFile *chosen, const StellerExportFormat **format)
{
  const StellerExportFormat *by_name;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (G_IS_FILE (chosen), NULL);
  g_return_val_if_fail (format != NULL && *format != NULL, NULL);

  base = g_file_get_basename (chosen);
  by_name = base != NULL ? steller_export_format_for_path (base) : NULL;
  if (by_name != NULL)
    *format = by_name;
  folder = g_file_get_parent (chosen);
  if (by_name != NULL || base == NULL || folder == NULL || steller_file_place_is_in_portal (chosen))
    return g_object_ref (chosen);

  name = g_strconcat (base, (*format)->suffix, NULL);
  return g_file_get_child (folder, name);
}
