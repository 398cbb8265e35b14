/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-compose-records.h"

#include "steller-redacted-text.h"

#include <string.h>

/* The member of an addressee that makes the list one with boxes to tick. Its id is part of the file format. */
#define TICKED_MEMBER "aangekruist"

static const char ticked_box[] = "☒ ";
static const char open_box[] = "☐ ";

typedef struct {
  const StellerEdition *edition;
  const StellerFieldType *type;
  const char *id;
  const char *ground; /* of the field as a whole */
} Records;

static void
add_span (GPtrArray *spans,
          const char *text,
          StellerSpanFlags flags,
          const char *ground)
{
  const StellerSpan span = { .text = text, .length = strlen (text), .flags = flags, .ground = ground };

  g_ptr_array_add (spans, steller_span_new_full (&span));
}

static void
take_paragraph (StellerDocumentBuilder *builder,
                GPtrArray *spans)
{
  StellerBlockBuilder *paragraph = steller_block_builder_new (STELLER_BLOCK_PARAGRAPH);

  for (guint i = 0; i < spans->len; i++)
    steller_block_builder_take_span (paragraph, steller_span_ref (g_ptr_array_index (spans, i)));
  steller_document_builder_take_block (builder, steller_block_builder_end (paragraph), 0);
}

static const char *
get_ground (const Records *self,
            guint index)
{
  const char *ground = steller_note_get_record_ground (self->edition->note, self->id, index);

  return ground != NULL ? ground : self->ground;
}

static gboolean
is_hidden (const Records *self,
           guint index)
{
  return self->edition->audience == STELLER_AUDIENCE_PUBLIC && get_ground (self, index) != NULL;
}

static gboolean
check_grounds (const Records *self,
               GError **error)
{
  const StellerEdition *edition = self->edition;

  if (self->ground != NULL)
    return steller_redaction_check_ground (self->ground, edition->audience, edition->grounds, self->id, error);

  for (guint i = 0; i < steller_note_get_n_records (edition->note, self->id); i++)
    {
      const char *ground = get_ground (self, i);

      if (ground != NULL &&
          !steller_redaction_check_ground (ground, edition->audience, edition->grounds, self->id, error))
        return FALSE;
    }

  return TRUE;
}

/* How the texts of a record are put together. */
typedef enum {
  JOIN_LINES,     /* each on a line of its own */
  JOIN_SUBJOINED, /* what follows the first in parentheses */
} Join;

/* Adds the texts of a record: of its members that hold text, in their order. Of a record that is redacted as a whole
 * the public edition has one bar. */
static gboolean
add_record (const Records *self,
            guint index,
            Join join,
            GPtrArray *spans,
            GError **error)
{
  const char *ground = get_ground (self, index);
  guint n_texts = 0;

  if (is_hidden (self, index))
    {
      g_ptr_array_add (spans, steller_span_new_bar (ground));
      return TRUE;
    }

  for (guint i = 0; i < steller_field_type_get_n_members (self->type); i++)
    {
      const StellerFieldType *member = steller_field_type_get_member (self->type, i);
      StellerFieldKind kind = steller_field_type_get_kind (member);
      const char *text =
          steller_note_get_record_text (self->edition->note, self->id, index, steller_field_type_get_id (member));
      g_autoptr (GPtrArray) text_spans = NULL;

      if (text == NULL || (kind != STELLER_FIELD_TEXT && kind != STELLER_FIELD_LONG_TEXT))
        continue;
      text_spans = steller_compose_spans (self->edition, text, ground, FALSE, self->id, error);
      if (text_spans == NULL)
        return FALSE;
      if (text_spans->len == 0)
        continue;

      if (n_texts > 0 && join == JOIN_LINES)
        add_span (spans, "\n", STELLER_SPAN_LINE_BREAK, ground);
      else if (n_texts > 0)
        add_span (spans, n_texts == 1 ? " (" : ", ", STELLER_SPAN_NONE, ground);
      g_ptr_array_extend_and_steal (spans, g_steal_pointer (&text_spans));
      n_texts++;
    }
  if (n_texts > 1 && join == JOIN_SUBJOINED)
    add_span (spans, ")", STELLER_SPAN_NONE, ground);

  return TRUE;
}

