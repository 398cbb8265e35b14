/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-compose-field.h"

#include "steller-compose-records.h"
#include "steller-date.h"
#include "steller-redacted-text.h"

#include <string.h>

static StellerDocumentKind
get_kind (const StellerFieldType *type)
{
  switch (steller_field_type_get_kind (type))
    {
    case STELLER_FIELD_TEXT:
      return STELLER_DOCUMENT_KIND_TEXT;
    case STELLER_FIELD_LONG_TEXT:
      return STELLER_DOCUMENT_KIND_LONG_TEXT;
    case STELLER_FIELD_DATE:
      return STELLER_DOCUMENT_KIND_DATE;
    case STELLER_FIELD_CHOICE:
      return STELLER_DOCUMENT_KIND_CHOICE;
    case STELLER_FIELD_LIST:
    case STELLER_FIELD_RECORD:
      return STELLER_DOCUMENT_KIND_LIST;
    case STELLER_FIELD_NUMBER:
      return STELLER_DOCUMENT_KIND_NUMBER;
    case STELLER_FIELD_BOOLEAN:
      return STELLER_DOCUMENT_KIND_BOOLEAN;
    default:
      g_return_val_if_reached (STELLER_DOCUMENT_KIND_TEXT);
    }
}

static StellerDocumentPlace
get_place (const StellerFieldType *type)
{
  switch (steller_field_type_get_place (type))
    {
    case STELLER_FIELD_PLACE_MARGIN:
      return STELLER_DOCUMENT_PLACE_MARGIN;
    case STELLER_FIELD_PLACE_BODY:
      return STELLER_DOCUMENT_PLACE_BODY;
    case STELLER_FIELD_PLACE_TITLE:
      return STELLER_DOCUMENT_PLACE_TITLE;
    case STELLER_FIELD_PLACE_NONE:
      return STELLER_DOCUMENT_PLACE_NONE;
    default:
      g_return_val_if_reached (STELLER_DOCUMENT_PLACE_NONE);
    }
}

