/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-flow.h"

/* Sums of heights are off by rounding; nobody sees this much of a point. */
#define TOLERANCE 0.001
/* Header rows are repeated when they take no more than this part of a page. */
#define REPEAT_PART 0.5
/* No fewer lines of a torn row stand on a page, at its start and at its end. */
#define MIN_ROW_LINES 2

static void
clear_item (gpointer data)
{
  StellerFlowItem *item = data;

  g_clear_pointer (&item->galley, steller_galley_unref);
  g_clear_pointer (&item->origins, g_array_unref);
  g_clear_pointer (&item->group, g_array_unref);
  g_clear_pointer (&item->rules, g_array_unref);
  g_clear_pointer (&item->floats, g_array_unref);
  g_clear_pointer (&item->image, steller_image_unref);
}

/*
 * steller_flow_items_new:
 *
 * Returns: (transfer full) (element-type StellerFlowItem): an array that owns its items
 */
GArray *
steller_flow_items_new (void)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (StellerFlowItem));

  g_array_set_clear_func (items, clear_item);

  return items;
}

StellerFlow *
steller_flow_new (const StellerColumn *first,
                  const StellerColumn *following)
{
  StellerFlow *self = g_new0 (StellerFlow, 1);

  g_ref_count_init (&self->ref_count);
  self->items = steller_flow_items_new ();
  self->first = *first;
  self->following = *following;

  return self;
}

StellerFlow *
steller_flow_ref (StellerFlow *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

/* Only under the lock of the typesetter, for it may hold the last reference to type. */
void
steller_flow_unref (StellerFlow *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->items);
  g_free (self);
}

/* A strip of the whole flow: what page breaking needs to know, and no more. */
typedef struct {
  guint item;
  guint strip;
  guint row;
  double gap;
  double height;
  guint penalty;
  gboolean forced;
} FlowStrip;

static GArray *
list_strips (const GArray *items)
{
  GArray *strips = g_array_new (FALSE, FALSE, sizeof (FlowStrip));
  FlowStrip *next;
  guint n_strips = 0;
  double gap = 0.0;
  gboolean keep = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const StellerGalley *galley = g_array_index (items, StellerFlowItem, i).galley;

      n_strips += galley != NULL ? galley->strips->len : 1;
    }
  g_array_set_size (strips, n_strips);
  next = (FlowStrip *) (gpointer) strips->data;

  for (guint i = 0; i < items->len; i++)
    {
      const StellerFlowItem *item = &g_array_index (items, StellerFlowItem, i);
      const StellerGalley *galley = item->galley;

      if (galley == NULL)
        {
          *next = (FlowStrip) { .item = i, .gap = gap, .height = item->height };
          next->penalty = keep ? STELLER_PENALTY_KEEP : STELLER_PENALTY_FREE;
          next++;
          gap = 0.0;
          keep = FALSE;
          continue;
        }
      if (galley->strips->len == 0)
        continue;

      for (guint j = 0; j < galley->strips->len; j++)
        {
          const StellerStrip *source = steller_galley_get_strip (galley, j);

          *next = (FlowStrip) { .item = i, .strip = j, .gap = source->gap, .height = source->height };
          next->row = source->row;
          next->penalty = source->penalty;
          if (j == 0)
            {
              next->gap += gap;
              next->penalty = keep ? STELLER_PENALTY_KEEP : STELLER_PENALTY_FREE;
              next->forced = galley->break_before;
            }
          if (item->kept && j > item->kept_strip)
            next->penalty = MAX (next->penalty, STELLER_PENALTY_TEAR);
          next++;
        }
      gap = galley->gap_after;
      keep = galley->keep_with_next || item->kept;
    }

  return strips;
}

/*
 * steller_flow_items_measure:
 * @items: (element-type StellerFlowItem): items
 *
 * How high items are below each other, without the space before the first and after the last.
 */
double
steller_flow_items_measure (const GArray *items)
{
  g_autoptr (GArray) strips = list_strips (items);
  double height = 0.0;

  for (guint i = 0; i < strips->len; i++)
    {
      const FlowStrip *strip = &g_array_index (strips, FlowStrip, i);

      height += strip->height + (i > 0 ? strip->gap : 0.0);
    }

  return height;
}

/*
 * steller_flow_items_get_outer_gaps:
 * @items: (element-type StellerFlowItem): items
 *
 * Returns: the space that the first of them asks for before it and the last after it
 */
