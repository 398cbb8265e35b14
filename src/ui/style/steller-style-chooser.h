/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "steller-note.h"

G_BEGIN_DECLS

#define STELLER_TYPE_STYLE_CHOOSER (steller_style_chooser_get_type ())
G_DECLARE_FINAL_TYPE (StellerStyleChooser, steller_style_chooser, STELLER, STYLE_CHOOSER, AdwDialog)

AdwDialog *steller_style_chooser_new (StellerNote *note);

G_END_DECLS