/* What is printed for a value that is not text of the writer's own: a date in full, the words of a choice, a number. */
static char *
dup_value (const StellerEdition *edition,
           const StellerFieldType *type)
{
  const char *id = steller_field_type_get_id (type);
  const char *text = steller_note_get_field_text (edition->note, id);
  const StellerChoice *choice;
  gint64 number;
  GDate date;

  switch (steller_field_type_get_kind (type))
    {
    case STELLER_FIELD_DATE:
      if (text != NULL && steller_date_parse (text, &date))
        return steller_date_format_long (&date, edition->language);
      return g_strdup (text);

    case STELLER_FIELD_CHOICE:
      choice = text != NULL ? steller_field_type_lookup_choice (type, text) : NULL;
      return g_strdup (choice != NULL ? steller_choice_get_printed (choice) : text);

    case STELLER_FIELD_NUMBER:
      number = steller_note_get_field_number (edition->note, id, G_MININT64);
      if (number != G_MININT64)
        return g_strdup_printf ("%" G_GINT64_FORMAT, number);
      return NULL;

    case STELLER_FIELD_BOOLEAN:
      if (steller_note_get_field_flag (edition->note, id, FALSE) ==
          steller_note_get_field_flag (edition->note, id, TRUE))
        {
          gboolean yes = steller_note_get_field_flag (edition->note, id, FALSE);

          if (g_str_has_prefix (edition->language, "nl"))
            return g_strdup (yes ? "ja" : "nee");
          return g_strdup (yes ? "yes" : "no");
        }
      return NULL;

    case STELLER_FIELD_TEXT:
    case STELLER_FIELD_LONG_TEXT:
      return g_strdup (text);

    case STELLER_FIELD_LIST:
    case STELLER_FIELD_RECORD:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
take_paragraph (StellerDocumentBuilder *builder,
                GPtrArray *spans)
{
  StellerBlockBuilder *paragraph = steller_block_builder_new (STELLER_BLOCK_PARAGRAPH);
  gsize first = G_MAXSIZE;
  gsize last = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      StellerSpan *span = g_ptr_array_index (spans, i);
      gsize start;
      gsize end;

      if (steller_span_get_source_range (span, &start, &end))
        {
          first = MIN (first, start);
          last = MAX (last, end);
        }
      steller_block_builder_take_span (paragraph, steller_span_ref (span));
    }
  if (first < last)
    steller_block_builder_set_source (paragraph, first, last - first);
  steller_document_builder_take_block (builder, steller_block_builder_end (paragraph), 0);
}

/* How many records a number counts, where the writer asks for it: the note has the field, without a value. A list that
 * prints its records needs no number beside it. */
static guint
count_records (const StellerEdition *edition,
               const StellerFieldType *type)
{
  const char *counted = steller_field_type_get_counted_field (type);

  if (counted == NULL || !steller_note_has_field (edition->note, steller_field_type_get_id (type)))
    return 0;

  return steller_note_get_n_records (edition->note, counted);
}

static char *
dup_count (const StellerEdition *edition,
           const StellerFieldType *type)
{
  guint n = count_records (edition, type);

  return n > 0 ? g_strdup_printf ("%u", n) : NULL;
}

/* The ground on which a whole field is redacted, if any: its own, or that of the list that it counts. */
static const char *
get_ground (const StellerEdition *edition,
            const StellerFieldType *type)
{
  const char *id = steller_field_type_get_id (type);
  const char *counted = steller_field_type_get_counted_field (type);
  const char *ground = steller_note_get_field_ground (edition->note, id);

  if (ground == NULL && counted != NULL && steller_note_has_field (edition->note, id) &&
      steller_note_get_field_number (edition->note, id, G_MININT64) == G_MININT64)
    ground = steller_note_get_field_ground (edition->note, counted);

  return ground;
}

static gboolean
compose_value (const StellerEdition *edition,
               const StellerFieldType *type,
               const char *ground,
               StellerDocumentBuilder *builder,
               GError **error)
{
  const char *id = steller_field_type_get_id (type);
  StellerFieldKind kind = steller_field_type_get_kind (type);
  gboolean with_source = kind == STELLER_FIELD_TEXT || kind == STELLER_FIELD_LONG_TEXT;
  g_autofree char *value = dup_value (edition, type);
  g_autoptr (GPtrArray) spans = NULL;

  if (value == NULL && kind == STELLER_FIELD_NUMBER)
    value = dup_count (edition, type);
  if (value == NULL && ground != NULL && edition->audience == STELLER_AUDIENCE_PUBLIC)
    value = g_strdup ("");
  if (value == NULL)
    return TRUE;
  if (ground != NULL && !steller_redaction_check_ground (ground, edition->audience, edition->grounds, id, error))
    return FALSE;

  spans = steller_compose_spans (edition, value, ground, with_source, id, error);
  if (spans == NULL)
    return FALSE;
  if (spans->len > 0)
    take_paragraph (builder, spans);

  return TRUE;
}

/* Whether there is anything to print of a field. In the public edition one that is redacted must not tell. */
static gboolean
has_value (const StellerEdition *edition,
           const StellerFieldType *type,
           const char *ground)
{
  const char *id = steller_field_type_get_id (type);
  StellerFieldKind kind = steller_field_type_get_kind (type);
  g_autofree char *value = NULL;

  if (ground != NULL && edition->audience == STELLER_AUDIENCE_PUBLIC)
    return TRUE;
  if (kind == STELLER_FIELD_LIST || kind == STELLER_FIELD_RECORD)
    return steller_note_get_n_records (edition->note, id) > 0;

  value = dup_value (edition, type);
  if (value == NULL && kind == STELLER_FIELD_NUMBER)
    return count_records (edition, type) > 0;
  if (value != NULL && *value == '\0')
    return ground != NULL;

  return value != NULL;
}

/* Adds a field to the document, unless it is empty and then not printed. */
gboolean
steller_compose_field (const StellerEdition *edition,
                       const StellerFieldType *type,
                       StellerDocumentBuilder *builder,
                       GError **error)
{
  const char *id = steller_field_type_get_id (type);
  const char *own_label = steller_note_get_field_label (edition->note, id);
  const char *ground = get_ground (edition, type);
  g_autofree char *label = NULL;

  if (own_label == NULL && steller_field_type_get_empty (type) == STELLER_FIELD_EMPTY_DROP &&
      !has_value (edition, type, ground))
    return TRUE;

  if (own_label != NULL)
    label = steller_compose_plain (edition, own_label, id, error);
  else
    label = g_strdup (steller_field_type_get_prints_label (type) ? steller_field_type_get_label (type) : "");
  if (label == NULL)
    return FALSE;

  steller_document_builder_add_field (builder, id, label, get_kind (type), get_place (type));

  if (steller_field_type_get_kind (type) == STELLER_FIELD_LIST ||
      steller_field_type_get_kind (type) == STELLER_FIELD_RECORD)
    return steller_compose_records (edition, type, label, ground, builder, error);

  return compose_value (edition, type, ground, builder, error);
}
