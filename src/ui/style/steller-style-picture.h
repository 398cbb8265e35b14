/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "steller-style.h"

G_BEGIN_DECLS

void steller_style_picture_make (StellerStyle *style, guint width, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
GdkTexture *steller_style_picture_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
