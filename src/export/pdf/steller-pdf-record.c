/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-record.h"

/* Artifacts are drawn as elements of this type. cairo has a tag of its own for them, but tells nothing of their kind,
 * leaves no trace of one without text, and spoils the cross-reference table with each. */
#define ARTIFACT_TYPE "NonStruct"

struct _StellerPdfRecord
{
  GArray *elements;        /* StellerPdfElement, in the order in which they began */
  GArray *open;            /* guint, indices of the elements that have not ended */
  GStringChunk *strings;
  cairo_font_face_t *signs; /* of the beginning and the end of figures; made when first needed */
};

/**
 * steller_pdf_record_new: (skip)
 *
 * Begins a record of the structure that is drawn on a cairo PDF surface.
 *
 * cairo writes the tree of structure types but knows no other language, no alternative text, no attributes and no types
 * of our own. The record tags the surface and remembers in the same order what each element has besides, so that
 * [func@Steller.pdf_structure_complete] can add it afterwards.
 *
 * Returns: (transfer full): an empty record
 */
StellerPdfRecord *
steller_pdf_record_new (void)
{
  StellerPdfRecord *self = g_new0 (StellerPdfRecord, 1);

  self->elements = g_array_new (FALSE, FALSE, sizeof (StellerPdfElement));
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
  self->strings = g_string_chunk_new (4096);

  return self;
}

/**
 * steller_pdf_record_free: (skip)
 * @self: a record
 *
 * Frees a record.
 */
void
steller_pdf_record_free (StellerPdfRecord *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->elements);
  g_array_unref (self->open);
  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->signs, cairo_font_face_destroy);
  g_free (self);
}

static const char *
copy_string (StellerPdfRecord *self,
             const char       *text)
{
  return text ? g_string_chunk_insert (self->strings, text) : NULL;
}

/**
 * steller_pdf_record_begin_element: (skip)
 * @self: a record
 * @cr: a context that draws on a cairo PDF surface
 * @element: what begins; its strings are copied, but for the type and the role, which are constants
 * @cairo_attributes: (nullable): attributes for cairo_tag_begin(), of a link
 *
 * Begins an element of the structure within the one that is open.
 */
void
steller_pdf_record_begin_element (StellerPdfRecord        *self,
                                  cairo_t                 *cr,
                                  const StellerPdfElement *element,
                                  const char              *cairo_attributes)
{
  StellerPdfElement copy;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (element != NULL && element->type != NULL);
  g_return_if_fail (element->artifact != STELLER_PDF_MARK_NONE);

  copy = *element;
  copy.language = copy_string (self, element->language);
  copy.actual_text = copy_string (self, element->actual_text);
  copy.alternative = copy_string (self, element->alternative);
  copy.contents = copy_string (self, element->contents);

  g_array_append_val (self->open, self->elements->len);
  g_array_append_val (self->elements, copy);
  cairo_tag_begin (cr, copy.type, cairo_attributes);
}

/**
 * steller_pdf_record_end_element: (skip)
 * @self: a record
 * @cr: a context that draws on a cairo PDF surface
 *
 * Ends the element that began last of those that are open.
 */
void
steller_pdf_record_end_element (StellerPdfRecord *self,
                                cairo_t          *cr)
{
  guint index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->len > 0);

  index = g_array_index (self->open, guint, self->open->len - 1);
  g_array_set_size (self->open, self->open->len - 1);
  cairo_tag_end (cr, g_array_index (self->elements, StellerPdfElement, index).type);
}

static cairo_status_t
render_sign (cairo_scaled_font_t  *font,
             unsigned long         glyph,
             cairo_t              *cr,
             cairo_text_extents_t *extents)
{
  extents->x_advance = 1.0;
  cairo_rectangle (cr, 0.0, 0.0, 1.0, 1.0);
  cairo_fill (cr);

  return CAIRO_STATUS_SUCCESS;
}

/* A sign must have ink, or cairo leaves it out. It does not stay: see steller_pdf_content_classify(). */
static void
draw_sign (StellerPdfRecord *self,
           cairo_t          *cr)
{
  if (!self->signs)
    {
      self->signs = cairo_user_font_face_create ();
      cairo_user_font_face_set_render_glyph_func (self->signs, render_sign);
    }

  cairo_save (cr);
  cairo_reset_clip (cr);
  cairo_identity_matrix (cr);
  cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
  cairo_set_font_face (cr, self->signs);
  cairo_set_font_size (cr, 1.0);
  cairo_move_to (cr, 10.0, 10.0);
  cairo_show_text (cr, ".");
  cairo_restore (cr);
}

/**
 * steller_pdf_record_begin_figure: (skip)
 * @self: a record
 * @cr: a context that draws on a cairo PDF surface
 * @element: the figure that begins
 *
 * Begins an element whose content is what is drawn until it ends, and not only the text in it.
 */
void
steller_pdf_record_begin_figure (StellerPdfRecord        *self,
                                 cairo_t                 *cr,
                                 const StellerPdfElement *element)
{
  StellerPdfElement figure;

  g_return_if_fail (element != NULL);

  figure = *element;
  figure.artifact = STELLER_PDF_MARK_FIGURE;
  steller_pdf_record_begin_element (self, cr, &figure, NULL);
  draw_sign (self, cr);
}

/**
 * steller_pdf_record_end_figure: (skip)
 * @self: a record
 * @cr: a context that draws on a cairo PDF surface
 *
 * Ends the figure that is open.
 */
void
steller_pdf_record_end_figure (StellerPdfRecord *self,
                               cairo_t          *cr)
{
  steller_pdf_record_begin_artifact (self, cr, STELLER_PDF_MARK_FIGURE_END);
  draw_sign (self, cr);
  steller_pdf_record_end_artifact (self, cr);
  steller_pdf_record_end_element (self, cr);
}

/**
 * steller_pdf_record_begin_artifact: (skip)
 * @self: a record
 * @cr: a context that draws on a cairo PDF surface
 * @artifact: what kind begins
 *
 * Begins an artifact. It may hold text, shapes, both or nothing, but no element.
 */
void
steller_pdf_record_begin_artifact (StellerPdfRecord *self,
                                   cairo_t          *cr,
                                   StellerPdfMark    artifact)
{
  StellerPdfElement element = { .type = ARTIFACT_TYPE, .artifact = artifact };

  g_return_if_fail (artifact > STELLER_PDF_MARK_CONTENT);

  steller_pdf_record_begin_element (self, cr, &element, NULL);
}

/**
 * steller_pdf_record_end_artifact: (skip)
 * @self: a record
 * @cr: a context that draws on a cairo PDF surface
 *
 * Ends the artifact that is open.
 */
void
steller_pdf_record_end_artifact (StellerPdfRecord *self,
                                 cairo_t          *cr)
{
  steller_pdf_record_end_element (self, cr);
}

/**
 * steller_pdf_record_get_n_elements: (skip)
 * @self: a record
 *
 * Counts the elements that began.
 *
 * Returns: how many
 */
guint
steller_pdf_record_get_n_elements (const StellerPdfRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->elements->len;
}

/**
 * steller_pdf_record_get_element: (skip)
 * @self: a record
 * @index: which, from 0, in the order in which they began: that is the tree in pre-order
 *
 * Gets an element.
 *
 * Returns: (transfer none): the element, good until the next one begins
 */
const StellerPdfElement *
steller_pdf_record_get_element (const StellerPdfRecord *self,
                                guint                   index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->elements->len, NULL);

  return &g_array_index (self->elements, StellerPdfElement, index);
}
