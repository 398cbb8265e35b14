/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *steller_file_checksum_compute (GFile *file, GCancellable *cancellable, GError **error);
void steller_file_checksum_compute_async (GFile *file,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
char *steller_file_checksum_compute_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
