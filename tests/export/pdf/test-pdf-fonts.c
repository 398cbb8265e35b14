/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/steller-pdf-fonts.h"

/* fsType of ISO/IEC 14496-22, 5.2.7.2.5. */
static const struct
{
  const char *name;
  guint16 permissions;
  StellerPdfEmbedding embedding;
} cases[] = {
  { "installable", 0x0000, STELLER_PDF_EMBEDDING_ALLOWED },
  { "restricted", 0x0002, STELLER_PDF_EMBEDDING_RESTRICTED },
  { "preview", 0x0004, STELLER_PDF_EMBEDDING_ALLOWED },
  { "editable", 0x0008, STELLER_PDF_EMBEDDING_ALLOWED },
  { "restricted-or-preview", 0x0006, STELLER_PDF_EMBEDDING_ALLOWED },
  { "restricted-or-editable", 0x000a, STELLER_PDF_EMBEDDING_ALLOWED },
  { "whole", 0x0108, STELLER_PDF_EMBEDDING_WHOLE },
  { "bitmaps", 0x0204, STELLER_PDF_EMBEDDING_BITMAPS },
  { "restricted-bitmaps", 0x0202, STELLER_PDF_EMBEDDING_RESTRICTED },
  { "whole-bitmaps", 0x0300, STELLER_PDF_EMBEDDING_BITMAPS },
  { "reserved", 0xfc01, STELLER_PDF_EMBEDDING_ALLOWED },
};

static void
test_permissions (gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);

  g_assert_cmpint (steller_pdf_fonts_parse_permissions (cases[index].permissions), ==, cases[index].embedding);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/fonts/permissions/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_permissions);
    }

  return g_test_run ();
}
