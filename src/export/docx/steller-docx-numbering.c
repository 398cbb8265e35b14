/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-numbering.h"

#include "steller-docx-properties.h"

/* Stands for the list style with bullets among the definitions. */
#define BULLETS (-1)

/**
 * Definition:
 *
 * What lists look like: `w:abstractNum`. @n_bullet_levels is how many of the lists around a numbered one have bullets,
 * or %BULLETS.
 */
typedef struct {
  int n_bullet_levels;
} Definition;

/**
 * List:
 *
 * A list that counts on its own: `w:num`. @starts are the numbers it starts with, %STELLER_DOCX_NO_START where a level
 * starts as its definition says.
 */
typedef struct {
  guint definition;
  int starts[STELLER_DOCX_N_LIST_LEVELS];
} List;

struct _StellerDocxNumbering {
  StellerStyle *style;
  GArray *definitions;
  GArray *lists;
};

static guint
find_definition (StellerDocxNumbering *self,
                 int                   n_bullet_levels)
{
  Definition definition = { n_bullet_levels };

  for (guint i = 0; i < self->definitions->len; i++)
    if (g_array_index (self->definitions, Definition, i).n_bullet_levels == n_bullet_levels)
      return i;
  g_array_append_val (self->definitions, definition);

  return self->definitions->len - 1;
}

static void
append_list (StellerDocxNumbering *self,
             int                   n_bullet_levels,
             const int            *starts,
             guint                 n_starts)
{
  List list = { .definition = find_definition (self, n_bullet_levels) };

  for (guint i = 0; i < STELLER_DOCX_N_LIST_LEVELS; i++)
    list.starts[i] = i < n_starts ? starts[i] : STELLER_DOCX_NO_START;
  g_array_append_val (self->lists, list);
}

/**
 * steller_docx_numbering_new:
 * @style: a house style
 *
 * Makes the lists of the paragraph styles of lists: one with bullets, one with numbers.
 *
 * Returns: (transfer full): the lists
 */
StellerDocxNumbering *
steller_docx_numbering_new (StellerStyle *style)
{
  StellerDocxNumbering *self;

  g_return_val_if_fail (STELLER_IS_STYLE (style), NULL);

  self = g_new0 (StellerDocxNumbering, 1);
  self->style = g_object_ref (style);
  self->definitions = g_array_new (FALSE, FALSE, sizeof (Definition));
  self->lists = g_array_new (FALSE, FALSE, sizeof (List));
  append_list (self, BULLETS, NULL, 0);
  append_list (self, 0, NULL, 0);

  return self;
}

/**
 * steller_docx_numbering_free:
 * @self: (transfer full): lists
 *
 * Frees lists.
 */
void
steller_docx_numbering_free (StellerDocxNumbering *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->definitions);
  g_array_unref (self->lists);
  g_object_unref (self->style);
  g_free (self);
}

/**
 * steller_docx_numbering_add:
 * @self: lists
 * @n_bullet_levels: how many of the lists around it have bullets
 * @starts: (array length=n_starts): the number that each level starts with, the outermost first;
 *   %STELLER_DOCX_NO_START for the usual one
 * @n_starts: for how many levels there is one
 *
 * Adds a numbered list that counts on its own. The levels of a list count all lists around an item, so that a numbered
 * list in one with bullets would start with the numbers of the second level; such a list has definitions moved up.
 *
 * Returns: the number by which paragraphs refer to it
 */
guint
steller_docx_numbering_add (StellerDocxNumbering *self,
                            guint                 n_bullet_levels,
                            const int            *starts,
                            guint                 n_starts)
{
  g_return_val_if_fail (self != NULL, 0);

  append_list (self, (int) MIN (n_bullet_levels, STELLER_DOCX_N_LIST_LEVELS - 1), starts, n_starts);

  return self->lists->len;
}

static const char *
get_format (char format)
{
  switch (format)
    {
    case '1':
      return "decimal";
    case 'a':
      return "lowerLetter";
    case 'A':
      return "upperLetter";
    case 'i':
      return "lowerRoman";
    case 'I':
      return "upperRoman";
    default:
      return "none";
    }
}

/* A percent sign before a digit would stand for a number; WordprocessingML has no way to write it as itself. */
static void
append_plain (GString    *text,
              const char *plain)
{
  for (; plain && *plain; plain++)
    if (*plain != '%')
      g_string_append_c (text, *plain);
}

/* “%2” is the number of the second level (ISO/IEC 29500-1, 17.9.11). @shift is how many levels above have bullets. */
static char *
make_label (const StellerListLevel *level,
            guint                   index,
            guint                   shift)
{
  GString *text = g_string_new (NULL);
  guint n_shown;

  if (level->bullet)
    {
      g_string_append (text, level->bullet);
      return g_string_free_and_steal (text);
    }
  if (level->number_format == '\0')
    return g_string_free_and_steal (text);

  append_plain (text, level->prefix);
  n_shown = CLAMP (level->display_levels, 1, index + 1 - shift);
  for (guint i = index + 1 - n_shown; i <= index; i++)
    g_string_append_printf (text, "%%%u%s", i + 1, i < index ? "." : "");
  append_plain (text, level->suffix);

  return g_string_free_and_steal (text);
}