static void
append_text (GString *text,
             GPtrArray *spans)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  for (guint i = 0; i < spans->len; i++)
    g_string_append (text, ((const StellerSpan *) g_ptr_array_index (spans, i))->text);
}

/* Addressees: with boxes when any of them is ticked, otherwise each as in `Aan de Minister`. A tick that is redacted
 * along with its record does not count. */
static gboolean
compose_addressees (const Records *self,
                    const char *label,
                    StellerDocumentBuilder *builder,
                    GError **error)
{
  StellerNote *note = self->edition->note;
  guint n = steller_note_get_n_records (note, self->id);
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean any_ticked = FALSE;

  for (guint i = 0; i < n; i++)
    if (!is_hidden (self, i) && steller_note_get_record_flag (note, self->id, i, TICKED_MEMBER, FALSE))
      any_ticked = TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) name = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_span_unref);
      g_autoptr (GPtrArray) line = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_span_unref);

      if (!add_record (self, i, JOIN_SUBJOINED, name, error))
        return FALSE;
      if (name->len == 0)
        continue;

      append_text (names, name);
      if (!any_ticked && *label != '\0')
        {
          g_autofree char *word = g_strconcat (label, " ", NULL);

          add_span (line, word, STELLER_SPAN_NONE, NULL);
        }
      else if (any_ticked && !is_hidden (self, i))
        {
          gboolean ticked = steller_note_get_record_flag (note, self->id, i, TICKED_MEMBER, FALSE);

          add_span (line, ticked ? ticked_box : open_box, STELLER_SPAN_NONE, NULL);
        }
      g_ptr_array_extend_and_steal (line, g_steal_pointer (&name));
      take_paragraph (builder, line);
    }
  steller_document_builder_set_field_text (builder, names->str);

  return TRUE;
}

static void
take_cell (StellerBlockBuilder *row,
           gboolean header,
           GPtrArray *spans)
{
  StellerBlockBuilder *cell = steller_block_builder_new (STELLER_BLOCK_TABLE_CELL);

  steller_block_builder_set_header (cell, header);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    steller_block_builder_take_span (cell, steller_span_ref (g_ptr_array_index (spans, i)));
  steller_block_builder_take_child (row, steller_block_builder_end (cell));
}

static StellerBlock *
make_header_row (const StellerFieldType *choice)
{
  StellerBlockBuilder *row = steller_block_builder_new (STELLER_BLOCK_TABLE_ROW);

  steller_block_builder_set_header (row, TRUE);
  for (guint i = 0; i < steller_field_type_get_n_choices (choice); i++)
    {
      g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_span_unref);

      add_span (spans, steller_choice_get_printed (steller_field_type_get_choice (choice, i)), STELLER_SPAN_NONE, NULL);
      take_cell (row, TRUE, spans);
    }

  return steller_block_builder_end (row);
}

/* In which column of the table a record stands: that of its choice, the first when it has none that is known or none
 * that may be seen. */
static guint
get_column (const Records *self,
            const StellerFieldType *choice,
            guint index)
{
  const char *id = steller_note_get_record_text (self->edition->note, self->id, index,
                                                 steller_field_type_get_id (choice));

  if (is_hidden (self, index))
    return 0;

  for (guint i = 0; id != NULL && i < steller_field_type_get_n_choices (choice); i++)
    if (strcmp (steller_choice_get_id (steller_field_type_get_choice (choice, i)), id) == 0)
      return i;

  return 0;
}

/* Puts the records in columns by their choice: the initials of the line in one, those of others in the next. When the
 * whole list is redacted, how many there are of each kind is too: then there is one row with a bar in each column. */
