/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "steller-history.h"

G_BEGIN_DECLS

void steller_text_history_install_actions (GtkWidgetClass *widget_class);
void steller_text_history_follow (GtkTextView *view, StellerHistory *history);

G_END_DECLS
