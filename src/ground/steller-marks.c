/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-marks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The scanner goes over the text line by line, and within a line from delimiter to delimiter. Each byte is looked at a
 * fixed number of times: once for the end of its line, once for a delimiter, once for a fence at the wrong place, once
 * more in front for the last closing fence. Nothing is looked for twice when it was not there the first time. */

#define OPENING "\xe2\x9f\xa6" /* ⟦ U+27E6 */
#define CLOSING "\xe2\x9f\xa7" /* ⟧ U+27E7 */
#define DELIMITER_LENGTH 3
#define FENCE ":::"
#define FENCE_LENGTH 3
#define FENCE_WORD "woo"
#define AROUND_FENCE ":>-+*#.)\\0123456789"

struct _StellerMarks
{
  GArray *marks;
  GArray *problems;
  guint64 n_steps;
};

typedef enum
{
  LINE_TEXT,
  LINE_BLANK,
  LINE_FENCE_OPENING,
  LINE_FENCE_CLOSING,
} LineKind;

typedef struct
{
  LineKind kind;
  gsize start;
  gsize end;  /* without white space at the end and line break */
  gsize next; /* the start of the next line */
  gsize ground_start;
  gsize ground_end;
  gsize misplaced_start; /* of colons that pass for a fence at the wrong place; both 0 when there are none */
  gsize misplaced_end;
} Line;

typedef struct
{
  StellerMarks *marks;
  const char *text;
  gsize length;
  StellerGrounds *grounds;
  gboolean in_inline;
  gboolean in_block;
  gsize inline_start;
  Line fence; /* the opening line, while in_block */
  gsize last_closing_fence;
} Scanner;

static void
add_problem (Scanner *scanner, StellerMarkProblemKind kind, gsize start, gsize end)
{
  StellerMarkProblem problem = { .kind = kind, .start = start, .end = end };

  g_array_append_val (scanner->marks->problems, problem);
}

static void
add_mark (Scanner *scanner, const StellerMark *mark)
{
  gsize length = mark->ground_end - mark->ground_start;

  g_array_append_vals (scanner->marks->marks, mark, 1);
  if (scanner->grounds != NULL && length <= STELLER_GROUND_MAX_CODE_LENGTH)
    {
      g_autofree char *code = g_strndup (scanner->text + mark->ground_start, length);

      if (strlen (code) == length && steller_grounds_lookup (scanner->grounds, code) != NULL)
        return;
    }
  else if (scanner->grounds == NULL && length > 0)
    return;
  add_problem (scanner, STELLER_MARK_PROBLEM_UNKNOWN_GROUND, mark->start, mark->end);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gboolean
is_line_break (char c)
{
  return c == '\n' || c == '\r';
}

/* The place after the character at @at if that is white space, of any kind, or cannot be seen, or one of those in
 * @others. Otherwise @at itself. */
static gsize
skip_character (const char *text, gsize at, gsize end, const char *others)
{
  gunichar c;

  if ((guchar) text[at] < 0x80)
    return at + (g_ascii_isspace (text[at]) || (text[at] != '\0' && strchr (others, text[at]) != NULL));
  c = g_utf8_get_char_validated (text + at, (gssize) (end - at));
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return at;
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c) || g_unichar_iscntrl (c) ? at + g_unichar_to_utf8 (c, NULL)
                                                                                      : at;
}

/* Where the word of a fence ends when it comes after the colons that end at @at, or 0: in small letters or not, at once
 * or, after a fence's number of colons, behind blanks or what begins attributes, as in `::: {.woo}`. */
static gsize
find_fence_word (Scanner *scanner, gsize at, gsize end, gsize n_colons)
{
  const char *text = scanner->text;
  gsize start = at;

  while (n_colons >= FENCE_LENGTH && at < end)
    {
      gsize next = skip_character (text, at, end, "{.");

      if (next == at)
        break;
      at = next;
    }
  scanner->marks->n_steps += at - start;
  if (n_colons < FENCE_LENGTH - 1 || end - at < strlen (FENCE_WORD) ||
      g_ascii_strncasecmp (text + at, FENCE_WORD, strlen (FENCE_WORD)) != 0)
    return 0;
  return at + strlen (FENCE_WORD);
}

