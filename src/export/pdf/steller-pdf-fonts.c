/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-fonts.h"

#include <glib/gi18n-lib.h>
#include <hb.h>

/* How many characters a message names. */
#define MAX_NAMED 5

/* The bits of fsType in the table OS/2 (ISO/IEC 14496-22, 5.2.7.2.5). */
#define PERMISSION_RESTRICTED 0x0002
#define PERMISSION_PREVIEW 0x0004
#define PERMISSION_EDITABLE 0x0008
#define PERMISSION_NO_SUBSET 0x0100
#define PERMISSION_BITMAPS_ONLY 0x0200

#define PERMISSIONS_OFFSET 8

/* Characters that are named in a message, and how many times all of them were found. */
typedef struct
{
  GArray *characters; /* gunichar, each once */
  guint n_found;
} Characters;

typedef struct
{
  StellerExportProfile *profile;
  PangoFont *font;       /* that of the run before, which most often is the same */
  GHashTable *fonts;     /* PangoFont, those that were seen */
  Characters missing;    /* no font has them */
  Characters private;    /* only their font knows what they mean */
} Check;

/**
 * steller_pdf_fonts_parse_permissions: (skip)
 * @permissions: the field fsType of a font
 *
 * Reads what the maker of a font allows. Of several licences in one field the most generous counts (ISO/IEC 14496-22,
 * 5.2.7.2.5). A font that may be embedded to view and to print is good enough: nobody writes in a PDF.
 *
 * Returns: what is allowed
 */
StellerPdfEmbedding
steller_pdf_fonts_parse_permissions (guint16 permissions)
{
  if (permissions & PERMISSION_RESTRICTED && !(permissions & (PERMISSION_PREVIEW | PERMISSION_EDITABLE)))
    return STELLER_PDF_EMBEDDING_RESTRICTED;
  if (permissions & PERMISSION_BITMAPS_ONLY)
    return STELLER_PDF_EMBEDDING_BITMAPS;
  if (permissions & PERMISSION_NO_SUBSET)
    return STELLER_PDF_EMBEDDING_WHOLE;

  return STELLER_PDF_EMBEDDING_ALLOWED;
}

/* A font without the table says nothing of what is not allowed. */
static StellerPdfEmbedding
get_embedding (PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));
  hb_blob_t *table = hb_face_reference_table (face, HB_TAG ('O', 'S', '/', '2'));
  StellerPdfEmbedding embedding = STELLER_PDF_EMBEDDING_ALLOWED;
  unsigned int length;
  const guint8 *data = (const guint8 *) hb_blob_get_data (table, &length);

  if (length >= PERMISSIONS_OFFSET + 2)
    embedding = steller_pdf_fonts_parse_permissions (data[PERMISSIONS_OFFSET] << 8 | data[PERMISSIONS_OFFSET + 1]);
  hb_blob_destroy (table);

  return embedding;
}

static void
add_refusal (StellerExportProfile *profile,
             StellerPdfEmbedding   embedding,
             const char           *family)
{
  switch (embedding)
    {
    case STELLER_PDF_EMBEDDING_RESTRICTED:
      steller_export_profile_add_obstacle (profile, STELLER_STANDARDS_ALL,
                                           _("the licence of the font “%s” does not allow it to be embedded in files"),
                                           family);
      break;
    case STELLER_PDF_EMBEDDING_WHOLE:
      steller_export_profile_add_obstacle (profile, STELLER_STANDARDS_ALL,
                                           _("the licence of the font “%s” does not allow a part of it to be embedded "
                                             "in files"),
                                           family);
      break;
    case STELLER_PDF_EMBEDDING_BITMAPS:
      steller_export_profile_add_obstacle (profile, STELLER_STANDARDS_ALL,
                                           _("the licence of the font “%s” allows its bitmaps only to be embedded in "
                                             "files"),
                                           family);
      break;
    case STELLER_PDF_EMBEDDING_ALLOWED:
    default:
      break;
    }
}

/* PDF/A-2, 6.2.11.4.1, and PDF/UA-1, 7.21.4.1: only fonts that may be embedded for unlimited, universal rendering. */
static void
check_font (Check     *self,
            PangoFont *font)
{
  PangoFontDescription *description;

  if (font == NULL || font == self->font)
    return;
  self->font = font;
  if (!g_hash_table_add (self->fonts, font))
    return;

  description = pango_font_describe (font);
  add_refusal (self->profile, get_embedding (font), pango_font_description_get_family (description));
  pango_font_description_free (description);
}

