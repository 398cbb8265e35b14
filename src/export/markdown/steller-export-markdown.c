/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-markdown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-markdown-spans.h"
#include "steller-markdown-writer.h"
#include "text/steller-export-fields.h"

typedef struct {
  StellerMarkdownWriter *writer;
  StellerLineWriter *lines;
  const StellerExportWords *words;
  const StellerDocument *document;
} Export;

static void
write_blocks (Export                   *export,
              const StellerPlacedBlock *blocks,
              guint                     n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    {
      steller_line_writer_separate (export->lines);
      steller_markdown_writer_add_block (export->writer, blocks[i].block);
    }
}

/* The first part of the title is the heading of the note, the others stand below it. */
static void
write_title (Export *export)
{
  gboolean first = TRUE;

  for (guint i = 0; i < steller_document_get_n_fields (export->document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (export->document, i);

      if (steller_export_field_get_role (field) != STELLER_EXPORT_FIELD_TITLE || field->n_blocks == 0)
        continue;
      if (first && field->n_blocks == 1 && steller_export_field_has_lines (field))
        {
          g_autofree char *text = steller_markdown_write_spans (field->blocks[0].block, STELLER_MARKDOWN_HEADING,
                                                                export->words);

          steller_markdown_writer_add_heading (export->writer, 1, text);
        }
      else
        {
          write_blocks (export, field->blocks, field->n_blocks);
        }
      first = FALSE;
    }

  if (first && *steller_document_get_title (export->document))
    {
      g_autofree char *text = steller_markdown_escape (steller_document_get_title (export->document),
                                                       STELLER_MARKDOWN_HEADING);

      steller_markdown_writer_add_heading (export->writer, 1, text);
    }
}

static void
append_value (Export                     *export,
              GString                    *line,
              const StellerDocumentField *field)
{
  for (guint i = 0; i < field->n_blocks; i++)
    {
      g_autoptr (StellerBlock) block = steller_export_field_dup_block (field, i);
      g_autofree char *value = steller_markdown_write_spans (block, STELLER_MARKDOWN_PARAGRAPH, export->words);

      if (i > 0)
        g_string_append (line, "\\\n");
      else
        g_string_append_c (line, ' ');
      g_string_append (line, value);
    }
}

/* "- **Datum:** 16 februari 2026"; what is more than a line follows below the label. */
static void
write_header_field (Export                     *export,
                    const StellerDocumentField *field)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean has_lines = steller_export_field_has_lines (field);

  g_autofree char *label = steller_markdown_escape (field->label, STELLER_MARKDOWN_HEADING);

  g_string_append_printf (line, "**%s:**", label);
  if (has_lines)
    append_value (export, line, field);

  steller_line_writer_push (export->lines, "- ", "  ");
  steller_markdown_writer_add_lines (export->writer, line->str);
  for (guint i = 0; !has_lines && i < field->n_blocks; i++)
    {
      g_autoptr (StellerBlock) block = steller_export_field_dup_block (field, i);

      steller_line_writer_separate (export->lines);
      steller_markdown_writer_add_block (export->writer, block);
    }
  steller_line_writer_pop (export->lines);
}

static void
write_header (Export *export)
{
  for (guint i = 0; i < steller_document_get_n_fields (export->document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (export->document, i);

      if (steller_export_field_get_role (field) == STELLER_EXPORT_FIELD_UNLABELLED)
        write_blocks (export, field->blocks, field->n_blocks);
    }

  steller_line_writer_separate (export->lines);
  for (guint i = 0; i < steller_document_get_n_fields (export->document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (export->document, i);

      if (steller_export_field_get_role (field) == STELLER_EXPORT_FIELD_HEADER)
        write_header_field (export, field);
    }
}

static void
write_section (Export                       *export,
               const StellerDocumentSection *section)
{
  steller_line_writer_separate (export->lines);
  if (section->heading.block)
    {
      g_autofree char *heading = steller_markdown_write_spans (section->heading.block, STELLER_MARKDOWN_HEADING,
                                                               export->words);
      g_autofree char *numbered = section->number ? g_strdup_printf ("%s %s", section->number, heading) : NULL;

      steller_markdown_writer_add_heading (export->writer, section->level + 1, numbered ? numbered : heading);
    }
  steller_markdown_writer_set_heading_shift (export->writer,
                                             steller_export_heading_level (section->level, 3) - 2);
  write_blocks (export, section->blocks, section->n_blocks);
  steller_markdown_writer_set_heading_shift (export->writer, 0);
}

static GBytes *
write_markdown (StellerExport  *job,
                GError        **error)
{
  Export export = { .document = steller_export_get_document (job) };

  export.words = steller_export_words_for_language (steller_document_get_language (export.document));
  export.writer = steller_markdown_writer_new (export.words);
  export.lines = steller_markdown_writer_get_lines (export.writer);

  write_title (&export);
  write_header (&export);
  for (guint i = 0; i < steller_document_get_n_sections (export.document); i++)
    write_section (&export, steller_document_get_section (export.document, i));

  for (guint i = 0; i < steller_document_get_n_fields (export.document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (export.document, i);

      if (steller_export_field_get_role (field) == STELLER_EXPORT_FIELD_CLOSING)
        write_blocks (&export, field->blocks, field->n_blocks);
    }

  return steller_markdown_writer_end (export.writer);
}

/**
 * steller_export_format_markdown:
 *
 * CommonMark with tables, in the subset that the text of a note is written in.
 */
const StellerExportFormat steller_export_format_markdown = {
  .id = "md",
  .suffix = ".md",
  .media_type = "text/markdown;charset=utf-8;variant=CommonMark",
  .title = N_("Markdown"),
  .write = write_markdown,
};
