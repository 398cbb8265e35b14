/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-styles.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-file.h"
#include "steller-style-resources.h"

/* Of a template with all its images. */
#define FILE_LIMIT ((gsize) 64 * 1024 * 1024)

/* In one folder a template goes before a text of the same name. */
static const char *const suffixes[] = { ".ott", ".odt" };

/* What tells one content of a file from the next without reading it. */
typedef struct
{
  guint64 device, inode, size;
  gint64 modified, changed; /* in nanoseconds */
} Stamp;

/* A file that was read, whatever came of it. */
typedef struct
{
  Stamp stamp;
  StellerStyle *style;
  GError *error;
} Reading;

/**
 * StellerStyles:
 *
 * The house styles there are: the templates in `steller/styles` under the data directories (XDG Base Directory
 * Specification), those of the user first, and then the ones that are built in. The id of a style is the name of its
 * file without the suffix. A file that cannot be read is passed over, and the next one of the same id counts.
 *
 * Folders are looked at each time, and a file is read once until it changes. It may be used from several threads.
 */
struct _StellerStyles
{
  GObject parent_instance;

  GMutex mutex;
  GHashTable *readings; /* path -> Reading */
  GHashTable *builtin;  /* id -> StellerStyle */
};

G_DEFINE_FINAL_TYPE (StellerStyles, steller_styles, G_TYPE_OBJECT)

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->style);
  g_clear_error (&reading->error);
  g_free (reading);
}

static void
steller_styles_finalize (GObject *object)
{
  StellerStyles *self = STELLER_STYLES (object);

  g_hash_table_unref (self->readings);
  g_hash_table_unref (self->builtin);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (steller_styles_parent_class)->finalize (object);
}

static void
steller_styles_class_init (StellerStylesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_styles_finalize;
}

static void
steller_styles_init (StellerStyles *self)
{
  g_mutex_init (&self->mutex);
  self->readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) reading_free);
  self->builtin = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * steller_styles_new:
 *
 * Makes a registry of house styles. Nothing is read before it is asked for.
 *
 * Returns: (transfer full): a new registry
 */
StellerStyles *
steller_styles_new (void)
{
  return g_object_new (STELLER_TYPE_STYLES, NULL);
}

/* Files. */

/**
 * steller_styles_get_user_folder:
 *
 * Gets the folder of the user's own house styles, which need not be there.
 *
 * Returns: (transfer full) (type filename): its path
 */
char *
steller_styles_get_user_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "steller", "styles", NULL);
}

/**
 * steller_styles_get_folders:
 *
 * Gets the folders that house styles are looked for in, which need not be there. What stands in the first, that of the
 * user, goes before what stands in the next.
 *
 * Returns: (transfer full) (array zero-terminated=1) (element-type filename): their paths
 */
char **
steller_styles_get_folders (void)
{
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();

  g_strv_builder_take (folders, steller_styles_get_user_folder ());
  for (const char *const *dir = g_get_system_data_dirs (); *dir != NULL; dir++)
    g_strv_builder_take (folders, g_build_filename (*dir, "steller", "styles", NULL));
  return g_strv_builder_end (folders);
}

/* Whether it can be the name of a file in a folder, and of no other one: a note can ask for any id. */
static gboolean
is_id (const char *id)
{
  return *id != '\0' && *id != '.' && strchr (id, '/') == NULL && g_utf8_validate (id, -1, NULL);
}

/**
 * steller_styles_make_id:
 * @path: (type filename): the name of a file, with or without its folder
 *
 * Gets the id of the house style in a file: its name without the suffix.
 *
 * Returns: (transfer full) (nullable): the id; %NULL when the name is not that of a template or text in UTF-8
 */
char *
steller_styles_make_id (const char *path)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (path);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      {
        name[strlen (name) - strlen (suffixes[i])] = '\0';
        return is_id (name) ? g_steal_pointer (&name) : NULL;
      }
  return NULL;
}

static gboolean
read_stamp (const char *path, Stamp *stamp)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;
  *stamp = (Stamp){
    .device = status.st_dev,
    .inode = status.st_ino,
    .size = status.st_size,
    .modified = status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec,
    .changed = status.st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_ctim.tv_nsec,
  };
  return TRUE;
}

static gboolean
is_same_stamp (const Stamp *one, const Stamp *other)
{
  return one->device == other->device && one->inode == other->inode && one->size == other->size &&
         one->modified == other->modified && one->changed == other->changed;
}

