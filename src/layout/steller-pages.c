/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-pages-private.h"

/**
 * StellerPages:
 *
 * A document on its pages, ready to be drawn. Immutable: it may be kept, shared between threads and drawn while its
 * layout makes the next one. Drawing, and freeing the last reference, wait while a layout sets a block in type.
 */
G_DEFINE_BOXED_TYPE (StellerPages, steller_pages, steller_pages_ref, steller_pages_unref)

static void
clear_page (gpointer data)
{
  g_clear_pointer (&((StellerPage *) data)->fragments, g_array_unref);
}

static void
clear_outline_item (gpointer data)
{
  g_free ((char *) ((StellerOutlineItem *) data)->text);
}

/*
 * steller_pages_new:
 * @typesetter: what the text was set with
 * @document: the document
 *
 * Returns: (transfer full): pages to be filled
 */
StellerPages *
steller_pages_new (StellerTypesetter *typesetter,
                   StellerDocument *document)
{
  StellerPages *self = g_new0 (StellerPages, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->typesetter = steller_typesetter_ref (typesetter);
  self->document = steller_document_ref (document);
  self->flows = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_flow_unref);
  self->pages = g_array_new (FALSE, TRUE, sizeof (StellerPage));
  g_array_set_clear_func (self->pages, clear_page);
  self->outline = g_array_new (FALSE, TRUE, sizeof (StellerOutlineItem));
  g_array_set_clear_func (self->outline, clear_outline_item);
  self->warnings = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  return self;
}

/**
 * steller_pages_ref:
 * @self: pages
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
StellerPages *
steller_pages_ref (StellerPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * steller_pages_unref:
 * @self: (transfer full): pages
 *
 * Gives up a reference.
 */
void
steller_pages_unref (StellerPages *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  steller_typesetter_lock (self->typesetter);
  g_array_unref (self->pages);
  g_ptr_array_unref (self->flows);
  steller_typesetter_unlock (self->typesetter);

  g_array_unref (self->outline);
  g_ptr_array_unref (self->warnings);
  steller_document_unref (self->document);
  steller_typesetter_unref (self->typesetter);
  g_free (self);
}

void
steller_pages_take_flow (StellerPages *self,
                         StellerFlow *flow)
{
  g_ptr_array_add (self->flows, flow);
}

void
steller_pages_take_page (StellerPages *self,
                         double width,
                         double height,
                         GArray *fragments)
{
  StellerPage page = { .width = width, .height = height, .fragments = fragments };

  g_array_append_val (self->pages, page);
}

/* What the heading says to who reads it: a bar by its description, and the ground behind a marked passage. */
static char *
dup_outline_text (const StellerGalley *galley)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < galley->pieces->len; i++)
    {
      const StellerPiece *piece = steller_galley_get_piece (galley, i);

      if (piece->line == 0 && piece->leaf == galley->block)
        steller_text_setting_append_words (piece->setting, text);
    }

  return g_string_free_and_steal (text);
}

static void
add_outline_item (StellerPages *self,
                  const StellerFragment *fragment,
                  guint page)
{
  const StellerGalley *galley = fragment->item->galley;
  StellerOutlineItem item = {
    .level = galley->form.role > 0 ? galley->form.role : galley->form.heading,
    .text = dup_outline_text (galley),
    .page = page,
    .y = fragment->y,
  };

  g_array_append_val (self->outline, item);
}

/* A heading of the note, or one that stands in the style. */
static gboolean
is_heading (const StellerFragment *fragment)
{
  const StellerGalley *galley = fragment->item->galley;

  if (fragment->kind != STELLER_FRAGMENT_BODY)
    return FALSE;

  return steller_block_get_kind (galley->block) == STELLER_BLOCK_HEADING ||
         (galley->form.role > 0 && steller_block_get_n_spans (galley->block) > 0);
}

/*
 * steller_pages_finish:
 *
 * Works out the outline and counts what is missing, when all pages are there.
 */
void
steller_pages_finish (StellerPages *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const StellerPage *page = steller_pages_get_page (self, i);

      for (guint j = 0; j < page->fragments->len; j++)
        {
          const StellerFragment *fragment = &g_array_index (page->fragments, StellerFragment, j);

          if (fragment->item->galley == NULL || fragment->first > 0 || fragment->kind == STELLER_FRAGMENT_REPEATED)
            continue;
          self->n_missing += fragment->item->galley->n_missing;
          if (is_heading (fragment))
            add_outline_item (self, fragment, i);
        }
    }
}

const StellerPage *
steller_pages_get_page (const StellerPages *self,
                        guint page)
{
  return &g_array_index (self->pages, StellerPage, page);
}

/**
 * steller_pages_get_document:
 * @self: pages
 *
 * Returns: (transfer none): the document that is on them
 */
StellerDocument *
steller_pages_get_document (const StellerPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document;
}