/* Looks for what was meant as a fence in a line that is none: text that it is to hide would be published. */
static void
find_misplaced_fence (Scanner *scanner, Line *line)
{
  const char *text = scanner->text;
  const char *colon = memchr (text + line->start, ':', line->end - line->start);
  gsize first_start = 0;
  gsize first_end = 0;
  gsize at = line->start;

  scanner->marks->n_steps += line->end - line->start;
  while (colon != NULL)
    {
      gsize start = (gsize) (colon - text);
      gsize end = start;
      gsize word_end;

      while (end < line->end && text[end] == ':')
        end++;
      word_end = find_fence_word (scanner, end, line->end, end - start);
      if (word_end != 0)
        {
          line->misplaced_start = start;
          line->misplaced_end = word_end;
          return;
        }
      if (first_end == 0 && end - start >= FENCE_LENGTH)
        {
          first_start = start;
          first_end = end;
        }
      colon = memchr (text + end, ':', line->end - end);
    }
  if (first_end == 0)
    return;

  /* It counts when nothing else stands there but what makes lists, quotes and headings. */
  while (at < line->end)
    {
      gsize next = skip_character (text, at, line->end, AROUND_FENCE);

      scanner->marks->n_steps++;
      if (next == at)
        return;
      at = next;
    }
  line->misplaced_start = first_start;
  line->misplaced_end = first_end;
}

/* Finds where the line ends, and what it is. Lines end where they do in CommonMark: at a line feed, a carriage return,
 * or both. */
static Line
read_line (Scanner *scanner, gsize start)
{
  const char *text = scanner->text;
  Line line = { .kind = LINE_TEXT, .start = start, .end = start };
  gsize at;

  while (line.end < scanner->length && !is_line_break (text[line.end]))
    line.end++;
  line.next = line.end;
  if (line.next < scanner->length)
    line.next += text[line.end] == '\r' && line.end + 1 < scanner->length && text[line.end + 1] == '\n' ? 2 : 1;
  scanner->marks->n_steps += line.next - start;
  while (line.end > start && is_blank (text[line.end - 1]))
    {
      line.end--;
      scanner->marks->n_steps++;
    }

  if (line.end == start)
    line.kind = LINE_BLANK;
  if (line.end - start < FENCE_LENGTH || memcmp (text + start, FENCE, FENCE_LENGTH) != 0)
    return line;
  at = start + FENCE_LENGTH;
  if (at == line.end)
    {
      line.kind = LINE_FENCE_CLOSING;
      return line;
    }
  if (line.end - at < strlen (FENCE_WORD) || memcmp (text + at, FENCE_WORD, strlen (FENCE_WORD)) != 0)
    return line;
  at += strlen (FENCE_WORD);
  if (at < line.end && !is_blank (text[at]))
    return line;
  while (at < line.end && is_blank (text[at]))
    {
      at++;
      scanner->marks->n_steps++;
    }
  line.kind = LINE_FENCE_OPENING;
  line.ground_start = at;
  line.ground_end = line.end;
  return line;
}

/* An inline mark that is open where it may not go on. */
static void
abandon_inline (Scanner *scanner)
{
  if (scanner->in_inline)
    add_problem (scanner, STELLER_MARK_PROBLEM_UNBALANCED, scanner->inline_start,
                 scanner->inline_start + DELIMITER_LENGTH);
  scanner->in_inline = FALSE;
}

