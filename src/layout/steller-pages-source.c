/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-pages-private.h"

#include <math.h>

#include "steller-text-setter.h"

/* The origin of a segment of a line: which part, and what to add to the source offsets in its span. */
static const StellerOrigin *
get_origin (const StellerFlowItem *item,
            const StellerSegment *segment)
{
  if (item->origins != NULL && segment->span < item->origins->len)
    return &g_array_index (item->origins, StellerOrigin, segment->span);

  return &item->origin;
}

static const StellerSegment *
get_end_of_text (const StellerTextSetting *setting)
{
  return (const StellerSegment *) (gpointer) setting->segments->data + setting->segments->len;
}

/* The range of the source that a stretch of a segment comes from. */
static gboolean
get_source_range (const StellerPageLine *line,
                  const StellerSegment *segment,
                  gsize from,
                  gsize to,
                  const StellerOrigin **origin,
                  gsize *start,
                  gsize *end)
{
  const StellerSpan *span;

  if (line->piece->leaf == NULL)
    return FALSE;
  *origin = get_origin (line->fragment->item, segment);
  if ((*origin)->part == NULL)
    return FALSE;

  span = steller_block_get_span (line->piece->leaf, segment->span);
  if (!steller_span_get_source_range (span, start, end))
    return FALSE;
  if (segment->source)
    {
      from = CLAMP (from, segment->start, segment->end) - segment->start;
      to = CLAMP (to, segment->start, segment->end) - segment->start;
      *start = steller_span_get_source (span, MIN (from, span->length));
      /* The end of a line in the middle of a span is the start of what follows. */
      if (to < span->length)
        *end = steller_span_get_source (span, to);
    }
  *start += (*origin)->base;
  *end += (*origin)->base;

  return TRUE;
}

typedef struct {
  const char *part;
  gsize start;
  gsize end;
} LineSource;

static gboolean
get_line_source (const StellerPageLine *line,
                 LineSource *source)
{
  const StellerTextSetting *setting = line->piece->setting;
  const StellerSetLine *set = steller_text_setting_get_line (setting, line->piece->line);
  const StellerSegment *end_of_text = get_end_of_text (setting);
  const StellerSegment *segment = steller_text_setting_find_segment (setting, set->start);

  *source = (LineSource) { 0 };
  for (; segment != NULL && segment < end_of_text; segment++)
    {
      const StellerOrigin *origin;
      gsize start, end;

      if (segment->start >= set->end && segment->start > set->start)
        break;
      if (!get_source_range (line, segment, set->start, set->end, &origin, &start, &end))
        continue;
      if (source->part == NULL)
        *source = (LineSource) { origin->part, start, end };
      else if (g_str_equal (source->part, origin->part))
        source->end = MAX (source->end, end);
    }

  return source->part != NULL;
}

static gboolean
has_text (const StellerFragment *fragment)
{
  return fragment->item->galley != NULL && fragment->kind == STELLER_FRAGMENT_BODY;
}

typedef struct {
  guint wanted;
  guint n_lines;
  StellerLineInfo *info;
} LineCount;

static gboolean
count_line (const StellerPageLine *line,
            gpointer user_data)
{
  LineCount *count = user_data;
  LineSource source;

  if (!get_line_source (line, &source))
    return TRUE;

  if (count->info != NULL && count->n_lines == count->wanted)
    {
      const StellerSetLine *set = steller_text_setting_get_line (line->piece->setting, line->piece->line);

      *count->info = (StellerLineInfo) {
        .part = source.part,
        .source_start = source.start,
        .source_end = source.end,
        .x = line->x + set->x,
        .y = line->y,
        .width = set->width,
        .height = set->height,
      };
      return FALSE;
    }
  count->n_lines++;

  return TRUE;
}

static void
count_lines (const StellerPages *self,
             guint page,
             LineCount *count)
{
  GArray *fragments = steller_pages_get_page (self, page)->fragments;

  for (guint i = 0; i < fragments->len; i++)
    {
      const StellerFragment *fragment = &g_array_index (fragments, StellerFragment, i);

      if (has_text (fragment) && !steller_fragment_foreach_line (fragment, count_line, count))
        return;
    }
}

