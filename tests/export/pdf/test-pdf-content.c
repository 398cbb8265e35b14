/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "pdf/steller-pdf-content.h"
#include "steller-error.h"

#define LAYOUT "/Artifact <</Type /Layout>> BDC"
#define HEADER "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC"
#define FOOTER "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC"

#define MAX_MARKS 4

typedef struct
{
  const char *name;
  const char *content;
  const char *marks;    /* per marked content a letter: c content, l h f artifacts, b e the signs of figures, - none */
  const char *expected; /* the new content; NULL for an error */
  const char *message;  /* a part of the error's message */
} ContentCase;

static const ContentCase content_cases[] = {
  /* what stays as it is */
  { "empty", "", "", "" },
  { "graphics-state", "q 1 0 0 1 0 0 cm 0 g Q\n", "", "q 1 0 0 1 0 0 cm 0 g Q\n" },
  { "tagged-text", "/P << /MCID 0 >> BDC\nBT (a) Tj ET\nEMC\n", "c", "/P << /MCID 0 >> BDC\nBT (a) Tj ET\nEMC\n" },
  { "tagged-rule", "/P <</MCID 0>> BDC 0 0 1 1 re f EMC", "c", "/P <</MCID 0>> BDC 0 0 1 1 re f EMC" },
  { "nested-actual-text", "/P <</MCID 0>> BDC /Span <</ActualText <FEFF>>> BDC (a) Tj EMC EMC", "c",
    "/P <</MCID 0>> BDC /Span <</ActualText <FEFF>>> BDC (a) Tj EMC EMC" },
  { "operators-in-string", "/P <</MCID 0>> BDC (0 0 1 1 re f EMC /MCID 9) Tj EMC", "c",
    "/P <</MCID 0>> BDC (0 0 1 1 re f EMC /MCID 9) Tj EMC" },
  { "clip", "0 0 9 9 re W n", "", "0 0 9 9 re W n" },
  { "clip-even-odd", "q 0 0 9 9 re W* n Q", "", "q 0 0 9 9 re W* n Q" },
  { "keyword-operand", "/P <</X true /MCID 0>> BDC EMC", "c", "/P <</X true /MCID 0>> BDC EMC" },
  { "gap-in-numbers", "/P <</MCID 2>> BDC EMC", "--c", "/P <</MCID 2>> BDC EMC" },

  /* figures: the signs at their beginning and end go, and what is between them is marked content */
  { "figure", "/Figure <</MCID 0>> BDC 0 g BT (.) Tj ET EMC q /x1 Do Q /NonStruct <</MCID 1>> BDC BT (.) Tj ET EMC 1 g",
    "be", "/Figure <</MCID 0>> BDC 0 g   q /x1 Do Q   EMC 1 g" },
  { "figure-of-paths",
    "/Figure <</MCID 0>> BDC BT (.) Tj ET EMC 0 0 1 1 re f /NonStruct <</MCID 1>> BDC BT (.) Tj ET EMC",
    "be", "/Figure <</MCID 0>> BDC   0 0 1 1 re f   EMC" },
  { "figure-of-nothing", "/Figure <</MCID 0>> BDC BT (.) Tj ET EMC /NonStruct <</MCID 1>> BDC BT (.) Tj ET EMC", "be",
    "/Figure <</MCID 0>> BDC     EMC" },
  { "figure-with-text",
    "/Figure <</MCID 0>> BDC BT (.) Tj ET EMC /x1 Do /Figure <</MCID 1>> BDC BT (a) Tj ET EMC /x2 Do "
    "/NonStruct <</MCID 2>> BDC BT (.) Tj ET EMC",
    "bbe",
    "/Figure <</MCID 0>> BDC   /x1 Do EMC\n/Figure <</MCID 1>> BDC BT (a) Tj ET EMC " LAYOUT "\n/x2 Do\nEMC   " },
  { "figure-with-text-at-once",
    "/Figure <</MCID 0>> BDC BT (.) Tj ET /x1 Do BT (a) Tj ET EMC /NonStruct <</MCID 1>> BDC BT (.) Tj ET EMC", "be",
    "/Figure <</MCID 0>> BDC  /x1 Do BT (a) Tj ET    EMC" },
  { "two-figures",
    "/Figure <</MCID 0>> BDC BT (.) Tj ET EMC /x1 Do /NonStruct <</MCID 1>> BDC BT (.) Tj ET EMC "
    "/Figure <</MCID 2>> BDC BT (.) Tj ET EMC /x1 Do /NonStruct <</MCID 3>> BDC BT (.) Tj ET EMC",
    "bebe", "/Figure <</MCID 0>> BDC   /x1 Do   EMC /Figure <</MCID 2>> BDC   /x1 Do   EMC" },
  { "figure-without-end", "/Figure <</MCID 0>> BDC BT (.) Tj ET EMC /x1 Do", "b", NULL, "never ends" },
  { "end-without-figure", "/NonStruct <</MCID 0>> BDC BT (.) Tj ET EMC", "e", NULL, "no figure" },
  { "figure-within-content", "/P <</MCID 0>> BDC /Figure <</MCID 1>> BDC BT (.) Tj ET EMC EMC", "cb", NULL,
    "figure within" },

  /* artifacts */
  { "header", "/NonStruct << /MCID 0 >> BDC\n(a) Tj\nEMC", "h", HEADER "\n(a) Tj\nEMC" },
  { "footer", "q\n/NonStruct << /MCID 0 >> BDC\n(a) Tj\nEMC Q", "f", "q\n" FOOTER "\n(a) Tj\nEMC Q" },
  { "row", "/NonStruct <</MCID 0>> BDC (a) Tj EMC", "l", LAYOUT " (a) Tj EMC" },
  { "mixed", "/NonStruct <</MCID 1>> BDC (a) Tj EMC /P <</MCID 0>> BDC (b) Tj EMC /NonStruct <</MCID 2>>BDC EMC", "chf",
    HEADER " (a) Tj EMC /P <</MCID 0>> BDC (b) Tj EMC " FOOTER " EMC" },
  { "rule-in-artifact", "/NonStruct <</MCID 0>> BDC 0 0 1 1 re f EMC", "f", FOOTER " 0 0 1 1 re f EMC" },

  /* what lies outside the structure */
  { "rule", "0 g\n0 0 1 1 re f\n1 g", "", "0 g\n" LAYOUT "\n0 0 1 1 re f\nEMC\n1 g" },
  { "rule-even-odd", "0 0 1 1 re f*", "", LAYOUT "\n0 0 1 1 re f*\nEMC" },
  { "stroke", "1 2 m 3 4 l S", "", LAYOUT "\n1 2 m 3 4 l S\nEMC" },
  { "two-figures-one-path", "0 0 1 1 re 2 2 1 1 re B", "", LAYOUT "\n0 0 1 1 re 2 2 1 1 re B\nEMC" },
  { "two-rules", "0 0 1 1 re f 2 2 1 1 re f", "", LAYOUT "\n0 0 1 1 re f\nEMC " LAYOUT "\n2 2 1 1 re f\nEMC" },
  { "paint-nothing", "f", "", "f" },
  { "image", "q 1 0 0 1 0 0 cm /x5 Do Q", "", "q 1 0 0 1 0 0 cm " LAYOUT "\n/x5 Do\nEMC Q" },
  { "shading", "/sh0 sh", "", LAYOUT "\n/sh0 sh\nEMC" },
  { "clip-then-rule", "0 0 9 9 re W n 0 0 1 1 re f", "", "0 0 9 9 re W n " LAYOUT "\n0 0 1 1 re f\nEMC" },
  { "comment-with-operators", "% 0 0 1 1 re f Tj\n0 0 1 1 re f", "",
    "% 0 0 1 1 re f Tj\n" LAYOUT "\n0 0 1 1 re f\nEMC" },
  { "between", "/P <</MCID 0>> BDC (a) Tj EMC 0 0 1 1 re f /P <</MCID 1>> BDC (b) Tj EMC", "cc",
    "/P <</MCID 0>> BDC (a) Tj EMC " LAYOUT "\n0 0 1 1 re f\nEMC /P <</MCID 1>> BDC (b) Tj EMC" },

  /* what must not be */
  { "untagged-text", "BT (a) Tj ET", "", NULL, "text outside" },
  { "untagged-text-array", "BT [(a)] TJ ET", "", NULL, "text outside" },
  { "untagged-text-next-line", "BT (a) ' ET", "", NULL, "text outside" },
  { "untagged-text-spaced", "BT 1 2 (a) \" ET", "", NULL, "text outside" },
  { "inline-image", "BI /W 1 ID x EI", "", NULL, "inline image" },
  { "artifact-in-content", "/P <</MCID 0>> BDC /NonStruct <</MCID 1>> BDC EMC EMC", "ch", NULL, "within marked" },
  { "never-ends", "/P <</MCID 0>> BDC (a) Tj", "c", NULL, "never ends" },
  { "never-began", "EMC", "", NULL, "never began" },
  { "not-in-structure", "/P <</MCID 1>> BDC EMC", "c", NULL, "not in the structure" },
  { "none-in-structure", "/P <</MCID 0>> BDC EMC", "-c", NULL, "not in the structure" },
  { "negative", "/P <</MCID -1>> BDC EMC", "c", NULL, "not in the structure" },
  { "huge", "/P <</MCID 99999999999999999999>> BDC EMC", "c", NULL, "not in the structure" },
  { "no-number", "/P <</MCID /x>> BDC EMC", "c", NULL, "not in the structure" },
  { "twice", "/P <</MCID 0>> BDC EMC /P <</MCID 0>> BDC EMC", "c", NULL, "twice" },
  { "missing", "/P <</MCID 0>> BDC EMC", "cc", NULL, "1 is not here" },
  { "begins-in-path", "0 0 1 1 re /P <</MCID 0>> BDC f EMC", "c", NULL, "within a path" },
  { "ends-in-path", "/P <</MCID 0>> BDC 0 0 1 1 re EMC f", "c", NULL, "within a path" },
  { "object-in-path", "0 0 1 1 re /x Do f", "", NULL, "within a path" },
  { "broken-string", "/P <</MCID 0>> BDC (a Tj EMC", "c", NULL, "unreadable token at byte 19" },
  { "broken-angle", "0 g >", "", NULL, "unreadable token at byte 4" },
};

