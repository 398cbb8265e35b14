/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-markdown-spans.h"

#include <string.h>

#include "text/steller-span-aspect.h"

/* What the parser takes as one: a span, or a marked passage of one or more spans, which is one object to the text
 * around it and is read on its own. */
typedef struct {
  guint start;
  guint end;
  gboolean passage;
  guint aspects;       /* a bit for each aspect that is written around it */
  const char *uri;
  guint link;
  const char *language;
} Unit;

typedef struct {
  StellerSpanAspect aspect;
  guint atom;          /* the mark that opened it */
} Open;

typedef struct {
  StellerMarkdownLine *line;
  StellerMarkdownPlace place;
  const StellerExportWords *words;
  const StellerBlock *block;
  gboolean in_passage;
  guint mask;          /* the aspects that are written around the passage already */
  GArray *units;
  GArray *open;        /* Open, the outermost first */
} Writer;

static void write_inner_units (const Writer        *outer,
                               StellerMarkdownLine *line,
                               guint                start,
                               guint                end,
                               guint                mask);

#define BIT(aspect) (1u << (aspect))

static guint
get_aspects (const StellerSpan *span)
{
  guint aspects = 0;

  for (StellerSpanAspect aspect = 0; aspect < STELLER_SPAN_N_ASPECTS; aspect++)
    if (aspect != STELLER_SPAN_ASPECT_GROUND && steller_span_has_aspect (span, aspect))
      aspects |= BIT (aspect);

  return aspects;
}

static guint
get_shared_aspects (const StellerSpan *span,
                    const StellerSpan *other)
{
  guint aspects = 0;

  for (StellerSpanAspect aspect = 0; aspect < STELLER_SPAN_N_ASPECTS; aspect++)
    if (aspect != STELLER_SPAN_ASPECT_GROUND && steller_span_shares_aspect (span, other, aspect))
      aspects |= BIT (aspect);

  return aspects;
}

/* Two spans of one look are never neighbours within one passage: the parser would have made one of them. */
static gboolean
is_same_passage (const StellerSpan *span,
                 const StellerSpan *next)
{
  return steller_span_shares_aspect (span, next, STELLER_SPAN_ASPECT_GROUND) &&
         (steller_span_count_shared (span, next) < STELLER_SPAN_N_ASPECTS ||
          ((span->flags | next->flags) & STELLER_SPAN_LINE_BREAK) != 0);
}

/* Of a passage, what all of its spans have and what stands beside it has too: only that may run on through it. */
static guint
get_passage_aspects (const StellerBlock *block,
                     guint               start,
                     guint               end)
{
  const StellerSpan *first = steller_block_get_span (block, start);
  const StellerSpan *last = steller_block_get_span (block, end - 1);
  guint aspects = get_aspects (first);
  guint beside = 0;

  for (guint i = start + 1; i < end; i++)
    aspects &= get_shared_aspects (first, steller_block_get_span (block, i));
  if (start > 0)
    beside |= get_shared_aspects (first, steller_block_get_span (block, start - 1));
  if (end < steller_block_get_n_spans (block))
    beside |= get_shared_aspects (last, steller_block_get_span (block, end));

  return aspects & beside;
}

/* A passage is read without the spaces at its ends, so it cannot be split beside one. */
static gboolean
can_split (const StellerBlock *block,
           guint               index)
{
  const StellerSpan *before = steller_block_get_span (block, index - 1);
  const StellerSpan *after = steller_block_get_span (block, index);

  return before->length > 0 && !g_ascii_isspace (before->text[before->length - 1]) && !g_ascii_isspace (after->text[0]);
}

/* Where a passage that starts at @start ends: as late as its spans allow, but emphasis that runs on from before the
 * passage or into what follows it has to be around the whole of it, or end with it. */
