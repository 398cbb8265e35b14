/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-row.h"

#include <glib/gi18n-lib.h>

#include "steller-style-picture.h"

/* Of the picture, in pixels as the window counts them: a page of A4. */
#define PICTURE_WIDTH 84
#define PICTURE_HEIGHT 119

/**
 * StellerStyleRow:
 *
 * A house style that can be used, in a list: a picture of its first page, what it is called, and where it comes from.
 */
struct _StellerStyleRow
{
  AdwActionRow parent_instance;

  StellerStyleEntry *entry;
  GtkPicture *picture;
  GCancellable *drawing;
};

G_DEFINE_FINAL_TYPE (StellerStyleRow, steller_style_row, ADW_TYPE_ACTION_ROW)

static const char *
describe_origin (StellerStyleOrigin origin)
{
  switch (origin)
    {
    case STELLER_STYLE_ORIGIN_USER:
      return _("Yours");
    case STELLER_STYLE_ORIGIN_ADMINISTRATOR:
      return _("From Your Administrator");
    case STELLER_STYLE_ORIGIN_BUILTIN:
      return _("Built In");
    default:
      g_return_val_if_reached ("");
    }
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerStyleRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = steller_style_picture_make_finish (result, &error);

  if (texture != NULL)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("There is no picture of the house style “%s”: %s", steller_style_entry_get_id (self->entry),
               error->message);
}

static void
draw (StellerStyleRow *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->drawing = g_cancellable_new ();
  steller_style_picture_make (steller_style_entry_get_style (self->entry), (guint) (PICTURE_WIDTH * scale),
                              self->drawing, on_drawn, g_object_ref (self));
}

/* Before that nobody knows how fine the screen is, and nobody sees the picture. */
static void
steller_style_row_map (GtkWidget *widget)
{
  StellerStyleRow *self = STELLER_STYLE_ROW (widget);

  GTK_WIDGET_CLASS (steller_style_row_parent_class)->map (widget);
  if (self->drawing == NULL)
    draw (self);
}

static void
steller_style_row_dispose (GObject *object)
{
  StellerStyleRow *self = STELLER_STYLE_ROW (object);

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (steller_style_row_parent_class)->dispose (object);
}

static void
steller_style_row_class_init (StellerStyleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steller_style_row_dispose;
  GTK_WIDGET_CLASS (klass)->map = steller_style_row_map;
}

static void
steller_style_row_init (StellerStyleRow *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (self->picture, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), PICTURE_WIDTH, PICTURE_HEIGHT);
  gtk_widget_set_valign (GTK_WIDGET (self->picture), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "paper");

  adw_clamp_set_unit (ADW_CLAMP (clamp), ADW_LENGTH_UNIT_PX);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PICTURE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->picture));
  gtk_widget_set_margin_top (clamp, 12);
  gtk_widget_set_margin_bottom (clamp, 12);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), clamp);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (draw), NULL);
}

/**
 * steller_style_row_new:
 * @entry: a house style that can be used
 *
 * Makes a row for a house style. Its picture comes when it is shown.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
steller_style_row_new (StellerStyleEntry *entry)
{
  StellerStyleRow *self;

  g_return_val_if_fail (STELLER_IS_STYLE_ENTRY (entry), NULL);
  g_return_val_if_fail (steller_style_entry_get_style (entry) != NULL, NULL);

  self = g_object_new (STELLER_TYPE_STYLE_ROW, NULL);
  self->entry = g_object_ref (entry);
  /* Not while the row is made: its label would take the title for markup. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), steller_style_entry_get_title (entry));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), describe_origin (steller_style_entry_get_origin (entry)));
  gtk_picture_set_alternative_text (self->picture, _("First page of an example"));
  return GTK_WIDGET (self);
}

/**
 * steller_style_row_get_entry:
 * @self: a row for a house style
 *
 * Gets what the row shows.
 *
 * Returns: (transfer none): the house style that was found
 */
StellerStyleEntry *
steller_style_row_get_entry (StellerStyleRow *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE_ROW (self), NULL);

  return self->entry;
}
