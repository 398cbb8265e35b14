/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-markup-source.h"

GPtrArray *steller_markup_parse_passage (const StellerMarkupSource *source);
