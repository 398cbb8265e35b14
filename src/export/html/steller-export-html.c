/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-html.h"

#include <glib/gi18n-lib.h>

#include "steller-html-writer.h"
#include "text/steller-export-fields.h"

/* Readable on a telephone, on paper and in the dark; nothing is fetched from anywhere. */
static const char style_sheet[] =
  ":root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --soft: #595959; --line: #b3b3b3; --link: #01689b; "
  "--shade: #f3f3f3; --mark: #fff0b3; }\n"
  "@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #1e1e1e; --soft: #b5b5b5; --line: #5c5c5c; "
  "--link: #8fcae7; --shade: #2b2b2b; --mark: #574500; } }\n"
  "body { margin: 0 auto; max-width: 42rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink); "
  "font: 1rem/1.5 Verdana, \"DejaVu Sans\", sans-serif; overflow-wrap: break-word; }\n"
  "h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.75em 0 .4em; break-after: avoid; }\n"
  "h1 { font-size: 2rem; font-weight: normal; margin: 0; }\n"
  "h2 { font-size: 1.2rem; } h3 { font-size: 1.05rem; } h4, h5, h6 { font-size: 1rem; }\n"
  ".subject { font-size: 1.15rem; margin: .4em 0 1.5em; }\n"
  "p, ul, ol, table, blockquote { margin: 0 0 .75em; }\n"
  "p, li { orphans: 2; widows: 2; }\n"
  "ul, ol { padding-left: 1.6em; } li > ul, li > ol { margin: .15em 0 .25em; }\n"
  "blockquote { border-left: 3px solid var(--line); margin-left: 0; padding-left: 1em; }\n"
  "a { color: var(--link); }\n"
  "sup { line-height: 0; }\n"
  "dl { display: grid; grid-template-columns: max-content 1fr; gap: .25em 1.5em; margin: 0 0 1.5em; padding: 1em 0; "
  "border: solid var(--line); border-width: 1px 0; font-size: .875rem; }\n"
  "dt { font-weight: bold; max-width: 14em; } dd { margin: 0; } dd > :last-child { margin-bottom: 0; }\n"
  "table { border-collapse: collapse; width: 100%; }\n"
  "th, td { border: 1px solid var(--line); padding: .35em .6em; text-align: left; vertical-align: top; }\n"
  "thead th { background: var(--shade); } thead { display: table-header-group; } tr { break-inside: avoid; }\n"
  ".center { text-align: center; } .end { text-align: right; }\n"
  ".bar { background: #000; color: #fff; padding: 0 .4em; white-space: nowrap; print-color-adjust: exact; "
  "-webkit-print-color-adjust: exact; outline: 1px solid var(--line); }\n"
  "mark { background: var(--mark); color: inherit; padding: 0 .15em; }\n"
  ".ground { color: var(--soft); font-size: .75em; }\n"
  ".marked { border: 1px solid var(--line); margin: 0 0 .75em; padding: .5em .75em; }\n"
  "footer { margin-top: 2.5em; break-inside: avoid; }\n"
  "@media (max-width: 30rem) { dl { display: block; } dd { margin: 0 0 .5em; } }\n"
  "@media print { :root { --ink: #000; --paper: #fff; --soft: #444; --line: #999; --link: #000; --shade: #f3f3f3; "
  "--mark: #fff; } @page { margin: 2cm; } body { max-width: none; padding: 0; font-size: 9.5pt; } "
  "mark { outline: 1px solid #999; } }\n";

static gboolean
has_role (const StellerDocument  *document,
          StellerExportFieldRole  role)
{
  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    if (steller_export_field_get_role (steller_document_get_field (document, i)) == role)
      return TRUE;

  return FALSE;
}

/* Lines go straight into the element, anything else stays what it is. */
static void
write_field (StellerHtmlWriter          *writer,
             const StellerDocumentField *field)
{
  gboolean has_lines = steller_export_field_has_lines (field);

  if (!has_lines)
    steller_html_writer_add_markup (writer, "\n");
  for (guint i = 0; i < field->n_blocks; i++)
    {
      g_autoptr (StellerBlock) block = steller_export_field_dup_block (field, i);

      if (has_lines && i > 0)
        steller_html_writer_add_markup (writer, "<br>\n");
      if (has_lines)
        steller_html_writer_add_spans (writer, block);
      else
        steller_html_writer_add_block (writer, block);
    }
}

static void
write_title (StellerHtmlWriter     *writer,
             const StellerDocument *document)
{
  gboolean first = TRUE;

  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);

      if (steller_export_field_get_role (field) != STELLER_EXPORT_FIELD_TITLE || field->n_blocks == 0)
        continue;
      if (steller_export_field_has_lines (field))
        {
          steller_html_writer_add_markup (writer, first ? "<h1>" : "<p class=\"subject\">");
          write_field (writer, field);
          steller_html_writer_add_markup (writer, first ? "</h1>\n" : "</p>\n");
        }
      else
        {
          steller_html_writer_add_markup (writer, "<div class=\"subject\">");
          write_field (writer, field);
          steller_html_writer_add_markup (writer, "</div>\n");
        }
      first = FALSE;
    }

  if (first && *steller_document_get_title (document))
    {
      steller_html_writer_add_markup (writer, "<h1>");
      steller_html_writer_add_text (writer, steller_document_get_title (document));
      steller_html_writer_add_markup (writer, "</h1>\n");
    }
}

