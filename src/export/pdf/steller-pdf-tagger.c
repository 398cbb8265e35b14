/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-tagger.h"

#include <string.h>

/* How long a string may be, in bytes (ISO 32000-1, annex C.2; ISO 19005-2, 6.1.13). */
#define MAX_STRING_LENGTH 32767

/* The standard structure types of ISO 32000-1, 14.8.4. Title, Strong and Em came with PDF 2.0: here they are roles. */
static const struct
{
  const char *type;
  const char *role;
} types[] = {
  [STELLER_ROLE_DOCUMENT] = { "Document", NULL },
  [STELLER_ROLE_TITLE] = { "P", "Title" },
  [STELLER_ROLE_H1] = { "H1", NULL },
  [STELLER_ROLE_H2] = { "H2", NULL },
  [STELLER_ROLE_H3] = { "H3", NULL },
  [STELLER_ROLE_H4] = { "H4", NULL },
  [STELLER_ROLE_H5] = { "H5", NULL },
  [STELLER_ROLE_H6] = { "H6", NULL },
  [STELLER_ROLE_P] = { "P", NULL },
  [STELLER_ROLE_L] = { "L", NULL },
  [STELLER_ROLE_LI] = { "LI", NULL },
  [STELLER_ROLE_LBL] = { "Lbl", NULL },
  [STELLER_ROLE_LBODY] = { "LBody", NULL },
  [STELLER_ROLE_BLOCK_QUOTE] = { "BlockQuote", NULL },
  [STELLER_ROLE_TABLE] = { "Table", NULL },
  [STELLER_ROLE_THEAD] = { "THead", NULL },
  [STELLER_ROLE_TBODY] = { "TBody", NULL },
  [STELLER_ROLE_TR] = { "TR", NULL },
  [STELLER_ROLE_TH] = { "TH", NULL },
  [STELLER_ROLE_TD] = { "TD", NULL },
  [STELLER_ROLE_DIV] = { "Div", NULL },
  [STELLER_ROLE_SPAN] = { "Span", NULL },
  [STELLER_ROLE_STRONG] = { "Span", "Strong" },
  [STELLER_ROLE_EM] = { "Span", "Em" },
  [STELLER_ROLE_LINK] = { "Link", NULL },
  [STELLER_ROLE_FIGURE] = { "Figure", NULL },
};

static const StellerPdfAttributes list_attributes[] = {
  [STELLER_NUMBERING_NONE] = STELLER_PDF_ATTRIBUTES_NONE,
  [STELLER_NUMBERING_BULLET] = STELLER_PDF_ATTRIBUTES_LIST_DISC,
  [STELLER_NUMBERING_DECIMAL] = STELLER_PDF_ATTRIBUTES_LIST_DECIMAL,
  [STELLER_NUMBERING_LOWER_ALPHA] = STELLER_PDF_ATTRIBUTES_LIST_LOWER_ALPHA,
  [STELLER_NUMBERING_UPPER_ALPHA] = STELLER_PDF_ATTRIBUTES_LIST_UPPER_ALPHA,
  [STELLER_NUMBERING_LOWER_ROMAN] = STELLER_PDF_ATTRIBUTES_LIST_LOWER_ROMAN,
  [STELLER_NUMBERING_UPPER_ROMAN] = STELLER_PDF_ATTRIBUTES_LIST_UPPER_ROMAN,
};

static const StellerPdfAttributes scope_attributes[] = {
  [STELLER_SCOPE_NONE] = STELLER_PDF_ATTRIBUTES_NONE,
  [STELLER_SCOPE_COLUMN] = STELLER_PDF_ATTRIBUTES_SCOPE_COLUMN,
  [STELLER_SCOPE_ROW] = STELLER_PDF_ATTRIBUTES_SCOPE_ROW,
};

static const StellerPdfMark artifact_marks[] = {
  [STELLER_ARTIFACT_LAYOUT] = STELLER_PDF_MARK_LAYOUT,
  [STELLER_ARTIFACT_HEADER] = STELLER_PDF_MARK_HEADER,
  [STELLER_ARTIFACT_FOOTER] = STELLER_PDF_MARK_FOOTER,
};

static void
append_number (GString *string,
               double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (string, g_ascii_formatd (buffer, sizeof buffer, "%.3f ", number));
}

