/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-markup-prepass.h"

/* Gathers the spans of one block after the other: text that looks alike becomes one span. */
typedef struct {
  const StellerMarkupPrepared *prepared;
  GPtrArray *spans; /* StellerSpan: those of the block at hand */

  /* How the text looks that comes next. */
  guint bold;
  guint italic;
  const char *uri;
  guint link;
  guint n_links; /* in the block at hand */
  gboolean superscript;
  GArray *languages; /* guint: the switches of the runs it stands in */

  guint next_switch;
  gsize skip_until;    /* in the text of the source */
  guint next_first;    /* of the first lines */
  guint line;          /* which line the text stands in */
  gsize empty_passage; /* where the last marked passage without text stands, in the raw text */

  /* The span that is being made. */
  GString *text;
  GArray *runs;
  StellerSpan open;
  gboolean is_open;
} StellerMarkupSpans;

void steller_markup_spans_init (StellerMarkupSpans *self, const StellerMarkupPrepared *prepared);
void steller_markup_spans_clear (StellerMarkupSpans *self);

void steller_markup_spans_seek_first (StellerMarkupSpans *self);
void steller_markup_spans_begin (StellerMarkupSpans *self);
GPtrArray *steller_markup_spans_end (StellerMarkupSpans *self);

void steller_markup_spans_add_text (StellerMarkupSpans *self, gsize start, gsize length);
void steller_markup_spans_add_line_end (StellerMarkupSpans *self, gboolean hard);
void steller_markup_spans_enter_link (StellerMarkupSpans *self, const char *uri);
void steller_markup_spans_leave_link (StellerMarkupSpans *self);