double
steller_flow_items_get_outer_gaps (const GArray *items)
{
  g_autoptr (GArray) strips = list_strips (items);
  const FlowStrip *first, *last;
  const StellerGalley *galley;

  if (strips->len == 0)
    return 0.0;
  first = &g_array_index (strips, FlowStrip, 0);
  last = &g_array_index (strips, FlowStrip, strips->len - 1);
  galley = g_array_index (items, StellerFlowItem, last->item).galley;

  return first->gap + (galley != NULL ? galley->gap_after : 0.0);
}

static void place_floats (const StellerFlowItem *item, double x, double y, StellerFragmentKind kind, GArray *fragments);

static void
place_group (const StellerFlowItem *item,
             double x,
             double y,
             StellerFragmentKind kind,
             GArray *fragments)
{
  StellerFragment fragment = { .item = item, .x = x, .y = y, .kind = kind };

  g_array_append_val (fragments, fragment);
  for (guint i = 0; i < item->group->len; i++)
    {
      const StellerFlowItem *part = &g_array_index (item->group, StellerFlowItem, i);

      place_floats (part, x + part->x, y + part->y, kind, fragments);
      if (part->group != NULL)
        {
          place_group (part, x + part->x, y + part->y, kind, fragments);
          continue;
        }
      fragment.item = part;
      fragment.x = x + part->x;
      fragment.y = y + part->y;
      fragment.n_strips = part->galley->strips->len;
      g_array_append_val (fragments, fragment);
    }
}

static void
place_floats (const StellerFlowItem *item,
              double x,
              double y,
              StellerFragmentKind kind,
              GArray *fragments)
{
  for (guint i = 0; item->floats != NULL && i < item->floats->len; i++)
    {
      const StellerFlowItem *part = &g_array_index (item->floats, StellerFlowItem, i);

      place_group (part, x + part->x, y + part->y, kind, fragments);
    }
}

/* Puts strips on a page; those of one item next to each other make one fragment. */
static void
place_strip (const GArray *items,
             const FlowStrip *strip,
             double shift,
             double y,
             StellerFragmentKind kind,
             GArray *fragments)
{
  const StellerFlowItem *item = &g_array_index (items, StellerFlowItem, strip->item);
  double x = item->x + shift;
  StellerFragment fragment = { .item = item, .first = strip->strip, .n_strips = 1, .x = x, .y = y, .kind = kind };

  if (strip->strip == 0)
    place_floats (item, x, y, kind, fragments);
  if (item->group != NULL)
    {
      place_group (item, x, y, kind, fragments);
      return;
    }
  if (fragments->len > 0)
    {
      StellerFragment *before = &g_array_index (fragments, StellerFragment, fragments->len - 1);

      if (before->item == item && before->kind == kind && before->first + before->n_strips == strip->strip)
        {
          before->n_strips++;
          return;
        }
    }
  g_array_append_val (fragments, fragment);
}

static GArray *
get_page (GPtrArray *pages,
          guint page)
{
  while (pages->len <= page)
    g_ptr_array_add (pages, g_array_new (FALSE, FALSE, sizeof (StellerFragment)));

  return pages->pdata[page];
}

/* The header rows that come again when a page starts with a strip: none when they leave too little room for it. */
static const StellerRepeat *
find_repeat (const StellerFlow *self,
             const FlowStrip *strip,
             double room,
             double *height)
{
  const StellerGalley *galley = g_array_index (self->items, StellerFlowItem, strip->item).galley;
  const StellerRepeat *rows;
  guint repeat;

  *height = 0.0;
  if (galley == NULL)
    return NULL;
  repeat = steller_galley_get_strip (galley, strip->strip)->repeat;
  if (repeat == 0)
    return NULL;

  rows = &g_array_index (galley->repeats, StellerRepeat, repeat - 1);
  for (guint i = 0; i < rows->n_strips; i++)
    {
      const StellerStrip *row = steller_galley_get_strip (galley, rows->first + i);

      *height += row->height + (i > 0 ? row->gap : 0.0);
    }
  if (*height <= REPEAT_PART * room && *height + strip->height <= room)
    return rows;
  *height = 0.0;

  return NULL;
}

/* Puts the header rows of a table that goes on at the top of a page; gives the height that they take. */
static double
repeat_rows (const StellerFlow *self,
             const FlowStrip *strip,
             const StellerColumn *column,
             double shift,
             GArray *fragments)
{
  const StellerFlowItem *item = &g_array_index (self->items, StellerFlowItem, strip->item);
  StellerFragment fragment = {
    .item = item,
    .x = item->x + shift,
    .y = column->top,
    .kind = STELLER_FRAGMENT_REPEATED,
  };
  double height;
  const StellerRepeat *rows = find_repeat (self, strip, column->bottom - column->top, &height);

  if (rows == NULL)
    return 0.0;

  fragment.first = rows->first;
  fragment.n_strips = rows->n_strips;
  g_array_append_val (fragments, fragment);

  return height;
}

