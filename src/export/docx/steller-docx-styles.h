/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-style.h"

G_BEGIN_DECLS

/* What has no style in a house style: the frame round blocks and passages that the public edition will not hold. */
#define STELLER_DOCX_BLOCKS_STYLE "RedactionFrame"
#define STELLER_DOCX_PASSAGE_STYLE "RedactionPassage"

/**
 * StellerDocxStyle:
 * @family: `paragraph`, `text` or `table`
 * @name: its encoded name in the house style
 * @id: its id in the DOCX
 * @title: its name in the DOCX: for a style that word processors have themselves their own, in English, which they
 *   show in the language of the user
 * @builtin: whether it is such a style
 * @parent: (nullable): the style that it is based on
 * @next: (nullable): the style of the paragraph after it
 *
 * A common style of a house style that the DOCX has, too.
 */
typedef struct _StellerDocxStyle StellerDocxStyle;

struct _StellerDocxStyle {
  const char *family;
  char *name;
  char *id;
  char *title;
  gboolean builtin;
  const StellerDocxStyle *parent;
  const StellerDocxStyle *next;
};

typedef struct _StellerDocxStyles StellerDocxStyles;

StellerDocxStyles      *steller_docx_styles_new       (StellerStyle       *style,
                                                       GError            **error);
void                    steller_docx_styles_free      (StellerDocxStyles  *self);

StellerStyle           *steller_docx_styles_get_style (StellerDocxStyles  *self);
guint                   steller_docx_styles_get_n     (StellerDocxStyles  *self);
const StellerDocxStyle *steller_docx_styles_get_nth   (StellerDocxStyles  *self,
                                                       guint               index);
const StellerDocxStyle *steller_docx_styles_find      (StellerDocxStyles  *self,
                                                       const char         *family,
                                                       const char         *name);

/* steller-docx-styles-part.c */
GBytes                 *steller_docx_styles_write     (StellerDocxStyles  *self,
                                                       const char         *language);

/* steller-docx-fonts.c */
GBytes                 *steller_docx_fonts_write      (StellerDocxStyles  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerDocxStyles, steller_docx_styles_free)

G_END_DECLS
