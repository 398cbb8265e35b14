/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-grounds.h"

G_BEGIN_DECLS

/**
 * StellerMark:
 * @start: where the mark begins, its delimiter included
 * @end: where it ends, its delimiter included
 * @content_start: where the marked text begins
 * @content_end: where the marked text ends
 * @ground_start: where the code of the ground begins
 * @ground_end: where the code of the ground ends
 * @block: whether the mark is a fence over whole lines
 *
 * A passage that is not to be published. All offsets are bytes in the text that was scanned. A block begins at the
 * first byte of its opening line and ends with its closing line, of which the line break is not part; its content ends
 * with the line break of the last marked line.
 */
typedef struct
{
  gsize start;
  gsize end;
  gsize content_start;
  gsize content_end;
  gsize ground_start;
  gsize ground_end;
  gboolean block;
} StellerMark;

/**
 * StellerMarkProblemKind:
 * @STELLER_MARK_PROBLEM_UNBALANCED: a delimiter without its other half
 * @STELLER_MARK_PROBLEM_UNKNOWN_GROUND: a mark without a ground, or with one that is not known
 * @STELLER_MARK_PROBLEM_NESTED: a mark within a mark
 * @STELLER_MARK_PROBLEM_MISPLACED: what looks like a fence, but does not stand where one may
 *
 * What is wrong with a mark. With any of these no public edition can be made.
 */
typedef enum
{
  STELLER_MARK_PROBLEM_UNBALANCED,
  STELLER_MARK_PROBLEM_UNKNOWN_GROUND,
  STELLER_MARK_PROBLEM_NESTED,
  STELLER_MARK_PROBLEM_MISPLACED,
} StellerMarkProblemKind;

/**
 * StellerMarkProblem:
 * @kind: what is wrong
 * @start: where the wrong passage begins, in bytes
 * @end: where it ends, in bytes
 *
 * A mark or delimiter that is not in order.
 */
typedef struct
{
  StellerMarkProblemKind kind;
  gsize start;
  gsize end;
} StellerMarkProblem;

typedef struct _StellerMarks StellerMarks;

StellerMarks *steller_marks_scan (const char *text, gsize length, StellerGrounds *grounds);
void steller_marks_free (StellerMarks *self);

guint steller_marks_get_n_marks (StellerMarks *self);
const StellerMark *steller_marks_get_mark (StellerMarks *self, guint index);
guint steller_marks_get_n_problems (StellerMarks *self);
const StellerMarkProblem *steller_marks_get_problem (StellerMarks *self, guint index);
const char *steller_mark_problem_describe (StellerMarkProblemKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerMarks, steller_marks_free)

G_END_DECLS
