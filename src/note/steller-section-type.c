/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-section-type.h"

#include <glib/gi18n-lib.h>

#include "steller-note-id.h"
#include "steller-note-type-private.h"

struct _StellerSectionType
{
  const StellerSectionType *parent;
  char *id;
  char *heading;
  char *help;
  GStrv phrases;
  guint word_limit;
  gboolean required;
};

static GStrv
read_phrases (StellerJsonReader *reader)
{
  g_autoptr (GStrvBuilder) phrases = g_strv_builder_new ();
  guint n;

  if (steller_json_reader_enter_member (reader, "phrases"))
    {
      n = steller_json_reader_expect_array (reader);
      for (guint i = 0; i < n && steller_json_reader_enter_element (reader, i); i++)
        {
          const char *phrase = steller_json_reader_expect_string (reader);

          if (phrase != NULL)
            g_strv_builder_add (phrases, phrase);
          steller_json_reader_leave (reader);
        }
      steller_json_reader_leave (reader);
    }
  return g_strv_builder_end (phrases);
}

/* The current value of the reader, without the sections below it. Whatever is wrong stays in the reader. */
StellerSectionType *
steller_section_type_read (StellerJsonReader *reader, const StellerSectionType *parent)
{
  StellerSectionType *self = g_new0 (StellerSectionType, 1);

  self->parent = parent;
  self->id = steller_note_read_id (reader);
  self->heading = g_strdup (steller_json_reader_get_string (reader, "heading", TRUE));
  self->help = g_strdup (steller_json_reader_get_string (reader, "help", FALSE));
  self->required = steller_json_reader_get_boolean (reader, "required", FALSE);
  self->phrases = read_phrases (reader);
  self->word_limit = (guint) steller_json_reader_get_integer (reader, "word_limit", 1, 1000000, 0);
  return self;
}

void
steller_section_type_free (StellerSectionType *self)
{
  g_free (self->id);
  g_free (self->heading);
  g_free (self->help);
  g_strfreev (self->phrases);
  g_free (self);
}

/**
 * steller_section_type_get_id:
 * @self: a section type
 *
 * Returns: (transfer none): the id, which is the name of the member in the file
 */
const char *
steller_section_type_get_id (const StellerSectionType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * steller_section_type_get_parent:
 * @self: a section type
 *
 * Returns: (transfer none) (nullable): the section it stands under, or %NULL at the top
 */
const StellerSectionType *
steller_section_type_get_parent (const StellerSectionType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parent;
}

/**
 * steller_section_type_get_heading:
 * @self: a section type
 *
 * Returns: (transfer none): the heading, in the language of the note type
 */
const char *
steller_section_type_get_heading (const StellerSectionType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->heading;
}

/**
 * steller_section_type_get_help:
 * @self: a section type
 *
 * Returns: (transfer none) (nullable): what belongs in the section, for the drafter
 */
const char *
steller_section_type_get_help (const StellerSectionType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->help;
}

/**
 * steller_section_type_get_required:
 * @self: a section type
 *
 * Returns: whether a note is not complete without this section; that is a finding, never an error
 */
gboolean
steller_section_type_get_required (const StellerSectionType *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->required;
}

/**
 * steller_section_type_get_phrases:
 * @self: a section type
 *
 * Returns: (transfer none) (array zero-terminated=1): the sentences that are usual here, to be inserted
 */
const char *const *
steller_section_type_get_phrases (const StellerSectionType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->phrases;
}

/**
 * steller_section_type_get_word_limit:
 * @self: a section type
 *
 * Returns: how many words the section should not exceed, or 0
 */
guint
steller_section_type_get_word_limit (const StellerSectionType *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->word_limit;
}
