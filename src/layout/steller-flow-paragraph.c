/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-flow-paragraph.h"

#include <glib/gi18n-lib.h>

#include "steller-places.h"
#include "steller-style-words.h"

#define BOLD 600

/*
 * steller_flow_number_heading:
 * @heading: the heading of a section
 * @number: its number
 *
 * Returns: (transfer full): the heading with its number before it
 */
StellerBlock *
steller_flow_number_heading (StellerBlock *heading,
                                 const char *number)
{
  g_autoptr (StellerBlockBuilder) builder = steller_block_builder_new (STELLER_BLOCK_HEADING);
  g_autofree char *text = g_strconcat (number, " ", NULL);

  steller_block_builder_set_level (builder, steller_block_get_level (heading));
  steller_block_builder_set_source (builder, steller_block_get_source_start (heading),
                                    steller_block_get_source_length (heading));
  steller_block_builder_take_span (builder, steller_span_new (text, -1, STELLER_SPAN_NONE));
  for (guint i = 0; i < steller_block_get_n_spans (heading); i++)
    steller_block_builder_take_span (builder, steller_span_ref (steller_block_get_span (heading, i)));

  return steller_block_builder_end (g_steal_pointer (&builder));
}

static void
take_span (StellerBlockBuilder *builder,
           GArray *origins,
           StellerSpan *span,
           const char *part,
           gsize base)
{
  StellerOrigin origin = { .part = part, .base = base };

  steller_block_builder_take_span (builder, span);
  g_array_append_val (origins, origin);
}

static void
add_text (StellerBlockBuilder *builder,
          GArray *origins,
          const char *text,
          StellerSpanFlags flags)
{
  if (text != NULL && *text != '\0')
    take_span (builder, origins, steller_span_new (text, -1, flags), NULL, 0);
}

/* The value of a field in a line: its blocks, with line breaks between them. */
static void
add_field (StellerBlockBuilder *builder,
           GArray *origins,
           const StellerDocumentField *field)
{
  for (guint i = 0; i < field->n_blocks; i++)
    {
      const StellerPlacedBlock *placed = &field->blocks[i];

      if (i > 0)
        add_text (builder, origins, "\n", STELLER_SPAN_LINE_BREAK);
      if (steller_block_has_spans (placed->block))
        {
          for (guint j = 0; j < steller_block_get_n_spans (placed->block); j++)
            take_span (builder, origins, steller_span_ref (steller_block_get_span (placed->block, j)), field->id,
                       placed->base);
        }
      else
        {
          g_autofree char *text = steller_block_dup_text (placed->block);

          add_text (builder, origins, text, STELLER_SPAN_NONE);
        }
    }
}

static void
add_mark (StellerSkeletonFlow *self,
          StellerBlockBuilder *builder,
          GArray *origins,
          const char *mark,
          StellerSpanFlags flags)
{
  const StellerDocumentField *field;

  if (steller_places_is_page_text (self->document, mark, self->region))
    {
      add_text (builder, origins, steller_document_get_page_text (self->document, mark), flags);
    }
  else if ((field = steller_places_find_label (self->document, mark)) != NULL)
    {
      add_text (builder, origins, field->label, flags);
    }
  else if ((field = steller_document_find_field (self->document, mark)) != NULL)
    {
      add_field (builder, origins, field);
    }
  else if (!steller_document_knows (self->document, mark))
    {
      g_autofree char *text = g_strdup_printf ("{{%s}}", mark);

      steller_skeleton_flow_warn (self,
                                  _("The house style has a place {{%s}} for what this kind of note does not have"),
                                  mark);
      add_text (builder, origins, text, flags);
    }
}

static StellerSpanFlags
get_flags (StellerStyle *style,
           const StellerInline *piece)
{
  const StellerTextStyle *text = piece->style_name != NULL ? steller_style_get_text (style, piece->style_name) : NULL;
  StellerSpanFlags flags = STELLER_SPAN_NONE;

  if (text == NULL)
    return flags;
  if (text->set & STELLER_TEXT_WEIGHT && text->weight >= BOLD)
    flags |= STELLER_SPAN_BOLD;
  if (text->set & STELLER_TEXT_ITALIC && text->italic)
    flags |= STELLER_SPAN_ITALIC;
  if (text->set & STELLER_TEXT_POSITION && text->rise > 0.0)
    flags |= STELLER_SPAN_SUPERSCRIPT;

  return flags;
}

/*
 * steller_flow_make_paragraph:
 * @self: what fills the skeleton
 * @node: a paragraph of the skeleton
 * @origins: (element-type StellerOrigin): gets the origin of each span
 *
 * Makes a block of a paragraph of the skeleton, its marks filled in.
 *
 * Returns: (transfer full): the block
 */
StellerBlock *
steller_flow_make_paragraph (StellerSkeletonFlow *self,
                                 const StellerSkeletonNode *node,
                                 GArray *origins)
{
  g_autoptr (StellerBlockBuilder) builder = steller_block_builder_new (STELLER_BLOCK_PARAGRAPH);

  for (guint i = 0; node->inlines != NULL && i < node->inlines->len; i++)
    {
      const StellerInline *piece = &g_array_index (node->inlines, StellerInline, i);
      g_autofree char *number = NULL;

      switch (piece->kind)
        {
        case STELLER_INLINE_TEXT:
          add_text (builder, origins, piece->text, get_flags (self->style, piece));
          break;
        case STELLER_INLINE_MARK:
          add_mark (self, builder, origins, piece->text, get_flags (self->style, piece));
          break;
        case STELLER_INLINE_TAB:
          add_text (builder, origins, "\t", STELLER_SPAN_NONE);
          break;
        case STELLER_INLINE_LINE_BREAK:
          add_text (builder, origins, "\n", STELLER_SPAN_LINE_BREAK);
          break;
        case STELLER_INLINE_PAGE_NUMBER:
          number = g_strdup_printf ("%u", self->page + 1);
          add_text (builder, origins, number, get_flags (self->style, piece));
          break;
        case STELLER_INLINE_PAGE_COUNT:
          number = g_strdup_printf ("%u", self->n_pages);
          add_text (builder, origins, number, get_flags (self->style, piece));
          break;
        case STELLER_INLINE_WORD:
          add_text (builder, origins,
                    steller_style_get_word (piece->text, steller_document_get_language (self->document)),
                    get_flags (self->style, piece));
          break;
        case STELLER_INLINE_TITLE:
          add_text (builder, origins, steller_document_get_title (self->document), get_flags (self->style, piece));
          break;
        case STELLER_INLINE_SUBJECT:
          add_text (builder, origins, steller_document_get_subject (self->document), get_flags (self->style, piece));
          break;
        case STELLER_INLINE_DATE:
          number = steller_places_format_date (self->document);
          add_text (builder, origins, number, get_flags (self->style, piece));
          break;
        default:
          break;
        }
    }

  return steller_block_builder_end (g_steal_pointer (&builder));
}
