/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-document.h"

static void
dump_blocks (const StellerPlacedBlock *blocks,
             guint n_blocks,
             GString *output)
{
  for (guint i = 0; i < n_blocks; i++)
    {
      if (blocks[i].base != 0)
        g_string_append_printf (output, "  at %" G_GSIZE_FORMAT "\n", blocks[i].base);
      steller_block_dump (blocks[i].block, 2, output);
    }
}

static void
dump_string (const char *name,
             const char *value,
             GString *output)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (output, "%s \"", name);
  for (const char *c = value; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_printf (output, "\\%c", *c);
      else if (*c == '\n')
        g_string_append (output, "\\n");
      else if (*c == '\t')
        g_string_append (output, "\\t");
      else
        g_string_append_c (output, *c);
    }
  g_string_append (output, "\"\n");
}

/**
 * steller_document_dump:
 * @self: a document
 *
 * Writes the document as a tree that a person can read, for golden files: metadata, fields and sections, each with its
 * blocks as [method@Block.dump] writes them, `at` giving the base of the following block where it is not 0.
 *
 * Returns: (transfer full): the text
 */
char *
steller_document_dump (const StellerDocument *self)
{
  static const char *const kinds[] = { "text", "long text", "date", "choice", "list", "number", "boolean" };
  static const char *const places[] = { "margin", "body", "title", "nowhere" };
  g_autoptr (GString) output = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (output, "document %s, %s, %s\n", steller_document_get_type_id (self),
                          steller_document_get_language (self),
                          steller_document_get_audience (self) == STELLER_AUDIENCE_PUBLIC ? "public" : "internal");
  dump_string ("style", steller_document_get_style_id (self), output);
  dump_string ("title", steller_document_get_title (self), output);
  dump_string ("subject", steller_document_get_subject (self), output);
  dump_string ("date", steller_document_get_date (self), output);
  dump_string (STELLER_PLACE_STATUS, steller_document_get_page_text (self, STELLER_PLACE_STATUS),
               output);
  dump_string (STELLER_PLACE_VERSION, steller_document_get_page_text (self, STELLER_PLACE_VERSION),
               output);
  dump_string (STELLER_PLACE_CLASSIFICATION,
               steller_document_get_page_text (self, STELLER_PLACE_CLASSIFICATION), output);

  for (guint i = 0; i < steller_document_get_n_fields (self); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (self, i);

      g_string_append_printf (output, "\nfield %s: %s, %s%s\n", field->id, kinds[field->kind], places[field->place],
                              field->empty ? ", empty" : "");
      dump_string ("  label", field->label, output);
      dump_string ("  text", field->text, output);
      dump_blocks (field->blocks, field->n_blocks, output);
    }

  for (guint i = 0; i < steller_document_get_n_sections (self); i++)
    {
      const StellerDocumentSection *section = steller_document_get_section (self, i);

      g_string_append_printf (output, "\nsection %s: level %u\n", section->id, section->level);
      dump_string ("  number", section->number, output);
      dump_blocks (&section->heading, 1, output);
      dump_blocks (section->blocks, section->n_blocks, output);
    }

  return g_string_free (g_steal_pointer (&output), FALSE);
}
