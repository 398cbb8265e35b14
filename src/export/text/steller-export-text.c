/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-export-fields.h"
#include "steller-text-columns.h"
#include "steller-text-writer.h"

/* The widest label that still has its value beside it; a wider one gets lines of its own. */
#define LABEL_COLUMNS 24

static char *
join_blocks (StellerTextWriter          *writer,
             const StellerDocumentField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < field->n_blocks; i++)
    {
      g_autofree char *block = steller_text_writer_dup_spans (writer, field->blocks[i].block);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, block);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
write_blocks (StellerTextWriter        *writer,
              const StellerPlacedBlock *blocks,
              guint                     n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    {
      if (i > 0)
        steller_line_writer_separate (steller_text_writer_get_lines (writer));
      steller_text_writer_add_block (writer, blocks[i].block);
    }
}

static void
write_heading (StellerTextWriter *writer,
               const char        *text,
               char               rule)
{
  steller_line_writer_separate (steller_text_writer_get_lines (writer));
  steller_text_writer_add_lines (writer, text);
  if (rule)
    {
      const char *end = strchrnul (text, '\n');

      steller_text_writer_add_rule (writer, rule, steller_text_measure (text, end - text));
    }
}

static void
write_title (StellerTextWriter     *writer,
             const StellerDocument *document)
{
  gboolean first = TRUE;

  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);
      g_autofree char *text = NULL;

      if (steller_export_field_get_role (field) != STELLER_EXPORT_FIELD_TITLE || field->n_blocks == 0)
        continue;
      text = join_blocks (writer, field);
      write_heading (writer, text, first ? '=' : 0);
      first = FALSE;
    }

  if (first && *steller_document_get_title (document))
    write_heading (writer, steller_document_get_title (document), '=');
}

/* How wide the column of labels is. */
static guint
measure_labels (const StellerDocument *document)
{
  guint columns = 0;

  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);
      guint width;

      if (steller_export_field_get_role (field) != STELLER_EXPORT_FIELD_HEADER)
        continue;
      width = steller_text_measure (field->label, -1);
      if (width <= LABEL_COLUMNS)
        columns = MAX (columns, width);
    }

  return columns;
}

static void
write_values (StellerTextWriter          *writer,
              const StellerDocumentField *field)
{
  for (guint i = 0; i < field->n_blocks; i++)
    {
      g_autoptr (StellerBlock) block = steller_export_field_dup_block (field, i);

      steller_text_writer_add_block (writer, block);
    }
}

static void
write_header_field (StellerTextWriter          *writer,
                    const StellerDocumentField *field,
                    guint                       columns)
{
  StellerLineWriter *lines = steller_text_writer_get_lines (writer);
  g_autofree char *label = g_strconcat (field->label, ":", NULL);
  g_autofree char *indent = g_strnfill (columns + 2, ' ');

  if (steller_text_measure (field->label, -1) <= columns)
    {
      g_autoptr (GString) first = g_string_new (NULL);

      steller_text_append_padded (first, label, columns + 2, 0);
      steller_line_writer_push (lines, first->str, indent);
      write_values (writer, field);
      steller_line_writer_pop (lines);
    }
  else
    {
      steller_text_writer_add_lines (writer, label);
      if (field->n_blocks > 0)
        {
          steller_line_writer_push (lines, indent, indent);
          write_values (writer, field);
          steller_line_writer_pop (lines);
        }
    }
}

/* A table does not fit beside a label. */
static gboolean
has_table (const StellerDocumentField *field)
{
  for (guint i = 0; i < field->n_blocks; i++)
    if (steller_block_get_kind (field->blocks[i].block) == STELLER_BLOCK_TABLE)
      return TRUE;

  return FALSE;
}

static void
write_header (StellerTextWriter     *writer,
              const StellerDocument *document)
{
  guint columns = measure_labels (document);

  steller_line_writer_separate (steller_text_writer_get_lines (writer));
  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);

      if (steller_export_field_get_role (field) == STELLER_EXPORT_FIELD_UNLABELLED)
        write_values (writer, field);
    }

  steller_line_writer_separate (steller_text_writer_get_lines (writer));
  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);

      if (steller_export_field_get_role (field) == STELLER_EXPORT_FIELD_HEADER && !has_table (field))
        write_header_field (writer, field, columns);
    }

  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);

      if (steller_export_field_get_role (field) != STELLER_EXPORT_FIELD_HEADER || !has_table (field))
        continue;
      write_heading (writer, field->label, 0);
      steller_line_writer_separate (steller_text_writer_get_lines (writer));
      write_blocks (writer, field->blocks, field->n_blocks);
    }
}

static void
write_section (StellerTextWriter            *writer,
               const StellerDocumentSection *section)
{
  g_autofree char *heading = NULL;
  g_autofree char *numbered = NULL;

  if (section->heading.block)
    {
      heading = steller_text_writer_dup_spans (writer, section->heading.block);
      numbered = section->number ? g_strdup_printf ("%s %s", section->number, heading) : g_steal_pointer (&heading);
      write_heading (writer, numbered, section->level == 1 ? '-' : 0);
    }
  else
    {
      steller_line_writer_separate (steller_text_writer_get_lines (writer));
    }
  write_blocks (writer, section->blocks, section->n_blocks);
}

static GBytes *
write_text (StellerExport  *job,
            GError        **error)
{
  const StellerDocument *document = steller_export_get_document (job);
  const StellerExportWords *words = steller_export_words_for_language (steller_document_get_language (document));
  StellerTextWriter *writer = steller_text_writer_new (words);

  write_title (writer, document);
  write_header (writer, document);
  for (guint i = 0; i < steller_document_get_n_sections (document); i++)
    write_section (writer, steller_document_get_section (document, i));

  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);

      if (steller_export_field_get_role (field) != STELLER_EXPORT_FIELD_CLOSING || field->n_blocks == 0)
        continue;
      steller_line_writer_separate (steller_text_writer_get_lines (writer));
      write_blocks (writer, field->blocks, field->n_blocks);
    }

  return steller_text_writer_end (writer);
}

/**
 * steller_export_format_text:
 *
 * Plain text in UTF-8, with lines of at most 72 columns.
 */
const StellerExportFormat steller_export_format_text = {
  .id = "txt",
  .suffix = ".txt",
  .media_type = "text/plain;charset=utf-8",
  .title = N_("Plain text"),
  .write = write_text,
};