static guint
read_marks (const char     *letters,
            StellerPdfMark *marks)
{
  for (guint i = 0; letters[i]; i++)
    switch (letters[i])
      {
      case 'c':
        marks[i] = STELLER_PDF_MARK_CONTENT;
        break;
      case 'l':
        marks[i] = STELLER_PDF_MARK_LAYOUT;
        break;
      case 'h':
        marks[i] = STELLER_PDF_MARK_HEADER;
        break;
      case 'b':
        marks[i] = STELLER_PDF_MARK_FIGURE;
        break;
      case 'e':
        marks[i] = STELLER_PDF_MARK_FIGURE_END;
        break;
      case 'f':
        marks[i] = STELLER_PDF_MARK_FOOTER;
        break;
      default:
        marks[i] = STELLER_PDF_MARK_NONE;
        break;
      }

  return strlen (letters);
}

static void
test_content (gconstpointer data)
{
  const ContentCase *test = data;
  const gsize length = strlen (test->content);
  g_autofree guint8 *content = g_memdup2 (test->content, length);
  g_autoptr (GByteArray) classified = NULL;
  g_autoptr (GError) error = NULL;
  StellerPdfMark marks[MAX_MARKS];
  guint n_marks = read_marks (test->marks, marks);

  classified = steller_pdf_content_classify (content, length, marks, n_marks, &error);

  if (test->expected)
    {
      g_assert_no_error (error);
      g_assert_nonnull (classified);
      g_assert_cmpmem (classified->data, classified->len, test->expected, strlen (test->expected));
    }
  else
    {
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, test->message));
      g_assert_null (classified);
    }
}

