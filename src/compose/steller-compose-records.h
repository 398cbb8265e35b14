/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-compose-field.h"

gboolean steller_compose_records (const StellerEdition *edition, const StellerFieldType *type, const char *label,
                                  const char *ground, StellerDocumentBuilder *builder, GError **error);
