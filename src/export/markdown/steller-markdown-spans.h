/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/steller-markdown-line.h"
#include "steller-block.h"
#include "text/steller-export-words.h"

G_BEGIN_DECLS

char *steller_markdown_write_spans (const StellerBlock       *block,
                                    StellerMarkdownPlace      place,
                                    const StellerExportWords *words);
char *steller_markdown_escape      (const char               *text,
                                    StellerMarkdownPlace      place);

G_END_DECLS
