/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-resources.h"

#include <glib/gi18n-lib.h>

#include "steller-error.h"
#include "steller-pdf-object.h"

/* cairo nests groups, patterns and their images only a few levels. */
#define MAX_DEPTH 32

typedef struct
{
  qpdf_data qpdf;
  GHashTable *seen;
  StellerExportProfile *profile;
} Walk;

typedef gboolean (*CompleteFunc) (Walk *walk, qpdf_oh object, guint depth, GError **error);

static gboolean complete_resources (Walk *walk, qpdf_oh resources, guint depth, GError **error);

/* Whether an object still has to be done; marks it as done. */
static gboolean
is_new (Walk    *walk,
        qpdf_oh  object)
{
  int id = qpdf_oh_get_object_id (walk->qpdf, object);

  return id == 0 || g_hash_table_add (walk->seen, GINT_TO_POINTER (id));
}

/* PDF/A-2, 6.2.11.4.1, and PDF/UA-1, 7.21.4.1. The glyphs of a Type 3 font are in the font itself. */
static gboolean
is_embedded (Walk    *walk,
             qpdf_oh  font)
{
  static const char * const programs[] = { "/FontFile", "/FontFile2", "/FontFile3" };
  qpdf_oh descriptor = qpdf_oh_get_key (walk->qpdf, font, "/FontDescriptor");
  qpdf_oh subtype = qpdf_oh_get_key (walk->qpdf, font, "/Subtype");
  gboolean embedded = qpdf_oh_is_name_and_equals (walk->qpdf, subtype, "/Type3");

  for (guint i = 0; !embedded && i < G_N_ELEMENTS (programs); i++)
    embedded = qpdf_oh_is_dictionary (walk->qpdf, descriptor) &&
               qpdf_oh_has_key (walk->qpdf, descriptor, programs[i]);
  qpdf_oh_release (walk->qpdf, subtype);
  qpdf_oh_release (walk->qpdf, descriptor);

  return embedded;
}

static char *
dup_font_name (Walk    *walk,
               qpdf_oh  font)
{
  qpdf_oh name = qpdf_oh_get_key (walk->qpdf, font, "/BaseFont");
  char *result = g_strdup (qpdf_oh_is_name (walk->qpdf, name) ? qpdf_oh_get_name (walk->qpdf, name) + 1 : "?");

  qpdf_oh_release (walk->qpdf, name);

  return result;
}

static void
check_embedded (Walk    *walk,
                qpdf_oh  font)
{
  g_autofree char *name = NULL;

  if (is_embedded (walk, font))
    return;
  name = dup_font_name (walk, font);
  steller_export_profile_add_obstacle (walk->profile, STELLER_STANDARDS_ALL, _("the font “%s” could not be embedded"),
                                       name);
}

/* PDF/A-2, 6.2.11.7.2, and PDF/UA-1, 7.21.7. */
static void
check_unicode (Walk    *walk,
               qpdf_oh  font)
{
  qpdf_oh map = qpdf_oh_get_key (walk->qpdf, font, "/ToUnicode");

  if (!qpdf_oh_is_stream (walk->qpdf, map))
    {
      g_autofree char *name = dup_font_name (walk, font);

      steller_export_profile_add_obstacle (walk->profile, STELLER_STANDARDS_ALL,
                                           _("the font “%s” does not tell which characters its glyphs stand for"),
                                           name);
    }
  qpdf_oh_release (walk->qpdf, map);
}

/* PDF/A-2, 6.2.11.3.2, and PDF/UA-1, 7.21.3.2: an embedded TrueType font tells how its characters lead to glyphs. cairo
 * numbers them alike, and leaves the entry out. */
static gboolean
complete_font (Walk     *walk,
               qpdf_oh   font,
               guint     depth,
               GError  **error)
{
  qpdf_oh descendants = qpdf_oh_get_key (walk->qpdf, font, "/DescendantFonts");
  int n_descendants = qpdf_oh_is_array (walk->qpdf, descendants)
                        ? qpdf_oh_get_array_n_items (walk->qpdf, descendants) : 0;
  qpdf_oh resources;
  gboolean success;

  check_unicode (walk, font);
  if (n_descendants == 0)
    check_embedded (walk, font);
  for (int i = 0; i < n_descendants; i++)
    {
      qpdf_oh descendant = qpdf_oh_get_array_item (walk->qpdf, descendants, i);
      qpdf_oh subtype = qpdf_oh_get_key (walk->qpdf, descendant, "/Subtype");

      check_embedded (walk, descendant);
      if (qpdf_oh_is_name_and_equals (walk->qpdf, subtype, "/CIDFontType2") &&
          !qpdf_oh_has_key (walk->qpdf, descendant, "/CIDToGIDMap"))
        steller_pdf_set_name (walk->qpdf, descendant, "/CIDToGIDMap", "/Identity");
      qpdf_oh_release (walk->qpdf, subtype);
      qpdf_oh_release (walk->qpdf, descendant);
    }
  qpdf_oh_release (walk->qpdf, descendants);

  /* The glyphs of a Type 3 font are drawings of their own, such as images of emoji. */
  resources = qpdf_oh_get_key (walk->qpdf, font, "/Resources");
  success = complete_resources (walk, resources, depth + 1, error);
  qpdf_oh_release (walk->qpdf, resources);

  return success;
}

