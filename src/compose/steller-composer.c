/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-composer.h"

#include "steller-compose-field.h"
#include "steller-date.h"
#include "steller-document-builder.h"
#include "steller-error.h"
#include "steller-section-cache.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * StellerComposer:
 *
 * Makes the document of a note: the one road from what a drafter writes to what is printed, shown and exported, and the
 * one place where redacted passages are left out.
 *
 * The public edition is made of texts whose marked passages were emptied first. So nothing that stands under a mark can
 * influence anything in it: neither the blocks and their hashes nor the source offsets, which count in the emptied
 * text.
 *
 * A composer remembers the sections of the note that it composed last. A chunk of a section that did not change gives
 * the very same blocks again.
 */
struct _StellerComposer {
  GObject parent_instance;

  StellerNoteTypes *types;
  StellerGrounds *grounds;
  GHashTable *sections[2]; /* by audience: id → StellerSectionCache */
};

G_DEFINE_FINAL_TYPE (StellerComposer, steller_composer, G_TYPE_OBJECT)

typedef struct {
  const char *id;
  guint level;
  int parent; /* which section it stands below, -1 at the top */
  const char *ground; /* on which it is redacted as a whole: its own, or that of what it stands below */
  gboolean left_out;
  gboolean printed;
  StellerSectionCache *cache;
} Section;

static void
steller_composer_finalize (GObject *object)
{
  StellerComposer *self = STELLER_COMPOSER (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    g_clear_pointer (&self->sections[i], g_hash_table_unref);
  g_clear_object (&self->types);
  g_clear_object (&self->grounds);

  G_OBJECT_CLASS (steller_composer_parent_class)->finalize (object);
}

static void
steller_composer_class_init (StellerComposerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = steller_composer_finalize;
}

static GHashTable *
new_sections (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) steller_section_cache_free);
}

static void
steller_composer_init (StellerComposer *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    self->sections[i] = new_sections ();
}

/**
 * steller_composer_new:
 * @types: the note types
 * @grounds: the grounds of exception
 *
 * Makes a composer. One for each open note is right; it may also be used for one note after the other.
 *
 * Returns: (transfer full): a new composer
 */
StellerComposer *
steller_composer_new (StellerNoteTypes *types,
                      StellerGrounds *grounds)
{
  StellerComposer *self;

  g_return_val_if_fail (STELLER_IS_NOTE_TYPES (types), NULL);
  g_return_val_if_fail (STELLER_IS_GROUNDS (grounds), NULL);

  self = g_object_new (STELLER_TYPE_COMPOSER, NULL);
  self->types = g_object_ref (types);
  self->grounds = g_object_ref (grounds);

  return self;
}

/* The parts of the title without what is redacted, joined to one line; the last of them is the subject. */
static gboolean
compose_title (const StellerEdition *edition,
               StellerDocumentBuilder *builder,
               GError **error)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *subject = NULL;

  for (guint i = 0; i < steller_note_type_get_n_fields (edition->type); i++)
    {
      const StellerFieldType *type = steller_note_type_get_field (edition->type, i);
      const char *id = steller_field_type_get_id (type);
      const char *text = steller_note_get_field_text (edition->note, id);

      if (steller_field_type_get_place (type) != STELLER_FIELD_PLACE_TITLE)
        continue;

      g_clear_pointer (&subject, g_free);
      if (text == NULL ||
          (edition->audience == STELLER_AUDIENCE_PUBLIC && steller_note_get_field_ground (edition->note, id) != NULL))
        continue;
      subject = steller_compose_plain (edition, text, id, error);
      if (subject == NULL)
        return FALSE;

      if (title->len > 0 && *subject != '\0')
        g_string_append (title, ": ");
      g_string_append (title, subject);
    }

  steller_document_builder_set_title (builder, title->str);
  steller_document_builder_set_subject (builder, subject != NULL ? subject : "");

  return TRUE;
}

/* What a place in a house style may name. The sections that a note has besides those of its type are not among them: no
 * house style knows of them. */
static void
compose_ids (const StellerEdition *edition,
             StellerDocumentBuilder *builder)
{
  for (guint i = 0; i < steller_note_type_get_n_fields (edition->type); i++)
    steller_document_builder_add_id (builder,
                                     steller_field_type_get_id (steller_note_type_get_field (edition->type, i)));
  for (guint i = 0; i < steller_note_type_get_n_sections (edition->type); i++)
    steller_document_builder_add_id (builder,
                                     steller_section_type_get_id (steller_note_type_get_section (edition->type, i)));
}

