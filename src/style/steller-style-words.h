/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *steller_style_get_word (const char *name, const char *language);

G_END_DECLS
