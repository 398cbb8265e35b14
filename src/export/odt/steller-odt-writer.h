/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-export.h"
#include "steller-layout.h"
#include "steller-odf.h"
#include "steller-xml.h"
#include "text/steller-export-words.h"

G_BEGIN_DECLS

/**
 * StellerOdtWriter:
 * @job: the job
 * @document: the document that is written
 * @style: the style it is written in
 * @words: the words of the note's language
 * @content: the part that is filled, a copy of the style's own
 * @common: the copy of the style's `styles.xml`, which holds the common styles; may be @content itself
 * @office: the namespace of the part's frame
 * @text: the namespace of text
 * @table: the namespace of tables
 * @styles: the namespace of styles
 * @fo: the namespace of formatting properties
 * @xlink: the namespace of links
 * @automatic_styles: the element that holds the part's automatic styles
 * @made_styles: (element-type utf8): the names of the automatic styles that were added
 * @names: (element-type utf8): the names of sections, bookmarks and tables that are taken
 * @lists: the open levels of lists, the outermost first
 * @layout: (nullable): what tells how wide columns are; made for the first table, since most notes have none
 * @section_level: the level of the section that blocks are written for
 * @n_tables: how many tables were written
 * @after_space: whether a space here would be lost: at the start of a paragraph and after another space
 *
 * What the files of this folder share while they fill one part of the package.
 */
typedef struct {
  StellerExport *job;
  const StellerDocument *document;
  StellerStyle *style;
  const StellerExportWords *words;

  xmlDoc *content;
  xmlDoc *common;
  xmlNs *office;
  xmlNs *text;
  xmlNs *table;
  xmlNs *styles;
  xmlNs *fo;
  xmlNs *xlink;
  xmlNode *automatic_styles;

  GHashTable *made_styles;
  GHashTable *names;
  GArray *lists;
  StellerLayout *layout;
  guint section_level;
  guint n_tables;
  gboolean after_space;
} StellerOdtWriter;

StellerOdtWriter *steller_odt_writer_new               (StellerExport             *job,
                                                        xmlDoc                    *content,
                                                        xmlDoc                    *common);
void              steller_odt_writer_free              (StellerOdtWriter          *self);

/* steller-odt-writer.c */
char             *steller_odt_writer_take_name         (StellerOdtWriter          *self,
                                                        const char                *name,
                                                        gsize                      length);
xmlNode          *steller_odt_writer_add_paragraph     (StellerOdtWriter          *self,
                                                        xmlNode                   *parent,
                                                        const char                *style_name);
void              steller_odt_writer_add_text          (StellerOdtWriter          *self,
                                                        xmlNode                   *parent,
                                                        const char                *text);

/* steller-odt-styles.c */
const char       *steller_odt_writer_language_style    (StellerOdtWriter          *self,
                                                        const char                *language);
const char       *steller_odt_writer_passage_style     (StellerOdtWriter          *self);
const char       *steller_odt_writer_alignment_style   (StellerOdtWriter          *self,
                                                        const char                *parent,
                                                        StellerAlignment           alignment);
const char       *steller_odt_writer_blocks_style      (StellerOdtWriter          *self);
const char       *steller_odt_writer_ground_style      (StellerOdtWriter          *self,
                                                        const char                *parent);
xmlNode          *steller_odt_writer_add_style         (StellerOdtWriter          *self,
                                                        const char                *family,
                                                        const char                *name,
                                                        const char                *parent);
const char       *steller_odt_writer_copy_style        (StellerOdtWriter          *self,
                                                        const char                *family,
                                                        const char                *name);
const char       *steller_odt_writer_number_style      (StellerOdtWriter          *self,
                                                        guint                      n_bullet_levels);

/* steller-odt-spans.c */
void              steller_odt_writer_add_spans         (StellerOdtWriter          *self,
                                                        xmlNode                   *parent,
                                                        const StellerBlock        *block);

/* steller-odt-blocks.c */
void              steller_odt_writer_add_block         (StellerOdtWriter          *self,
                                                        xmlNode                   *parent,
                                                        const StellerBlock        *block,
                                                        const char                *style_name);

/* steller-odt-table.c */
void              steller_odt_writer_add_table         (StellerOdtWriter          *self,
                                                        xmlNode                   *parent,
                                                        const StellerBlock        *block,
                                                        const char                *table_style,
                                                        const char                *text_style,
                                                        double                     width);

/* steller-odt-keep.c */
void              steller_odt_writer_keep_with_next    (StellerOdtWriter          *self,
                                                        xmlNode                   *node);

/* steller-odt-stored.c */
void              steller_odt_writer_drop_bookmarks    (StellerOdtWriter          *self);
void              steller_odt_writer_settle_fields     (StellerOdtWriter          *self);

/* steller-odt-fill.c */
gboolean          steller_odt_writer_fill              (StellerOdtWriter          *self,
                                                        GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerOdtWriter, steller_odt_writer_free)

G_END_DECLS
