/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-target.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-file-place.h"

#define NOTE_SUFFIX ".nota"
#define PUBLIC_SUFFIX ".public"

/* Bytes: file systems take 255; the suffixes and what is written beside the file need room too. */
#define MAX_NAME 120

/* Whether @text holds, or is, what is not for everybody: then it is no name for a file. */
static gboolean
is_marked (StellerNote *note, const char *field)
{
  const char *text = steller_note_get_field_text (note, field);

  return steller_note_get_field_ground (note, field) != NULL || strstr (text, "⟦") != NULL ||
         strstr (text, ":::") != NULL;
}

/* The subject as a name that no file system refuses. */
static char *
make_stem (StellerNote *note)
{
  const char *subject = steller_note_get_field_text (note, "onderwerp");
  g_autoptr (GString) stem = g_string_new (NULL);

  if (subject == NULL || is_marked (note, "onderwerp"))
    subject = "";
  for (const char *c = subject; *c != '\0' && stem->len < MAX_NAME; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (strchr ("/\\:*?\"<>|", *c) != NULL || g_unichar_iscntrl (character))
        g_string_append_c (stem, '-');
      else
        g_string_append_unichar (stem, character);
    }
  g_strstrip (stem->str);
  /* A period at the beginning hides a file. */
  if (*stem->str == '.')
    *stem->str = '-';
  if (*stem->str == '\0')
    return g_strdup (_("Untitled Note"));

  return g_strdup (stem->str);
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