static gboolean
compose_columns (const Records *self,
                 const StellerFieldType *choice,
                 StellerDocumentBuilder *builder,
                 GError **error)
{
  guint n_columns = steller_field_type_get_n_choices (choice);
  guint n = steller_note_get_n_records (self->edition->note, self->id);
  gboolean whole = self->ground != NULL && self->edition->audience == STELLER_AUDIENCE_PUBLIC;
  g_autofree guint *next = g_new0 (guint, n_columns);
  StellerBlockBuilder *table;

  table = steller_block_builder_new (STELLER_BLOCK_TABLE);
  steller_block_builder_take_child (table, make_header_row (choice));

  for (guint n_done = 0; n_done < (whole ? 1 : n);)
    {
      StellerBlockBuilder *row = steller_block_builder_new (STELLER_BLOCK_TABLE_ROW);

      for (guint column = 0; column < n_columns; column++)
        {
          g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_span_unref);

          while (!whole && next[column] < n && get_column (self, choice, next[column]) != column)
            next[column]++;
          if (whole)
            {
              g_ptr_array_add (spans, steller_span_new_bar (self->ground));
            }
          else if (next[column] < n)
            {
              if (!add_record (self, next[column]++, JOIN_LINES, spans, error))
                {
                  steller_block_builder_free (row);
                  steller_block_builder_free (table);
                  return FALSE;
                }
              n_done++;
            }
          take_cell (row, FALSE, spans);
        }
      n_done += whole;
      steller_block_builder_take_child (table, steller_block_builder_end (row));
    }
  steller_document_builder_take_block (builder, steller_block_builder_end (table), 0);

  return TRUE;
}

static gboolean
compose_paragraphs (const Records *self,
                    StellerDocumentBuilder *builder,
                    GError **error)
{
  Join join = steller_field_type_get_kind (self->type) == STELLER_FIELD_RECORD ? JOIN_LINES : JOIN_SUBJOINED;

  for (guint i = 0; i < steller_note_get_n_records (self->edition->note, self->id); i++)
    {
      g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_span_unref);

      if (!add_record (self, i, join, spans, error))
        return FALSE;
      if (spans->len > 0)
        take_paragraph (builder, spans);
    }

  return TRUE;
}

static const StellerFieldType *
find_choice (const StellerFieldType *type)
{
  for (guint i = 0; i < steller_field_type_get_n_members (type); i++)
    {
      const StellerFieldType *member = steller_field_type_get_member (type, i);

      if (steller_field_type_get_kind (member) == STELLER_FIELD_CHOICE && steller_field_type_get_n_choices (member) > 0)
        return member;
    }

  return NULL;
}

/* Adds the records of a field. What they look like follows from their members: a choice makes them a table with a
 * column for each choice, a tick makes them addressees, and otherwise each is a paragraph. */
gboolean
steller_compose_records (const StellerEdition *edition,
                         const StellerFieldType *type,
                         const char *label,
                         const char *ground,
                         StellerDocumentBuilder *builder,
                         GError **error)
{
  Records self = { edition, type, steller_field_type_get_id (type), ground };
  const StellerFieldType *choice = find_choice (type);
  gboolean whole = ground != NULL && edition->audience == STELLER_AUDIENCE_PUBLIC;

  if (!whole && steller_note_get_n_records (edition->note, self.id) == 0)
    return TRUE;
  if (!check_grounds (&self, error))
    return FALSE;

  if (choice != NULL)
    return compose_columns (&self, choice, builder, error);

  /* How many records there are, be it none, is redacted along with them. */
  if (whole)
    {
      g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_span_unref);

      g_ptr_array_add (spans, steller_span_new_bar (ground));
      take_paragraph (builder, spans);
      return TRUE;
    }

  if (steller_field_type_lookup_member (type, TICKED_MEMBER) != NULL)
    return compose_addressees (&self, label, builder, error);

  return compose_paragraphs (&self, builder, error);
}
