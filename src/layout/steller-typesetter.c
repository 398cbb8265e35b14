/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-typesetter.h"

#include <glib/gi18n-lib.h>
#include <hb.h>
#include <math.h>
#include <string.h>

#include "steller-text-setting.h"

/* No size, whatever a style asks for, is outside these, in points. */
#define MIN_SIZE 1.0
#define MAX_SIZE 144.0
/* Nor is it a larger part of the height that a line may have. */
#define MAX_SIZE_PART 0.5

struct _StellerTypesetter {
  gatomicrefcount ref_count;
  GMutex turn; /* held by who is next to get the lock */
  GMutex lock;
  StellerStyle *style;
  double max_height;
  StellerGrounds *grounds;
  const char *language;
  PangoFontMap *font_map;
  PangoContext *context;
  PangoLayout *layout;
  PangoLayout *label_layout;
  GHashTable *faces;
  GHashTable *settings;
  GHashTable *substitutes;
  GHashTable *pictures; /* StellerImage → Picture */
  GHashTable *metrics; /* PangoFontDescription without a size → StellerFaceMetrics */
};

/* Of a font, for each point of its size. */
typedef struct {
  double ascent;
  double descent;
} StellerFaceMetrics;

/* An image that was decoded, or why it could not be. */
typedef struct {
  StellerPicture *picture;
  char *error;
} Picture;

static void
free_picture (gpointer data)
{
  Picture *picture = data;

  g_clear_pointer (&picture->picture, steller_picture_free);
  g_free (picture->error);
  g_free (picture);
}

typedef struct {
  const StellerParagraphStyle *style;
  StellerFaceFlags flags;
  StellerFace face;
} StellerFaceEntry;

static guint
face_entry_hash (gconstpointer data)
{
  const StellerFaceEntry *entry = data;

  return g_direct_hash (entry->style) ^ (guint) entry->flags * 0x9e3779b1u;
}

static gboolean
face_entry_equal (gconstpointer a,
                  gconstpointer b)
{
  const StellerFaceEntry *one = a;
  const StellerFaceEntry *other = b;

  return one->style == other->style && one->flags == other->flags;
}

static void
face_entry_free (gpointer data)
{
  StellerFaceEntry *entry = data;

  pango_font_description_free (entry->face.description);
  g_free (entry);
}

static PangoLayout *
new_layout (StellerTypesetter *self)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, FALSE);

  return layout;
}

/*
 * steller_typesetter_new:
 * @style: the style
 * @max_height: no line is higher than this, in points
 *
 * Makes a typesetter with fonts of its own: one point is one unit and nothing is rounded to pixels, so that screens,
 * printers and PDF get the same lines.
 *
 * Returns: (transfer full): a typesetter
 */
StellerTypesetter *
steller_typesetter_new (StellerStyle *style,
                        double max_height)
{
  StellerTypesetter *self = g_new0 (StellerTypesetter, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->turn);
  g_mutex_init (&self->lock);
  self->style = g_object_ref (style);
  self->max_height = max_height;
  self->grounds = steller_grounds_new ();
  self->language = g_intern_string ("nl");
  self->font_map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->font_map), 72.0);
  self->context = pango_font_map_create_context (self->font_map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (self->language));
  self->layout = new_layout (self);
  self->label_layout = new_layout (self);
  self->faces = g_hash_table_new_full (face_entry_hash, face_entry_equal, NULL, face_entry_free);
  self->settings = g_hash_table_new (steller_text_setting_hash, steller_text_setting_equal);
  self->substitutes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pictures = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) steller_image_unref, free_picture);
  self->metrics = g_hash_table_new_full ((GHashFunc) pango_font_description_hash,
                                         (GEqualFunc) pango_font_description_equal,
                                         (GDestroyNotify) pango_font_description_free, g_free);

  return self;
}

