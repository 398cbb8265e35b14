/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-entry.h"

/**
 * StellerStyleEntry:
 *
 * A house style that was found, as it was at that moment: one that can be used, or a file that cannot be read. It does
 * not change, and so may be used from several threads.
 */
struct _StellerStyleEntry
{
  GObject parent_instance;

  char *id;
  StellerStyleOrigin origin;
  char *path;
  StellerStyle *style;
  GError *error;
};

G_DEFINE_FINAL_TYPE (StellerStyleEntry, steller_style_entry, G_TYPE_OBJECT)

static void
steller_style_entry_finalize (GObject *object)
{
  StellerStyleEntry *self = STELLER_STYLE_ENTRY (object);

  g_free (self->id);
  g_free (self->path);
  g_clear_object (&self->style);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (steller_style_entry_parent_class)->finalize (object);
}

static void
steller_style_entry_class_init (StellerStyleEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_style_entry_finalize;
}

static void
steller_style_entry_init (StellerStyleEntry *self)
{
}

/**
 * steller_style_entry_new:
 * @id: the id by which notes know the house style
 * @origin: where it was found
 * @path: (nullable) (type filename): its file; %NULL when it is built in
 * @style: (nullable): what the file holds
 * @error: (nullable): why it cannot be read; exactly one of @style and @error is given
 *
 * Makes an entry of a list of house styles.
 *
 * Returns: (transfer full): a new entry
 */
StellerStyleEntry *
steller_style_entry_new (
  const char *id, StellerStyleOrigin origin, const char *path, StellerStyle *style, const GError *error)
{
  StellerStyleEntry *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail ((style != NULL) != (error != NULL), NULL);

  self = g_object_new (STELLER_TYPE_STYLE_ENTRY, NULL);
  self->id = g_strdup (id);
  self->origin = origin;
  self->path = g_strdup (path);
  self->style = style != NULL ? g_object_ref (style) : NULL;
  self->error = error != NULL ? g_error_copy (error) : NULL;
  return self;
}

/**
 * steller_style_entry_get_id:
 * @self: an entry
 *
 * Gets the id by which notes know the house style.
 *
 * Returns: (transfer none): the id
 */
const char *
steller_style_entry_get_id (StellerStyleEntry *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE_ENTRY (self), NULL);

  return self->id;
}

/**
 * steller_style_entry_get_title:
 * @self: an entry
 *
 * Gets what the house style is called: the title in the properties of the template, and its id when it has none or
 * cannot be read.
 *
 * Returns: (transfer none): the title
 */
const char *
steller_style_entry_get_title (StellerStyleEntry *self)
{
  const char *title;

  g_return_val_if_fail (STELLER_IS_STYLE_ENTRY (self), NULL);

  title = self->style != NULL ? steller_style_get_title (self->style) : NULL;
  return title != NULL ? title : self->id;
}

/**
 * steller_style_entry_get_origin:
 * @self: an entry
 *
 * Tells where the house style was found.
 *
 * Returns: its origin
 */
StellerStyleOrigin
steller_style_entry_get_origin (StellerStyleEntry *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE_ENTRY (self), STELLER_STYLE_ORIGIN_BUILTIN);

  return self->origin;
}

/**
 * steller_style_entry_get_path:
 * @self: an entry
 *
 * Gets the file of the house style.
 *
 * Returns: (transfer none) (nullable) (type filename): its path; %NULL when it is built in
 */
const char *
steller_style_entry_get_path (StellerStyleEntry *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE_ENTRY (self), NULL);

  return self->path;
}

/**
 * steller_style_entry_get_style:
 * @self: an entry
 *
 * Gets the house style.
 *
 * Returns: (transfer none) (nullable): the style; %NULL when its file cannot be read
 */
StellerStyle *
steller_style_entry_get_style (StellerStyleEntry *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE_ENTRY (self), NULL);

  return self->style;
}

/**
 * steller_style_entry_get_error:
 * @self: an entry
 *
 * Tells why the house style cannot be used.
 *
 * Returns: (transfer none) (nullable): the error of reading its file; %NULL when there is nothing wrong with it
 */
const GError *
steller_style_entry_get_error (StellerStyleEntry *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE_ENTRY (self), NULL);

  return self->error;
}
