/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-html-writer.h"

#include <string.h>

#include "steller-text.h"
#include "text/steller-export-fields.h"
#include "text/steller-span-aspect.h"

/**
 * StellerHtmlWriter:
 *
 * Writes blocks as HTML (WHATWG HTML Living Standard) that is also well-formed XML, save for the void elements.
 */
struct _StellerHtmlWriter {
  GString *output;
  const char *language;
  const StellerExportWords *words;
  StellerGrounds *grounds;
  guint section_level;
};

static void write_block (StellerHtmlWriter  *self,
                         const StellerBlock *block,
                         gboolean            tight);

/**
 * steller_html_writer_new:
 * @language: the language of the note, as a BCP 47 tag
 *
 * Makes a writer without text.
 *
 * Returns: (transfer full): a new writer
 */
StellerHtmlWriter *
steller_html_writer_new (const char *language)
{
  StellerHtmlWriter *self;

  g_return_val_if_fail (language != NULL, NULL);

  self = g_new0 (StellerHtmlWriter, 1);
  self->output = g_string_new (NULL);
  self->language = language;
  self->words = steller_export_words_for_language (language);
  self->section_level = 1;

  return self;
}

/**
 * steller_html_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees a writer and its text.
 */
void
steller_html_writer_free (StellerHtmlWriter *self)
{
  g_return_if_fail (self != NULL);

  if (self->output)
    g_string_free (self->output, TRUE);
  g_clear_object (&self->grounds);
  g_free (self);
}

/**
 * steller_html_writer_end:
 * @self: (transfer full): a writer
 *
 * Frees a writer and gives its text.
 *
 * Returns: (transfer full): the text
 */
GBytes *
steller_html_writer_end (StellerHtmlWriter *self)
{
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = g_string_free_to_bytes (g_steal_pointer (&self->output));
  steller_html_writer_free (self);

  return bytes;
}

/**
 * steller_html_writer_set_section_level:
 * @self: a writer
 * @level: the level of the section that the next blocks stand in, from 1
 *
 * Has the headings in a section's text come below the heading of the section.
 */
void
steller_html_writer_set_section_level (StellerHtmlWriter *self,
                                       guint              level)
{
  g_return_if_fail (self != NULL);

  self->section_level = level;
}

/**
 * steller_html_writer_add_markup:
 * @self: a writer
 * @markup: HTML
 *
 * Adds markup as it is.
 */
void
steller_html_writer_add_markup (StellerHtmlWriter *self,
                                const char        *markup)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (markup != NULL);

  g_string_append (self->output, markup);
}

/**
 * steller_html_writer_add_text:
 * @self: a writer
 * @text: UTF-8 text
 *
 * Adds text, escaped for an element's content and for a quoted attribute, without the characters that neither may hold.
 */
void
steller_html_writer_add_text (StellerHtmlWriter *self,
                              const char        *text)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  clean = steller_text_for_xml (text, -1);
  for (const char *p = clean; *p; p++)
    switch (*p)
      {
      case '&':
        g_string_append (self->output, "&amp;");
        break;
      case '<':
        g_string_append (self->output, "&lt;");
        break;
      case '>':
        g_string_append (self->output, "&gt;");
        break;
      case '"':
        g_string_append (self->output, "&quot;");
        break;
      case '\r':
        break;
      default:
        g_string_append_c (self->output, *p);
      }
}

/**
 * steller_html_writer_add_attribute:
 * @self: a writer, in the middle of a start tag
 * @name: the name of the attribute
 * @value: its value
 *
 * Adds an attribute.
 */
void
steller_html_writer_add_attribute (StellerHtmlWriter *self,
                                   const char        *name,
                                   const char        *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  g_string_append_printf (self->output, " %s=\"", name);
  steller_html_writer_add_text (self, value);
  g_string_append_c (self->output, '"');
}

/* Spans */

static char *
describe_ground (StellerHtmlWriter *self,
                 const char        *ground)
{
  if (!self->grounds)
    self->grounds = steller_grounds_new ();

  return steller_grounds_describe (self->grounds, ground, self->language);
}