static StellerStyle *
read_style (const char *id, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = steller_file_read (path, FILE_LIMIT, error);

  return bytes != NULL ? steller_style_new_from_bytes (id, bytes, error) : NULL;
}

/**
 * steller_style_new_from_file:
 * @path: (type filename): an OpenDocument text template or text
 * @error: where to put an error
 *
 * Loads a house style from any file. Its id is the name of the file without the suffix.
 *
 * Returns: (transfer full) (nullable): a new house style; %NULL with `G_IO_ERROR` or an error of
 *   steller_style_new_from_bytes()
 */
StellerStyle *
steller_style_new_from_file (const char *path, GError **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  id = steller_styles_make_id (path);
  if (id == NULL)
    {
      g_autofree char *name = g_path_get_basename (path);

      id = g_filename_display_name (name);
    }
  return read_style (id, path, error);
}

/* The reading of a file that is as it was; a new one when it is not. NULL when there is no such file. The stamp is
 * taken before the file is read: one that changes meanwhile is read once more. */
static const Reading *
get_reading (StellerStyles *self, const char *id, const char *path)
{
  Reading *reading = g_hash_table_lookup (self->readings, path);
  Stamp stamp;

  if (!read_stamp (path, &stamp))
    {
      g_hash_table_remove (self->readings, path);
      return NULL;
    }
  if (reading != NULL && is_same_stamp (&reading->stamp, &stamp))
    return reading;

  reading = g_new0 (Reading, 1);
  reading->stamp = stamp;
  reading->style = read_style (id, path, &reading->error);
  g_hash_table_replace (self->readings, g_strdup (path), reading);
  return reading;
}

static StellerStyle *
get_builtin (StellerStyles *self, const char *id, GError **error)
{
  StellerStyle *style = g_hash_table_lookup (self->builtin, id);

  if (style != NULL)
    return style;
  style = steller_style_new_builtin (id, error);
  if (style != NULL)
    g_hash_table_insert (self->builtin, g_strdup (id), style);
  return style;
}

/* Listing. */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the templates in a folder, sorted. Most people have no such folder. */
static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = steller_styles_make_id (name);

      if (id != NULL)
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
list_folder (StellerStyles *self,
             const char *folder,
             const char *suffix,
             StellerStyleOrigin origin,
             GHashTable *ids,
             GPtrArray *usable,
             GPtrArray *broken)
{
  g_autoptr (GPtrArray) names = list_names (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *id = steller_styles_make_id (path);
      const Reading *reading;

      if (!g_str_has_suffix (path, suffix))
        continue;
      reading = get_reading (self, id, path);
      if (reading == NULL || (reading->style != NULL && g_hash_table_contains (ids, id)))
        continue;
      g_ptr_array_add (reading->style != NULL ? usable : broken,
                       steller_style_entry_new (id, origin, path, reading->style, reading->error));
      if (reading->style != NULL)
        g_hash_table_add (ids, g_steal_pointer (&id));
    }
}

static void
list_builtin (StellerStyles *self, GHashTable *ids, GPtrArray *usable)
{
  g_auto (GStrv) names =
    g_resource_enumerate_children (steller_style_get_resource (), RESOURCE_PATH "/styles", G_RESOURCE_LOOKUP_FLAGS_NONE,
                                   NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (char **name = names; *name != NULL; name++)
    {
      g_strdelimit (*name, "/", '\0');
      g_ptr_array_add (sorted, *name);
    }
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autoptr (GError) error = NULL;
      StellerStyle *style = get_builtin (self, sorted->pdata[i], &error);

      if (style == NULL)
        g_error ("The built-in house style %s cannot be read: %s", (char *) sorted->pdata[i], error->message);
      if (!g_hash_table_contains (ids, sorted->pdata[i]))
        g_ptr_array_add (usable,
                         steller_style_entry_new (sorted->pdata[i], STELLER_STYLE_ORIGIN_BUILTIN, NULL, style, NULL));
    }
}

/**
 * steller_styles_list:
 * @self: a registry
 *
 * Lists the house styles as they are now: first those that can be used, in the order in which they go before each
 * other, then the files that cannot be read. Files that are new or have changed are read.
 *
 * Returns: (transfer full) (element-type StellerStyleEntry): the entries
 */
