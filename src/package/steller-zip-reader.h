/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STELLER_TYPE_ZIP_READER (steller_zip_reader_get_type ())

G_DECLARE_FINAL_TYPE (StellerZipReader, steller_zip_reader, STELLER, ZIP_READER, GObject)

StellerZipReader *steller_zip_reader_new (GBytes *bytes, GError **error);

const char *const *steller_zip_reader_get_names (StellerZipReader *self);
gboolean steller_zip_reader_has (StellerZipReader *self, const char *name);
GBytes *steller_zip_reader_read (StellerZipReader *self, const char *name, GError **error);

G_END_DECLS
