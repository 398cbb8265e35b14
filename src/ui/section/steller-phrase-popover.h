/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STELLER_TYPE_PHRASE_POPOVER (steller_phrase_popover_get_type ())
G_DECLARE_FINAL_TYPE (StellerPhrasePopover, steller_phrase_popover, STELLER, PHRASE_POPOVER, GtkPopover)

GtkWidget *steller_phrase_popover_new (const char *const *phrases);

G_END_DECLS