GPtrArray *
steller_styles_list (StellerStyles *self)
{
  g_autoptr (GPtrArray) usable = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) broken = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) folders = NULL;

  g_return_val_if_fail (STELLER_IS_STYLES (self), NULL);

  folders = steller_styles_get_folders ();
  g_mutex_lock (&self->mutex);
  for (guint i = 0; folders[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (suffixes); j++)
      list_folder (self, folders[i], suffixes[j],
                   i == 0 ? STELLER_STYLE_ORIGIN_USER : STELLER_STYLE_ORIGIN_ADMINISTRATOR, ids, usable, broken);
  list_builtin (self, ids, usable);
  g_mutex_unlock (&self->mutex);

  g_ptr_array_extend_and_steal (usable, g_steal_pointer (&broken));
  return g_steal_pointer (&usable);
}

/* Loading. */

/* What is wrong within a file does not name the file. */
static GError *
describe_error (const char *path, const GError *error)
{
  GError *described = g_error_copy (error);
  g_autofree char *name = g_filename_display_name (path);

  if (error->domain == STELLER_ERROR)
    g_prefix_error (&described, "%s: ", name);
  return described;
}

/* @skipped is why a file of this id, which goes before the style that is returned, cannot be used. */
static StellerStyle *
find_style (StellerStyles *self, const char *id, GError **skipped, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_auto (GStrv) folders = NULL;
  StellerStyle *style = NULL;

  if (!is_id (id))
    {
      steller_error_set_at (error, STELLER_ERROR_INVALID, 0, NULL, _("There is no house style “%s”"), id);
      return NULL;
    }

  folders = steller_styles_get_folders ();
  g_mutex_lock (&self->mutex);
  for (guint i = 0; style == NULL && folders[i] != NULL; i++)
    for (guint j = 0; style == NULL && j < G_N_ELEMENTS (suffixes); j++)
      {
        g_autofree char *path = g_strconcat (folders[i], "/", id, suffixes[j], NULL);
        const Reading *reading = get_reading (self, id, path);

        style = reading != NULL ? reading->style : NULL;
        if (reading != NULL && style == NULL && reason == NULL)
          reason = describe_error (path, reading->error);
      }
  if (style == NULL)
    style = get_builtin (self, id, reason == NULL ? &reason : NULL);
  if (style != NULL)
    g_object_ref (style);
  g_mutex_unlock (&self->mutex);

  if (reason != NULL)
    g_propagate_error (style != NULL ? skipped : error, g_steal_pointer (&reason));
  return style;
}

/**
 * steller_styles_load:
 * @self: a registry
 * @id: the id of a house style
 * @error: where to put an error
 *
 * Gets a house style. Its file is read when it has not been yet, or has changed; as long as it stays the same, so does
 * the object.
 *
 * Returns: (transfer full) (nullable): the style; %NULL with %STELLER_ERROR_INVALID when there is none of this id, and
 *   with the error of the first file of this id when none can be read
 */
StellerStyle *
steller_styles_load (StellerStyles *self, const char *id, GError **error)
{
  g_return_val_if_fail (STELLER_IS_STYLES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return find_style (self, id, NULL, error);
}

/**
 * steller_styles_load_or_fallback:
 * @self: a registry
 * @id: the id of a house style
 * @warning: (out) (nullable) (optional): what is wrong with the style, localised; %NULL when nothing is
 * @error: where to put an error
 *
 * Gets the house style of a note. A note whose style is not here, or cannot be read, is still shown and exported: in
 * the next style of the same id, else in `standaard`.
 *
 * Returns: (transfer full) (nullable): the style; %NULL when even `standaard` cannot be read
 */
StellerStyle *
steller_styles_load_or_fallback (StellerStyles *self, const char *id, char **warning, GError **error)
{
  g_autoptr (GError) reason = NULL;
  StellerStyle *style;

  g_return_val_if_fail (STELLER_IS_STYLES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (warning != NULL)
    *warning = NULL;
  style = find_style (self, id, &reason, &reason);
  if (style == NULL && !g_str_equal (id, STELLER_STYLES_FALLBACK))
    style = find_style (self, STELLER_STYLES_FALLBACK, NULL, error);
  else if (style == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  if (style == NULL || reason == NULL || warning == NULL)
    return style;

  if (g_str_equal (steller_style_get_id (style), id))
    /* Translators: why the file of a house style cannot be used, and the id of the style. */
    *warning = g_strdup_printf (_("%s. Another house style “%s” is used instead."), reason->message, id);
  else
    /* Translators: why the house style of a note cannot be used, and the id of the one that is. */
    *warning = g_strdup_printf (_("%s. The house style “%s” is used instead."), reason->message,
                                steller_style_get_id (style));
  return style;
}
