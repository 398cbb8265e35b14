/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-markup.h"
#include "steller-composer.h"
#include "steller-layout.h"
#include "steller-preview.h"
#include "ui-test.h"

#define N_PARAGRAPHS 200
#define SECTION "kernpunten"

typedef struct
{
  StellerComposer *composer;
  StellerNote *note;
  StellerLayout *layout;
  GtkWindow *window;
  StellerPreview *preview;
  GtkAdjustment *vadjustment;
} Fixture;

/* The text of the section, of which one paragraph may say something else. */
static void
write_text (Fixture *fixture, guint n_paragraphs, guint changed, const char *change)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++)
    g_string_append_printf (text,
                            "Alinea %u gaat over de planning en beslaat een paar regels, zodat er bladzijden ontstaan.%s\n\n",
                            i, i == changed ? change : "");
  steller_note_set_section_text (fixture->note, SECTION, text->str);
}

static StellerPages *
lay_out (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerDocument) document =
      steller_composer_compose (fixture->composer, fixture->note, STELLER_AUDIENCE_INTERNAL, &error);

  g_assert_no_error (error);
  return steller_layout_lay_out (fixture->layout, document);
}

static void
make_note (Fixture *fixture)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", &error);

  g_assert_no_error (error);
  fixture->composer = steller_composer_new (types, grounds);
  fixture->layout = steller_layout_new (style);
  fixture->note = steller_note_new (steller_note_types_lookup (types, "beslisnota"));
  write_text (fixture, N_PARAGRAPHS, G_MAXUINT, "");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (StellerPages) pages = NULL;

  make_note (fixture);
  pages = lay_out (fixture);
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
  g_clear_object (&fixture->note);
  g_clear_object (&fixture->composer);
  g_clear_object (&fixture->layout);
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
  g_autoptr (StellerPages) pages = lay_out (fixture);

  steller_preview_set_pages (fixture->preview, NULL);
  g_assert_null (first_page (fixture));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
  steller_preview_set_pages (fixture->preview, pages);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
  g_assert_true (gtk_widget_get_mapped (first_page (fixture)));
}

/* Shows the note as it is now, as a window does that follows it. */
static void
show_changes (Fixture *fixture)
{
  g_autoptr (StellerPages) pages = lay_out (fixture);

  steller_preview_set_pages (fixture->preview, pages);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
}

static void
collect_textures (GskRenderNode *node, GPtrArray *textures)
{
  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect_textures (gsk_container_node_get_child (node, i), textures);
      break;
    case GSK_CLIP_NODE:
      collect_textures (gsk_clip_node_get_child (node), textures);
      break;
    case GSK_TRANSFORM_NODE:
      collect_textures (gsk_transform_node_get_child (node), textures);
      break;
    case GSK_TEXTURE_NODE:
      g_ptr_array_add (textures, g_object_ref (gsk_texture_node_get_texture (node)));
      break;
    default:
      break;
    }
}

static GPtrArray *
get_textures (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GPtrArray *textures = g_ptr_array_new_with_free_func (g_object_unref);

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    collect_textures (node, textures);

  return textures;
}

static guint
count_kept (GPtrArray *old, GPtrArray *new)
{
  guint n = 0;

  for (guint i = 0; i < new->len; i++)
    n += g_ptr_array_find (old, g_ptr_array_index (new, i), NULL);

  return n;
}

/* A letter more moves nothing, and draws its own line and little else. */
static void
test_draw_what_changed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = first_page (fixture);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) unseen = NULL;
  g_autoptr (GPtrArray) after = NULL;
  double value = gtk_adjustment_get_page_size (fixture->vadjustment) / 3;

  scroll_to (fixture, value);
  before = get_textures (GTK_WIDGET (fixture->preview));
  g_assert_cmpuint (before->len, >=, 4);

  write_text (fixture, N_PARAGRAPHS, N_PARAGRAPHS - 1, " En meer.");
  show_changes (fixture);
  unseen = get_textures (GTK_WIDGET (fixture->preview));
  g_assert_cmpuint (unseen->len, ==, before->len);
  g_assert_cmpuint (count_kept (before, unseen), ==, before->len);

  write_text (fixture, N_PARAGRAPHS, 4, "!");
  show_changes (fixture);
  after = get_textures (GTK_WIDGET (fixture->preview));
  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_cmpuint (count_kept (before, after), <, before->len);
  g_assert_cmpuint (count_kept (before, after), >=, before->len - 2);

  g_assert_true (first_page (fixture) == page);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->vadjustment), ==, value);
}

static void
assert_looks_like_new (Fixture *fixture)
{
  g_autoptr (StellerPages) pages = steller_pages_ref (steller_preview_get_pages (fixture->preview));
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->preview));
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->preview));
  gsize stride = (gsize) width * 4;
  g_autofree guint8 *got = g_malloc (stride * height);
  g_autofree guint8 *expected = g_malloc (stride * height);
  g_autoptr (GdkTexture) changed = take_picture (GTK_WIDGET (fixture->preview));
  g_autoptr (GdkTexture) new = NULL;

  gdk_texture_download (changed, got, stride);
  steller_preview_set_pages (fixture->preview, NULL);
  steller_preview_set_pages (fixture->preview, pages);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
  new = take_picture (GTK_WIDGET (fixture->preview));
  gdk_texture_download (new, expected, stride);
  for (gsize i = 0; i < stride * height; i++)
    if (got[i] != expected[i])
      g_error ("the line at %d is not as it would be drawn anew", (int) (i / stride));
}

