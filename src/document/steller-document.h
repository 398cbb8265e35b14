/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"

G_BEGIN_DECLS

/**
 * StellerAudience:
 * @STELLER_AUDIENCE_INTERNAL: everything, with the redacted passages marked
 * @STELLER_AUDIENCE_PUBLIC: without the redacted passages
 *
 * For whom an edition of a note is.
 */
typedef enum {
  STELLER_AUDIENCE_INTERNAL,
  STELLER_AUDIENCE_PUBLIC,
} StellerAudience;

/**
 * StellerDocumentPlace:
 * @STELLER_DOCUMENT_PLACE_MARGIN: in the margin of the first page, under its label
 * @STELLER_DOCUMENT_PLACE_BODY: above, between or below the sections
 * @STELLER_DOCUMENT_PLACE_TITLE: in the title
 * @STELLER_DOCUMENT_PLACE_NONE: nowhere on its own
 *
 * Where a field is printed.
 */
typedef enum {
  STELLER_DOCUMENT_PLACE_MARGIN,
  STELLER_DOCUMENT_PLACE_BODY,
  STELLER_DOCUMENT_PLACE_TITLE,
  STELLER_DOCUMENT_PLACE_NONE,
} StellerDocumentPlace;

/**
 * StellerDocumentKind:
 * @STELLER_DOCUMENT_KIND_TEXT: one line
 * @STELLER_DOCUMENT_KIND_LONG_TEXT: several lines
 * @STELLER_DOCUMENT_KIND_DATE: a date, written out
 * @STELLER_DOCUMENT_KIND_CHOICE: a choice, by its printed text
 * @STELLER_DOCUMENT_KIND_LIST: several records
 * @STELLER_DOCUMENT_KIND_NUMBER: a number
 * @STELLER_DOCUMENT_KIND_BOOLEAN: yes or no
 *
 * What a field holds.
 */
typedef enum {
  STELLER_DOCUMENT_KIND_TEXT,
  STELLER_DOCUMENT_KIND_LONG_TEXT,
  STELLER_DOCUMENT_KIND_DATE,
  STELLER_DOCUMENT_KIND_CHOICE,
  STELLER_DOCUMENT_KIND_LIST,
  STELLER_DOCUMENT_KIND_NUMBER,
  STELLER_DOCUMENT_KIND_BOOLEAN,
} StellerDocumentKind;

/**
 * StellerPlacedBlock:
 * @block: the block
 * @base: what is added to the block's source offsets to get offsets in the text of its section or field, in bytes
 *
 * A block at its place. Blocks of an unchanged part of a text stay the very same when text is inserted before them;
 * only the base changes.
 */
typedef struct {
  StellerBlock *block;
  gsize base;
} StellerPlacedBlock;

/**
 * StellerDocumentField:
 * @id: the field's id in the note type
 * @label: what is printed before or above it; may be empty
 * @kind: what it holds
 * @place: where it is printed
 * @empty: whether it has nothing but its label to print
 * @text: its value as plain text, lines separated by line feeds, a redacted passage as nothing; empty when it has none
 * @blocks: (array length=n_blocks): its value as blocks
 * @n_blocks: the number of blocks
 *
 * A field of the head or the end of a note, ready to print. Immutable.
 */
typedef struct {
  const char *id;
  const char *label;
  StellerDocumentKind kind;
  StellerDocumentPlace place;
  gboolean empty;
  const char *text;
  const StellerPlacedBlock *blocks;
  guint n_blocks;
} StellerDocumentField;

/**
 * StellerDocumentSection:
 * @id: the section's id
 * @level: its level, from 1
 * @number: (nullable): its number as printed before the heading, such as `4.1.`
 * @heading: the heading, a heading block of @level
 * @blocks: (array length=n_blocks): its text, without that of the sections below it
 * @n_blocks: the number of blocks
 *
 * A section of a note, ready to print. Immutable.
 */
typedef struct {
  const char *id;
  guint level;
  const char *number;
  StellerPlacedBlock heading;
  const StellerPlacedBlock *blocks;
  guint n_blocks;
} StellerDocumentSection;

/* The places that a house style may have for notes of all types: all sections that have no place of their own; the
 * fields of the margin, and all other printed fields, that have none; the closing and the annexes; and on every page
 * whether the note is a draft, its version, and how secret it is. */
#define STELLER_PLACE_SECTIONS "inhoud"
#define STELLER_PLACE_FIELDS "velden"
#define STELLER_PLACE_OTHERS "overige"
#define STELLER_PLACE_CLOSING "ondertekening"
#define STELLER_PLACE_ANNEXES "bijlagen"
#define STELLER_PLACE_STATUS "concept"
#define STELLER_PLACE_VERSION "versie"
#define STELLER_PLACE_CLASSIFICATION "rubricering"

typedef struct _StellerDocument StellerDocument;

#define STELLER_TYPE_DOCUMENT (steller_document_get_type ())
GType steller_document_get_type (void);

StellerDocument *steller_document_ref (StellerDocument *self);
void steller_document_unref (StellerDocument *self);

StellerAudience steller_document_get_audience (const StellerDocument *self);
const char *steller_document_get_language (const StellerDocument *self);
const char *steller_document_get_type_id (const StellerDocument *self);
const char *steller_document_get_style_id (const StellerDocument *self);
const char *steller_document_get_title (const StellerDocument *self);
const char *steller_document_get_subject (const StellerDocument *self);
const char *steller_document_get_date (const StellerDocument *self);
const char *steller_document_get_note_id (const StellerDocument *self);

guint steller_document_get_n_fields (const StellerDocument *self);
const StellerDocumentField *steller_document_get_field (const StellerDocument *self, guint index);
const StellerDocumentField *steller_document_find_field (const StellerDocument *self, const char *id);
guint steller_document_get_n_sections (const StellerDocument *self);
const StellerDocumentSection *steller_document_get_section (const StellerDocument *self, guint index);
const StellerDocumentSection *steller_document_find_section (const StellerDocument *self, const char *id);

gboolean steller_document_knows (const StellerDocument *self, const char *place);
const char *steller_document_get_page_text (const StellerDocument *self, const char *place);

guint64 steller_document_hash (const StellerDocument *self);
gboolean steller_document_equal (const StellerDocument *self, const StellerDocument *other);
char *steller_document_dump (const StellerDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerDocument, steller_document_unref)

G_END_DECLS