/*
 * A row that is higher than a page is torn wherever it stands: to start it on a page of its own would leave the page
 * before it empty for nothing.
 */
static void
free_high_rows (const StellerFlow *self,
                GArray *strips)
{
  double room = self->following.bottom - self->following.top;

  for (guint first = 0, end; first < strips->len; first = end)
    {
      FlowStrip *row = &g_array_index (strips, FlowStrip, first);
      double height = row->height;
      double repeated;

      for (end = first + 1; end < strips->len; end++)
        {
          const FlowStrip *strip = &g_array_index (strips, FlowStrip, end);

          if (row->row == 0 || strip->item != row->item || strip->row != row->row)
            break;
          height += strip->gap + strip->height;
        }
      if (row->row == 0)
        continue;

      find_repeat (self, row, room, &repeated);
      if (height <= room - repeated + TOLERANCE)
        continue;
      for (guint i = first + 1; i < end; i++)
        g_array_index (strips, FlowStrip, i).penalty =
          i - first < MIN_ROW_LINES || end - i < MIN_ROW_LINES ? STELLER_PENALTY_LINES : STELLER_PENALTY_FREE;
    }
}

/* Finds how many strips from @first on stand on a page: the index of the first that does not. */
static guint
find_break (const GArray *strips,
            guint first,
            double room,
            gboolean keep_gap)
{
  guint best[STELLER_N_PENALTIES] = { 0 };
  double height = 0.0;
  guint i;

  for (i = first; i < strips->len; i++)
    {
      const FlowStrip *strip = &g_array_index (strips, FlowStrip, i);
      double gap = i > first || keep_gap ? strip->gap : 0.0;

      if (i > first && strip->forced)
        return i;
      if (i > first)
        best[strip->penalty] = i;
      height += gap + strip->height;
      if (height > room + TOLERANCE && i > first)
        break;
    }
  if (i >= strips->len)
    return strips->len;

  for (guint penalty = 0; penalty < STELLER_N_PENALTIES; penalty++)
    if (best[penalty] > first)
      return best[penalty];

  return i;
}

/*
 * steller_flow_break:
 * @self: a flow
 * @pages: (element-type GArray): the fragments of each page; pages are added as they are needed
 *
 * Breaks a flow over pages. Every strip gets a place on exactly one page, in order. The space before a strip goes at
 * the top of a page, but not on the first page and not where a style starts a page, as in LibreOffice. When
 * everything that wants to stay together is higher than a page, it is broken where that does the least harm. A row that
 * is higher than a page starts where it stands.
 */
void
steller_flow_break (const StellerFlow *self,
                    GPtrArray *pages)
{
  g_autoptr (GArray) strips = list_strips (self->items);
  guint page = 0;

  free_high_rows (self, strips);
  for (guint i = 0; i < strips->len; page++)
    {
      const FlowStrip *start = &g_array_index (strips, FlowStrip, i);
      const StellerColumn *column = page == 0 ? &self->first : &self->following;
      GArray *fragments = get_page (pages, page);
      double y = column->top;
      double shift = page == 0 ? 0.0 : self->shift;
      gboolean keep_gap = (i == 0 && !self->framed) || start->forced;
      guint end;

      y += repeat_rows (self, start, column, shift, fragments);
      if (keep_gap && y + start->gap + start->height > column->bottom + TOLERANCE)
        keep_gap = FALSE;
      end = find_break (strips, i, column->bottom - y, keep_gap);
      for (guint j = i; j < end; j++)
        {
          const FlowStrip *strip = &g_array_index (strips, FlowStrip, j);

          if (j > i || keep_gap)
            y += strip->gap;
          place_strip (self->items, strip, shift, y, STELLER_FRAGMENT_BODY, fragments);
          y += strip->height;
        }
      i = end;
    }
}

/*
 * steller_flow_stack:
 * @self: a flow
 * @kind: what it is: the head or the foot of a page
 * @fragments: (element-type StellerFragment): where its fragments go
 *
 * Puts as much of a flow as there is room for on one page. What repeats on every page cannot go on on the next.
 */
void
steller_flow_stack (const StellerFlow *self,
                    StellerFragmentKind kind,
                    GArray *fragments)
{
  g_autoptr (GArray) strips = list_strips (self->items);
  double y = self->first.top;

  for (guint i = 0; i < strips->len; i++)
    {
      const FlowStrip *strip = &g_array_index (strips, FlowStrip, i);

      y += strip->gap;
      if (y + strip->height > self->first.bottom + TOLERANCE)
        break;
      place_strip (self->items, strip, 0.0, y, kind, fragments);
      y += strip->height;
    }
}