StellerTypesetter *
steller_typesetter_ref (StellerTypesetter *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
steller_typesetter_unref (StellerTypesetter *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  /* Whoever holds a setting holds the typesetter as well. */
  g_assert (g_hash_table_size (self->settings) == 0);
  g_hash_table_unref (self->settings);
  g_hash_table_unref (self->faces);
  g_hash_table_unref (self->substitutes);
  g_hash_table_unref (self->metrics);
  g_hash_table_unref (self->pictures);
  g_object_unref (self->layout);
  g_object_unref (self->label_layout);
  g_object_unref (self->context);
  g_object_unref (self->font_map);
  g_object_unref (self->grounds);
  g_object_unref (self->style);
  g_mutex_clear (&self->turn);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
steller_typesetter_lock (StellerTypesetter *self)
{
  g_mutex_lock (&self->turn);
  g_mutex_lock (&self->lock);
  g_mutex_unlock (&self->turn);
}

void
steller_typesetter_unlock (StellerTypesetter *self)
{
  g_mutex_unlock (&self->lock);
}

/*
 * steller_typesetter_yield:
 *
 * Gives the lock to who is waiting for it, and takes it back. Who sets a long text calls this now and then, so that the
 * pages that are there can be drawn meanwhile.
 */
void
steller_typesetter_yield (StellerTypesetter *self)
{
  /* Who waits holds the turn, so that it cannot be passed by. */
  steller_typesetter_unlock (self);
  steller_typesetter_lock (self);
}

StellerStyle *
steller_typesetter_get_style (StellerTypesetter *self)
{
  return self->style;
}

/*
 * steller_typesetter_get_settings:
 *
 * The texts that are set and still in use. It holds no references: a setting takes itself out when it goes.
 */
GHashTable *
steller_typesetter_get_settings (StellerTypesetter *self)
{
  return self->settings;
}

/*
 * steller_typesetter_get_max_height:
 *
 * Returns: the height that no line goes beyond, in points
 */
double
steller_typesetter_get_max_height (StellerTypesetter *self)
{
  return self->max_height;
}

/*
 * steller_typesetter_get_layout:
 * @label: whether a label within the text is set, rather than the text itself
 *
 * The one layout that all text is set with; what is read out of it must be copied before the next text is set.
 */
PangoLayout *
steller_typesetter_get_layout (StellerTypesetter *self,
                               gboolean label)
{
  return label ? self->label_layout : self->layout;
}

/*
 * steller_typesetter_get_language:
 *
 * Returns: the language of the text, an interned string
 */
const char *
steller_typesetter_get_language (StellerTypesetter *self)
{
  return self->language;
}

void
steller_typesetter_set_language (StellerTypesetter *self,
                                 const char *language)
{
  const char *interned = g_intern_string (language != NULL && *language != '\0' ? language : "nl");

  if (self->language == interned)
    return;

  self->language = interned;
  pango_context_set_language (self->context, pango_language_from_string (interned));
}

/*
 * steller_typesetter_describe_ground:
 * @ground: the code of a ground
 *
 * What is read aloud in the place of a redacted passage.
 */
char *
steller_typesetter_describe_ground (StellerTypesetter *self,
                                    const char *ground)
{
  return steller_grounds_describe (self->grounds, ground, self->language);
}

/* Notes which family stands in for one that is not installed. */
static void
note_substitute (StellerTypesetter *self,
                 const char *family,
                 PangoFont *font)
{
  PangoFontDescription *found;
  const char *name;
  g_auto (GStrv) wanted = NULL;
  gboolean same = FALSE;

  if (family == NULL || *family == '\0')
    return;
  /* Only the first family is what the style asks for, the others are what it puts up with. */
  wanted = g_strsplit (family, ",", 2);
  if (wanted[1] == NULL && g_hash_table_contains (self->substitutes, family))
    return;

  found = pango_font_describe (font);
  name = pango_font_description_get_family (found);
  if (name != NULL)
    same = g_ascii_strcasecmp (g_strstrip (wanted[0]), name) == 0;
  g_hash_table_insert (self->substitutes, g_strdup (wanted[0]), same ? NULL : g_strdup (name != NULL ? name : ""));
  pango_font_description_free (found);
}

/* Font metrics as LibreOffice reads them, for a size of one point: the line gap of the font comes on top of its ascent. */
static void
read_metrics (StellerTypesetter *self,
              const PangoFontDescription *description,
              StellerFaceMetrics *metrics)
{
  g_autoptr (PangoFont) font = pango_context_load_font (self->context, description);
  hb_font_t *sized;
  hb_font_t *unsized;
  hb_font_extents_t extents = { 0 };
  const int *coordinates;
  guint n_coordinates;
  double em;

  metrics->ascent = 1.0;
  metrics->descent = 0.25;
  if (font == NULL)
    return;

  note_substitute (self, pango_font_description_get_family (description), font);
  /* In units of the font itself, without the rounding of any size. */
  sized = pango_font_get_hb_font (font);
  unsized = hb_font_create (hb_font_get_face (sized));
  coordinates = hb_font_get_var_coords_normalized (sized, &n_coordinates);
  hb_font_set_var_coords_normalized (unsized, coordinates, n_coordinates);
  em = hb_face_get_upem (hb_font_get_face (sized));

  if (hb_font_get_h_extents (unsized, &extents))
    {
      double ascent = (extents.ascender + extents.line_gap) / em;
      double descent = -extents.descender / em;

      if (ascent + descent > 0.0 && ascent + descent <= 4.0)
        {
          metrics->ascent = ascent;
          metrics->descent = descent;
        }
    }
  hb_font_destroy (unsized);
}

/* Outlines scale, so the font of one size tells the metrics of all: to find a font takes much longer than to read it. */
static void
measure_face (StellerTypesetter *self,
              StellerFace *face)
{
  PangoFontDescription *description = pango_font_description_copy (face->description);
  StellerFaceMetrics *metrics;

  pango_font_description_unset_fields (description, PANGO_FONT_MASK_SIZE);
  metrics = g_hash_table_lookup (self->metrics, description);
  if (metrics == NULL)
    {
      metrics = g_new (StellerFaceMetrics, 1);
      read_metrics (self, face->description, metrics);
      g_hash_table_insert (self->metrics, pango_font_description_copy (description), metrics);
    }
  face->ascent = metrics->ascent * face->size;
  face->descent = metrics->descent * face->size;
  pango_font_description_free (description);
}

static void
merge_text_style (StellerTypesetter *self,
                  StellerTextStyle *text,
                  const char *name)
{
  const StellerTextStyle *style = steller_style_get_text (self->style, name);

  if (style != NULL)
    steller_text_style_merge (text, style);
}

static void
init_face (StellerTypesetter *self,
           StellerFace *face,
           const StellerParagraphStyle *style,
           StellerFaceFlags flags)
{
  StellerTextStyle text = style->text;
  double max_size = MIN (MAX_SIZE, MAX_SIZE_PART * self->max_height);
  double scale;

  text.family = g_strdup (style->text.family);
  text.fallback = g_strdup (style->text.fallback);
  text.language = g_strdup (style->text.language);

  if (flags & STELLER_FACE_BOLD)
    merge_text_style (self, &text, "Strong_20_Emphasis");
  if (flags & STELLER_FACE_ITALIC)
    merge_text_style (self, &text, "Emphasis");
  if (flags & STELLER_FACE_LINK)
    merge_text_style (self, &text, "Internet_20_link");
  if (flags & STELLER_FACE_SUPERSCRIPT)
    merge_text_style (self, &text, "Superscript");
  if (flags & STELLER_FACE_BAR)
    merge_text_style (self, &text, "Redaction");
  if (flags & STELLER_FACE_GROUND)
    merge_text_style (self, &text, "Redaction_20_ground");

  scale = isfinite (text.scale) && text.scale > 0.0 && text.scale < 1.0 ? text.scale : 1.0;
  face->size = isfinite (text.size) ? CLAMP (text.size, MIN_SIZE, max_size) : 10.0;
  face->color = text.color;
  face->background = text.background;
  face->has_background = text.has_background;
  face->underline = text.underline;
  face->description = pango_font_description_new ();
  pango_font_description_set_family (face->description, text.family != NULL ? text.family : "Liberation Sans");
  pango_font_description_set_weight (face->description, CLAMP (text.weight, 100, 1000));
  pango_font_description_set_style (face->description, text.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  if (scale < 1.0)
    face->rise = CLAMP (text.rise, -1.0, 1.0) * face->size;
  face->size = MAX (face->size * scale, MIN_SIZE);
  pango_font_description_set_size (face->description, (int) lround (face->size * PANGO_SCALE));
  measure_face (self, face);
  if (text.fallback != NULL && g_hash_table_lookup (self->substitutes, text.family) != NULL)
    {
      g_autofree char *families = g_strconcat (text.family, ",", text.fallback, NULL);

      pango_font_description_set_family (face->description, families);
      measure_face (self, face);
    }
  g_free (text.fallback);
  g_free (text.family);
  g_free (text.language);
}

/*
 * steller_typesetter_get_face:
 * @style: a paragraph style
 * @flags: what the text is
 *
 * The look of a kind of text in paragraphs of a style.
 *
 * Returns: (transfer none): the face, which lives as long as the typesetter
 */
const StellerFace *
steller_typesetter_get_face (StellerTypesetter *self,
                             const StellerParagraphStyle *style,
                             StellerFaceFlags flags)
{
  StellerFaceEntry key = { .style = style, .flags = flags };
  StellerFaceEntry *entry = g_hash_table_lookup (self->faces, &key);

  if (entry == NULL)
    {
      entry = g_new0 (StellerFaceEntry, 1);
      entry->style = style;
      entry->flags = flags;
      init_face (self, &entry->face, style, flags);
      g_hash_table_add (self->faces, entry);
    }

  return &entry->face;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/*
 * steller_typesetter_has_fonts:
 * @self: a typesetter, locked
 *
 * Returns: whether there is any font to set text in
 */
gboolean
steller_typesetter_has_fonts (StellerTypesetter *self)
{
  /* The families that Pango lists stand in it even when there is nothing behind them. A font that is not there is
   * replaced by any that is, so one that was looked for already tells as much as another. */
  const StellerParagraphStyle *style = steller_style_get_paragraph (self->style, "Text_20_body");
  const StellerFace *face = steller_typesetter_get_face (self, style, STELLER_FACE_PLAIN);
  g_autoptr (PangoFont) font = pango_font_map_load_font (self->font_map, self->context, face->description);

  return font != NULL;
}

/*
 * steller_typesetter_get_picture:
 * @image: an image of the style
 *
 * Gives an image ready to be drawn, decoded when it is first asked for.
 *
 * Returns: (transfer none) (nullable): the picture; %NULL when the image is damaged or takes too long, which is then
 *   among the warnings
 */
StellerPicture *
steller_typesetter_get_picture (StellerTypesetter *self,
                                StellerImage *image)
{
  Picture *picture = g_hash_table_lookup (self->pictures, image);
  g_autoptr (GError) error = NULL;

  if (picture == NULL)
    {
      picture = g_new0 (Picture, 1);
      picture->picture = steller_picture_new (image, &error);
      if (error != NULL)
        picture->error = g_strdup_printf (_("The image “%s” cannot be shown: %s"), steller_image_get_name (image),
                                          error->message);
      g_hash_table_insert (self->pictures, steller_image_ref (image), picture);
    }

  return picture->picture;
}

/*
 * steller_typesetter_add_warnings:
 * @warnings: (element-type utf8): where warnings go
 *
 * Adds a warning for each font that the style asks for and that is not there, and for each image that cannot be shown.
 */
void
steller_typesetter_add_warnings (StellerTypesetter *self,
                                 GPtrArray *warnings)
{
  GHashTableIter iter;
  gpointer family;
  gpointer substitute;
  gpointer picture;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_hash_table_iter_init (&iter, self->substitutes);
  while (g_hash_table_iter_next (&iter, &family, &substitute))
    if (substitute != NULL)
      g_ptr_array_add (texts, g_strdup_printf (_("The font “%s” is not installed; “%s” is used instead"),
                                               (const char *) family, (const char *) substitute));
  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, NULL, &picture))
    if (((const Picture *) picture)->error != NULL)
      g_ptr_array_add (texts, g_strdup (((const Picture *) picture)->error));
  g_ptr_array_sort (texts, compare_strings);
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (warnings, texts->pdata[i]);
}
