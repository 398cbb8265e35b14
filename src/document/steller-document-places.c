/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-document-private.h"

#include <string.h>

#include "steller-document-builder.h"

#define LABEL_SUFFIX ".label"

/* The places that every house style may have, whatever the type of the note; some have nothing for the last two. */
static const char *const general_places[] = {
  STELLER_PLACE_SECTIONS, STELLER_PLACE_FIELDS, STELLER_PLACE_OTHERS,
  STELLER_PLACE_STATUS,   STELLER_PLACE_VERSION, STELLER_PLACE_CLASSIFICATION,
  STELLER_PLACE_CLOSING,  STELLER_PLACE_ANNEXES,
};

static gboolean
is_id (const StellerDocument *self,
       const char *id,
       gsize length)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *known = g_ptr_array_index (self->ids, i);

      if (strncmp (known, id, length) == 0 && known[length] == '\0')
        return TRUE;
    }

  return FALSE;
}

/**
 * steller_document_knows:
 * @self: a document
 * @place: the name of a place in a house style, as it stands between `{{` and `}}`
 *
 * Tells whether a place can hold anything in a note of this type: the id of a field or a section, printed or not; such
 * an id with `.label`; or a place that notes of all types have. A house style shows any other place as it stands, so
 * that somebody sees it. A document that was not told which ids there are knows every place.
 *
 * Returns: whether it is known
 */
gboolean
steller_document_knows (const StellerDocument *self,
                        const char *place)
{
  gsize length;

  g_return_val_if_fail (self != NULL && place != NULL, FALSE);

  if (self->ids->len == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (general_places); i++)
    if (g_str_equal (place, general_places[i]))
      return TRUE;

  length = strlen (place);
  if (is_id (self, place, length))
    return TRUE;

  return g_str_has_suffix (place, LABEL_SUFFIX) && is_id (self, place, length - strlen (LABEL_SUFFIX));
}

/**
 * steller_document_get_page_text:
 * @self: a document
 * @place: %STELLER_PLACE_STATUS, %STELLER_PLACE_VERSION or %STELLER_PLACE_CLASSIFICATION
 *
 * Gives what stands on every page about the note as a whole.
 *
 * Returns: (transfer none) (nullable): the text in one line; %NULL when nothing stands there
 */
const char *
steller_document_get_page_text (const StellerDocument *self,
                                const char *place)
{
  g_return_val_if_fail (self != NULL && place != NULL, NULL);

  return g_hash_table_lookup (self->page_texts, place);
}

/**
 * steller_document_builder_add_id:
 * @self: a builder
 * @id: the id of a field or section that notes of this type may have
 *
 * Adds an id to those that the document knows: see [method@Document.knows].
 */
void
steller_document_builder_add_id (StellerDocumentBuilder *self,
                                 const char *id)
{
  g_return_if_fail (self != NULL && id != NULL);

  g_ptr_array_add (steller_document_builder_get_document (self)->ids, g_strdup (id));
}

/**
 * steller_document_builder_set_page_text:
 * @self: a builder
 * @place: as for [method@Document.get_page_text]
 * @text: (nullable): the text in one line; %NULL or nothing when nothing stands there
 *
 * Sets what stands on every page.
 */
void
steller_document_builder_set_page_text (StellerDocumentBuilder *self,
                                        const char *place,
                                        const char *text)
{
  GHashTable *texts;

  g_return_if_fail (self != NULL && place != NULL);

  texts = steller_document_builder_get_document (self)->page_texts;
  if (text != NULL && *text != '\0')
    g_hash_table_insert (texts, g_strdup (place), g_strdup (text));
  else
    g_hash_table_remove (texts, place);
}
