/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-docx-element.h"
#include "steller-docx-numbering.h"
#include "steller-docx-package.h"
#include "steller-docx-styles.h"
#include "steller-export.h"
#include "text/steller-export-words.h"

G_BEGIN_DECLS

/**
 * StellerDocxWriter:
 * @job: the job
 * @document: the document that is written
 * @style: the style it is written in
 * @words: the words of the note's language
 * @package: what is written
 * @styles: the styles, with their ids
 * @numbering: the lists
 * @places: (element-type utf8): the fields and sections that have a place of their own
 * @bookmarks: (element-type utf8): the names of bookmarks that are taken
 * @n_bookmarks: how many bookmarks there are
 * @layout: (nullable): what tells how wide columns are; made for the first table, since most notes have none
 * @part: the name of the part that is written
 * @body: (nullable): the body of the text, when that is what is written
 * @frames: (nullable): paragraphs at a fixed place of the first page, which wait for a paragraph of the body to stand
 *   before
 * @width: how wide the column is that is written, in points
 * @space: what the table above, or the cell around, asks for above the next paragraph of the column, in points
 * @below: the room below the paragraph that was added last, in points
 * @top_counts: whether the room above the first paragraph of the column counts
 * @paragraph: the text of the paragraph that was added last
 * @base: what the common style of that paragraph gives its text
 * @lists: the open levels of lists, the outermost first
 * @section_level: the level of the section that blocks are written for
 * @region: whether a header or footer is written
 * @images: (nullable): runs with images that have a place on the page, which wait for a paragraph to stand in
 * @n_images: how many images there are
 *
 * What the files of this folder share while they write the parts with text.
 */
typedef struct {
  StellerExport *job;
  const StellerDocument *document;
  StellerStyle *style;
  const StellerExportWords *words;

  StellerDocxPackage *package;
  StellerDocxStyles *styles;
  StellerDocxNumbering *numbering;
  GHashTable *places;
  GHashTable *bookmarks;
  guint n_bookmarks;
  StellerLayout *layout;

  const char *part;
  xmlNode *body;
  xmlNode *frames;
  double width;
  double space;
  double below;
  gboolean top_counts;
  const StellerTextStyle *paragraph;
  const StellerTextStyle *base;
  GArray *lists;
  guint section_level;
  gboolean region;
  xmlNode *images;
  guint n_images;
} StellerDocxWriter;

/* A column that is left for one within it: a cell, a frame. */
typedef struct {
  double width;
  double space;
  gboolean top_counts;
  GArray *lists;
  xmlNode *images;
} StellerDocxColumn;

StellerDocxWriter *steller_docx_writer_new           (StellerExport            *job,
                                                      StellerDocxPackage       *package,
                                                      StellerDocxStyles        *styles);
void               steller_docx_writer_free          (StellerDocxWriter        *self);

/* steller-docx-writer.c */
void               steller_docx_writer_enter_column  (StellerDocxWriter        *self,
                                                      double                    width,
                                                      StellerDocxColumn        *outer);
void               steller_docx_writer_leave_column  (StellerDocxWriter        *self,
                                                      const StellerDocxColumn  *outer);
xmlNode           *steller_docx_writer_add_paragraph (StellerDocxWriter        *self,
                                                      xmlNode                  *parent,
                                                      const char               *style_name);
xmlNode           *steller_docx_writer_add_filler    (StellerDocxWriter        *self,
                                                      xmlNode                  *parent,
                                                      double                    height);
xmlNode           *steller_docx_writer_add_run       (StellerDocxWriter        *self,
                                                      xmlNode                  *parent,
                                                      const char               *style_name);
void               steller_docx_writer_add_text      (StellerDocxWriter        *self,
                                                      xmlNode                  *run,
                                                      const char               *text);
void               steller_docx_writer_add_plain     (StellerDocxWriter        *self,
                                                      xmlNode                  *parent,
                                                      const char               *text,
                                                      const char               *style_name);
void               steller_docx_writer_add_field     (StellerDocxWriter        *self,
                                                      xmlNode                  *parent,
                                                      const char               *instruction,
                                                      const char               *result,
                                                      const char               *style_name);
void               steller_docx_writer_end_body      (StellerDocxWriter        *self);
xmlNode           *steller_docx_writer_get_last      (xmlNode                  *parent);
xmlNode           *steller_docx_writer_properties    (xmlNode                  *paragraph);

/* steller-docx-spans.c */
void               steller_docx_writer_add_spans     (StellerDocxWriter        *self,
                                                      xmlNode                  *parent,
                                                      const StellerBlock       *block,
                                                      const char               *style_name);

/* steller-docx-blocks.c */
void               steller_docx_writer_add_block     (StellerDocxWriter        *self,
                                                      xmlNode                  *parent,
                                                      const StellerBlock       *block,
                                                      const char               *style_name);

/* steller-docx-table.c */
xmlNode           *steller_docx_writer_begin_table   (StellerDocxWriter        *self,
                                                      xmlNode                  *parent,
                                                      const char               *style_id,
                                                      double                    indent,
                                                      const double             *widths,
                                                      guint                     n_columns,
                                                      double                    margin_top);
xmlNode           *steller_docx_writer_add_cell      (StellerDocxWriter        *self,
                                                      xmlNode                  *row,
                                                      double                    width);
void               steller_docx_writer_end_cell      (StellerDocxWriter        *self,
                                                      xmlNode                  *cell,
                                                      const char               *style_name);
void               steller_docx_writer_add_table     (StellerDocxWriter        *self,
                                                      xmlNode                  *parent,
                                                      const StellerBlock       *block,
                                                      const char               *table_style,
                                                      const char               *text_style);

/* steller-docx-fill.c */
void               steller_docx_writer_fill          (StellerDocxWriter        *self,
                                                      xmlNode                  *parent,
                                                      GPtrArray                *nodes);

/* steller-docx-layout-table.c */
void               steller_docx_writer_add_layout_table (StellerDocxWriter         *self,
                                                         xmlNode                   *parent,
                                                         const StellerSkeletonNode *node);

/* steller-docx-frame.c */
void               steller_docx_writer_add_frame     (StellerDocxWriter         *self,
                                                      xmlNode                   *parent,
                                                      const StellerSkeletonNode *node);

/* steller-docx-image.c */
void               steller_docx_writer_add_image     (StellerDocxWriter         *self,
                                                      xmlNode                   *parent,
                                                      const StellerSkeletonNode *node);
void               steller_docx_writer_add_line_image (StellerDocxWriter         *self,
                                                       xmlNode                   *paragraph,
                                                       const char                *style_name,
                                                       const StellerSkeletonNode *node);
void               steller_docx_writer_place_images  (StellerDocxWriter         *self,
                                                      xmlNode                   *paragraph);

/* steller-docx-page.c */
gboolean           steller_docx_writer_has_even_pages (StellerDocxWriter       *self);
void               steller_docx_writer_add_section   (StellerDocxWriter        *self,
                                                      xmlNode                  *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerDocxWriter, steller_docx_writer_free)

G_END_DECLS