/* PDF/A-2, 6.2.4.3: the colours of the file are those of sRGB. */
static void
check_colors (Walk    *walk,
              qpdf_oh  dictionary)
{
  qpdf_oh space = qpdf_oh_get_key (walk->qpdf, dictionary, "/ColorSpace");

  if (qpdf_oh_is_name_and_equals (walk->qpdf, space, "/DeviceCMYK"))
    steller_export_profile_add_obstacle (walk->profile, STELLER_STANDARDS_PDF_A_2A, "%s",
                                         _("an image has the colours of a press (CMYK)"));
  qpdf_oh_release (walk->qpdf, space);
}

/* An image, a form or a pattern. PDF/A-2, 6.2.8.1: no image is interpolated. */
static gboolean
complete_object (Walk     *walk,
                 qpdf_oh   object,
                 guint     depth,
                 GError  **error)
{
  const gboolean is_stream = qpdf_oh_is_stream (walk->qpdf, object);
  qpdf_oh dictionary = is_stream ? qpdf_oh_get_dict (walk->qpdf, object) : qpdf_oh_new_object (walk->qpdf, object);
  gboolean success = TRUE;

  if (qpdf_oh_is_dictionary (walk->qpdf, dictionary))
    {
      qpdf_oh resources = qpdf_oh_get_key (walk->qpdf, dictionary, "/Resources");
      qpdf_oh mask = qpdf_oh_get_key (walk->qpdf, dictionary, "/SMask");

      check_colors (walk, dictionary);
      qpdf_oh_remove_key (walk->qpdf, dictionary, "/Interpolate");
      success = complete_resources (walk, resources, depth + 1, error);
      if (success && qpdf_oh_is_stream (walk->qpdf, mask) && is_new (walk, mask))
        success = complete_object (walk, mask, depth + 1, error);
      qpdf_oh_release (walk->qpdf, mask);
      qpdf_oh_release (walk->qpdf, resources);
    }
  qpdf_oh_release (walk->qpdf, dictionary);

  return success;
}

static char **
get_keys (Walk    *walk,
          qpdf_oh  dictionary)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  if (qpdf_oh_is_dictionary (walk->qpdf, dictionary))
    {
      qpdf_oh_begin_dict_key_iter (walk->qpdf, dictionary);
      while (qpdf_oh_dict_more_keys (walk->qpdf))
        g_strv_builder_add (keys, qpdf_oh_dict_next_key (walk->qpdf));
    }

  return g_strv_builder_end (keys);
}

static gboolean
complete_category (Walk          *walk,
                   qpdf_oh        resources,
                   const char    *name,
                   CompleteFunc   complete,
                   guint          depth,
                   GError       **error)
{
  qpdf_oh category = qpdf_oh_get_key (walk->qpdf, resources, name);
  g_auto (GStrv) keys = get_keys (walk, category);
  gboolean success = TRUE;

  for (guint i = 0; success && keys[i]; i++)
    {
      qpdf_oh object = qpdf_oh_get_key (walk->qpdf, category, keys[i]);

      if (is_new (walk, object))
        success = complete (walk, object, depth, error);
      qpdf_oh_release (walk->qpdf, object);
    }
  qpdf_oh_release (walk->qpdf, category);

  return success;
}

static gboolean
complete_resources (Walk     *walk,
                    qpdf_oh   resources,
                    guint     depth,
                    GError  **error)
{
  if (depth > MAX_DEPTH)
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT, "resources nested deeper than %d", MAX_DEPTH);
      return FALSE;
    }
  if (!qpdf_oh_is_dictionary (walk->qpdf, resources) || !is_new (walk, resources))
    return TRUE;

  return complete_category (walk, resources, "/Font", complete_font, depth, error) &&
         complete_category (walk, resources, "/XObject", complete_object, depth, error) &&
         complete_category (walk, resources, "/Pattern", complete_object, depth, error);
}

/**
 * steller_pdf_resources_complete: (skip)
 * @qpdf: a file that cairo wrote
 * @resources: the resources of a page
 * @seen: the object numbers that are done, empty for the first page; pages share fonts and images
 * @profile: what is told when they cannot be what they should be
 * @error: return location for an error
 *
 * Makes the fonts and images of a page, and of the groups and patterns on it, what PDF/A-2 and PDF/UA-1 ask for.
 *
 * Returns: whether it was done
 */
gboolean
steller_pdf_resources_complete (qpdf_data              qpdf,
                                qpdf_oh                resources,
                                GHashTable            *seen,
                                StellerExportProfile  *profile,
                                GError               **error)
{
  Walk walk = { .qpdf = qpdf, .seen = seen, .profile = profile };

  g_return_val_if_fail (qpdf != NULL, FALSE);
  g_return_val_if_fail (seen != NULL, FALSE);
  g_return_val_if_fail (profile != NULL, FALSE);

  return complete_resources (&walk, resources, 0, error);
}
