/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char *random_markup_new (GRand *random, guint n_tokens);
GRand *random_markup_start (guint32 *seed);