/* The date for metadata is that of the first field that holds one. */
static void
compose_date (const StellerEdition *edition,
              StellerDocumentBuilder *builder)
{
  for (guint i = 0; i < steller_note_type_get_n_fields (edition->type); i++)
    {
      const StellerFieldType *type = steller_note_type_get_field (edition->type, i);
      const char *id = steller_field_type_get_id (type);
      const char *text;
      GDate date;

      if (steller_field_type_get_kind (type) != STELLER_FIELD_DATE)
        continue;

      text = steller_note_get_field_text (edition->note, id);
      if (text != NULL && steller_date_parse (text, &date) &&
          !(edition->audience == STELLER_AUDIENCE_PUBLIC && steller_note_get_field_ground (edition->note, id) != NULL))
        steller_document_builder_set_date (builder, text);
      return;
    }
}

static StellerBlock *
make_heading (const StellerEdition *edition,
              const char *heading,
              guint level,
              const char *member,
              GError **error)
{
  g_autoptr (GPtrArray) spans = steller_compose_spans (edition, heading, NULL, FALSE, member, error);
  StellerBlockBuilder *builder;

  if (spans == NULL)
    return NULL;

  builder = steller_block_builder_new (STELLER_BLOCK_HEADING);
  steller_block_builder_set_level (builder, level);
  for (guint i = 0; i < spans->len; i++)
    steller_block_builder_take_span (builder, steller_span_ref (g_ptr_array_index (spans, i)));

  return steller_block_builder_end (builder);
}

static const char *
get_heading (const StellerEdition *edition,
             const char *section)
{
  const char *heading = steller_note_get_section_heading (edition->note, section);
  const StellerSectionType *type;

  if (heading != NULL)
    return heading;

  type = steller_note_type_lookup_section (edition->type, section);

  return type != NULL ? steller_section_type_get_heading (type) : "";
}

/* Lists the sections with their levels, each before those below it. What an omitted section holds, and what stands
 * below it, is left out with it. A section that is redacted covers those below it: in the public edition its bar stands
 * for them too. */
static GArray *
list_sections (const StellerEdition *edition,
               char **order)
{
  GArray *sections = g_array_new (FALSE, TRUE, sizeof (Section));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; order[i] != NULL; i++)
    {
      const char *parent = steller_note_get_section_parent (edition->note, edition->type, order[i]);
      gpointer place = parent != NULL ? g_hash_table_lookup (places, parent) : NULL;
      Section section = { .id = order[i], .level = 1, .parent = GPOINTER_TO_INT (place) - 1 };

      section.left_out = steller_note_get_section_omitted (edition->note, order[i]);
      section.ground = steller_note_get_section_ground (edition->note, order[i]);
      if (section.parent >= 0)
        {
          const Section *above = &g_array_index (sections, Section, section.parent);

          section.level = above->level + 1;
          if (above->left_out || (above->ground != NULL && edition->audience == STELLER_AUDIENCE_PUBLIC))
            section.left_out = TRUE;
          if (section.ground == NULL)
            section.ground = above->ground;
        }
      g_array_append_val (sections, section);
      g_hash_table_insert (places, order[i], GUINT_TO_POINTER (sections->len));
    }

  return sections;
}

static gboolean
compose_texts (StellerComposer *self,
               const StellerEdition *edition,
               GArray *sections,
               GError **error)
{
  GHashTable *old = self->sections[edition->audience];
  GHashTable *used = new_sections ();
  gboolean success = TRUE;

  for (guint i = 0; success && i < sections->len; i++)
    {
      Section *section = &g_array_index (sections, Section, i);
      gpointer id;
      gpointer cache;

      if (section->left_out)
        continue;

      if (!g_hash_table_steal_extended (old, section->id, &id, &cache))
        {
          id = g_strdup (section->id);
          cache = steller_section_cache_new ();
        }
      g_hash_table_insert (used, id, cache);
      section->cache = cache;

      success = steller_section_cache_compose (cache, steller_note_get_section_text (edition->note, section->id),
                                               section->ground, edition->audience, edition->grounds, section->id, error);
      section->printed = success && steller_section_cache_get_blocks (cache)->len > 0;
    }

  /* Forget the sections that are no more. */
  g_hash_table_unref (old);
  self->sections[edition->audience] = used;

  /* A heading prints when its section, or any below it, has text or a bar. */
  for (guint i = sections->len; i-- > 0;)
    {
      const Section *section = &g_array_index (sections, Section, i);

      if (section->printed && section->parent >= 0)
        g_array_index (sections, Section, section->parent).printed = TRUE;
    }

  return success;
}

/* Counts a section and gives its number as in `4.1.`. */
static char *
next_number (GArray *counters,
             guint level)
{
  g_autoptr (GString) number = g_string_new (NULL);

  g_array_set_size (counters, level);
  g_array_index (counters, guint, level - 1)++;
  for (guint i = 0; i < level; i++)
    g_string_append_printf (number, "%u.", g_array_index (counters, guint, i));

  return g_string_free (g_steal_pointer (&number), FALSE);
}

