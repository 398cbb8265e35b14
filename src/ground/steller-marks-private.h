/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-marks.h"

G_BEGIN_DECLS

guint64 steller_marks_get_n_steps (StellerMarks *self);

G_END_DECLS