/**
 * steller_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many pages there are, at least one
 */
guint
steller_pages_get_n_pages (const StellerPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/**
 * steller_pages_get_page_size:
 * @self: pages
 * @page: a page, from 0
 * @width: (out) (optional): the width of the paper, in points
 * @height: (out) (optional): the height of the paper, in points
 *
 * Tells how large a page is.
 */
void
steller_pages_get_page_size (const StellerPages *self,
                             guint page,
                             double *width,
                             double *height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->pages->len);

  if (width != NULL)
    *width = steller_pages_get_page (self, page)->width;
  if (height != NULL)
    *height = steller_pages_get_page (self, page)->height;
}

/**
 * steller_pages_get_n_outline:
 * @self: pages
 *
 * Returns: how many headings the outline has
 */
guint
steller_pages_get_n_outline (const StellerPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->outline->len;
}

/**
 * steller_pages_get_outline:
 * @self: pages
 * @index: which heading, from 0
 *
 * Gives a heading of the outline. The first has level 1, and none is more than one level deeper than the one before.
 *
 * Returns: (transfer none): the heading
 */
const StellerOutlineItem *
steller_pages_get_outline (const StellerPages *self,
                           guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->outline->len, NULL);

  return &g_array_index (self->outline, StellerOutlineItem, index);
}

/**
 * steller_pages_get_n_missing_glyphs:
 * @self: pages
 *
 * Tells how many characters of the text no font on this machine has. They are drawn as boxes with their code.
 *
 * Returns: the number
 */
guint
steller_pages_get_n_missing_glyphs (const StellerPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_missing;
}

/**
 * steller_pages_has_fonts:
 * @self: pages
 *
 * Tells whether there was any font to set the text in. Without one every character shows as a box, which is of no use
 * to anyone.
 *
 * Returns: whether there are fonts
 */
gboolean
steller_pages_has_fonts (const StellerPages *self)
{
  gboolean has_fonts;

  g_return_val_if_fail (self != NULL, FALSE);

  steller_typesetter_lock (self->typesetter);
  has_fonts = steller_typesetter_has_fonts (self->typesetter);
  steller_typesetter_unlock (self->typesetter);

  return has_fonts;
}

/**
 * steller_pages_get_warnings:
 * @self: pages
 *
 * Gives what is not as the style wants it: fonts that are not there, sizes that make no sense. In the language of the
 * user, in an order that does not change.
 *
 * Returns: (transfer none) (array zero-terminated=1): the warnings
 */
const char * const *
steller_pages_get_warnings (const StellerPages *self)
{
  static const char * const none[] = { NULL };

  g_return_val_if_fail (self != NULL, none);

  return self->warnings->len > 0 ? (const char * const *) self->warnings->pdata : none;
}

/*
 * steller_fragment_foreach_line:
 * @fragment: a fragment
 * @func: called for each line in it
 *
 * Visits the lines of a fragment in the order of reading. In a row of which only a part stands on the page the lines
 * of one cell come before those of the next.
 *
 * Returns: whether @func wanted to go on to the end
 */
gboolean
steller_fragment_foreach_line (const StellerFragment *fragment,
                               StellerPageLineFunc func,
                               gpointer user_data)
{
  const StellerGalley *galley = fragment->item->galley;
  double y = fragment->y;
  guint end = fragment->first + fragment->n_strips;

  if (galley == NULL)
    return TRUE;

  for (guint i = fragment->first; i < end;)
    {
      const StellerStrip *strip = steller_galley_get_strip (galley, i);
      guint next = i + 1;
      guint last_cell = 0;

      while (strip->row != 0 && next < end && steller_galley_get_strip (galley, next)->row == strip->row)
        next++;
      if (i > fragment->first)
        y += strip->gap;

      /* One round for what is in no cell, and for the first cell; then one for each further cell. */
      for (guint cell = 0;; cell = last_cell)
        {
          guint next_cell = G_MAXUINT;
          double top = y;

          for (guint j = i; j < next; j++)
            {
              const StellerStrip *part = steller_galley_get_strip (galley, j);

              if (j > i)
                top += part->gap;
              for (guint k = 0; k < part->n_pieces; k++)
                {
                  StellerPageLine line = { .fragment = fragment };

                  line.piece = steller_galley_get_piece (galley, part->first_piece + k);
                  line.x = fragment->x + line.piece->x;
                  line.y = top + line.piece->y;
                  if (strip->row != 0 && line.piece->cell > cell)
                    next_cell = MIN (next_cell, line.piece->cell);
                  else if (strip->row == 0 || line.piece->cell == cell)
                    if (!func (&line, user_data))
                      return FALSE;
                }
              top += part->height;
            }
          if (next_cell == G_MAXUINT)
            {
              y = top;
              break;
            }
          last_cell = next_cell;
        }
      i = next;
    }

  return TRUE;
}