/**
 * steller_pages_get_n_lines:
 * @self: pages
 * @page: a page, from 0
 *
 * Tells how many lines of a page come from the text of a section or field. What only the style put there, such as
 * labels, bullets and page numbers, has no source and does not count.
 *
 * Returns: the number of lines
 */
guint
steller_pages_get_n_lines (const StellerPages *self,
                           guint page)
{
  LineCount count = { 0 };

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (page < self->pages->len, 0);

  count_lines (self, page, &count);

  return count.n_lines;
}

/**
 * steller_pages_get_line:
 * @self: pages
 * @page: a page, from 0
 * @index: a line of it, from 0, in the order of reading
 * @info: (out): what is known of the line
 *
 * Tells where a line is and where its text comes from. A line with text of more than one part counts for the first.
 */
void
steller_pages_get_line (const StellerPages *self,
                        guint page,
                        guint index,
                        StellerLineInfo *info)
{
  LineCount count = { .wanted = index, .info = info };

  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->pages->len);
  g_return_if_fail (info != NULL);

  *info = (StellerLineInfo) { 0 };
  count_lines (self, page, &count);
  g_return_if_fail (info->part != NULL);
}

typedef struct {
  const char *part;
  gsize offset;
  guint page;
  gboolean found;
  gsize distance;
  guint found_page;
  cairo_rectangle_t rectangle;
} Location;

/* How far an offset is from a range; an offset at its very end is a little off, for the next line may start there. */
static gsize
get_distance (gsize offset,
              gsize start,
              gsize end)
{
  if (offset < start)
    return (start - offset) * 2;
  if (offset >= end)
    return (offset - end) * 2 + 1;

  return 0;
}

static gboolean
locate_in_line (const StellerPageLine *line,
                gpointer user_data)
{
  Location *location = user_data;
  const StellerTextSetting *setting = line->piece->setting;
  const StellerSetLine *set = steller_text_setting_get_line (setting, line->piece->line);
  const StellerSegment *end_of_text = get_end_of_text (setting);
  const StellerSegment *segment = steller_text_setting_find_segment (setting, set->start);
  double x;

  for (; segment != NULL && segment < end_of_text; segment++)
    {
      const StellerOrigin *origin;
      gsize start, end, distance, offset;

      if (segment->start >= set->end && segment->start > set->start)
        break;
      if (!get_source_range (line, segment, set->start, set->end, &origin, &start, &end) ||
          !g_str_equal (origin->part, location->part))
        continue;
      distance = get_distance (location->offset, start, end);
      if (location->found && distance >= location->distance)
        continue;

      offset = location->offset < end ? MAX (segment->start, set->start) : MIN (segment->end, set->end);
      if (segment->source && location->offset > start && location->offset < end)
        {
          const StellerSpan *span = steller_block_get_span (line->piece->leaf, segment->span);
          gsize low = MAX (segment->start, set->start) - segment->start;
          gsize high = MIN (segment->end, set->end) - segment->start;

          /* Source offsets rise with text offsets. */
          while (low < high)
            {
              gsize middle = low + (high - low) / 2;

              if (steller_span_get_source (span, middle) + origin->base < location->offset)
                low = middle + 1;
              else
                high = middle;
            }
          offset = segment->start + low;
        }
      x = steller_text_setting_offset_to_x (setting, line->piece->line, offset);
      location->found = TRUE;
      location->distance = distance;
      location->found_page = location->page;
      location->rectangle = (cairo_rectangle_t) { line->x + x, line->y, 0.0, set->height };
    }

  return !location->found || location->distance > 0;
}

/**
 * steller_pages_locate:
 * @self: pages
 * @part: the id of a section or field
 * @source_offset: an offset in its text, in bytes
 * @page: (out) (optional): the page it is on, from 0
 * @rectangle: (out) (optional): where a caret at that offset stands: a rectangle without a width, in points from the
 *   top left of the page
 *
 * Finds a place of the source on the pages: the place itself, or when it is not printed the nearest that is.
 *
 * Returns: whether anything of that part is printed
 */