static void
open_aspect (StellerHtmlWriter *self,
             const StellerSpan *span,
             StellerSpanAspect  aspect)
{
  switch (aspect)
    {
    case STELLER_SPAN_ASPECT_LINK:
      g_string_append (self->output, "<a");
      steller_html_writer_add_attribute (self, "href", span->uri);
      g_string_append_c (self->output, '>');
      break;
    case STELLER_SPAN_ASPECT_GROUND:
      g_string_append (self->output, "<mark><span class=\"ground\">[");
      steller_html_writer_add_text (self, self->words->to_redact);
      g_string_append (self->output, ": ");
      steller_html_writer_add_text (self, span->ground);
      g_string_append (self->output, "]</span> ");
      break;
    case STELLER_SPAN_ASPECT_LANGUAGE:
      g_string_append (self->output, "<span");
      steller_html_writer_add_attribute (self, "lang", span->language);
      g_string_append_c (self->output, '>');
      break;
    case STELLER_SPAN_ASPECT_BOLD:
      g_string_append (self->output, "<strong>");
      break;
    case STELLER_SPAN_ASPECT_ITALIC:
      g_string_append (self->output, "<em>");
      break;
    case STELLER_SPAN_ASPECT_SUPERSCRIPT:
      g_string_append (self->output, "<sup>");
      break;
    case STELLER_SPAN_N_ASPECTS:
    default:
      g_assert_not_reached ();
    }
}

static const char * const end_tags[STELLER_SPAN_N_ASPECTS] = {
  [STELLER_SPAN_ASPECT_LINK] = "</a>",
  [STELLER_SPAN_ASPECT_GROUND] = "</mark>",
  [STELLER_SPAN_ASPECT_LANGUAGE] = "</span>",
  [STELLER_SPAN_ASPECT_BOLD] = "</strong>",
  [STELLER_SPAN_ASPECT_ITALIC] = "</em>",
  [STELLER_SPAN_ASPECT_SUPERSCRIPT] = "</sup>",
};

/* A bar shows its ground and reads, copies and prints as "[gelakt: 5.1.2.e]" even where no style applies. */
static void
write_bar (StellerHtmlWriter *self,
           const char        *ground)
{
  g_autofree char *text = steller_export_words_describe_bar (self->words, ground);

  g_string_append (self->output, "<span class=\"bar\"");
  if (ground)
    {
      g_autofree char *description = describe_ground (self, ground);

      if (description)
        steller_html_writer_add_attribute (self, "title", description);
    }
  g_string_append_c (self->output, '>');
  steller_html_writer_add_text (self, text);
  g_string_append (self->output, "</span>");
}

/**
 * steller_html_writer_add_spans:
 * @self: a writer
 * @block: a block that holds spans
 *
 * Adds the text of a block with its emphasis, links, languages, bars and marked passages.
 */
void
steller_html_writer_add_spans (StellerHtmlWriter  *self,
                               const StellerBlock *block)
{
  const StellerSpan *previous = NULL;
  guint n_spans;

  g_return_if_fail (self != NULL);
  g_return_if_fail (block != NULL);

  n_spans = steller_block_get_n_spans (block);
  for (guint i = 0; i <= n_spans; i++)
    {
      const StellerSpan *span = i < n_spans ? steller_block_get_span (block, i) : NULL;
      guint keep = previous && span ? steller_span_count_shared (previous, span) : 0;

      for (StellerSpanAspect aspect = STELLER_SPAN_N_ASPECTS; previous && aspect > keep; aspect--)
        if (steller_span_has_aspect (previous, aspect - 1))
          g_string_append (self->output, end_tags[aspect - 1]);
      for (StellerSpanAspect aspect = keep; span && aspect < STELLER_SPAN_N_ASPECTS; aspect++)
        if (steller_span_has_aspect (span, aspect))
          open_aspect (self, span, aspect);

      if (!span)
        break;
      if (span->flags & STELLER_SPAN_BAR)
        write_bar (self, span->ground);
      else if (span->flags & STELLER_SPAN_LINE_BREAK)
        g_string_append (self->output, "<br>\n");
      else
        steller_html_writer_add_text (self, span->text);
      previous = span;
    }
}

/* The tree below a block */

static void
write_children (StellerHtmlWriter  *self,
                const StellerBlock *block,
                gboolean            tight)
{
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    write_block (self, steller_block_get_child (block, i), tight);
}

static void
write_list (StellerHtmlWriter  *self,
            const StellerBlock *list)
{
  gboolean ordered = steller_block_get_ordered (list);

  if (ordered && steller_block_get_start (list) != 1)
    g_string_append_printf (self->output, "<ol start=\"%u\">\n", steller_block_get_start (list));
  else
    g_string_append (self->output, ordered ? "<ol>\n" : "<ul>\n");

  for (guint i = 0; i < steller_block_get_n_children (list); i++)
    {
      g_string_append (self->output, "<li>");
      write_children (self, steller_block_get_child (list, i), steller_block_get_tight (list));
      g_string_append (self->output, "</li>\n");
    }

  g_string_append (self->output, ordered ? "</ol>\n" : "</ul>\n");
}

