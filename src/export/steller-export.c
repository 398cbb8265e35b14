/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export.h"

#include "steller-date.h"
#include "steller-export-format.h"

/**
 * StellerExport:
 *
 * What one export of one document needs: the document, the style it is written in and the time that the files name as
 * their own. Writing several formats from one job shares the work that they have in common.
 *
 * A job belongs to one thread at a time; the document and the style in it may be shared.
 */
struct _StellerExport
{
  GObject parent_instance;

  StellerDocument *document;
  StellerStyle *style;
  StellerLayout *layout; /* made when first needed, unless given */
  StellerPages *pages;   /* made when first needed */
  GDateTime *time;
  GPtrArray *warnings;
  StellerExportProfile *profile;
};

G_DEFINE_FINAL_TYPE (StellerExport, steller_export, G_TYPE_OBJECT)

static void
steller_export_finalize (GObject *object)
{
  StellerExport *self = STELLER_EXPORT (object);

  g_clear_pointer (&self->document, steller_document_unref);
  g_clear_object (&self->style);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->pages, steller_pages_unref);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->profile, steller_export_profile_unref);

  G_OBJECT_CLASS (steller_export_parent_class)->finalize (object);
}

static void
steller_export_class_init (StellerExportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_export_finalize;
}

static void
steller_export_init (StellerExport *self)
{
  self->time = steller_time_now ();
  self->warnings = g_ptr_array_new_null_terminated (0, g_free, TRUE);
}

/**
 * steller_export_new:
 * @document: the document to export
 * @style: the style to set it in
 *
 * Makes a job. Its time is that of the call, or `SOURCE_DATE_EPOCH` when the environment gives it.
 *
 * Returns: (transfer full): a new job
 */
StellerExport *
steller_export_new (StellerDocument *document,
                    StellerStyle    *style)
{
  StellerExport *self;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (STELLER_IS_STYLE (style), NULL);

  self = g_object_new (STELLER_TYPE_EXPORT, NULL);
  self->document = steller_document_ref (document);
  self->style = g_object_ref (style);

  return self;
}

/**
 * steller_export_get_document:
 * @self: a job
 *
 * Gets the document that is exported.
 *
 * Returns: (transfer none): the document
 */
StellerDocument *
steller_export_get_document (StellerExport *self)
{
  g_return_val_if_fail (STELLER_IS_EXPORT (self), NULL);

  return self->document;
}

/**
 * steller_export_get_style:
 * @self: a job
 *
 * Gets the style that the document is set in.
 *
 * Returns: (transfer none): the style
 */
StellerStyle *
steller_export_get_style (StellerExport *self)
{
  g_return_val_if_fail (STELLER_IS_EXPORT (self), NULL);

  return self->style;
}

/**
 * steller_export_set_layout:
 * @self: a job whose pages were not asked for yet
 * @layout: a layout of the style of the job
 *
 * Lends a layout to the job: one that has set the document before, or that sets many documents in one style, has most
 * of the work behind it. Without one the job makes its own.
 */
void
steller_export_set_layout (StellerExport *self,
                           StellerLayout *layout)
{
  g_return_if_fail (STELLER_IS_EXPORT (self));
  g_return_if_fail (STELLER_IS_LAYOUT (layout));
  g_return_if_fail (steller_layout_get_style (layout) == self->style);
  g_return_if_fail (self->pages == NULL);

  g_set_object (&self->layout, layout);
}

/**
 * steller_export_get_pages:
 * @self: a job
 *
 * Gets the document set on pages. They are made on the first call.
 *
 * Returns: (transfer none): the pages
 */
StellerPages *
steller_export_get_pages (StellerExport *self)
{
  g_return_val_if_fail (STELLER_IS_EXPORT (self), NULL);

  if (!self->pages)
    {
      if (!self->layout)
        self->layout = steller_layout_new (self->style);
      self->pages = steller_layout_lay_out (self->layout, self->document);
    }

  return self->pages;
}

