/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-pdf-lexer.h"

#include <string.h>

/* The character classes of ISO 32000-1, 7.2.2; whatever is neither is regular. */
static gboolean
is_white_space (guint8 c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (guint8 c)
{
  switch (c)
    {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_regular (guint8 c)
{
  return !is_white_space (c) && !is_delimiter (c);
}

static void
skip_white_space_and_comments (StellerPdfLexer *self)
{
  while (self->position < self->length)
    {
      guint8 c = self->data[self->position];

      if (c == '%')
        while (self->position < self->length && self->data[self->position] != '\n' &&
               self->data[self->position] != '\r')
          self->position++;
      else if (is_white_space (c))
        self->position++;
      else
        break;
    }
}

static StellerPdfTokenKind
read_literal_string (StellerPdfLexer *self)
{
  gsize depth = 0;

  while (self->position < self->length)
    {
      guint8 c = self->data[self->position++];

      if (c == '\\')
        self->position = MIN (self->position + 1, self->length);
      else if (c == '(')
        depth++;
      else if (c == ')' && --depth == 0)
        return STELLER_PDF_TOKEN_STRING;
    }

  return STELLER_PDF_TOKEN_BROKEN;
}

static StellerPdfTokenKind
read_hexadecimal_string (StellerPdfLexer *self)
{
  const guint8 *end = memchr (self->data + self->position, '>', self->length - self->position);

  self->position = end ? (gsize) (end - self->data) + 1 : self->length;

  return end ? STELLER_PDF_TOKEN_STRING : STELLER_PDF_TOKEN_BROKEN;
}

static StellerPdfTokenKind
read_delimited (StellerPdfLexer *self)
{
  guint8 c = self->data[self->position];
  guint8 next = self->position + 1 < self->length ? self->data[self->position + 1] : '\0';

  switch (c)
    {
    case '(':
      return read_literal_string (self);

    case '<':
      if (next != '<')
        return read_hexadecimal_string (self);
      self->position += 2;
      return STELLER_PDF_TOKEN_BRACKET;

    case '>':
      self->position += next == '>' ? 2 : 1;
      return next == '>' ? STELLER_PDF_TOKEN_BRACKET : STELLER_PDF_TOKEN_BROKEN;

    case ')':
      self->position++;
      return STELLER_PDF_TOKEN_BROKEN;

    case '/':
      self->position++;
      while (self->position < self->length && is_regular (self->data[self->position]))
        self->position++;
      return STELLER_PDF_TOKEN_NAME;

    default:
      self->position++;
      return STELLER_PDF_TOKEN_BRACKET;
    }
}

static StellerPdfTokenKind
read_regular (StellerPdfLexer *self,
              StellerPdfToken *token)
{
  guint8 c = self->data[self->position];

  while (self->position < self->length && is_regular (self->data[self->position]))
    self->position++;
  token->end = self->position;

  if (g_ascii_isdigit (c) || c == '+' || c == '-' || c == '.')
    return STELLER_PDF_TOKEN_NUMBER;
  if (steller_pdf_lexer_token_is (self, token, "true") || steller_pdf_lexer_token_is (self, token, "false") ||
      steller_pdf_lexer_token_is (self, token, "null"))
    return STELLER_PDF_TOKEN_KEYWORD;

  return STELLER_PDF_TOKEN_OPERATOR;
}

/**
 * steller_pdf_lexer_init: (skip)
 * @self: (out caller-allocates): the lexer
 * @data: the decoded bytes of a content stream, which must outlive @self
 * @length: how many
 *
 * Begins to read a content stream.
 */
void
steller_pdf_lexer_init (StellerPdfLexer *self,
                        const guint8    *data,
                        gsize            length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (data != NULL || length == 0);

  self->data = data;
  self->length = length;
  self->position = 0;
}

/**
 * steller_pdf_lexer_next: (skip)
 * @self: the lexer
 * @token: (out caller-allocates): the token; its bytes are those from `start` up to, not including, `end`
 *
 * Reads the next token by the rules of ISO 32000-1, 7.2 and 7.3. Any bytes at all can be read: each call but the last
 * consumes at least one, and none reads past the end.
 *
 * Returns: the kind of the token
 */
StellerPdfTokenKind
steller_pdf_lexer_next (StellerPdfLexer *self,
                        StellerPdfToken *token)
{
  g_return_val_if_fail (self != NULL, STELLER_PDF_TOKEN_BROKEN);
  g_return_val_if_fail (token != NULL, STELLER_PDF_TOKEN_BROKEN);

  skip_white_space_and_comments (self);
  token->start = self->position;

  if (self->position == self->length)
    token->kind = STELLER_PDF_TOKEN_END;
  else if (is_delimiter (self->data[self->position]))
    token->kind = read_delimited (self);
  else
    token->kind = read_regular (self, token);

  token->end = self->position;

  return token->kind;
}

/**
 * steller_pdf_lexer_token_is: (skip)
 * @self: the lexer that read the token
 * @token: a token
 * @text: what to compare with
 *
 * Compares the bytes of a token.
 *
 * Returns: whether they are exactly those of @text
 */
gboolean
steller_pdf_lexer_token_is (const StellerPdfLexer *self,
                            const StellerPdfToken *token,
                            const char            *text)
{
  gsize length = token->end - token->start;

  return strlen (text) == length && memcmp (self->data + token->start, text, length) == 0;
}