/* Whatever changes, at any size, the pages look as if they were drawn for the first time. */
static void
test_random_changes (Fixture *fixture, gconstpointer data)
{
  static const double zooms[] = { 0.4, 0.73, 1, 1.37 };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 40; i++)
    {
      static const char *const sections[] = { "aanleiding", SECTION, "toelichting" };
      g_autofree char *other = random_markup_new (random, 60);
      g_autofree char *change = random_markup_new (random, 5);

      if (i % 10 == 0)
        steller_preview_set_zoom (fixture->preview, zooms[i / 10]);
      if (g_rand_boolean (random))
        write_text (fixture, 40, g_rand_int_range (random, 0, 40), change);
      else
        steller_note_set_section_text (fixture->note, sections[g_rand_int_range (random, 0, 3)], other);
      if (g_rand_int_range (random, 0, 4) == 0)
        steller_note_set_field_text (fixture->note, "onderwerp", change);
      show_changes (fixture);
      if (i % 4 == 3)
        {
          assert_looks_like_new (fixture);
          gtk_adjustment_set_value (fixture->vadjustment, g_rand_double_range (random, 0, 800));
          gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
        }
    }
}

/* Whether a place in the section's text can be seen. */
static gboolean
is_in_view (Fixture *fixture, gsize offset)
{
  StellerPages *pages = steller_preview_get_pages (fixture->preview);
  GtkWidget *page = first_page (fixture);
  cairo_rectangle_t place;
  graphene_rect_t bounds;
  double width, y;
  guint number;

  g_assert_true (steller_pages_locate (pages, SECTION, offset, &number, &place));
  for (guint i = 0; i < number; i++)
    page = gtk_widget_get_next_sibling (page);
  g_assert_true (gtk_widget_compute_bounds (page, GTK_WIDGET (fixture->preview), &bounds));
  steller_pages_get_page_size (pages, number, &width, NULL);
  y = bounds.origin.y + place.y * bounds.size.width / width;

  return y >= 0 && y + place.height * bounds.size.width / width <= gtk_widget_get_height (GTK_WIDGET (fixture->preview));
}

static void
show_part (Fixture *fixture, const char *part, gsize offset)
{
  steller_preview_show_part (fixture->preview, part, offset);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->preview));
}

static void
test_show_part (Fixture *fixture, gconstpointer data)
{
  gsize length = strlen (steller_note_get_section_text (fixture->note, SECTION));
  double value;

  g_assert_false (is_in_view (fixture, length));
  show_part (fixture, SECTION, length);
  g_assert_true (is_in_view (fixture, length));
  value = gtk_adjustment_get_value (fixture->vadjustment);

  /* What can be seen already moves nothing, nor does what is not there. */
  show_part (fixture, SECTION, length - 2);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->vadjustment), ==, value);
  show_part (fixture, "communicatie", 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->vadjustment), ==, value);
  show_part (fixture, "nergens", 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->vadjustment), ==, value);

  show_part (fixture, SECTION, length / 2);
  g_assert_true (is_in_view (fixture, length / 2));
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->vadjustment), <, value);

  /* It stays in view when text comes above it, until somebody scrolls. */
  value = gtk_adjustment_get_value (fixture->vadjustment);
  steller_note_set_section_text (fixture->note, "aanleiding", steller_note_get_section_text (fixture->note, SECTION));
  show_changes (fixture);
  g_assert_true (is_in_view (fixture, length / 2));
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->vadjustment), >, value);
  scroll_to (fixture, 0);
  steller_note_set_section_text (fixture->note, "aanleiding", NULL);
  show_changes (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->vadjustment), ==, 0);

  /* A place that only the next pages have: they may come after it was asked for. */
  write_text (fixture, 2 * N_PARAGRAPHS, G_MAXUINT, "");
  steller_preview_show_part (fixture->preview, SECTION, 2 * length);
  show_changes (fixture);
  g_assert_true (is_in_view (fixture, 2 * length));
}

static void
test_page_count (Fixture *fixture, gconstpointer data)
{
  g_autofree char *count = NULL;

  write_text (fixture, 2, G_MAXUINT, "");
  show_changes (fixture);
  g_object_get (fixture->preview, "page-count", &count, NULL);
  g_assert_cmpstr (count, ==, "1 page");
  g_assert_null (gtk_widget_get_next_sibling (first_page (fixture)));
  gtk_test_accessible_assert_property (first_page (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 1 of 1");

  write_text (fixture, 40, G_MAXUINT, "");
  show_changes (fixture);
  g_clear_pointer (&count, g_free);
  g_object_get (fixture->preview, "page-count", &count, NULL);
  g_assert_cmpstr (count, ==, "2 pages");
  gtk_test_accessible_assert_property (first_page (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 1 of 2");

  g_clear_pointer (&count, g_free);
  steller_preview_set_pages (fixture->preview, NULL);
  g_object_get (fixture->preview, "page-count", &count, NULL);
  g_assert_cmpstr (count, ==, "");
}

/* What a screen reader is told is what the page says now. */
static void
test_text_follows (Fixture *fixture, gconstpointer data)
{
  GtkAccessibleText *page = GTK_ACCESSIBLE_TEXT (first_page (fixture));
  g_autofree char *before = get_text (page, 0, G_MAXUINT);
  g_autofree char *after = NULL;

  g_assert_null (strstr (before, "Nieuw"));
  write_text (fixture, N_PARAGRAPHS, 3, " Nieuw!");
  show_changes (fixture);
  after = get_text (page, 0, G_MAXUINT);
  g_assert_nonnull (strstr (after, "Nieuw!"));
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
  ADD ("draw-what-changed", test_draw_what_changed);
  ADD ("random-changes", test_random_changes);
  ADD ("show-part", test_show_part);
  ADD ("page-count", test_page_count);
  ADD ("text-follows", test_text_follows);
#undef ADD

  return g_test_run ();
}
