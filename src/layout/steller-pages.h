/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib-object.h>
#include <pango/pango.h>

#include "steller-document.h"
#include "steller-structure.h"

G_BEGIN_DECLS

/**
 * StellerArtifact:
 * @STELLER_ARTIFACT_LAYOUT: rules, backgrounds and frames, and header rows that are repeated
 * @STELLER_ARTIFACT_HEADER: the head of the page
 * @STELLER_ARTIFACT_FOOTER: the foot of the page
 *
 * What is drawn without being part of the text.
 */
typedef enum {
  STELLER_ARTIFACT_LAYOUT,
  STELLER_ARTIFACT_HEADER,
  STELLER_ARTIFACT_FOOTER,
} StellerArtifact;

/**
 * StellerPaintSink:
 * @begin_element: (scope call): an element of the structure starts; what is drawn until it ends is its content
 * @end_element: (scope call): the element that started last ends
 * @begin_artifact: (scope call): what is drawn now is not part of the text
 * @end_artifact: (scope call): it ends
 *
 * What a painter tells while it draws. Elements nest and come in reading order, the document first; an artifact may
 * come within an element, but holds none. Text is only ever drawn within an element other than the document, or
 * within an artifact, and everything within an artifact of layout that is not a repeated row is rules and filled
 * shapes.
 */
typedef struct {
  void (*begin_element) (const StellerStructure *structure, gpointer user_data);
  void (*end_element) (const StellerStructure *structure, gpointer user_data);
  void (*begin_artifact) (StellerArtifact artifact, gpointer user_data);
  void (*end_artifact) (StellerArtifact artifact, gpointer user_data);
} StellerPaintSink;

/**
 * StellerLineInfo:
 * @part: the id of the section or field the line comes from
 * @source_start: where its text starts in that part's text, in bytes
 * @source_end: where it ends
 * @x: the left side of the line's text, in points from the left of the page
 * @y: the top of the line, in points from the top of the page
 * @width: the width of its text, in points
 * @height: the height of the line, in points
 *
 * A line of text on a page.
 */
typedef struct {
  const char *part;
  gsize source_start;
  gsize source_end;
  double x;
  double y;
  double width;
  double height;
} StellerLineInfo;

/**
 * StellerOutlineItem:
 * @level: the level of the heading, from 1
 * @text: the heading, with its number
 * @page: the page it is on, from 0
 * @y: its top, in points from the top of that page
 *
 * A heading, for the outline of a PDF or a list of contents.
 */
typedef struct {
  guint level;
  const char *text;
  guint page;
  double y;
} StellerOutlineItem;

typedef struct _StellerPages StellerPages;

#define STELLER_TYPE_PAGES (steller_pages_get_type ())
GType steller_pages_get_type (void);

StellerPages *steller_pages_ref (StellerPages *self);
void steller_pages_unref (StellerPages *self);

StellerDocument *steller_pages_get_document (const StellerPages *self);
guint steller_pages_get_n_pages (const StellerPages *self);
void steller_pages_get_page_size (const StellerPages *self, guint page, double *width, double *height);

gboolean steller_pages_find_change (const StellerPages *self, const StellerPages *other, guint page, double *top,
                                    double *bottom);

guint steller_pages_get_n_outline (const StellerPages *self);
const StellerOutlineItem *steller_pages_get_outline (const StellerPages *self, guint index);

guint steller_pages_get_n_missing_glyphs (const StellerPages *self);
gboolean steller_pages_has_fonts (const StellerPages *self);
const char * const *steller_pages_get_warnings (const StellerPages *self);

guint steller_pages_get_n_lines (const StellerPages *self, guint page);
void steller_pages_get_line (const StellerPages *self, guint page, guint index, StellerLineInfo *info);
gboolean steller_pages_locate (const StellerPages *self, const char *part, gsize source_offset, guint *page,
                               cairo_rectangle_t *rectangle);
gboolean steller_pages_pick (const StellerPages *self, guint page, double x, double y, const char **part,
                             gsize *source_offset);

/**
 * StellerPagesTextFunc:
 * @text: the text, which no zero byte ends
 * @length: its length, in bytes
 * @rectangle: where it is, in points from the top left corner of the page
 * @user_data: what was given with the function
 *
 * Gets a piece of text of a page: a line, or a bullet or number.
 */
typedef void (*StellerPagesTextFunc) (const char *text, gsize length, const cairo_rectangle_t *rectangle,
                                      gpointer user_data);
void steller_pages_foreach_text (const StellerPages *self, guint page, StellerPagesTextFunc func, gpointer user_data);

/**
 * StellerTextRun:
 * @font: the font
 * @glyphs: the glyphs
 * @text: the text, which no zero byte ends
 * @length: its length, in bytes
 * @replaced: whether the structure has another text in its place, such as the description of a redaction
 *
 * Glyphs of one font, as they are drawn.
 */
typedef struct {
  PangoFont *font;
  const PangoGlyphString *glyphs;
  const char *text;
  gsize length;
  gboolean replaced;
} StellerTextRun;

typedef void (*StellerPagesRunFunc) (const StellerTextRun *run, gpointer user_data);
void steller_pages_foreach_run (const StellerPages *self, StellerPagesRunFunc func, gpointer user_data);

void steller_pages_draw (const StellerPages *self, guint page, cairo_t *cr, const StellerPaintSink *sink,
                         gpointer user_data);

char *steller_pages_dump (const StellerPages *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerPages, steller_pages_unref)

typedef struct _StellerPainter StellerPainter;

StellerPainter *steller_painter_new (StellerPages *pages, const StellerPaintSink *sink, gpointer user_data);
void steller_painter_free (StellerPainter *self);
void steller_painter_draw_page (StellerPainter *self, guint page, cairo_t *cr);
void steller_painter_finish (StellerPainter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerPainter, steller_painter_free)

G_END_DECLS