static void
close_inline (Scanner *scanner, gsize closing)
{
  StellerMark mark = {
    .start = scanner->inline_start,
    .end = closing + DELIMITER_LENGTH,
    .content_end = closing,
    .ground_start = scanner->inline_start + DELIMITER_LENGTH,
  };
  const char *bar = memchr (scanner->text + mark.ground_start, '|', closing - mark.ground_start);

  scanner->in_inline = FALSE;
  scanner->marks->n_steps += mark.end - mark.start;
  if (bar == NULL)
    {
      add_problem (scanner, STELLER_MARK_PROBLEM_UNKNOWN_GROUND, mark.start, mark.end);
      return;
    }
  mark.ground_end = (gsize) (bar - scanner->text);
  mark.content_start = mark.ground_end + 1;
  add_mark (scanner, &mark);
}

/* Inline marks in a line of running text; a mark may go on over lines that are not blank. */
static void
scan_text (Scanner *scanner, const Line *line)
{
  const char *text = scanner->text;
  gsize at = line->start;

  while (line->end - at >= DELIMITER_LENGTH)
    {
      const char *found = memchr (text + at, OPENING[0], line->end - at - (DELIMITER_LENGTH - 1));

      if (found == NULL)
        {
          scanner->marks->n_steps += line->end - at;
          return;
        }
      scanner->marks->n_steps += (gsize) (found - text) + 1 - at;
      at = (gsize) (found - text);
      if (memcmp (found, OPENING, DELIMITER_LENGTH) == 0)
        {
          /* The inner one counts: it holds its text for certain, the outer one may have lost its end. */
          if (scanner->in_inline)
            add_problem (scanner, STELLER_MARK_PROBLEM_NESTED, scanner->inline_start, at + DELIMITER_LENGTH);
          scanner->in_inline = TRUE;
          scanner->inline_start = at;
          at += DELIMITER_LENGTH;
        }
      else if (memcmp (found, CLOSING, DELIMITER_LENGTH) == 0)
        {
          if (scanner->in_inline)
            close_inline (scanner, at);
          else
            add_problem (scanner, STELLER_MARK_PROBLEM_UNBALANCED, at, at + DELIMITER_LENGTH);
          at += DELIMITER_LENGTH;
        }
      else
        at++;
    }
}

static void
scan_block_line (Scanner *scanner, const Line *line)
{
  if (line->kind == LINE_FENCE_OPENING)
    add_problem (scanner, STELLER_MARK_PROBLEM_NESTED, line->start, line->end);
  else if (line->kind == LINE_FENCE_CLOSING)
    {
      StellerMark mark = {
        .start = scanner->fence.start,
        .end = line->end,
        .content_start = scanner->fence.next,
        .content_end = line->start,
        .ground_start = scanner->fence.ground_start,
        .ground_end = scanner->fence.ground_end,
        .block = TRUE,
      };

      add_mark (scanner, &mark);
      scanner->in_block = FALSE;
    }
}

static void
scan_line (Scanner *scanner, const Line *line)
{
  switch (line->kind)
    {
    case LINE_TEXT:
      scan_text (scanner, line);
      break;
    case LINE_BLANK:
      abandon_inline (scanner);
      break;
    case LINE_FENCE_OPENING:
      abandon_inline (scanner);
      if (line->start < scanner->last_closing_fence)
        {
          scanner->in_block = TRUE;
          scanner->fence = *line;
        }
      else
        add_problem (scanner, STELLER_MARK_PROBLEM_UNBALANCED, line->start, line->end);
      break;
    case LINE_FENCE_CLOSING:
    default:
      abandon_inline (scanner);
      add_problem (scanner, STELLER_MARK_PROBLEM_UNBALANCED, line->start, line->end);
      break;
    }
}

/**
 * steller_marks_scan:
 * @text: raw text of a section or a field; need not be terminated
 * @length: the length of @text in bytes
 * @grounds: (nullable): the grounds that are known, or %NULL to take any
 *
 * Finds the redaction marks in a text: inline `⟦ground|text⟧`, where the text holds anything but the two brackets, a
 * blank line or a line that is a fence, and blocks between a line `:::woo ground` and a line `:::`, both at the first
 * column. Within a block no inline mark is looked for. What looks like a fence at any other place is text and a problem:
 * who wrote it meant to hide something.
 *
 * The scan never fails and takes time linear in @length, whatever stands there. A mark whose ground is not known is a
 * mark and a problem. Delimiters that do not pair are text and a problem. Marks come in the order of the text and never
 * overlap.
 *
 * Returns: (transfer full): the marks and the problems
 */
