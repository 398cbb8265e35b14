/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-profile.h"

#include <glib/gi18n-lib.h>

/* In the order in which they are told. */
static const StellerStandards all_standards[] = { STELLER_STANDARDS_PDF_UA_1, STELLER_STANDARDS_PDF_A_2A };

typedef struct
{
  StellerStandards standards;
  char *message;
} Obstacle;

/**
 * StellerExportProfile:
 *
 * To which standards an exported file conforms, and what stands in the way of the others. A file claims a standard
 * exactly when its profile does.
 *
 * It is made by the format that writes the file; what [method@Steller.Export.get_profile] hands out no longer changes.
 */
struct _StellerExportProfile
{
  gatomicrefcount ref_count;
  guint n_pages;
  GArray *obstacles; /* Obstacle */
};

G_DEFINE_BOXED_TYPE (StellerExportProfile, steller_export_profile, steller_export_profile_ref,
                     steller_export_profile_unref)

static void
clear_obstacle (gpointer data)
{
  Obstacle *obstacle = data;

  g_free (obstacle->message);
}

/**
 * steller_export_profile_new:
 * @n_pages: how many pages the file has
 *
 * Makes the profile of a file that meets all standards as long as nothing is found that stands in the way.
 *
 * Returns: (transfer full): a profile
 */
StellerExportProfile *
steller_export_profile_new (guint n_pages)
{
  StellerExportProfile *self = g_new0 (StellerExportProfile, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_pages = n_pages;
  self->obstacles = g_array_new (FALSE, FALSE, sizeof (Obstacle));
  g_array_set_clear_func (self->obstacles, clear_obstacle);

  return self;
}

/**
 * steller_export_profile_ref:
 * @self: a profile
 *
 * Returns: (transfer full): the same profile
 */
StellerExportProfile *
steller_export_profile_ref (StellerExportProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * steller_export_profile_unref:
 * @self: (transfer full): a profile
 *
 * Gives up a reference.
 */
void
steller_export_profile_unref (StellerExportProfile *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->obstacles);
  g_free (self);
}

/**
 * steller_export_profile_add_obstacle:
 * @self: a profile that nobody else has yet
 * @standards: the standards that cannot be met
 * @format: why, for the person who exports: a localised message with printf's conversions, without a full stop
 * @...: what the conversions take
 *
 * Adds what stands in the way of standards. The same message counts once.
 */
void
steller_export_profile_add_obstacle (StellerExportProfile *self,
                                     StellerStandards      standards,
                                     const char           *format,
                                     ...)
{
  Obstacle obstacle = { .standards = standards };
  va_list arguments;

  g_return_if_fail (self != NULL);
  g_return_if_fail (standards != STELLER_STANDARDS_NONE);
  g_return_if_fail (format != NULL);

  va_start (arguments, format);
  obstacle.message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  for (guint i = 0; i < self->obstacles->len; i++)
    {
      Obstacle *other = &g_array_index (self->obstacles, Obstacle, i);

      if (g_str_equal (other->message, obstacle.message))
        {
          other->standards |= standards;
          g_free (obstacle.message);
          return;
        }
    }
  g_array_append_val (self->obstacles, obstacle);
}

/**
 * steller_export_profile_get_n_pages:
 * @self: a profile
 *
 * Returns: how many pages the file has
 */
guint
steller_export_profile_get_n_pages (const StellerExportProfile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * steller_export_profile_get_standards:
 * @self: a profile
 *
 * Returns: the standards that the file conforms to
 */
StellerStandards
steller_export_profile_get_standards (const StellerExportProfile *self)
{
  StellerStandards standards = STELLER_STANDARDS_ALL;

  g_return_val_if_fail (self != NULL, STELLER_STANDARDS_NONE);

  for (guint i = 0; i < self->obstacles->len; i++)
    standards &= ~g_array_index (self->obstacles, Obstacle, i).standards;

  return standards;
}

/**
 * steller_export_profile_get_n_obstacles:
 * @self: a profile
 *
 * Returns: how many things stand in the way of standards
 */
guint
steller_export_profile_get_n_obstacles (const StellerExportProfile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->obstacles->len;
}

/**
 * steller_export_profile_get_obstacle:
 * @self: a profile
 * @index: which, from 0
 * @standards: (out) (optional): the standards that it stands in the way of
 *
 * Gets what stands in the way of standards.
 *
 * Returns: (transfer none): why, localised
 */
const char *
steller_export_profile_get_obstacle (const StellerExportProfile *self,
                                     guint                       index,
                                     StellerStandards           *standards)
{
  const Obstacle *obstacle;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->obstacles->len, NULL);

  obstacle = &g_array_index (self->obstacles, Obstacle, index);
  if (standards)
    *standards = obstacle->standards;

  return obstacle->message;
}

/**
 * steller_standards_get_name:
 * @standard: one standard
 *
 * Gets the name by which a standard is known, in any language.
 *
 * Returns: (transfer none): the name, such as `PDF/UA-1`
 */
const char *
steller_standards_get_name (StellerStandards standard)
{
  switch (standard)
    {
    case STELLER_STANDARDS_PDF_UA_1:
      return "PDF/UA-1";
    case STELLER_STANDARDS_PDF_A_2A:
      return "PDF/A-2a";
    case STELLER_STANDARDS_NONE:
    case STELLER_STANDARDS_ALL:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
append_pages (const StellerExportProfile *self,
              GString                    *text)
{
  g_string_append_printf (text, ngettext ("%u page", "%u pages", self->n_pages), self->n_pages);
}

/**
 * steller_export_profile_summarize:
 * @self: a profile
 *
 * Names the standards that the file meets and those that it does not, and counts its pages: one line for a list, a
 * terminal or a log.
 *
 * Returns: (transfer full): the line, localised, such as `PDF/UA-1, PDF/A-2a, 2 pages`
 */
char *
steller_export_profile_summarize (const StellerExportProfile *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  StellerStandards standards;

  g_return_val_if_fail (self != NULL, NULL);

  standards = steller_export_profile_get_standards (self);
  for (guint i = 0; i < G_N_ELEMENTS (all_standards); i++)
    {
      const char *name = steller_standards_get_name (all_standards[i]);

      if (standards & all_standards[i])
        g_string_append (text, name);
      else
        /* Translators: the name of a standard that the file does not conform to, in a list. */
        g_string_append_printf (text, _("not %s"), name);
      g_string_append (text, ", ");
    }
  append_pages (self, text);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * steller_export_profile_describe:
 * @self: a profile
 *
 * Tells what the file is good for, and counts its pages, for who never heard of the standards.
 *
 * Returns: (transfer full): the line, localised
 */
char *
steller_export_profile_describe (const StellerExportProfile *self)
{
  g_autoptr (GString) text = NULL;
  StellerStandards standards;

  g_return_val_if_fail (self != NULL, NULL);

  standards = steller_export_profile_get_standards (self);
  text = g_string_new (standards & STELLER_STANDARDS_PDF_UA_1 ? _("Accessible (PDF/UA-1)")
                                                              : _("Not fully accessible (PDF/UA-1)"));
  g_string_append (text, " · ");
  g_string_append (text, standards & STELLER_STANDARDS_PDF_A_2A ? _("Suitable for archiving (PDF/A-2a)")
                                                                : _("Not suitable for archiving (PDF/A-2a)"));
  g_string_append (text, " · ");
  append_pages (self, text);

  return g_string_free_and_steal (g_steal_pointer (&text));
}