static guint
find_passage_end (const Writer *writer,
                  guint         start,
                  guint         end)
{
  const StellerBlock *block = writer->block;
  const StellerSpan *first = steller_block_get_span (block, start);
  guint passage_end = start + 1;
  guint before = 0, after = 0;

  while (passage_end < end && is_same_passage (steller_block_get_span (block, passage_end - 1),
                                               steller_block_get_span (block, passage_end)))
    passage_end++;

  if (start > 0)
    before = get_shared_aspects (steller_block_get_span (block, start - 1), first);
  for (guint i = start + 1; i < passage_end; i++)
    if ((get_shared_aspects (first, steller_block_get_span (block, i)) & before) != before && can_split (block, i))
      return i;

  if (passage_end < end)
    after = get_shared_aspects (steller_block_get_span (block, passage_end - 1),
                                steller_block_get_span (block, passage_end));
  for (guint i = passage_end - 1; i > start; i--)
    if ((get_shared_aspects (steller_block_get_span (block, i - 1),
                             steller_block_get_span (block, passage_end - 1)) & after) != after && can_split (block, i))
      return i;

  return passage_end;
}

static void
collect_units (Writer *writer,
               guint   start,
               guint   end)
{
  while (start < end)
    {
      const StellerSpan *span = steller_block_get_span (writer->block, start);
      Unit unit = { .start = start, .end = start + 1, .uri = span->uri, .link = span->link,
                    .language = span->language };

      unit.passage = !writer->in_passage && steller_span_has_aspect (span, STELLER_SPAN_ASPECT_GROUND);
      if (unit.passage)
        unit.end = find_passage_end (writer, start, end);
      unit.aspects = unit.passage ? get_passage_aspects (writer->block, unit.start, unit.end) : get_aspects (span);
      unit.aspects &= ~writer->mask;
      g_array_append_val (writer->units, unit);
      start = unit.end;
    }
}

static const Unit *
get_unit (const Writer *writer,
          guint         index)
{
  return &g_array_index (writer->units, Unit, index);
}

static gboolean
has_aspect (const Unit        *unit,
            StellerSpanAspect  aspect)
{
  return (unit->aspects & BIT (aspect)) != 0;
}

static gboolean
shares_aspect (const Unit        *unit,
               const Unit        *other,
               StellerSpanAspect  aspect)
{
  if (!has_aspect (unit, aspect) || !has_aspect (other, aspect))
    return FALSE;
  if (aspect == STELLER_SPAN_ASPECT_LINK)
    return unit->link == other->link;
  if (aspect == STELLER_SPAN_ASPECT_LANGUAGE)
    return g_str_equal (unit->language, other->language);

  return TRUE;
}

static guint
get_reach (const Writer      *writer,
           guint              index,
           StellerSpanAspect  aspect)
{
  while (index + 1 < writer->units->len &&
         shares_aspect (get_unit (writer, index), get_unit (writer, index + 1), aspect))
    index++;

  return index;
}

/* Raised text stands between two carets, without white space, brackets or escapes. */
static gboolean
can_be_raised (const Writer *writer,
               guint         index)
{
  const Unit *unit = get_unit (writer, index);

  for (guint i = unit->start; i < unit->end; i++)
    {
      const StellerSpan *span = steller_block_get_span (writer->block, i);

      if ((span->flags & STELLER_SPAN_BAR) || (!unit->passage && strpbrk (span->text, " \t\n[]\\|^")))
        return FALSE;
    }

  return TRUE;
}

/* White space has no language, and brackets around nothing else are text to the parser. */
static gboolean
is_blank (const Writer *writer,
          guint         start,
          guint         end)
{
  for (guint i = start; i <= end; i++)
    {
      const Unit *unit = get_unit (writer, i);
      const StellerSpan *span = steller_block_get_span (writer->block, unit->start);

      if (unit->passage || (span->flags & STELLER_SPAN_BAR) || span->text[strspn (span->text, " \t\n")])
        return FALSE;
    }

  return TRUE;
}

/* The address of a link as it is between parentheses: what the parser would stop at is written in percents. */
static char *
dup_destination (const char *uri)
{
  g_autoptr (GString) destination = g_string_new ("](");
  guint depth = 0;
  gboolean balanced = TRUE;

  for (const char *p = uri; *p; p++)
    {
      if (*p == '(')
        depth++;
      else if (*p == ')' && depth-- == 0)
        break;
    }
  balanced = depth == 0;

  for (const char *p = uri; *p; p++)
    if ((guchar) *p <= ' ' || *p == 0x7f || strchr ("<>[]{}\\^`|\"", *p) ||
        (!balanced && (*p == '(' || *p == ')')))
      g_string_append_printf (destination, "%%%02X", (guchar) *p);
    else
      g_string_append_c (destination, *p);
  g_string_append_c (destination, ')');

  return g_string_free (g_steal_pointer (&destination), FALSE);
}