/* Whatever the tokens are, an answer comes, and what is accepted once is accepted again as it came out: nothing then
 * lies outside the structure any more. */
static void
test_content_random (void)
{
  static const char * const tokens[] = {
    "/P <</MCID 0>> BDC ", "/NonStruct <</MCID 1>> BDC ", "/Span <</ActualText (x)>> BDC ", "EMC ", "EMC ", "(a) Tj ",
    "0 0 1 1 re ", "1 2 m ", "f ", "S ", "n ", "W ", "/x Do ", "q ", "Q ", "% x\n", "[ ", ">> ", "true ", "7 ",
  };
  static const StellerPdfMark marks[] = { STELLER_PDF_MARK_CONTENT, STELLER_PDF_MARK_FOOTER };
  guint n_accepted = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) content = g_string_new (NULL);
      g_autoptr (GByteArray) once = NULL;
      g_autoptr (GByteArray) twice = NULL;
      g_autoptr (GError) error = NULL;
      guint n_tokens = g_test_rand_int_range (0, 12);
      guint n_marks = 0;

      for (guint i = 0; i < n_tokens; i++)
        g_string_append (content, tokens[g_test_rand_int_range (0, G_N_ELEMENTS (tokens))]);
      if (strstr (content->str, "/MCID 0"))
        n_marks = strstr (content->str, "/MCID 1") ? 2 : 1;

      once = steller_pdf_content_classify ((const guint8 *) content->str, content->len, marks, n_marks, NULL);
      if (!once)
        continue;
      n_accepted++;
      twice = steller_pdf_content_classify (once->data, once->len, marks, MIN (n_marks, 1), &error);
      g_assert_no_error (error);
      g_assert_cmpmem (once->data, once->len, twice->data, twice->len);
    }

  g_assert_cmpuint (n_accepted, >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (content_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/content/", content_cases[i].name, NULL);

      g_test_add_data_func (path, &content_cases[i], test_content);
    }
  g_test_add_func ("/pdf/content-random", test_content_random);

  return g_test_run ();
}