static void
write_row (StellerHtmlWriter  *self,
           const StellerBlock *row)
{
  g_string_append (self->output, "<tr>");
  for (guint i = 0; i < steller_block_get_n_children (row); i++)
    {
      const StellerBlock *cell = steller_block_get_child (row, i);
      gboolean header = steller_block_get_header (row) || steller_block_get_header (cell);

      g_string_append (self->output, header ? "<th" : "<td");
      if (header)
        g_string_append (self->output, steller_block_get_header (row) ? " scope=\"col\"" : " scope=\"row\"");
      if (steller_block_get_alignment (cell) == STELLER_ALIGNMENT_CENTER)
        g_string_append (self->output, " class=\"center\"");
      else if (steller_block_get_alignment (cell) == STELLER_ALIGNMENT_END)
        g_string_append (self->output, " class=\"end\"");
      g_string_append_c (self->output, '>');
      steller_html_writer_add_spans (self, cell);
      g_string_append (self->output, header ? "</th>" : "</td>");
    }
  g_string_append (self->output, "</tr>\n");
}

static void
write_rows (StellerHtmlWriter  *self,
            const StellerBlock *table,
            guint               start,
            guint               end,
            const char         *group)
{
  if (start == end)
    return;

  g_string_append_printf (self->output, "<%s>\n", group);
  for (guint i = start; i < end; i++)
    write_row (self, steller_block_get_child (table, i));
  g_string_append_printf (self->output, "</%s>\n", group);
}

static void
write_table (StellerHtmlWriter  *self,
             const StellerBlock *table)
{
  guint n_rows = steller_block_get_n_children (table);
  guint n_headers = 0;

  while (n_headers < n_rows && steller_block_get_header (steller_block_get_child (table, n_headers)))
    n_headers++;

  g_string_append (self->output, "<table>\n");
  write_rows (self, table, 0, n_headers, "thead");
  write_rows (self, table, n_headers, n_rows, "tbody");
  g_string_append (self->output, "</table>\n");
}

static void
write_redaction (StellerHtmlWriter  *self,
                 const StellerBlock *block)
{
  const char *ground = steller_block_get_ground (block);

  if (steller_block_get_n_children (block) == 0)
    {
      g_string_append (self->output, "<p>");
      write_bar (self, ground);
      g_string_append (self->output, "</p>\n");
      return;
    }

  g_string_append (self->output, "<div class=\"marked\">\n<p class=\"ground\">[");
  steller_html_writer_add_text (self, self->words->to_redact);
  if (ground)
    {
      g_string_append (self->output, ": ");
      steller_html_writer_add_text (self, ground);
    }
  g_string_append (self->output, "]</p>\n");
  write_children (self, block, FALSE);
  g_string_append (self->output, "</div>\n");
}

static void
write_heading (StellerHtmlWriter  *self,
               const StellerBlock *block)
{
  guint level = steller_export_heading_level (self->section_level, steller_block_get_level (block)) + 1;

  level = MIN (level, 6);
  g_string_append_printf (self->output, "<h%u>", level);
  steller_html_writer_add_spans (self, block);
  g_string_append_printf (self->output, "</h%u>\n", level);
}

static void
write_block (StellerHtmlWriter  *self,
             const StellerBlock *block,
             gboolean            tight)
{
  switch (steller_block_get_kind (block))
    {
    case STELLER_BLOCK_PARAGRAPH:
      g_string_append (self->output, tight ? "" : "<p>");
      steller_html_writer_add_spans (self, block);
      g_string_append (self->output, tight ? "\n" : "</p>\n");
      break;

    case STELLER_BLOCK_HEADING:
      write_heading (self, block);
      break;

    case STELLER_BLOCK_LIST:
      write_list (self, block);
      break;

    case STELLER_BLOCK_QUOTE:
      g_string_append (self->output, "<blockquote>\n");
      write_children (self, block, FALSE);
      g_string_append (self->output, "</blockquote>\n");
      break;

    case STELLER_BLOCK_TABLE:
      write_table (self, block);
      break;

    case STELLER_BLOCK_REDACTION:
      write_redaction (self, block);
      break;

    case STELLER_BLOCK_TABLE_CELL:
    case STELLER_BLOCK_LIST_ITEM:
    case STELLER_BLOCK_TABLE_ROW:
    default:
      g_assert_not_reached ();    /* their parents write them */
    }
}

/**
 * steller_html_writer_add_block:
 * @self: a writer
 * @block: a block that can stand on its own: not an item, a row or a cell
 *
 * Adds a block and everything in it.
 */
void
steller_html_writer_add_block (StellerHtmlWriter  *self,
                               const StellerBlock *block)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (block != NULL);

  write_block (self, block, FALSE);
}
