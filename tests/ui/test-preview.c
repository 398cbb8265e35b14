/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-composer.h"
#include "steller-layout.h"
#include "steller-preview.h"
#include "ui-test.h"

#define N_PARAGRAPHS 200

typedef struct
{
  GtkWindow *window;
  StellerPreview *preview;
  GtkAdjustment *vadjustment;
} Fixture;

static StellerPages *
make_pages (void)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (StellerComposer) composer = steller_composer_new (types, grounds);
  g_autoptr (StellerNote) note = steller_note_new (steller_note_types_lookup (types, "beslisnota"));
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerStyle) style = NULL;
  g_autoptr (StellerLayout) layout = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (
        text, "Alinea %u gaat over de planning en beslaat een paar regels, zodat er bladzijden ontstaan.\n\n", i);
  steller_note_set_section_text (note, "kernpunten", text->str);

  document = steller_composer_compose (composer, note, STELLER_AUDIENCE_INTERNAL, &error);
  g_assert_no_error (error);
  style = steller_style_new_builtin ("standaard", &error);
  g_assert_no_error (error);
  layout = steller_layout_new (style);

  return steller_layout_lay_out (layout, document);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (StellerPages) pages = make_pages ();

  g_assert_cmpuint (steller_pages_get_n_pages (pages), >=, 4);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->preview = STELLER_PREVIEW (steller_preview_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->preview));
  gtk_window_set_child (fixture->window, scrolled);
  gtk_window_set_default_size (fixture->window, 600, 500);
  steller_preview_set_pages (fixture->preview, pages);
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  fixture->vadjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->preview));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer alive = fixture->preview;

  g_object_add_weak_pointer (G_OBJECT (fixture->preview), &alive);
  gtk_window_destroy (fixture->window);
  ui_test_settle ();
  g_assert_null (alive);
}

static GtkWidget *
first_page (Fixture *fixture)
{
  return gtk_widget_get_first_child (GTK_WIDGET (fixture->preview));
}

static GtkWidget *
last_page (Fixture *fixture)
{
  return gtk_widget_get_last_child (GTK_WIDGET (fixture->preview));
}

static void
scroll_to (Fixture *fixture, double value)
{
  gtk_adjustment_set_value (fixture->vadjustment, value);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
}

/* The widget as it looks, drawn in memory; NULL when nothing of it is drawn. */
static GdkTexture *
take_picture (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GError) error = NULL;
  GdkTexture *picture;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;
  gsk_renderer_realize_for_display (renderer, gdk_display_get_default (), &error);
  g_assert_no_error (error);
  picture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_renderer_unrealize (renderer);

  return picture;
}

typedef struct
{
  guint white;
  guint dark;
  guint all;
} Ink;

static Ink
measure_ink (GtkWidget *widget)
{
  g_autoptr (GdkTexture) picture = take_picture (widget);
  gsize stride = (gsize) gtk_widget_get_width (widget) * 4;
  gsize size = stride * gtk_widget_get_height (widget);
  g_autofree guint8 *pixels = g_malloc (size);
  Ink ink = { .all = size / 4 };

  if (picture == NULL)
    return ink;

  gdk_texture_download (picture, pixels, stride);
  for (gsize i = 0; i < size; i += 4)
    {
      guint8 lightest = MAX (MAX (pixels[i], pixels[i + 1]), pixels[i + 2]);
      guint8 darkest = MIN (MIN (pixels[i], pixels[i + 1]), pixels[i + 2]);

      ink.white += darkest == 255;
      ink.dark += lightest < 96;
    }

  return ink;
}

static void
assert_ink (GtkWidget *page, gboolean expected)
{
  Ink ink = measure_ink (page);

  g_test_message ("%u dark of %u", ink.dark, ink.all);
  g_assert_cmpint (ink.dark > 0, ==, expected);
}

