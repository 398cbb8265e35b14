/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document-builder.h"
#include "steller-grounds.h"
#include "steller-note.h"

/* What the parts of composing need to know of the edition that is being made. */
typedef struct {
  StellerNote *note;
  StellerNoteType *type;
  StellerGrounds *grounds;
  StellerAudience audience;
  const char *language;
} StellerEdition;

gboolean steller_compose_field (const StellerEdition *edition, const StellerFieldType *type,
                                StellerDocumentBuilder *builder, GError **error);
gboolean steller_compose_check_size (const StellerEdition *edition, char **sections, GError **error);
char *steller_compose_plain (const StellerEdition *edition, const char *text, const char *member, GError **error);
GPtrArray *steller_compose_spans (const StellerEdition *edition, const char *text, const char *ground,
                                  gboolean with_source, const char *member, GError **error);