static void
open_aspect (Writer            *writer,
             StellerSpanAspect  aspect)
{
  Open open = { .aspect = aspect };

  switch (aspect)
    {
    case STELLER_SPAN_ASPECT_LINK:
    case STELLER_SPAN_ASPECT_LANGUAGE:
      open.atom = steller_markdown_line_add_syntax (writer->line, "[");
      break;
    case STELLER_SPAN_ASPECT_BOLD:
      open.atom = steller_markdown_line_open_emphasis (writer->line, TRUE);
      break;
    case STELLER_SPAN_ASPECT_ITALIC:
      open.atom = steller_markdown_line_open_emphasis (writer->line, FALSE);
      break;
    case STELLER_SPAN_ASPECT_SUPERSCRIPT:
      open.atom = steller_markdown_line_add_syntax (writer->line, "^");
      break;
    case STELLER_SPAN_ASPECT_GROUND:
    case STELLER_SPAN_N_ASPECTS:
    default:
      g_assert_not_reached ();
    }

  g_array_append_val (writer->open, open);
}

static void
close_aspect (Writer     *writer,
              const Unit *unit,
              guint       position)
{
  Open open = g_array_index (writer->open, Open, position);

  g_array_remove_index (writer->open, position);
  switch (open.aspect)
    {
    case STELLER_SPAN_ASPECT_LINK:
      {
        g_autofree char *destination = dup_destination (unit->uri);

        steller_markdown_line_add_syntax (writer->line, destination);
      }
      break;
    case STELLER_SPAN_ASPECT_LANGUAGE:
      {
        g_autofree char *language = g_strdup_printf ("]{lang=%s}", unit->language);

        steller_markdown_line_add_syntax (writer->line, language);
      }
      break;
    case STELLER_SPAN_ASPECT_BOLD:
    case STELLER_SPAN_ASPECT_ITALIC:
      steller_markdown_line_close_emphasis (writer->line, open.atom);
      break;
    case STELLER_SPAN_ASPECT_SUPERSCRIPT:
      steller_markdown_line_add_syntax (writer->line, "^");
      break;
    case STELLER_SPAN_ASPECT_GROUND:
    case STELLER_SPAN_N_ASPECTS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_open (const Writer      *writer,
         StellerSpanAspect  aspect)
{
  for (guint i = 0; i < writer->open->len; i++)
    if (g_array_index (writer->open, Open, i).aspect == aspect)
      return TRUE;

  return FALSE;
}

static gboolean
is_emphasis (StellerSpanAspect aspect)
{
  return aspect == STELLER_SPAN_ASPECT_BOLD || aspect == STELLER_SPAN_ASPECT_ITALIC;
}

/* Whether something nests in something else, in the eyes of the parser: links and emphasis do, links and languages do,
 * but superscript and language may end within emphasis that goes on. */
static gboolean
must_nest (StellerSpanAspect outer,
           StellerSpanAspect inner)
{
  if (is_emphasis (outer))
    return is_emphasis (inner) || inner == STELLER_SPAN_ASPECT_LINK;
  if (outer == STELLER_SPAN_ASPECT_LANGUAGE || outer == STELLER_SPAN_ASPECT_SUPERSCRIPT)
    return !is_emphasis (inner);

  return TRUE;
}

static gboolean
starts_with_word (const Writer *writer,
                  const Unit   *unit)
{
  const StellerSpan *span = steller_block_get_span (writer->block, unit->start);
  gunichar character = g_utf8_get_char (span->text);

  return unit->passage || (character != 0 && !g_unichar_isspace (character) && !g_unichar_ispunct (character));
}

/* Closes the emphasis that ends here and has nothing in it but superscript and language. */
static void
close_emphasis (Writer         *writer,
                const Unit     *unit,
                const gboolean *closes)
{
  for (guint i = writer->open->len; i > 0; i--)
    {
      StellerSpanAspect aspect = g_array_index (writer->open, Open, i - 1).aspect;

      if (aspect == STELLER_SPAN_ASPECT_LINK || (is_emphasis (aspect) && !closes[aspect]))
        return;
      if (is_emphasis (aspect))
        close_aspect (writer, unit, i - 1);
    }
}

/* Closes what the unit at @index does not share, and what nests in that. */
static void
close_aspects (Writer *writer,
               guint   index)
{
  const Unit *previous = index > 0 ? get_unit (writer, index - 1) : NULL;
  const Unit *unit = index < writer->units->len ? get_unit (writer, index) : NULL;
  gboolean opens_link = unit && has_aspect (unit, STELLER_SPAN_ASPECT_LINK) &&
                        !(previous && shares_aspect (previous, unit, STELLER_SPAN_ASPECT_LINK));
  gboolean closes[STELLER_SPAN_N_ASPECTS] = { FALSE };

  for (guint i = 0; i < writer->open->len; i++)
    {
      StellerSpanAspect aspect = g_array_index (writer->open, Open, i).aspect;

      closes[aspect] |= !unit || !shares_aspect (previous, unit, aspect);
      /* A language that ends within a link which starts here has to start anew in it. */
      if (aspect == STELLER_SPAN_ASPECT_LANGUAGE && !closes[aspect] && opens_link &&
          get_reach (writer, index, aspect) < get_reach (writer, index, STELLER_SPAN_ASPECT_LINK))
        closes[aspect] = TRUE;
      if (aspect == STELLER_SPAN_ASPECT_SUPERSCRIPT && !closes[aspect])
        closes[aspect] = opens_link || !can_be_raised (writer, index);
      if (closes[aspect])
        for (guint j = i + 1; j < writer->open->len; j++)
          {
            StellerSpanAspect inner = g_array_index (writer->open, Open, j).aspect;

            closes[inner] |= must_nest (aspect, inner);
          }
    }

  /* Before a letter emphasis cannot end after a caret or a bracket, but the caret can come after it. */
  if (unit && starts_with_word (writer, unit))
    close_emphasis (writer, previous, closes);
  for (guint i = writer->open->len; i > 0; i--)
    if (closes[g_array_index (writer->open, Open, i - 1).aspect])
      close_aspect (writer, previous, i - 1);
}

static gboolean
ends_with_word (const Writer *writer,
                const Unit   *unit)
{
  const StellerSpan *span = steller_block_get_span (writer->block, unit->end - 1);
  const char *last = span->text + strlen (span->text);
  gunichar character;

  if (unit->passage || last == span->text)
    return unit->passage;
  character = g_utf8_get_char (g_utf8_prev_char (last));

  return !g_unichar_isspace (character) && !g_unichar_ispunct (character);
}

/* Opens what the unit at @index has and is not open, the farthest-reaching first; after a letter emphasis cannot start
 * before a caret or a bracket, so there it comes after these. */
static void
open_aspects (Writer *writer,
              guint   index)
{
  static const StellerSpanAspect order[] = {
    STELLER_SPAN_ASPECT_LINK, STELLER_SPAN_ASPECT_LANGUAGE, STELLER_SPAN_ASPECT_SUPERSCRIPT, STELLER_SPAN_ASPECT_BOLD,
    STELLER_SPAN_ASPECT_ITALIC,
  };
  const Unit *unit = get_unit (writer, index);
  gboolean after_word = index > 0 && ends_with_word (writer, get_unit (writer, index - 1));
  guint missing = 0;
  guint reach[STELLER_SPAN_N_ASPECTS] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (!has_aspect (unit, order[i]) || is_open (writer, order[i]) ||
          (order[i] == STELLER_SPAN_ASPECT_SUPERSCRIPT && !can_be_raised (writer, index)))
        continue;
      reach[order[i]] = get_reach (writer, index, order[i]);
      if (order[i] != STELLER_SPAN_ASPECT_LANGUAGE || !is_blank (writer, index, reach[order[i]]))
        missing |= BIT (order[i]);
    }

  while (missing != 0)
    {
      StellerSpanAspect farthest = STELLER_SPAN_N_ASPECTS;

      for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
        if ((missing & BIT (order[i])) != 0 &&
            (farthest == STELLER_SPAN_N_ASPECTS ||
             (reach[order[i]] > reach[farthest] &&
              (!after_word || must_nest (order[i], farthest) || !is_emphasis (order[i])))))
          farthest = order[i];
      open_aspect (writer, farthest);
      missing &= ~BIT (farthest);
    }
}

static void
write_span (Writer            *writer,
            const StellerSpan *span)
{
  if (span->flags & STELLER_SPAN_BAR)
    {
      g_autofree char *bar = steller_export_words_describe_bar (writer->words, span->ground);

      steller_markdown_line_add_text (writer->line, bar);
    }
  else if (is_open (writer, STELLER_SPAN_ASPECT_SUPERSCRIPT))
    {
      steller_markdown_line_add_raw (writer->line, span->text);
    }
  else
    {
      steller_markdown_line_add_text (writer->line, span->text);
    }
}

static void
write_passage (Writer     *writer,
               const Unit *unit)
{
  g_autoptr (StellerMarkdownLine) line = steller_markdown_line_new (writer->place);
  g_autofree char *passage = NULL;
  g_autofree char *object = NULL;

  write_inner_units (writer, line, unit->start, unit->end, unit->aspects);
  passage = steller_markdown_line_dup (line);
  object = g_strdup_printf ("⟦%s|%s⟧", steller_block_get_span (writer->block, unit->start)->ground, passage);
  steller_markdown_line_add_object (writer->line, object);
}

static void
write_units (Writer *writer,
             guint   start,
             guint   end)
{
  writer->units = g_array_new (FALSE, FALSE, sizeof (Unit));
  writer->open = g_array_new (FALSE, FALSE, sizeof (Open));
  collect_units (writer, start, end);

  for (guint i = 0; i < writer->units->len; i++)
    {
      const Unit *unit = get_unit (writer, i);

      close_aspects (writer, i);
      open_aspects (writer, i);
      if (unit->passage)
        write_passage (writer, unit);
      else
        write_span (writer, steller_block_get_span (writer->block, unit->start));
    }
  close_aspects (writer, writer->units->len);

  g_array_unref (writer->units);
  g_array_unref (writer->open);
}

/* The spans of a passage, which the parser reads on their own. */
static void
write_inner_units (const Writer        *outer,
                   StellerMarkdownLine *line,
                   guint                start,
                   guint                end,
                   guint                mask)
{
  Writer writer = { .line = line, .place = outer->place, .words = outer->words, .block = outer->block,
                    .in_passage = TRUE, .mask = mask };

  write_units (&writer, start, end);
}

/**
 * steller_markdown_write_spans:
 * @block: a block that holds spans
 * @place: where they stand
 * @words: the words of the note's language
 *
 * Writes spans as CommonMark that Steller's own parser reads back into the same spans: marked passages of the internal
 * edition as the note's own marks, a bar of the public one as a text in brackets.
 *
 * Returns: (transfer full): the text; a line feed follows each hard line break
 */
char *
steller_markdown_write_spans (const StellerBlock       *block,
                              StellerMarkdownPlace      place,
                              const StellerExportWords *words)
{
  g_autoptr (StellerMarkdownLine) line = NULL;
  Writer writer = { .place = place, .words = words, .block = block };

  g_return_val_if_fail (block != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  writer.line = line = steller_markdown_line_new (place);
  write_units (&writer, 0, steller_block_get_n_spans (block));

  return steller_markdown_line_dup (line);
}

/**
 * steller_markdown_escape:
 * @text: plain text
 * @place: where it stands
 *
 * Writes plain text as CommonMark that reads as the same text.
 *
 * Returns: (transfer full): the escaped text
 */
char *
steller_markdown_escape (const char           *text,
                         StellerMarkdownPlace  place)
{
  g_autoptr (StellerMarkdownLine) line = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  line = steller_markdown_line_new (place);
  steller_markdown_line_add_text (line, text);

  return steller_markdown_line_dup (line);
}
