/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void style_folder_init (void);
char *style_folder_get_path (const char *name);
void style_folder_write (const char *name, const char *content);
void style_folder_write_style (const char *name, const char *title, guint width);
void style_folder_clear (void);

G_END_DECLS
