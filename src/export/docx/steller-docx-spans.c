/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-properties.h"
#include "steller-docx-writer.h"
#include "text/steller-span-aspect.h"

/* What a span is, in the order in which it decides on the style of the run: a run has one. All else that the span is,
 * the run has itself. */
static const struct { StellerSpanAspect aspect; const char *style; } aspects[] = {
  { STELLER_SPAN_ASPECT_LINK, "Internet_20_link" },
  { STELLER_SPAN_ASPECT_GROUND, NULL },
  { STELLER_SPAN_ASPECT_BOLD, "Strong_20_Emphasis" },
  { STELLER_SPAN_ASPECT_ITALIC, "Emphasis" },
  { STELLER_SPAN_ASPECT_SUPERSCRIPT, "Superscript" },
};

static void
set_aspect (StellerDocxWriter *self,
            xmlNode           *properties,
            const char        *style_name)
{
  if (style_name)
    steller_docx_set_text (properties, steller_style_get_text (self->style, style_name), NULL, self->paragraph->size);
  else
    steller_docx_set_passage (properties, steller_style_get_text (self->style, "Redaction_20_ground")->color);
}

static xmlNode *
add_span_run (StellerDocxWriter *self,
              xmlNode           *parent,
              const StellerSpan *span,
              const char        *style_name)
{
  xmlNode *run = NULL;

  if (style_name)
    run = steller_docx_writer_add_run (self, parent, style_name);
  for (gsize i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      if (!steller_span_has_aspect (span, aspects[i].aspect))
        continue;
      if (run)
        {
          set_aspect (self, run->children, aspects[i].style);
          continue;
        }
      run = steller_docx_writer_add_run (self, parent, aspects[i].style);
      if (!aspects[i].style)
        steller_docx_ensure_value (run->children, "rStyle", STELLER_DOCX_PASSAGE_STYLE);
    }
  if (!run)
    run = steller_docx_writer_add_run (self, parent, NULL);
  if (steller_span_has_aspect (span, STELLER_SPAN_ASPECT_LANGUAGE))
    steller_docx_set_language (run->children, span->language);

  return run;
}

/* The address is in a relationship of the part. A word processor refuses the whole file for one that is none. */
static xmlNode *
open_link (StellerDocxWriter *self,
           xmlNode           *parent,
           const StellerSpan *span)
{
  g_autofree char *uri = g_uri_escape_string (span->uri, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#[]%", TRUE);
  xmlNode *element;
  xmlNs *ns;
  const char *id;

  if (!g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
    return parent;

  id = steller_docx_package_relate (self->package, self->part, STELLER_DOCX_RELATIONSHIP ("hyperlink"), uri, TRUE);
  ns = steller_xml_ensure_ns (parent->doc, "r", STELLER_DOCX_OFFICE_RELATIONSHIPS);
  element = steller_docx_add (parent, "hyperlink");
  steller_xml_set_attribute (element, ns, "id", id);
  steller_docx_set (element, "history", "1");

  return element;
}

/* A bar holds its ground and nothing else: what it looks like tells nothing of what was there. */
static void
add_bar (StellerDocxWriter *self,
         xmlNode           *parent,
         const char        *ground)
{
  g_autofree char *text = g_strdup_printf ("\xc2\xa0%s\xc2\xa0", ground && *ground ? ground : self->words->redacted);

  steller_docx_writer_add_plain (self, parent, text, "Redaction");
}

/* The ground stands after the passage it is for, small, in the same frame, as on our own pages. */
static void
add_ground (StellerDocxWriter *self,
            xmlNode           *parent,
            const char        *ground)
{
  g_autofree char *text = g_strconcat ("\xc2\xa0", ground, NULL);
  xmlNode *run = steller_docx_writer_add_run (self, parent, "Redaction_20_ground");

  set_aspect (self, run->children, NULL);
  steller_docx_writer_add_text (self, run, text);
}

/**
 * steller_docx_writer_add_spans:
 * @self: a writer
 * @parent: the paragraph that was added last
 * @block: a block that holds spans
 * @style_name: (nullable): the encoded name of a text style that all of it stands in
 *
 * Adds the text of a block as runs and links (ISO/IEC 29500-1, 17.3.2 and 17.16.22).
 */
void
steller_docx_writer_add_spans (StellerDocxWriter  *self,
                               xmlNode            *parent,
                               const StellerBlock *block,
                               const char         *style_name)
{
  const StellerSpan *previous = NULL;
  xmlNode *element = parent;
  guint n_spans;

  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);
  g_return_if_fail (block != NULL);

  n_spans = steller_block_get_n_spans (block);
  for (guint i = 0; i <= n_spans; i++)
    {
      const StellerSpan *span = i < n_spans ? steller_block_get_span (block, i) : NULL;
      guint n_shared = previous && span ? steller_span_count_shared (previous, span) : 0;

      if (n_shared <= STELLER_SPAN_ASPECT_GROUND && previous &&
          steller_span_has_aspect (previous, STELLER_SPAN_ASPECT_GROUND))
        add_ground (self, element, previous->ground);
      if (!span)
        break;

      if (n_shared <= STELLER_SPAN_ASPECT_LINK)
        element = steller_span_has_aspect (span, STELLER_SPAN_ASPECT_LINK) ? open_link (self, parent, span) : parent;
      if (span->flags & STELLER_SPAN_BAR)
        add_bar (self, element, span->ground);
      else if (span->length > 0)
        steller_docx_writer_add_text (self, add_span_run (self, element, span, style_name), span->text);
      previous = span;
    }
}