static void
write_header (StellerHtmlWriter     *writer,
              const StellerDocument *document)
{
  steller_html_writer_add_markup (writer, "<header>\n");
  write_title (writer, document);
  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);

      if (steller_export_field_get_role (field) == STELLER_EXPORT_FIELD_UNLABELLED)
        for (guint j = 0; j < field->n_blocks; j++)
          steller_html_writer_add_block (writer, field->blocks[j].block);
    }

  if (has_role (document, STELLER_EXPORT_FIELD_HEADER))
    {
      steller_html_writer_add_markup (writer, "<dl>\n");
      for (guint i = 0; i < steller_document_get_n_fields (document); i++)
        {
          const StellerDocumentField *field = steller_document_get_field (document, i);

          if (steller_export_field_get_role (field) != STELLER_EXPORT_FIELD_HEADER)
            continue;
          steller_html_writer_add_markup (writer, "<dt>");
          steller_html_writer_add_text (writer, field->label);
          steller_html_writer_add_markup (writer, "</dt><dd>");
          write_field (writer, field);
          steller_html_writer_add_markup (writer, "</dd>\n");
        }
      steller_html_writer_add_markup (writer, "</dl>\n");
    }

  steller_html_writer_add_markup (writer, "</header>\n");
}

static void
write_section_heading (StellerHtmlWriter            *writer,
                       const StellerDocumentSection *section)
{
  g_autofree char *start = g_strdup_printf ("<h%u>", MIN (section->level + 1, 6));
  g_autofree char *end = g_strdup_printf ("</h%u>\n", MIN (section->level + 1, 6));

  if (!section->heading.block)
    return;

  steller_html_writer_add_markup (writer, start);
  if (section->number)
    {
      steller_html_writer_add_text (writer, section->number);
      steller_html_writer_add_markup (writer, " ");
    }
  steller_html_writer_add_spans (writer, section->heading.block);
  steller_html_writer_add_markup (writer, end);
}

/* The sections come in pre-order; a section holds the ones of a higher level that follow it. */
static void
write_sections (StellerHtmlWriter     *writer,
                const StellerDocument *document)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < steller_document_get_n_sections (document); i++)
    {
      const StellerDocumentSection *section = steller_document_get_section (document, i);

      while (open->len > 0 && g_array_index (open, guint, open->len - 1) >= section->level)
        {
          steller_html_writer_add_markup (writer, "</section>\n");
          g_array_set_size (open, open->len - 1);
        }
      g_array_append_val (open, section->level);

      steller_html_writer_add_markup (writer, "<section");
      steller_html_writer_add_attribute (writer, "id", section->id);
      steller_html_writer_add_markup (writer, ">\n");
      write_section_heading (writer, section);
      steller_html_writer_set_section_level (writer, section->level);
      for (guint j = 0; j < section->n_blocks; j++)
        steller_html_writer_add_block (writer, section->blocks[j].block);
    }

  for (guint i = 0; i < open->len; i++)
    steller_html_writer_add_markup (writer, "</section>\n");
}

static void
write_closing (StellerHtmlWriter     *writer,
               const StellerDocument *document)
{
  if (!has_role (document, STELLER_EXPORT_FIELD_CLOSING))
    return;

  steller_html_writer_add_markup (writer, "<footer>\n");
  steller_html_writer_set_section_level (writer, 1);
  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);

      if (steller_export_field_get_role (field) == STELLER_EXPORT_FIELD_CLOSING)
        for (guint j = 0; j < field->n_blocks; j++)
          steller_html_writer_add_block (writer, field->blocks[j].block);
    }
  steller_html_writer_add_markup (writer, "</footer>\n");
}

static GBytes *
write_html (StellerExport  *job,
            GError        **error)
{
  const StellerDocument *document = steller_export_get_document (job);
  StellerHtmlWriter *writer = steller_html_writer_new (steller_document_get_language (document));

  steller_html_writer_add_markup (writer, "<!DOCTYPE html>\n<html");
  steller_html_writer_add_attribute (writer, "lang", steller_document_get_language (document));
  steller_html_writer_add_markup (writer, ">\n<head>\n<meta charset=\"utf-8\">\n<title>");
  steller_html_writer_add_text (writer, steller_document_get_title (document));
  steller_html_writer_add_markup (writer, "</title>\n"
                                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                          "<meta name=\"generator\" content=\"Steller\">\n<style>\n");
  steller_html_writer_add_markup (writer, style_sheet);
  steller_html_writer_add_markup (writer, "</style>\n</head>\n<body>\n");
  write_header (writer, document);
  steller_html_writer_add_markup (writer, "<main>\n");
  write_sections (writer, document);
  steller_html_writer_add_markup (writer, "</main>\n");
  write_closing (writer, document);
  steller_html_writer_add_markup (writer, "</body>\n</html>\n");

  return steller_html_writer_end (writer);
}

/**
 * steller_export_format_html:
 *
 * One HTML file that needs no other: no script, nothing fetched.
 */
const StellerExportFormat steller_export_format_html = {
  .id = "html",
  .suffix = ".html",
  .media_type = "text/html;charset=utf-8",
  .title = N_("Web page (HTML)"),
  .write = write_html,
};
