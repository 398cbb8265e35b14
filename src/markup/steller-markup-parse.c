/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-markup-parse.h"

#include "steller-block-private.h"
#include "steller-markup-prepass.h"
#include "steller-markup-spans.h"

#include <md4c.h>
#include <string.h>

/* Lists count twice, for their items; a table takes three and a paragraph one. */
#define MAX_DEPTH (3 * STELLER_MARKUP_MAX_NESTING + 8)

/* A table pads its short rows with empty cells, which a hostile text could have by the million. Rows stay short once
 * there are this many of them, and one for each byte of the text, in the table's text. */
#define MIN_PADDING 4096

typedef struct {
  StellerBlockBuilder *builder;
  gsize start;
  gsize end;
  gboolean placed; /* whether start and end are known */
} OpenBlock;

typedef struct {
  const StellerMarkupPrepared *prepared;
  StellerMarkupSpans spans;
  GPtrArray *blocks; /* StellerBlock: the top level */

  OpenBlock open[MAX_DEPTH];
  guint depth;
  gboolean in_leaf;
  gboolean implied; /* the paragraph that a tight list item does not announce */

  guint next_place;
  gsize last_end; /* of the source that was shown so far */
  gboolean header;
  gsize n_padding;
} Parse;

static OpenBlock *
innermost (Parse *self)
{
  return self->depth > 0 ? &self->open[self->depth - 1] : NULL;
}

static void
widen (OpenBlock *block,
       gsize start,
       gsize end)
{
  block->start = block->placed ? MIN (block->start, start) : start;
  block->end = block->placed ? MAX (block->end, end) : end;
  block->placed = TRUE;
}

static StellerBlockBuilder *
push_block (Parse *self,
            StellerBlockKind kind)
{
  OpenBlock *block;

  /* The prepass lets nothing nest this deep. */
  g_assert (self->depth < G_N_ELEMENTS (self->open));

  block = &self->open[self->depth++];
  *block = (OpenBlock) { .builder = steller_block_builder_new (kind) };
  self->in_leaf = steller_block_kind_has_spans (kind);
  if (kind == STELLER_BLOCK_PARAGRAPH || kind == STELLER_BLOCK_HEADING || kind == STELLER_BLOCK_TABLE)
    steller_markup_spans_seek_first (&self->spans);
  if (self->in_leaf)
    steller_markup_spans_begin (&self->spans);

  return block->builder;
}

static void
take_spans (Parse *self,
            OpenBlock *block)
{
  g_autoptr (GPtrArray) spans = steller_markup_spans_end (&self->spans);

  self->last_end = MAX (self->last_end, self->spans.empty_passage);
  for (guint i = 0; i < spans->len; i++)
    {
      StellerSpan *span = g_ptr_array_index (spans, i);
      gsize start;
      gsize end;

      if (steller_span_get_source_range (span, &start, &end))
        widen (block, start, end);
      steller_block_builder_take_span (block->builder, steller_span_ref (span));
    }
}

static gboolean
is_surplus (Parse *self,
            const OpenBlock *block)
{
  if (steller_block_builder_get_kind (block->builder) != STELLER_BLOCK_TABLE_CELL || block->placed)
    return FALSE;

  return self->n_padding++ > MIN_PADDING + self->prepared->source->text->len;
}

static void
pop_block (Parse *self)
{
  OpenBlock block = *innermost (self);
  OpenBlock *parent;
  StellerBlock *ended;

  if (self->in_leaf)
    take_spans (self, &block);
  self->in_leaf = FALSE;
  self->depth--;
  parent = innermost (self);

  if (is_surplus (self, &block))
    {
      steller_block_builder_free (block.builder);
      return;
    }

  if (!block.placed)
    block.start = block.end = self->last_end;
  self->last_end = MAX (self->last_end, block.end);
  steller_block_builder_set_source (block.builder, block.start, block.end - block.start);
  ended = steller_block_builder_end (block.builder);

  if (parent != NULL)
    {
      if (block.placed)
        widen (parent, block.start, block.end);
      steller_block_builder_take_child (parent->builder, ended);
    }
  else
    {
      g_ptr_array_add (self->blocks, ended);
    }
}