static void
add_character (Characters *self,
               gunichar    character)
{
  self->n_found++;
  for (guint i = 0; i < self->characters->len; i++)
    if (g_array_index (self->characters, gunichar, i) == character)
      return;
  if (self->characters->len <= MAX_NAMED)
    g_array_append_val (self->characters, character);
}

static void
check_glyphs (Check                *self,
              const StellerTextRun *run)
{
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

      if (glyph != PANGO_GLYPH_INVALID_INPUT && glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        add_character (&self->missing, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
    }
}

/* PDF/A-2, 6.2.11.7.3: a character of which Unicode leaves the meaning open has a text in its place. */
static void
check_text (Check                *self,
            const StellerTextRun *run)
{
  for (gsize i = 0; i < run->length; i++)
    {
      gunichar character;

      /* The private use area begins at U+E000, which is EE 80 80 in UTF-8; most text is below it. */
      if ((guchar) run->text[i] < 0xee)
        continue;
      character = g_utf8_get_char_validated (run->text + i, run->length - i);
      if (g_unichar_type (character) == G_UNICODE_PRIVATE_USE)
        add_character (&self->private, character);
    }
}

static void
check_run (const StellerTextRun *run,
           gpointer              user_data)
{
  Check *self = user_data;

  check_font (self, run->font);
  check_glyphs (self, run);
  if (!run->replaced)
    check_text (self, run);
}

static char *
name_characters (const Characters *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->characters->len, MAX_NAMED); i++)
    {
      gunichar character = g_array_index (self->characters, gunichar, i);

      if (i > 0)
        g_string_append (names, ", ");
      if (g_unichar_isgraph (character) && g_unichar_type (character) != G_UNICODE_PRIVATE_USE)
        {
          g_string_append (names, "“");
          g_string_append_unichar (names, character);
          g_string_append_printf (names, "” (U+%04X)", character);
        }
      else
        {
          g_string_append_printf (names, "U+%04X", character);
        }
    }
  if (self->characters->len > MAX_NAMED)
    g_string_append (names, ", …");

  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
report (Check *self)
{
  g_autofree char *missing = name_characters (&self->missing);
  g_autofree char *private = name_characters (&self->private);

  if (self->missing.n_found > 0)
    steller_export_profile_add_obstacle (self->profile, STELLER_STANDARDS_ALL,
                                         /* Translators: the second one lists characters. */
                                         ngettext ("%u character is in none of the installed fonts, and shows as a "
                                                   "box: %s",
                                                   "%u characters are in none of the installed fonts, and show as "
                                                   "boxes: %s",
                                                   self->missing.n_found),
                                         self->missing.n_found, missing);
  if (self->private.n_found > 0)
    steller_export_profile_add_obstacle (self->profile, STELLER_STANDARDS_PDF_A_2A,
                                         /* Translators: the second one lists characters. */
                                         ngettext ("%u character has a meaning in its own font only: %s",
                                                   "%u characters have a meaning in their own font only: %s",
                                                   self->private.n_found),
                                         self->private.n_found, private);
}

/**
 * steller_pdf_fonts_check: (skip)
 * @pages: pages
 * @profile: the profile of the file that they are written to
 *
 * Looks for what no PDF/UA-1 or PDF/A-2a file may hold and what nothing in the file itself tells any more: characters
 * that no font has, fonts that may not be embedded and characters without a meaning.
 */
void
steller_pdf_fonts_check (const StellerPages   *pages,
                         StellerExportProfile *profile)
{
  Check check = { .profile = profile };

  g_return_if_fail (pages != NULL);
  g_return_if_fail (profile != NULL);

  check.fonts = g_hash_table_new (NULL, NULL);
  check.missing.characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  check.private.characters = g_array_new (FALSE, FALSE, sizeof (gunichar));

  steller_pages_foreach_run (pages, check_run, &check);
  report (&check);

  g_array_unref (check.private.characters);
  g_array_unref (check.missing.characters);
  g_hash_table_unref (check.fonts);
}