static gboolean
add_section (const StellerEdition *edition,
             const Section *section,
             const char *number,
             StellerDocumentBuilder *builder,
             GError **error)
{
  const char *heading = get_heading (edition, section->id);
  const GArray *blocks = steller_section_cache_get_blocks (section->cache);
  StellerBlock *cached = steller_section_cache_get_heading (section->cache, heading, section->level);
  g_autoptr (StellerBlock) block = NULL;

  if (cached != NULL)
    block = steller_block_ref (cached);
  else
    block = make_heading (edition, heading, section->level, section->id, error);
  if (block == NULL)
    return FALSE;
  steller_section_cache_set_heading (section->cache, heading, section->level, block);

  steller_document_builder_add_section (builder, section->id, section->level, number, g_steal_pointer (&block));
  for (guint i = 0; i < blocks->len; i++)
    {
      const StellerPlacedBlock *placed = &g_array_index (blocks, StellerPlacedBlock, i);

      steller_document_builder_take_block (builder, steller_block_ref (placed->block), placed->base);
    }

  return TRUE;
}

static gboolean
compose_sections (StellerComposer *self,
                  const StellerEdition *edition,
                  char **order,
                  StellerDocumentBuilder *builder,
                  GError **error)
{
  g_autoptr (GArray) sections = list_sections (edition, order);
  g_autoptr (GArray) counters = g_array_new (FALSE, TRUE, sizeof (guint));
  gboolean numbered = g_strcmp0 (steller_note_get_numbering (edition->note), "decimal") == 0;

  if (!compose_texts (self, edition, sections, error))
    return FALSE;

  for (guint i = 0; i < sections->len; i++)
    {
      const Section *section = &g_array_index (sections, Section, i);
      g_autofree char *number = NULL;

      if (!section->printed)
        continue;
      if (numbered)
        number = next_number (counters, section->level);
      if (!add_section (edition, section, number, builder, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * steller_composer_compose:
 * @self: a composer
 * @note: a note
 * @audience: for whom
 * @error: return location for an error
 *
 * Makes the document of a note. The internal edition holds everything: what is marked carries its ground. In the public
 * edition a bar stands for each marked passage, and for a field, record or section that is redacted as a whole: the
 * same bar whatever it holds, be it nothing. The bar of a section stands also for the sections below it. Source offsets
 * in the public edition count in the text with its marked passages emptied.
 *
 * The public edition is refused with %STELLER_ERROR_REDACTION when a mark is not in order or a ground not known; the
 * error's member is the id of the section or field, and its line counts in the text of that section. Where a mark is
 * not in order in the internal edition, its delimiters print. A note of a newer version, whose marks may mean more than is
 * known here, has no public edition either. A note whose type is not installed is refused with
 * %STELLER_ERROR_UNKNOWN_TYPE, one whose texts are larger than %STELLER_COMPOSER_MAX_SIZE together with
 * %STELLER_ERROR_LIMIT; the error's member is the id of the section or field that goes beyond it.
 *
 * Returns: (transfer full): a new document, or %NULL
 */
StellerDocument *
steller_composer_compose (StellerComposer *self,
                          StellerNote *note,
                          StellerAudience audience,
                          GError **error)
{
  g_autoptr (StellerDocumentBuilder) builder = NULL;
  g_auto (GStrv) order = NULL;
  StellerEdition edition = { .note = note, .grounds = NULL, .audience = audience };

  g_return_val_if_fail (STELLER_IS_COMPOSER (self), NULL);
  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (audience == STELLER_AUDIENCE_INTERNAL || audience == STELLER_AUDIENCE_PUBLIC, NULL);

  if (audience == STELLER_AUDIENCE_PUBLIC && steller_note_get_read_only (note))
    {
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_REDACTION,
                           _("The note was made by a newer version of Steller, which may mark what is not public in ways "
                             "that this one does not know"));
      return NULL;
    }

  edition.grounds = self->grounds;
  edition.language = steller_note_get_language (note);
  edition.type = steller_note_find_type (note, self->types, error);
  if (edition.type == NULL)
    return NULL;
  order = steller_note_get_section_order (note, edition.type);
  if (!steller_compose_check_size (&edition, order, error))
    return NULL;

  builder = steller_document_builder_new (audience, steller_note_type_get_id (edition.type), edition.language);
  steller_document_builder_set_style_id (builder, steller_note_get_style_id (note));
  if (audience == STELLER_AUDIENCE_INTERNAL)
    steller_document_builder_set_note_id (builder, steller_note_get_id (note));
  compose_ids (&edition, builder);
  compose_date (&edition, builder);
  if (!compose_title (&edition, builder, error))
    return NULL;
  for (guint i = 0; i < steller_note_type_get_n_fields (edition.type); i++)
    if (!steller_compose_field (&edition, steller_note_type_get_field (edition.type, i), builder, error))
      return NULL;
  if (!compose_sections (self, &edition, order, builder, error))
    return NULL;

  return steller_document_builder_end (g_steal_pointer (&builder));
}