static void
end_implied_paragraph (Parse *self)
{
  if (self->implied)
    pop_block (self);
  self->implied = FALSE;
}

static void
enter_list (Parse *self,
            gboolean ordered,
            gboolean tight)
{
  StellerBlockBuilder *builder = push_block (self, STELLER_BLOCK_LIST);
  guint start = 0;

  /* The place that comes next is that of its first item. */
  if (ordered && self->next_place < self->prepared->places->len)
    start = g_array_index (self->prepared->places, StellerMarkupPlace, self->next_place).number;
  steller_block_builder_set_list (builder, ordered, start, tight);
}

/* Enters a block that the prepass knows the place of, for when there is nothing in it. */
static StellerBlockBuilder *
enter_place (Parse *self,
             StellerBlockKind kind)
{
  if (self->next_place < self->prepared->places->len)
    {
      const StellerMarkupPlace *place = &g_array_index (self->prepared->places, StellerMarkupPlace, self->next_place);

      self->last_end = MAX (self->last_end, steller_markup_source_map (self->prepared->source, place->source_offset));
    }
  self->next_place++;

  return push_block (self, kind);
}

static void
enter_cell (Parse *self,
            const MD_BLOCK_TD_DETAIL *detail)
{
  StellerBlockBuilder *builder = push_block (self, STELLER_BLOCK_TABLE_CELL);

  steller_block_builder_set_header (builder, self->header);
  if (detail->align == MD_ALIGN_CENTER)
    steller_block_builder_set_alignment (builder, STELLER_ALIGNMENT_CENTER);
  else if (detail->align == MD_ALIGN_RIGHT)
    steller_block_builder_set_alignment (builder, STELLER_ALIGNMENT_END);
}

static int
enter_block (MD_BLOCKTYPE type,
             void *detail,
             void *data)
{
  Parse *self = data;

  end_implied_paragraph (self);

  switch (type)
    {
    case MD_BLOCK_DOC:
    case MD_BLOCK_TBODY:
      self->header = FALSE;
      break;
    case MD_BLOCK_THEAD:
      self->header = TRUE;
      break;
    case MD_BLOCK_QUOTE:
      enter_place (self, STELLER_BLOCK_QUOTE);
      break;
    case MD_BLOCK_UL:
      enter_list (self, FALSE, ((MD_BLOCK_UL_DETAIL *) detail)->is_tight);
      break;
    case MD_BLOCK_OL:
      enter_list (self, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->is_tight);
      break;
    case MD_BLOCK_LI:
      enter_place (self, STELLER_BLOCK_LIST_ITEM);
      break;
    case MD_BLOCK_P:
      push_block (self, STELLER_BLOCK_PARAGRAPH);
      break;
    case MD_BLOCK_H:
      steller_block_builder_set_level (push_block (self, STELLER_BLOCK_HEADING), ((MD_BLOCK_H_DETAIL *) detail)->level);
      break;
    case MD_BLOCK_TABLE:
      push_block (self, STELLER_BLOCK_TABLE);
      break;
    case MD_BLOCK_TR:
      steller_block_builder_set_header (enter_place (self, STELLER_BLOCK_TABLE_ROW), self->header);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      enter_cell (self, detail);
      break;
    case MD_BLOCK_HR:
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
    default:
      /* The prepass leaves nothing of these. */
      g_assert_not_reached ();
    }

  return 0;
}

static int
leave_block (MD_BLOCKTYPE type,
             void *detail,
             void *data)
{
  Parse *self = data;

  end_implied_paragraph (self);
  if (type != MD_BLOCK_DOC && type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY)
    pop_block (self);

  return 0;
}

static void
ensure_leaf (Parse *self)
{
  if (self->in_leaf)
    return;

  push_block (self, STELLER_BLOCK_PARAGRAPH);
  self->implied = TRUE;
}

