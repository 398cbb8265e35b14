/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STELLER_NOTE_MEDIA_TYPE "application/vnd.steller.nota+json"

void steller_recent_add (GFile *file, const char *subject);
void steller_recent_remove (const char *uri);
GPtrArray *steller_recent_list (guint limit);
char *steller_recent_format_time (GDateTime *time, GDateTime *now);

G_END_DECLS
