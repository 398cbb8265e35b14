/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note-random.h"

/* save-notes FOLDER: saves a new note of each type and random ones, to be validated against the schema. */

static void
save (StellerNote *note, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!steller_note_save (note, path, &error))
    g_error ("%s: %s", path, error->message);
}

int
main (int argc, char *argv[])
{
  g_autoptr (StellerNoteTypes) types = NULL;
  const char *folder;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  types = steller_note_types_new ();
  for (guint i = 0; i < steller_note_types_get_n (types); i++)
    {
      StellerNoteType *type = steller_note_types_get_nth (types, i);

      for (guint j = 0; j < 20; j++)
        {
          g_autoptr (StellerNote) note = steller_note_new (type);
          g_autofree char *name = g_strdup_printf ("%s-%u.nota", steller_note_type_get_id (type), j);

          for (guint k = 0; k < j * 5; k++)
            note_random_change (note);
          save (note, folder, name);
        }
    }
  return 0;
}