static const char *
get_target (const Parse *self,
            const MD_ATTRIBUTE *href)
{
  guint64 number = 0;

  for (guint i = 0; i < href->size && g_ascii_isdigit (href->text[i]); i++)
    number = MIN (number * 10 + (guint64) (href->text[i] - '0'), G_MAXUINT32);

  return number < self->prepared->links->len ? g_ptr_array_index (self->prepared->links, number) : NULL;
}

static int
enter_span (MD_SPANTYPE type,
            void *detail,
            void *data)
{
  Parse *self = data;

  ensure_leaf (self);

  if (type == MD_SPAN_STRONG)
    self->spans.bold++;
  else if (type == MD_SPAN_EM)
    self->spans.italic++;
  else if (type == MD_SPAN_A)
    steller_markup_spans_enter_link (&self->spans, get_target (self, &((MD_SPAN_A_DETAIL *) detail)->href));
  else
    g_assert_not_reached ();

  return 0;
}

static int
leave_span (MD_SPANTYPE type,
            void *detail,
            void *data)
{
  Parse *self = data;

  if (type == MD_SPAN_STRONG)
    self->spans.bold--;
  else if (type == MD_SPAN_EM)
    self->spans.italic--;
  else
    steller_markup_spans_leave_link (&self->spans);

  return 0;
}

static int
add_text (MD_TEXTTYPE type,
          const MD_CHAR *text,
          MD_SIZE size,
          void *data)
{
  Parse *self = data;

  ensure_leaf (self);

  if (type == MD_TEXT_NORMAL)
    {
      const GString *prepared = self->prepared->text;

      g_assert (text >= prepared->str && text + size <= prepared->str + prepared->len);
      steller_markup_spans_add_text (&self->spans, text - prepared->str, size);
    }
  else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
    {
      steller_markup_spans_add_line_end (&self->spans, type == MD_TEXT_BR);
    }
  else
    {
      g_assert_not_reached ();
    }

  return 0;
}

static GPtrArray *
parse (const StellerMarkupSource *source,
       gboolean with_blocks)
{
  static const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTML,
    .enter_block = enter_block,
    .leave_block = leave_block,
    .enter_span = enter_span,
    .leave_span = leave_span,
    .text = add_text,
  };
  g_autoptr (StellerMarkupPrepared) prepared = steller_markup_prepare (source, with_blocks);
  Parse self = { .prepared = prepared };

  self.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_block_unref);
  steller_markup_spans_init (&self.spans, prepared);

  /* The one way for it to fail is lack of memory, which GLib does not survive either. */
  if (md_parse (prepared->text->str, prepared->text->len, &parser, &self) != 0)
    g_error ("md4c ran out of memory");

  g_assert (self.depth == 0);
  steller_markup_spans_clear (&self.spans);

  return self.blocks;
}

/**
 * steller_markup_parse:
 * @source: the text
 *
 * Reads text with Steller's markup: a subset of CommonMark 0.31 with the tables of GitHub Flavored Markdown 0.29,
 * superscript (`^e^`) and runs in another language (`[text]{lang=en}`). The file `tests/corpus/markup.md` describes and
 * specifies it. Whatever is no markup prints as it stands: there are no errors. Takes time and memory in proportion to
 * the length of the text, and a stack of fixed size.
 *
 * Source offsets of blocks and spans are those given to the source.
 *
 * Returns: (transfer full) (element-type StellerBlock): the blocks, none when the text is blank
 */
GPtrArray *
steller_markup_parse (const StellerMarkupSource *source)
{
  g_return_val_if_fail (source != NULL, NULL);

  return parse (source, TRUE);
}

/* Reads text as the contents of one paragraph and gives its spans. */
GPtrArray *
steller_markup_parse_passage (const StellerMarkupSource *source)
{
  g_autoptr (GPtrArray) blocks = parse (source, FALSE);
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_span_unref);

  for (guint i = 0; i < blocks->len; i++)
    for (guint j = 0; j < steller_block_get_n_spans (g_ptr_array_index (blocks, i)); j++)
      g_ptr_array_add (spans, steller_span_ref (steller_block_get_span (g_ptr_array_index (blocks, i), j)));

  return spans;
}
