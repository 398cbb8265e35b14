/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "steller-error.h"
#include "steller-note.h"

static inline StellerNoteType *
note_test_get_type (const char *id)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  StellerNoteType *type = steller_note_types_lookup (types, id);

  g_assert_nonnull (type);
  return g_object_ref (type);
}

static inline StellerNote *
note_test_parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StellerNote *note = steller_note_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  return note;
}

/* A note of version 1 with these members after its head. */
static inline StellerNote *
note_test_parse_members (const char *members)
{
  g_autofree char *text =
    g_strdup_printf ("{\"format\": \"steller-nota\", \"version\": 1, \"id\": \"a-1\", \"type\": \"beslisnota\"%s%s}",
                     *members != '\0' ? ",\n" : "", members);

  return note_test_parse (text);
}

static inline char *
note_test_print (StellerNote *note)
{
  g_autoptr (GBytes) bytes = steller_note_to_bytes (note);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text, length);
}

static inline void
note_test_assert_contains (StellerNote *note, const char *part)
{
  g_autofree char *text = note_test_print (note);

  if (strstr (text, part) == NULL)
    {
      g_test_message ("“%s” is not in:\n%s", part, text);
      g_test_fail ();
    }
}

/* Collects the pointers of the changes. */
static inline void
note_test_on_changed (StellerNote *note, const char *pointer, JsonNode *old, JsonNode *value, GString *log)
{
  g_string_append_printf (log, "%s\n", pointer);
}