/* The syntax of cairo's link attributes: strings in single quotes, within which a backslash escapes. A URI of PDF is
 * ASCII (ISO 32000-1, 12.6.4.7). NULL when it is longer than a string may be. */
static char *
get_link_attributes (const StellerStructure *link)
{
  g_autoptr (GString) attributes = g_string_new (NULL);
  g_autofree char *uri = g_uri_escape_string (link->uri, "%" G_URI_RESERVED_CHARS_GENERIC_DELIMITERS
                                                         G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS, FALSE);

  if (strlen (uri) > MAX_STRING_LENGTH)
    return NULL;

  g_string_append (attributes, "rect=[");
  for (guint i = 0; i < link->n_rectangles; i++)
    {
      append_number (attributes, link->rectangles[i].x);
      append_number (attributes, link->rectangles[i].y);
      append_number (attributes, link->rectangles[i].width);
      append_number (attributes, link->rectangles[i].height);
    }

  g_string_append (attributes, "] uri='");
  for (const char *c = uri; *c; c++)
    {
      if (*c == '\'' || *c == '\\')
        g_string_append_c (attributes, '\\');
      g_string_append_c (attributes, *c);
    }
  g_string_append_c (attributes, '\'');

  return g_string_free_and_steal (g_steal_pointer (&attributes));
}

/* cairo marks text as content, and nothing else; of a figure that is all there is. */
static gboolean
is_figure (const char *type)
{
  return g_str_equal (type, "Figure");
}

static void
begin_element (const StellerStructure *structure,
               gpointer                user_data)
{
  StellerPdfTagger *self = user_data;
  g_autofree char *cairo_attributes = NULL;
  StellerPdfElement element = {
    .type = types[structure->role].type,
    .role = types[structure->role].role,
    .artifact = STELLER_PDF_MARK_CONTENT,
    .language = structure->language,
    .actual_text = structure->actual_text,
    .alternative = structure->alternative_text,
  };

  switch (structure->role)
    {
    case STELLER_ROLE_L:
      element.attributes = list_attributes[structure->numbering];
      break;
    case STELLER_ROLE_TH:
      element.attributes = scope_attributes[structure->scope];
      break;
    case STELLER_ROLE_LINK:
      cairo_attributes = get_link_attributes (structure);
      /* A link whose text takes no room, such as a character that joins others, is nothing to click on. */
      if (cairo_attributes && structure->n_rectangles > 0)
        {
          element.contents = structure->contents;
        }
      else
        {
          element.type = types[STELLER_ROLE_SPAN].type;
          self->lost_links = self->lost_links || !cairo_attributes;
          g_clear_pointer (&cairo_attributes, g_free);
        }
      break;
    default:
      break;
    }

  if (is_figure (element.type))
    steller_pdf_record_begin_figure (self->record, self->cr, &element);
  else
    steller_pdf_record_begin_element (self->record, self->cr, &element, cairo_attributes);
}

static void
end_element (const StellerStructure *structure,
             gpointer                user_data)
{
  StellerPdfTagger *self = user_data;

  if (is_figure (types[structure->role].type))
    steller_pdf_record_end_figure (self->record, self->cr);
  else
    steller_pdf_record_end_element (self->record, self->cr);
}

static void
begin_artifact (StellerArtifact artifact,
                gpointer        user_data)
{
  StellerPdfTagger *self = user_data;

  steller_pdf_record_begin_artifact (self->record, self->cr, artifact_marks[artifact]);
}

static void
end_artifact (StellerArtifact artifact,
              gpointer        user_data)
{
  StellerPdfTagger *self = user_data;

  steller_pdf_record_end_artifact (self->record, self->cr);
}

/**
 * steller_pdf_tagger_get_sink: (skip)
 *
 * Gets the sink that tags what a painter draws on a cairo PDF surface; its data is a `StellerPdfTagger`.
 *
 * Returns: (transfer none): the sink
 */
const StellerPaintSink *
steller_pdf_tagger_get_sink (void)
{
  static const StellerPaintSink sink = {
    .begin_element = begin_element,
    .end_element = end_element,
    .begin_artifact = begin_artifact,
    .end_artifact = end_artifact,
  };

  return &sink;
}