gboolean
steller_pages_locate (const StellerPages *self,
                      const char *part,
                      gsize source_offset,
                      guint *page,
                      cairo_rectangle_t *rectangle)
{
  Location location = { .part = part, .offset = source_offset };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (part != NULL, FALSE);

  for (location.page = 0; location.page < self->pages->len; location.page++)
    {
      GArray *fragments = steller_pages_get_page (self, location.page)->fragments;

      for (guint i = 0; i < fragments->len; i++)
        {
          const StellerFragment *fragment = &g_array_index (fragments, StellerFragment, i);
          const StellerFlowItem *item = fragment->item;

          if (!has_text (fragment) || (item->origins == NULL && g_strcmp0 (item->origin.part, part) != 0))
            continue;
          if (!steller_fragment_foreach_line (fragment, locate_in_line, &location))
            goto found;
        }
    }

found:
  if (!location.found)
    return FALSE;
  if (page != NULL)
    *page = location.found_page;
  if (rectangle != NULL)
    *rectangle = location.rectangle;

  return TRUE;
}

typedef struct {
  double x;
  double y;
  gboolean found;
  double distance;
  StellerPageLine line;
} Pick;

static gboolean
pick_line (const StellerPageLine *line,
           gpointer user_data)
{
  Pick *pick = user_data;
  const StellerSetLine *set = steller_text_setting_get_line (line->piece->setting, line->piece->line);
  double left = line->x + set->x;
  double dx = pick->x < left ? left - pick->x : MAX (0.0, pick->x - left - set->width);
  double dy = pick->y < line->y ? line->y - pick->y : MAX (0.0, pick->y - line->y - set->height);
  LineSource source;
  double distance = hypot (dx, 4.0 * dy);

  /* A line of the same height as the place is nearer than one that only comes closer. */
  if (pick->found && distance >= pick->distance)
    return TRUE;
  if (!get_line_source (line, &source))
    return TRUE;

  pick->found = TRUE;
  pick->distance = distance;
  pick->line = *line;

  return TRUE;
}

/**
 * steller_pages_pick:
 * @self: pages
 * @page: a page, from 0
 * @x: a place on it, in points from the left
 * @y: in points from the top
 * @part: (out) (optional) (transfer none): the id of the section or field that is printed there
 * @source_offset: (out) (optional): the offset in its text, in bytes
 *
 * Finds the place of the source that is printed nearest to a place on a page.
 *
 * Returns: whether there is any text of a section or field on the page
 */
gboolean
steller_pages_pick (const StellerPages *self,
                    guint page,
                    double x,
                    double y,
                    const char **part,
                    gsize *source_offset)
{
  Pick pick = { .x = x, .y = y };
  LineSource source;
  GArray *fragments;
  gsize offset;
  const StellerSegment *segment;
  const StellerOrigin *origin;
  gsize start, end;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (page < self->pages->len, FALSE);

  fragments = steller_pages_get_page (self, page)->fragments;
  for (guint i = 0; i < fragments->len; i++)
    if (has_text (&g_array_index (fragments, StellerFragment, i)))
      steller_fragment_foreach_line (&g_array_index (fragments, StellerFragment, i), pick_line, &pick);
  if (!pick.found || !get_line_source (&pick.line, &source))
    return FALSE;

  offset = steller_text_setting_x_to_offset (pick.line.piece->setting, pick.line.piece->line, x - pick.line.x);
  segment = steller_text_setting_find_segment (pick.line.piece->setting, offset);
  if (segment != NULL && get_source_range (&pick.line, segment, offset, offset, &origin, &start, &end))
    {
      source.part = origin->part;
      source.start = !segment->source && offset >= segment->end ? end : start;
    }
  if (part != NULL)
    *part = source.part;
  if (source_offset != NULL)
    *source_offset = source.start;

  return TRUE;
}
