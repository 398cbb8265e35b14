/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean steller_xml_scan (const char *text, gsize length, const char *part, GError **error);

G_END_DECLS
