/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose-test.h"

#include <string.h>

StellerComposer *
compose_test_new_composer (void)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();

  return steller_composer_new (types, grounds);
}

/* A note of type `beslisnota` in Dutch with these members after its head. */
StellerNote *
compose_test_parse (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{\"format\": \"steller-nota\", \"version\": 1, \"id\": \"a-1\", "
                                           "\"type\": \"beslisnota\", \"language\": \"nl\"%s%s}",
                                           *members != '\0' ? ", " : "", members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StellerNote *note = steller_note_new_from_bytes (bytes, &error);

  g_assert_no_error (error);

  return note;
}

/* The document without its head. */
char *
compose_test_dump (const char *members,
                   StellerAudience audience)
{
  g_autoptr (StellerComposer) composer = compose_test_new_composer ();
  g_autoptr (StellerNote) note = compose_test_parse (members);
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerDocument) document = steller_composer_compose (composer, note, audience, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = steller_document_dump (document);

  return g_strdup (strchr (dump, '\n') + 1);
}

void
compose_test_assert_dump (const char *members,
                          StellerAudience audience,
                          const char *expected)
{
  /* What stands in the document of an empty note. */
  static const char *const always[] = {
    "style \"standaard\"\n",
    "\nfield datum: date, margin, empty\n  label \"Datum\"\n",
    "\nfield kenmerk: long text, margin, empty\n  label \"Kenmerk\"\n",
  };
  g_autofree char *dump = compose_test_dump (members, audience);
  g_autoptr (GString) text = g_string_new (dump);

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    g_string_replace (text, always[i], "", 1);
  if (strcmp (text->str, expected) != 0)
    g_test_message ("%s\nis composed as\n%s", members, text->str);
  g_assert_cmpstr (text->str, ==, expected);
}