/**
 * steller_export_get_time:
 * @self: a job
 *
 * Gets the time that the written files name as the time of their making, in UTC. A format takes this time and no other,
 * so that the same job gives the same bytes.
 *
 * Returns: (transfer none): the time of the job
 */
GDateTime *
steller_export_get_time (StellerExport *self)
{
  g_return_val_if_fail (STELLER_IS_EXPORT (self), NULL);

  return self->time;
}

/**
 * steller_export_add_warning:
 * @self: a job
 * @format: a localised message with printf's conversions, without a full stop at its end
 * @...: what the conversions take
 *
 * Reports something that the person who exports should know although the file is written: a letter that no font has, a
 * property of the style that the format cannot hold. The same message counts once.
 */
void
steller_export_add_warning (StellerExport *self,
                            const char    *format,
                            ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  g_return_if_fail (STELLER_IS_EXPORT (self));
  g_return_if_fail (format != NULL);

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (!g_ptr_array_find_with_equal_func (self->warnings, message, g_str_equal, NULL))
    g_ptr_array_add (self->warnings, g_steal_pointer (&message));
}

/**
 * steller_export_get_warnings:
 * @self: a job
 * @n_warnings: (out) (optional): how many there are
 *
 * Gives what the formats written so far reported, in the order in which it was reported.
 *
 * Returns: (transfer none) (array length=n_warnings zero-terminated=1): the localised messages, ended by %NULL; they
 *   hold
 *   until the next call that writes
 */
const char * const *
steller_export_get_warnings (StellerExport *self,
                             guint         *n_warnings)
{
  static const char * const none[] = { NULL };

  g_return_val_if_fail (STELLER_IS_EXPORT (self), NULL);

  if (n_warnings)
    *n_warnings = self->warnings->len;

  /* An array that nothing was ever added to has no memory yet, not even for its end. */
  return self->warnings->len > 0 ? (const char * const *) self->warnings->pdata : none;
}

/**
 * steller_export_clear_warnings:
 * @self: a job
 *
 * Forgets what was reported so far, so that what the next format reports can be told apart.
 */
void
steller_export_clear_warnings (StellerExport *self)
{
  g_return_if_fail (STELLER_IS_EXPORT (self));

  g_ptr_array_set_size (self->warnings, 0);
}

/**
 * steller_export_set_profile: (skip)
 * @self: a job
 * @profile: the profile of the file that is being written
 *
 * Reports to which standards the file conforms: for the format that writes it.
 */
void
steller_export_set_profile (StellerExport        *self,
                            StellerExportProfile *profile)
{
  g_return_if_fail (STELLER_IS_EXPORT (self));
  g_return_if_fail (profile != NULL);

  g_clear_pointer (&self->profile, steller_export_profile_unref);
  self->profile = steller_export_profile_ref (profile);
}

/**
 * steller_export_get_profile:
 * @self: a job
 *
 * Gets to which standards the file that was written last conforms. What stands in the way of one is among the warnings
 * as well.
 *
 * Returns: (transfer none) (nullable): the profile; %NULL when nothing was written, or in a format that has no such
 *   standards
 */
StellerExportProfile *
steller_export_get_profile (StellerExport *self)
{
  g_return_val_if_fail (STELLER_IS_EXPORT (self), NULL);

  return self->profile;
}

/**
 * steller_export_write:
 * @self: a job
 * @format: the format to write
 * @error: return location for an error
 *
 * Writes the document of a job in a format. Nothing touches the disk: the caller puts the bytes where they belong.
 *
 * Returns: (transfer full): the bytes of the file, or %NULL with @error set
 */
GBytes *
steller_export_write (StellerExport              *self,
                      const StellerExportFormat  *format,
                      GError                    **error)
{
  g_return_val_if_fail (STELLER_IS_EXPORT (self), NULL);
  g_return_val_if_fail (format != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_clear_pointer (&self->profile, steller_export_profile_unref);

  return format->write (self, error);
}