StellerMarks *
steller_marks_scan (const char *text, gsize length, StellerGrounds *grounds)
{
  StellerMarks *self;
  Scanner scanner = { .text = text, .length = length, .grounds = grounds };

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (grounds == NULL || STELLER_IS_GROUNDS (grounds), NULL);

  self = g_new0 (StellerMarks, 1);
  self->marks = g_array_new (FALSE, FALSE, sizeof (StellerMark));
  self->problems = g_array_new (FALSE, FALSE, sizeof (StellerMarkProblem));
  scanner.marks = self;

  /* A fence after the last closing one is never closed; known beforehand, the text after it is still looked through. */
  for (gsize at = 0; at < length;)
    {
      Line line = read_line (&scanner, at);

      if (line.kind == LINE_FENCE_CLOSING)
        scanner.last_closing_fence = line.start;
      at = line.next;
    }
  for (gsize at = 0; at < length;)
    {
      Line line = read_line (&scanner, at);

      if (line.kind == LINE_TEXT)
        find_misplaced_fence (&scanner, &line);
      if (line.misplaced_end > 0)
        add_problem (&scanner, STELLER_MARK_PROBLEM_MISPLACED, line.misplaced_start, line.misplaced_end);
      if (scanner.in_block)
        scan_block_line (&scanner, &line);
      else
        scan_line (&scanner, &line);
      at = line.next;
    }
  abandon_inline (&scanner);
  return self;
}

/**
 * steller_marks_free:
 * @self: (nullable): the result of a scan
 *
 * Frees the result of a scan.
 */
void
steller_marks_free (StellerMarks *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->marks);
  g_array_unref (self->problems);
  g_free (self);
}

/**
 * steller_marks_get_n_marks:
 * @self: the result of a scan
 *
 * Returns: how many marks were found
 */
guint
steller_marks_get_n_marks (StellerMarks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->marks->len;
}

/**
 * steller_marks_get_mark:
 * @self: the result of a scan
 * @index: which mark, counted from 0
 *
 * Returns: (transfer none): a mark
 */
const StellerMark *
steller_marks_get_mark (StellerMarks *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->marks->len, NULL);

  return &g_array_index (self->marks, StellerMark, index);
}

/**
 * steller_marks_get_n_problems:
 * @self: the result of a scan
 *
 * Returns: how many things are not in order; with any, no public edition can be made
 */
guint
steller_marks_get_n_problems (StellerMarks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->problems->len;
}

/**
 * steller_marks_get_problem:
 * @self: the result of a scan
 * @index: which problem, counted from 0
 *
 * Returns: (transfer none): a problem
 */
const StellerMarkProblem *
steller_marks_get_problem (StellerMarks *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->problems->len, NULL);

  return &g_array_index (self->problems, StellerMarkProblem, index);
}

/**
 * steller_mark_problem_describe:
 * @kind: a kind of problem
 *
 * Returns: (transfer none): a sentence about it, in the user's language
 */
const char *
steller_mark_problem_describe (StellerMarkProblemKind kind)
{
  switch (kind)
    {
    case STELLER_MARK_PROBLEM_UNBALANCED:
      return _("This redaction mark has no other half.");
    case STELLER_MARK_PROBLEM_UNKNOWN_GROUND:
      return _("The ground of this redaction is not known.");
    case STELLER_MARK_PROBLEM_NESTED:
      return _("A redaction mark stands within another one.");
    case STELLER_MARK_PROBLEM_MISPLACED:
      return _("A redaction fence must start at the beginning of a line and stand there alone: “:::woo” with a ground "
               "above the text and “:::” below it.");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* For the tests: how many bytes were looked at. */
guint64
steller_marks_get_n_steps (StellerMarks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_steps;
}
