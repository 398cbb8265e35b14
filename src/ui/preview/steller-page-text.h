/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "steller-pages.h"

G_BEGIN_DECLS

typedef struct _StellerPageText StellerPageText;

StellerPageText *steller_page_text_new (StellerPages *pages, guint page);
void steller_page_text_free (StellerPageText *self);

const char *steller_page_text_get_text (const StellerPageText *self);
GBytes *steller_page_text_get_range (const StellerPageText *self, guint start, guint end);
GBytes *steller_page_text_get_unit (
    const StellerPageText *self, guint offset, GtkAccessibleTextGranularity granularity, guint *start, guint *end);
gboolean steller_page_text_get_extents (const StellerPageText *self, guint start, guint end, graphene_rect_t *extents);
gboolean steller_page_text_get_offset (const StellerPageText *self, double x, double y, guint *offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerPageText, steller_page_text_free)

G_END_DECLS
