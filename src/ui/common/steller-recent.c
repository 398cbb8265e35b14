/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-recent.h"

#include <glib/gi18n-lib.h>

#include "steller-subject.h"

/* The notes that were used last, in the list that all programs of the desktop share. Whether there is such a list at all
 * is a setting of the desktop, which GtkRecentManager follows. */

#define PROGRAM "steller"

/**
 * steller_recent_add:
 * @file: the file of a note that was opened or saved
 * @subject: (nullable): what the note is about
 *
 * Puts a note at the head of the list.
 */
void
steller_recent_add (GFile *file, const char *subject)
{
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;
  char *groups[] = { NULL };
  GtkRecentData data = {
    .mime_type = (char *) STELLER_NOTE_MEDIA_TYPE,
    .app_name = (char *) PROGRAM,
    .app_exec = (char *) PROGRAM " %u",
    .groups = groups,
  };

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  if (subject != NULL && *subject != '\0')
    name = steller_subject_shorten (subject);
  data.display_name = name;
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/**
 * steller_recent_remove:
 * @uri: where a note is, or was
 *
 * Takes a note out of the list. The file stays.
 */
void
steller_recent_remove (const char *uri)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (uri != NULL);

  if (!gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, &error) &&
      !g_error_matches (error, GTK_RECENT_MANAGER_ERROR, GTK_RECENT_MANAGER_ERROR_NOT_FOUND))
    g_warning ("Could not take a note out of the list of recent files: %s", error->message);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified (*(GtkRecentInfo **) b),
                              gtk_recent_info_get_modified (*(GtkRecentInfo **) a));
}

/**
 * steller_recent_list:
 * @limit: how many notes at most
 *
 * Lists the notes, the one that was used last first. Files are not looked at: there may be none any more.
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): the notes
 */
GPtrArray *
steller_recent_list (guint limit)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), STELLER_NOTE_MEDIA_TYPE) == 0)
      g_ptr_array_add (notes, gtk_recent_info_ref (l->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  g_ptr_array_sort (notes, compare_times);
  if (notes->len > limit)
    g_ptr_array_set_size (notes, limit);
  return notes;
}

/**
 * steller_recent_format_time:
 * @time: when something was done
 * @now: the present, in the time zone to tell it in
 *
 * Tells when something was done, as short as a person would.
 *
 * Returns: (transfer full): the words, localised
 */
char *
steller_recent_format_time (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) local = NULL;
  GDate day, today;
  int days;

  g_return_val_if_fail (time != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  local = g_date_time_to_timezone (time, g_date_time_get_timezone (now));
  g_date_clear (&day, 1);
  g_date_clear (&today, 1);
  g_date_set_dmy (&day, g_date_time_get_day_of_month (local), g_date_time_get_month (local),
                  g_date_time_get_year (local));
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));
  days = g_date_days_between (&day, &today);

  if (days == 0)
    /* Translators: a time of the present day, for g_date_time_format(). */
    return g_date_time_format (local, _("Today, %H:%M"));
  if (days == 1)
    /* Translators: a time of the day before, for g_date_time_format(). */
    return g_date_time_format (local, _("Yesterday, %H:%M"));
  /* Translators: a day, for g_date_time_format(). */
  return g_date_time_format (local, _("%-d %B %Y"));
}
