/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StellerSpanFlags:
 * @STELLER_SPAN_NONE: plain text
 * @STELLER_SPAN_BOLD: strongly emphasised
 * @STELLER_SPAN_ITALIC: emphasised
 * @STELLER_SPAN_SUPERSCRIPT: raised, as in 7ᵉ
 * @STELLER_SPAN_LINE_BREAK: a line break the writer asked for; the text is one line feed
 * @STELLER_SPAN_BAR: a redacted passage of the public edition; the text is empty and the ground says why
 *
 * What a span is, apart from its text.
 */
typedef enum {
  STELLER_SPAN_NONE = 0,
  STELLER_SPAN_BOLD = 1 << 0,
  STELLER_SPAN_ITALIC = 1 << 1,
  STELLER_SPAN_SUPERSCRIPT = 1 << 2,
  STELLER_SPAN_LINE_BREAK = 1 << 3,
  STELLER_SPAN_BAR = 1 << 4,
} StellerSpanFlags;

/**
 * StellerSourceRun:
 * @text_offset: where the run starts in the span's text, in bytes
 * @text_length: how long it is there
 * @source_offset: where it starts in the source, in bytes
 * @source_length: how long it is there
 *
 * Which part of the source a part of a span's text came from. When both lengths are equal the bytes are the same one by
 * one; otherwise the run is indivisible (a line break, a space in place of a line end).
 */
typedef struct {
  gsize text_offset;
  gsize text_length;
  gsize source_offset;
  gsize source_length;
} StellerSourceRun;

/**
 * StellerSpan:
 * @text: the text, UTF-8; a line feed for a line break, empty for a bar
 * @length: its length in bytes
 * @flags: what it is
 * @uri: (nullable): what it links to: an http, https or mailto address
 * @link: which link of its block it belongs to, counted from 1; 0 outside links. Spans of one link share the number.
 * @language: (nullable): the language of the span where it differs from the note's, as a BCP 47 tag
 * @ground: (nullable): the ground of exception: of a bar, or in the internal edition of the marked passage
 * @runs: (array length=n_runs): where the text came from, in order
 * @n_runs: the number of runs
 *
 * A piece of text of one appearance. Immutable and reference counted; read the members, never write them.
 */
typedef struct {
  const char *text;
  gsize length;
  StellerSpanFlags flags;
  const char *uri;
  guint link;
  const char *language;
  const char *ground;
  const StellerSourceRun *runs;
  guint n_runs;
} StellerSpan;

#define STELLER_TYPE_SPAN (steller_span_get_type ())
GType steller_span_get_type (void);

StellerSpan *steller_span_new (const char *text, gssize length, StellerSpanFlags flags);
StellerSpan *steller_span_new_bar (const char *ground);
StellerSpan *steller_span_new_full (const StellerSpan *template_span);
StellerSpan *steller_span_ref (StellerSpan *self);
void steller_span_unref (StellerSpan *self);
gboolean steller_span_equal (const StellerSpan *self, const StellerSpan *other);
guint64 steller_span_hash (const StellerSpan *self, guint64 seed);
gsize steller_span_get_source (const StellerSpan *self, gsize text_offset);
gboolean steller_span_get_source_range (const StellerSpan *self, gsize *start, gsize *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerSpan, steller_span_unref)

G_END_DECLS