static void
add_place (xmlNode                *parent,
           const StellerListLevel *place)
{
  xmlNode *properties = steller_docx_add (parent, "pPr");
  int hanging = steller_docx_twips (-place->text_indent);
  xmlNode *indent;

  if (place->followed_by == STELLER_LABEL_FOLLOWED_BY_TAB &&
      steller_docx_twips (place->tab_position) != steller_docx_twips (place->margin_left))
    {
      xmlNode *tab = steller_docx_add_value (steller_docx_ensure (properties, "tabs"), "tab", "num");

      steller_docx_set_number (tab, "pos", steller_docx_twips (place->tab_position));
    }
  indent = steller_docx_ensure (properties, "ind");
  steller_docx_set_number (indent, "left", steller_docx_twips (place->margin_left));
  steller_docx_set_number (indent, hanging < 0 ? "firstLine" : "hanging", ABS (hanging));
}

/* A level stands where its depth has it, and looks as its depth among numbered lists has it. */
static void
add_level (StellerDocxNumbering   *self,
           xmlNode                *definition,
           const StellerListStyle *style,
           guint                   index,
           guint                   shift)
{
  static const char * const suffixes[] = {
    [STELLER_LABEL_FOLLOWED_BY_TAB] = "tab",
    [STELLER_LABEL_FOLLOWED_BY_SPACE] = "space",
    [STELLER_LABEL_FOLLOWED_BY_NOTHING] = "nothing",
  };
  static const char * const alignments[] = {
    [STELLER_TEXT_ALIGN_START] = "left",
    [STELLER_TEXT_ALIGN_CENTER] = "center",
    [STELLER_TEXT_ALIGN_END] = "right",
    [STELLER_TEXT_ALIGN_JUSTIFY] = "left",
  };
  const StellerListLevel *place = &style->levels[index];
  const StellerListLevel *look = &style->levels[index >= shift ? index - shift : index];
  g_autofree char *label = make_label (look, index, MIN (shift, index));
  xmlNode *level = steller_docx_add (definition, "lvl");

  steller_docx_set_number (level, "ilvl", (int) index);
  steller_docx_add_number (level, "start", (int) MIN (look->start, G_MAXINT16));
  steller_docx_add_value (level, "numFmt", look->bullet ? "bullet" : get_format (look->number_format));
  steller_docx_add_value (level, "suff", suffixes[place->followed_by]);
  steller_docx_add_value (level, "lvlText", label);
  steller_docx_add_value (level, "lvlJc", alignments[place->align]);
  add_place (level, place);
  if (look->text_style)
    steller_docx_set_text (steller_docx_add (level, "rPr"), steller_style_get_text (self->style, look->text_style), NULL,
                           0);
}

static void
add_definition (StellerDocxNumbering *self,
                xmlNode              *root,
                guint                 index)
{
  int n_bullet_levels = g_array_index (self->definitions, Definition, index).n_bullet_levels;
  const char *name = n_bullet_levels == BULLETS ? "Nota_20_bullets" : "Nota_20_numbers";
  const StellerListStyle *style = steller_style_get_list (self->style, name);
  xmlNode *definition = steller_docx_add (root, "abstractNum");
  g_autofree char *id = g_strdup_printf ("%08X", index + 1);

  steller_docx_set_number (definition, "abstractNumId", (int) index);
  steller_docx_add_value (definition, "nsid", id);
  steller_docx_add_value (definition, "multiLevelType", "multilevel");
  for (guint level = 0; level < STELLER_DOCX_N_LIST_LEVELS; level++)
    add_level (self, definition, style, level, (guint) MAX (n_bullet_levels, 0));
}

static void
add_list (StellerDocxNumbering *self,
          xmlNode              *root,
          guint                 index)
{
  const List *list = &g_array_index (self->lists, List, index);
  xmlNode *element = steller_docx_add (root, "num");

  steller_docx_set_number (element, "numId", (int) index + 1);
  steller_docx_add_number (element, "abstractNumId", (int) list->definition);
  for (guint level = 0; level < STELLER_DOCX_N_LIST_LEVELS; level++)
    if (list->starts[level] != STELLER_DOCX_NO_START)
      {
        xmlNode *override = steller_docx_add (element, "lvlOverride");

        steller_docx_set_number (override, "ilvl", (int) level);
        steller_docx_add_number (override, "startOverride", MIN (list->starts[level], G_MAXINT16));
      }
}

/**
 * steller_docx_numbering_write:
 * @self: lists
 *
 * Makes `word/numbering.xml` (ISO/IEC 29500-1, 17.9).
 *
 * Returns: (transfer full): the part
 */
GBytes *
steller_docx_numbering_write (StellerDocxNumbering *self)
{
  g_autoptr (xmlDoc) part = NULL;
  xmlNode *root;

  g_return_val_if_fail (self != NULL, NULL);

  part = steller_docx_part_new ("numbering");
  part->standalone = 1;
  root = xmlDocGetRootElement (part);
  for (guint i = 0; i < self->definitions->len; i++)
    add_definition (self, root, i);
  for (guint i = 0; i < self->lists->len; i++)
    add_list (self, root, i);

  return steller_xml_serialize (part);
}
