/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "pdf/steller-pdf-lexer.h"

typedef struct
{
  const char *name;
  const char *content;
  gssize length;         /* -1: up to the NUL */
  const char *expected;  /* per token a letter for its kind and its text, with a bar after each */
} LexerCase;

static const char kind_letters[] = {
  [STELLER_PDF_TOKEN_END] = 'e',     [STELLER_PDF_TOKEN_NUMBER] = 'd',   [STELLER_PDF_TOKEN_NAME] = 'n',
  [STELLER_PDF_TOKEN_STRING] = 's',  [STELLER_PDF_TOKEN_BRACKET] = 'b',  [STELLER_PDF_TOKEN_KEYWORD] = 'k',
  [STELLER_PDF_TOKEN_OPERATOR] = 'o', [STELLER_PDF_TOKEN_BROKEN] = '!',
};

static const LexerCase lexer_cases[] = {
  { "empty", "", -1, "" },
  { "white-space", " \t\r\n\f\0 ", 7, "" },
  { "operators", "q Q f* ' \" T*", -1, "oq|oQ|of*|o'|o\"|oT*|" },
  { "numbers", "1 -2 +3 .5 -.5 4.", -1, "d1|d-2|d+3|d.5|d-.5|d4.|" },
  { "keywords", "true false null nullx", -1, "ktrue|kfalse|knull|onullx|" },
  { "names", "/A/B /C#20D / /E(f)", -1, "n/A|n/B|n/C#20D|n/|n/E|s(f)|" },
  { "text-array", "[<00>-3(a)]TJ", -1, "b[|s<00>|d-3|s(a)|b]|oTJ|" },
  { "dictionary", "<</MCID 3>>BDC", -1, "b<<|n/MCID|d3|b>>|oBDC|" },
  { "nested-parentheses", "(a(b)c)Tj", -1, "s(a(b)c)|oTj|" },
  { "escaped-parentheses", "(a\\)b\\(c\\\\)Tj", -1, "s(a\\)b\\(c\\\\)|oTj|" },
  { "operators-in-string", "(BT /P BMC % ) Tj", -1, "s(BT /P BMC % )|oTj|" },
  { "comment", "q % Tj ( [ \nQ % end", -1, "oq|oQ|" },
  { "comment-carriage-return", "q %x\rQ", -1, "oq|oQ|" },
  { "hexadecimal-with-space", "<0 0\n1>", -1, "s<0 0\n1>|" },
  { "braces", "{ }", -1, "b{|b}|" },
  { "no-space", "1 0 0 rg/F1 12 Tf(x)Tj", -1, "d1|d0|d0|org|n/F1|d12|oTf|s(x)|oTj|" },
  { "high-bytes", "(\377\376) \200", -1, "s(\377\376)|o\200|" },
  { "string-never-ends", "q (abc", -1, "oq|!(abc|" },
  { "string-ends-in-escape", "(abc\\", -1, "!(abc\\|" },
  { "hexadecimal-never-ends", "<00", -1, "!<00|" },
  { "stray-parenthesis", ") q", -1, "!)|oq|" },
  { "stray-angle", "> q", -1, "!>|oq|" },
  { "angle-at-end", "<", -1, "!<|" },
};

static void
test_lexer (gconstpointer data)
{
  const LexerCase *test = data;
  gsize length = test->length < 0 ? strlen (test->content) : (gsize) test->length;
  g_autofree guint8 *content = g_memdup2 (test->content, length);
  g_autoptr (GString) found = g_string_new (NULL);
  StellerPdfLexer lexer;
  StellerPdfToken token;

  steller_pdf_lexer_init (&lexer, content, length);
  while (steller_pdf_lexer_next (&lexer, &token) != STELLER_PDF_TOKEN_END)
    {
      g_string_append_c (found, kind_letters[token.kind]);
      g_string_append_len (found, (const char *) content + token.start, token.end - token.start);
      g_string_append_c (found, '|');
    }

  g_assert_cmpstr (found->str, ==, test->expected);
  g_assert_cmpuint (token.start, ==, length);
}

/* Any bytes at all: tokens follow each other, each holds something, and the end is the end. */
static void
test_lexer_random (void)
{
  static const char alphabet[] = "()<>[]{}/%\\ \n\r\tqTjBDC0123456789.-\0\377";

  for (guint round = 0; round < 2000; round++)
    {
      guint8 content[64];
      gsize length = g_test_rand_int_range (0, sizeof content + 1);
      g_autofree guint8 *exact = NULL;
      StellerPdfLexer lexer;
      StellerPdfToken token;
      gsize last = 0;

      for (gsize i = 0; i < length; i++)
        content[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      exact = g_memdup2 (content, length);

      steller_pdf_lexer_init (&lexer, exact, length);
      while (steller_pdf_lexer_next (&lexer, &token) != STELLER_PDF_TOKEN_END)
        {
          g_assert_cmpuint (token.start, >=, last);
          g_assert_cmpuint (token.end, >, token.start);
          g_assert_cmpuint (token.end, <=, length);
          last = token.end;
        }
      g_assert_cmpuint (token.end, ==, length);
    }
}

static void
test_token_is (void)
{
  static const char content[] = "Tj";
  StellerPdfLexer lexer;
  StellerPdfToken token;

  steller_pdf_lexer_init (&lexer, (const guint8 *) content, 2);
  steller_pdf_lexer_next (&lexer, &token);
  g_assert_true (steller_pdf_lexer_token_is (&lexer, &token, "Tj"));
  g_assert_false (steller_pdf_lexer_token_is (&lexer, &token, "T"));
  g_assert_false (steller_pdf_lexer_token_is (&lexer, &token, "TJ"));
  g_assert_false (steller_pdf_lexer_token_is (&lexer, &token, "Tjx"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lexer_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/lexer/", lexer_cases[i].name, NULL);

      g_test_add_data_func (path, &lexer_cases[i], test_lexer);
    }
  g_test_add_func ("/pdf/lexer-random", test_lexer_random);
  g_test_add_func ("/pdf/token-is", test_token_is);

  return g_test_run ();
}