static void
test_only_what_can_be_seen (Fixture *fixture, gconstpointer data)
{
  double end = gtk_adjustment_get_upper (fixture->vadjustment);

  assert_ink (first_page (fixture), TRUE);
  assert_ink (last_page (fixture), FALSE);
  scroll_to (fixture, end);
  assert_ink (first_page (fixture), FALSE);
  assert_ink (last_page (fixture), TRUE);
  scroll_to (fixture, 0);
  assert_ink (first_page (fixture), TRUE);
  assert_ink (last_page (fixture), FALSE);
}

static void
test_content_fills_the_scroll_range (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t bounds;

  scroll_to (fixture, gtk_adjustment_get_upper (fixture->vadjustment));
  g_assert_true (gtk_widget_compute_bounds (last_page (fixture), GTK_WIDGET (fixture->preview), &bounds));
  /* Below the last page is as much room as above the first. */
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <, gtk_widget_get_height (GTK_WIDGET (fixture->preview)));
  scroll_to (fixture, 0);
  g_assert_true (gtk_widget_compute_bounds (first_page (fixture), GTK_WIDGET (fixture->preview), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >, 0);
}

static void
test_zoom_levels (Fixture *fixture, gconstpointer data)
{
  double zoom;

  steller_preview_set_zoom (fixture->preview, 1);
  g_assert_false (steller_preview_get_fit_width (fixture->preview));
  for (guint i = 0; i < 30; i++)
    {
      zoom = steller_preview_get_zoom (fixture->preview);
      steller_preview_zoom_in (fixture->preview);
      g_assert_cmpfloat (steller_preview_get_zoom (fixture->preview), >=, zoom);
    }
  g_assert_cmpfloat (steller_preview_get_zoom (fixture->preview), ==, 4);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));

  for (guint i = 0; i < 30; i++)
    {
      zoom = steller_preview_get_zoom (fixture->preview);
      steller_preview_zoom_out (fixture->preview);
      g_assert_cmpfloat (steller_preview_get_zoom (fixture->preview), <=, zoom);
    }
  g_assert_cmpfloat (steller_preview_get_zoom (fixture->preview), ==, 0.25);

  steller_preview_set_zoom (fixture->preview, 1000);
  g_assert_cmpfloat (steller_preview_get_zoom (fixture->preview), ==, 4);
  steller_preview_set_zoom (fixture->preview, 0);
  g_assert_cmpfloat (steller_preview_get_zoom (fixture->preview), ==, 0.25);
}

static void
test_zoom_keeps_the_middle (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = fixture->vadjustment;
  double before, after;

  steller_preview_set_zoom (fixture->preview, 1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
  scroll_to (fixture, gtk_adjustment_get_upper (adjustment) / 2);
  before = (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2) /
           gtk_adjustment_get_upper (adjustment);

  steller_preview_set_zoom (fixture->preview, 2);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
  after = (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2) /
          gtk_adjustment_get_upper (adjustment);
  g_assert_cmpfloat_with_epsilon (before, after, 0.02);
}

static void
test_fit_width (Fixture *fixture, gconstpointer data)
{
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->preview));
  double zoom = steller_preview_get_zoom (fixture->preview);

  g_assert_true (steller_preview_get_fit_width (fixture->preview));
  g_assert_cmpint (gtk_widget_get_width (first_page (fixture)), <, width);

  gtk_window_set_default_size (fixture->window, 400, 500);
  while (gtk_widget_get_width (GTK_WIDGET (fixture->preview)) == width)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
  g_assert_cmpfloat (steller_preview_get_zoom (fixture->preview), <, zoom);
  g_assert_cmpint (gtk_widget_get_width (first_page (fixture)), <, 400);
}

static void
test_paper_is_white (Fixture *fixture, gconstpointer data)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      Ink ink;

      adw_style_manager_set_color_scheme (manager, schemes[i]);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
      ink = measure_ink (first_page (fixture));
      g_test_message ("%u white and %u dark of %u", ink.white, ink.dark, ink.all);
      g_assert_cmpuint (ink.white, >, ink.all / 2);
      g_assert_cmpuint (ink.dark, >, ink.all / 1000);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* Far below the top of a much magnified page, where only some of it is drawn. */
