/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-writer.h"

#include "text/steller-span-aspect.h"

static xmlNode *
open_span (StellerOdtWriter *self,
           xmlNode          *parent,
           const char       *style_name)
{
  xmlNode *element = steller_xml_add_element (parent, self->text, "span");

  steller_xml_set_attribute (element, self->text, "style-name", style_name);
  return element;
}

/* The ground stands after the passage it is for, small, as on our own pages. */
static void
add_ground (StellerOdtWriter *self,
            xmlNode          *parent,
            const char       *ground)
{
  xmlNode *element = open_span (self, parent, "Redaction_20_ground");

  steller_odt_writer_add_text (self, element, "\xc2\xa0");
  steller_odt_writer_add_text (self, element, ground);
}

static xmlNode *
open_aspect (StellerOdtWriter  *self,
             xmlNode           *parent,
             const StellerSpan *span,
             StellerSpanAspect  aspect)
{
  switch (aspect)
    {
    case STELLER_SPAN_ASPECT_LINK:
      {
        xmlNode *element = steller_xml_add_element (parent, self->text, "a");
        g_autofree char *uri = g_uri_escape_string (span->uri, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#[]%", TRUE);

        steller_xml_set_attribute (element, self->xlink, "type", "simple");
        steller_xml_set_attribute (element, self->xlink, "href", uri);
        steller_xml_set_attribute (element, self->text, "style-name", "Internet_20_link");
        steller_xml_set_attribute (element, self->text, "visited-style-name", "Internet_20_link");
        return element;
      }
    case STELLER_SPAN_ASPECT_GROUND:
      return open_span (self, parent, steller_odt_writer_passage_style (self));
    case STELLER_SPAN_ASPECT_LANGUAGE:
      return open_span (self, parent, steller_odt_writer_language_style (self, span->language));
    case STELLER_SPAN_ASPECT_BOLD:
      return open_span (self, parent, "Strong_20_Emphasis");
    case STELLER_SPAN_ASPECT_ITALIC:
      return open_span (self, parent, "Emphasis");
    case STELLER_SPAN_ASPECT_SUPERSCRIPT:
      return open_span (self, parent, "Superscript");
    case STELLER_SPAN_N_ASPECTS:
    default:
      g_assert_not_reached ();
    }
}

/* A bar holds its ground and nothing else: what it looks like tells nothing of what was there. */
static void
add_bar (StellerOdtWriter *self,
         xmlNode          *parent,
         const char       *ground)
{
  xmlNode *element = open_span (self, parent, "Redaction");

  steller_odt_writer_add_text (self, element, "\xc2\xa0");
  steller_odt_writer_add_text (self, element, ground && *ground ? ground : self->words->redacted);
  steller_odt_writer_add_text (self, element, "\xc2\xa0");
}

/**
 * steller_odt_writer_add_spans:
 * @self: a writer
 * @parent: the paragraph or heading
 * @block: a block that holds spans
 *
 * Adds the text of a block as nested `text:span` and `text:a` elements (OpenDocument 1.3 part 3, 6.1). Neighbours that
 * are emphasised alike share one element.
 */
void
steller_odt_writer_add_spans (StellerOdtWriter   *self,
                              xmlNode            *parent,
                              const StellerBlock *block)
{
  xmlNode *elements[STELLER_SPAN_N_ASPECTS + 1] = { parent };
  const StellerSpan *previous = NULL;
  guint n_spans;

  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);
  g_return_if_fail (block != NULL);

  n_spans = steller_block_get_n_spans (block);
  /* elements[n] is what holds the text once the first n aspects are written. */
  for (guint i = 0; i <= n_spans; i++)
    {
      const StellerSpan *span = i < n_spans ? steller_block_get_span (block, i) : NULL;
      guint n_shared = previous && span ? steller_span_count_shared (previous, span) : 0;

      if (n_shared <= STELLER_SPAN_ASPECT_GROUND && previous &&
          steller_span_has_aspect (previous, STELLER_SPAN_ASPECT_GROUND))
        add_ground (self, elements[STELLER_SPAN_ASPECT_GROUND], previous->ground);
      if (!span)
        break;

      for (guint aspect = n_shared;
           aspect < STELLER_SPAN_N_ASPECTS;
           aspect++)
        elements[aspect + 1] = steller_span_has_aspect (span, aspect)
                               ? open_aspect (self, elements[aspect], span, aspect)
                               : elements[aspect];

      if (span->flags & STELLER_SPAN_BAR)
        add_bar (self, elements[STELLER_SPAN_N_ASPECTS], span->ground);
      else
        steller_odt_writer_add_text (self, elements[STELLER_SPAN_N_ASPECTS], span->text);
      previous = span;
    }
}
