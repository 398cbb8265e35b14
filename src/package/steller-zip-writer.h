/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STELLER_TYPE_ZIP_WRITER (steller_zip_writer_get_type ())

G_DECLARE_FINAL_TYPE (StellerZipWriter, steller_zip_writer, STELLER, ZIP_WRITER, GObject)

StellerZipWriter *steller_zip_writer_new (GError **error);

gboolean steller_zip_writer_add (StellerZipWriter *self, const char *name, GBytes *bytes, gboolean stored,
                                 GError **error);
GBytes *steller_zip_writer_finish (StellerZipWriter *self, GError **error);

G_END_DECLS
