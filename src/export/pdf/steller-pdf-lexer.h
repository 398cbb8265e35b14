/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StellerPdfTokenKind:
 * @STELLER_PDF_TOKEN_END: the content is over
 * @STELLER_PDF_TOKEN_NUMBER: an integer or a real
 * @STELLER_PDF_TOKEN_NAME: a name with its slash
 * @STELLER_PDF_TOKEN_STRING: a literal or hexadecimal string with its brackets
 * @STELLER_PDF_TOKEN_BRACKET: one of `[ ] << >> { }`
 * @STELLER_PDF_TOKEN_KEYWORD: one of `true`, `false`, `null`
 * @STELLER_PDF_TOKEN_OPERATOR: any other run of regular characters
 * @STELLER_PDF_TOKEN_BROKEN: a string that never ends, or a bracket that nothing opened
 *
 * The kinds of tokens in a content stream.
 */
typedef enum
{
  STELLER_PDF_TOKEN_END,
  STELLER_PDF_TOKEN_NUMBER,
  STELLER_PDF_TOKEN_NAME,
  STELLER_PDF_TOKEN_STRING,
  STELLER_PDF_TOKEN_BRACKET,
  STELLER_PDF_TOKEN_KEYWORD,
  STELLER_PDF_TOKEN_OPERATOR,
  STELLER_PDF_TOKEN_BROKEN,
} StellerPdfTokenKind;

typedef struct
{
  StellerPdfTokenKind kind;
  gsize start;
  gsize end;
} StellerPdfToken;

typedef struct
{
  const guint8 *data;
  gsize length;
  gsize position;
} StellerPdfLexer;

void                steller_pdf_lexer_init     (StellerPdfLexer       *self,
                                                const guint8          *data,
                                                gsize                  length);
StellerPdfTokenKind steller_pdf_lexer_next     (StellerPdfLexer       *self,
                                                StellerPdfToken       *token);
gboolean            steller_pdf_lexer_token_is (const StellerPdfLexer *self,
                                                const StellerPdfToken *token,
                                                const char            *text);

G_END_DECLS
