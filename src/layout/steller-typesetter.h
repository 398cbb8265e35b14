/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "steller-grounds.h"
#include "steller-picture.h"
#include "steller-style.h"

G_BEGIN_DECLS

/*
 * StellerFaceFlags: what a piece of text is, as far as that decides its look.
 */
typedef enum {
  STELLER_FACE_PLAIN = 0,
  STELLER_FACE_BOLD = 1 << 0,
  STELLER_FACE_ITALIC = 1 << 1,
  STELLER_FACE_SUPERSCRIPT = 1 << 2,
  STELLER_FACE_LINK = 1 << 3,
  STELLER_FACE_BAR = 1 << 4,
  STELLER_FACE_GROUND = 1 << 5,
} StellerFaceFlags;

/*
 * StellerFace: a font at a size with its colour, as the style has it for one kind of text in one paragraph style.
 * Lengths are points; the line gap of the font counts as ascent, as LibreOffice has it.
 */
typedef struct {
  PangoFontDescription *description;
  double size;
  double ascent;
  double descent;
  double rise;
  StellerColor color;
  gboolean has_background;
  StellerColor background;
  gboolean underline;
} StellerFace;

/*
 * StellerTypesetter: what setting type needs: fonts, faces and the text that is already set. Pango's fonts may be
 * used by one thread at a time, and what is drawn uses them as well, so everybody who sets, draws or frees takes the
 * lock.
 */
typedef struct _StellerTypesetter StellerTypesetter;

StellerTypesetter *steller_typesetter_new (StellerStyle *style, double max_height);
StellerTypesetter *steller_typesetter_ref (StellerTypesetter *self);
void steller_typesetter_unref (StellerTypesetter *self);
void steller_typesetter_lock (StellerTypesetter *self);
void steller_typesetter_unlock (StellerTypesetter *self);
void steller_typesetter_yield (StellerTypesetter *self);

StellerStyle *steller_typesetter_get_style (StellerTypesetter *self);
GHashTable *steller_typesetter_get_settings (StellerTypesetter *self);
double steller_typesetter_get_max_height (StellerTypesetter *self);
PangoLayout *steller_typesetter_get_layout (StellerTypesetter *self, gboolean label);
const char *steller_typesetter_get_language (StellerTypesetter *self);
void steller_typesetter_set_language (StellerTypesetter *self, const char *language);
char *steller_typesetter_describe_ground (StellerTypesetter *self, const char *ground);
const StellerFace *steller_typesetter_get_face (StellerTypesetter *self, const StellerParagraphStyle *style,
                                                StellerFaceFlags flags);
gboolean steller_typesetter_has_fonts (StellerTypesetter *self);
StellerPicture *steller_typesetter_get_picture (StellerTypesetter *self, StellerImage *image);
void steller_typesetter_add_warnings (StellerTypesetter *self, GPtrArray *warnings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerTypesetter, steller_typesetter_unref)

G_END_DECLS