static void
test_ink_at_every_place (Fixture *fixture, gconstpointer data)
{
  steller_preview_set_zoom (fixture->preview, 4);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));

  for (double value = 0; value < 4000; value += 1000)
    {
      Ink ink;

      scroll_to (fixture, value);
      ink = measure_ink (GTK_WIDGET (fixture->preview));
      g_assert_cmpuint (ink.white, >, ink.all / 2);
    }
}

static char *
get_text (GtkAccessibleText *page, guint start, guint end)
{
  g_autoptr (GBytes) bytes = GTK_ACCESSIBLE_TEXT_GET_IFACE (page)->get_contents (page, start, end);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_text_for_screen_readers (Fixture *fixture, gconstpointer data)
{
  GtkAccessibleText *page = GTK_ACCESSIBLE_TEXT (first_page (fixture));
  GtkAccessibleTextInterface *interface = GTK_ACCESSIBLE_TEXT_GET_IFACE (page);
  g_autofree char *all = get_text (page, 0, G_MAXUINT);
  g_autofree char *piece = NULL;
  g_autoptr (GBytes) word = NULL;
  const char *found = strstr (all, "Alinea 7 gaat over");
  graphene_rect_t extents;
  guint offset, start, end;

  g_assert_nonnull (found);
  offset = (guint) g_utf8_pointer_to_offset (all, found);
  piece = get_text (page, offset, offset + 8);
  g_assert_cmpstr (piece, ==, "Alinea 7");

  word = interface->get_contents_at (page, offset + 2, GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD, &start, &end);
  g_assert_cmpstr (g_bytes_get_data (word, NULL), ==, "Alinea ");
  g_assert_cmpuint (start, ==, offset);
  g_assert_cmpuint (end, ==, offset + 7);

  /* The place of the words leads back to them. */
  g_assert_true (interface->get_extents (page, offset, offset + 6, &extents));
  g_assert_cmpfloat (extents.size.width, >, 0);
  g_assert_cmpfloat (extents.origin.y + extents.size.height, <=, gtk_widget_get_height (first_page (fixture)));
  g_assert_true (interface->get_offset (
      page,
      &GRAPHENE_POINT_INIT (extents.origin.x + extents.size.width / 2, extents.origin.y + extents.size.height / 2),
      &start));
  g_assert_cmpuint (start, <=, offset);
  g_assert_cmpuint (start + 1, >, offset);

  /* Another page has another text, and asking for too much gives what there is. */
  g_clear_pointer (&piece, g_free);
  piece = get_text (GTK_ACCESSIBLE_TEXT (last_page (fixture)), 0, G_MAXUINT);
  g_assert_null (strstr (piece, "Alinea 7 gaat"));
  g_clear_pointer (&piece, g_free);
  piece = get_text (page, G_MAXUINT - 1, G_MAXUINT);
  g_assert_cmpstr (piece, ==, "");
}

static void
test_other_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StellerPages) pages = make_pages ();

  steller_preview_set_pages (fixture->preview, NULL);
  g_assert_null (first_page (fixture));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
  steller_preview_set_pages (fixture->preview, pages);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
  g_assert_true (gtk_widget_get_mapped (first_page (fixture)));
}

int
main (int argc, char **argv)
{
  if (!ui_test_init (&argc, &argv))
    return 0;

#define ADD(name, function) g_test_add ("/preview/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("only-what-can-be-seen", test_only_what_can_be_seen);
  ADD ("content-fills-the-scroll-range", test_content_fills_the_scroll_range);
  ADD ("zoom-levels", test_zoom_levels);
  ADD ("zoom-keeps-the-middle", test_zoom_keeps_the_middle);
  ADD ("fit-width", test_fit_width);
  ADD ("paper-is-white", test_paper_is_white);
  ADD ("ink-at-every-place", test_ink_at_every_place);
  ADD ("text-for-screen-readers", test_text_for_screen_readers);
  ADD ("other-pages", test_other_pages);
#undef ADD

  return g_test_run ();
}
