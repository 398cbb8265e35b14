/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "steller-style.h"

G_BEGIN_DECLS

void steller_style_files_add (GFile *file, gboolean replace, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
void steller_style_files_copy (StellerStyle *style, const char *title, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
char *steller_style_files_add_finish (GAsyncResult *result, GError **error);

void steller_style_files_remove (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
GBytes *steller_style_files_remove_finish (GAsyncResult *result, GError **error);
void steller_style_files_restore (const char *path, GBytes *bytes, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean steller_style_files_restore_finish (GAsyncResult *result, GError **error);

G_END_DECLS
