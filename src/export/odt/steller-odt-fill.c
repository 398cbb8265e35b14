/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-writer.h"

#include "steller-places.h"
#include "steller-skeleton.h"
#include "steller-style-words.h"

typedef struct {
  StellerOdtWriter *writer;
  GHashTable *placed;    /* the ids of the fields and sections that have a place of their own */
  gboolean region;       /* whether a header or footer is being filled */
} Fill;

static void fill_nodes (Fill      *fill,
                        GPtrArray *nodes);

/* Marks in a line */

/* Puts what was written into @source before @node. */
static void
move_children (xmlNode *source,
               xmlNode *node)
{
  while (source->children)
    {
      xmlNode *child = source->children;

      xmlUnlinkNode (child);
      xmlAddPrevSibling (node, child);
    }
}

static xmlNode *
new_container (Fill *fill)
{
  return xmlNewDocNode (fill->writer->content, fill->writer->text, BAD_CAST "section", NULL);
}

static void
remove_node (xmlNode *node)
{
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

/* A place that no note of this type can fill stays what it is, so that somebody sees it. */
static void
write_unknown (Fill       *fill,
               xmlNode    *parent,
               const char *mark)
{
  g_autofree char *text = g_strdup_printf ("{{%s}}", mark);

  steller_odt_writer_add_text (fill->writer, parent, text);
}

static void
write_inline_mark (Fill       *fill,
                   xmlNode    *parent,
                   const char *mark)
{
  const StellerDocumentField *field = steller_places_find_label (fill->writer->document, mark);

  fill->writer->after_space = TRUE;
  if (steller_places_is_page_text (fill->writer->document, mark, fill->region))
    {
      const char *text = steller_document_get_page_text (fill->writer->document, mark);

      steller_odt_writer_add_text (fill->writer, parent, text ? text : "");
      return;
    }
  if (field)
    {
      steller_odt_writer_add_text (fill->writer, parent, field->label);
      return;
    }

  field = steller_document_find_field (fill->writer->document, mark);
  if (!field)
    {
      if (!steller_document_knows (fill->writer->document, mark))
        write_unknown (fill, parent, mark);
      return;
    }
  for (guint i = 0; i < field->n_blocks; i++)
    {
      if (i > 0)
        steller_odt_writer_add_text (fill->writer, parent, "\n");
      if (steller_block_has_spans (field->blocks[i].block))
        {
          steller_odt_writer_add_spans (fill->writer, parent, field->blocks[i].block);
        }
      else
        {
          g_autofree char *text = steller_block_dup_text (field->blocks[i].block);

          steller_odt_writer_add_text (fill->writer, parent, text);
        }
    }
}

static void
set_element_text (xmlNode    *element,
                  const char *text)
{
  while (element->children)
    remove_node (element->children);
  steller_xml_add_text (element, text);
}

/* A field would show the day on which somebody looks at it. */
static void
write_date (Fill    *fill,
            xmlNode *field)
{
  g_autofree char *date = steller_places_format_date (fill->writer->document);
  xmlNode *text = xmlNewDocText (field->doc, BAD_CAST (date ? date : ""));

  xmlReplaceNode (field, text);
  xmlFreeNode (field);
}

static void
fill_inlines (Fill                      *fill,
              const StellerSkeletonNode *node)
{
  const char *language = steller_document_get_language (fill->writer->document);

  for (guint i = 0; node->inlines && i < node->inlines->len; i++)
    {
      const StellerInline *piece = &g_array_index (node->inlines, StellerInline, i);

      if (piece->kind == STELLER_INLINE_MARK || piece->kind == STELLER_INLINE_WORD)
        {
          xmlNode *container = new_container (fill);

          /* Text that is put beside a text node becomes part of it, and would go with the mark. */
          xmlReplaceNode (piece->node, container);
          xmlFreeNode (piece->node);
          if (piece->kind == STELLER_INLINE_WORD)
            steller_xml_add_text (container, steller_style_get_word (piece->text, language));
          else
            write_inline_mark (fill, container, piece->text);
          move_children (container, container);
          remove_node (container);
        }
      else if (piece->kind == STELLER_INLINE_TITLE)
        {
          set_element_text (piece->node, steller_document_get_title (fill->writer->document));
        }
      else if (piece->kind == STELLER_INLINE_SUBJECT)
        {
          set_element_text (piece->node, steller_document_get_subject (fill->writer->document));
        }
      else if (piece->kind == STELLER_INLINE_DATE)
        {
          write_date (fill, piece->node);
        }
    }
}

/* Sections */

static xmlNode *
open_section (Fill       *fill,
              xmlNode    *parent,
              const char *id)
{
  g_autofree char *wanted = g_strconcat ("nota.", id, NULL);
  g_autofree char *name = NULL;
  xmlNode *section;

  /* The style may have put the section into one of that name itself. */
  if (g_hash_table_contains (fill->writer->names, wanted))
    return parent;

  name = steller_odt_writer_take_name (fill->writer, wanted, G_MAXINT);
  section = steller_xml_add_element (parent, fill->writer->text, "section");
  steller_xml_set_attribute (section, fill->writer->text, "name", name);

  return section;
}

static xmlNode *
add_bookmark (StellerOdtWriter *writer,
              xmlNode          *parent,
              const char       *element_name,
              const char       *name)
{
  xmlNode *element = steller_xml_add_element (parent, writer->text, element_name);

  steller_xml_set_attribute (element, writer->text, "name", name);
  return element;
}

/* The bookmark around the heading is what an import finds the section by; it survives what word processors do to the
 * name of a section. */
static void
write_section_heading (Fill                         *fill,
                       xmlNode                      *parent,
                       const StellerDocumentSection *section)
{
  StellerOdtWriter *writer = fill->writer;
  g_autofree char *style_name = g_strdup_printf ("Heading_20_%u", CLAMP (section->level, 1, 6));
  g_autofree char *outline_level = g_strdup_printf ("%u", CLAMP (section->level, 1, 10));
  g_autofree char *wanted = g_strconcat ("_nota_", section->id, NULL);
  g_autofree char *bookmark = NULL;
  xmlNode *heading;

  if (!section->heading.block)
    return;

  bookmark = steller_odt_writer_take_name (writer, wanted, 0);
  heading = steller_xml_add_element (parent, writer->text, "h");
  steller_xml_set_attribute (heading, writer->text, "style-name", style_name);
  steller_xml_set_attribute (heading, writer->text, "outline-level", outline_level);
  writer->after_space = TRUE;
  add_bookmark (writer, heading, "bookmark-start", bookmark);
  if (section->number)
    {
      steller_odt_writer_add_text (writer, heading, section->number);
      steller_odt_writer_add_text (writer, heading, " ");
    }
  steller_odt_writer_add_spans (writer, heading, section->heading.block);
  add_bookmark (writer, heading, "bookmark-end", bookmark);
}

/* A section whose heading is that of the template is found by the same bookmark. */
static void
mark_template_heading (Fill                         *fill,
                       xmlNode                      *node,
                       const StellerDocumentSection *section)
{
  g_autofree char *wanted = g_strconcat ("_nota_", section->id, NULL);
  g_autofree char *bookmark = NULL;
  xmlNode *heading, *start;

  while (node && !steller_xml_is (node, STELLER_ODF_TEXT, "section"))
    node = node->parent;
  heading = node ? node->children : NULL;
  while (heading && !steller_xml_is (heading, STELLER_ODF_TEXT, "h"))
    heading = heading->next;
  if (!heading)
    return;

  bookmark = steller_odt_writer_take_name (fill->writer, wanted, 0);
  start = add_bookmark (fill->writer, heading, "bookmark-start", bookmark);
  if (heading->children != start)
    xmlAddPrevSibling (heading->children, start);
  add_bookmark (fill->writer, heading, "bookmark-end", bookmark);
}

static void
write_section (Fill                         *fill,
               xmlNode                      *parent,
               const StellerDocumentSection *section,
               gboolean                      headed)
{
  if (!headed)
    write_section_heading (fill, parent, section);
  fill->writer->section_level = section->level;
  for (guint i = 0; i < section->n_blocks; i++)
    steller_odt_writer_add_block (fill->writer, parent, section->blocks[i].block, "Text_20_body");
  fill->writer->section_level = 1;
}

/* No text:section around them: LibreOffice keeps a heading with what follows only within one section, so that a heading
 * whose first text is that of a section below it would stay behind at the foot of a page. */
static void
write_all_sections (Fill    *fill,
                    xmlNode *parent)
{
  const StellerDocument *document = fill->writer->document;

  for (guint i = 0; i < steller_document_get_n_sections (document); i++)
    {
      const StellerDocumentSection *section = steller_document_get_section (document, i);

      if (!g_hash_table_contains (fill->placed, section->id))
        write_section (fill, parent, section, FALSE);
    }
}

/* Fields */

static void
write_field (Fill                       *fill,
             xmlNode                    *parent,
             const StellerDocumentField *field,
             const char                 *style_name)
{
  for (guint i = 0; i < field->n_blocks; i++)
    {
      StellerBlock *block = field->blocks[i].block;

      if (steller_block_get_kind (block) == STELLER_BLOCK_TABLE)
        steller_odt_writer_add_table (fill->writer, parent, block, "Nota_20_initials", style_name, 0);
      else
        steller_odt_writer_add_block (fill->writer, parent, block, style_name);
    }
}

/* Every field of the margin that has no place of its own: its label, and its value below it. A field
 * without a label speaks for itself, like TER BESLISSING, and stands where other fields have their label. */
static void
write_margin_fields (Fill    *fill,
                     xmlNode *parent)
{
  const StellerDocument *document = fill->writer->document;

  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);

      if (field->place != STELLER_DOCUMENT_PLACE_MARGIN || g_hash_table_contains (fill->placed, field->id))
        continue;
      if (*field->label)
        steller_odt_writer_add_text (fill->writer,
                                     steller_odt_writer_add_paragraph (fill->writer, parent, "Margin_20_label"),
                                     field->label);
      write_field (fill, parent, field, *field->label ? "Margin_20_text" : "Margin_20_label");
    }
}

/* Fields that are printed, but not in the margin, and that the style has no place for: better at the end than not. */
static void
write_other_fields (Fill    *fill,
                    xmlNode *parent)
{
  const StellerDocument *document = fill->writer->document;

  for (guint i = 0; i < steller_document_get_n_fields (document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (document, i);

      if ((field->place != STELLER_DOCUMENT_PLACE_BODY && field->place != STELLER_DOCUMENT_PLACE_TITLE) ||
          field->empty || g_hash_table_contains (fill->placed, field->id))
        continue;
      if (*field->label)
        steller_odt_writer_add_text (fill->writer,
                                     steller_odt_writer_add_paragraph (fill->writer, parent, "Margin_20_label"),
                                     field->label);
      write_field (fill, parent, field, "Text_20_body");
    }
}

/* Blocks in place of a paragraph that holds nothing but a mark */

static void
write_block_mark (Fill       *fill,
                  xmlNode    *parent,
                  const char *mark,
                  const char *style_name,
                  gboolean    headed)
{
  const StellerDocument *document = fill->writer->document;
  const StellerDocumentField *field;
  const StellerDocumentSection *section;

  if (g_str_equal (mark, STELLER_PLACE_SECTIONS))
    {
      write_all_sections (fill, parent);
      return;
    }
  if (g_str_equal (mark, STELLER_PLACE_FIELDS))
    {
      write_margin_fields (fill, parent);
      return;
    }
  if (g_str_equal (mark, STELLER_PLACE_OTHERS))
    {
      write_other_fields (fill, parent);
      return;
    }
  if (steller_places_is_page_text (fill->writer->document, mark, fill->region))
    {
      const char *text = steller_document_get_page_text (document, mark);

      if (text)
        steller_odt_writer_add_text (fill->writer,
                                     steller_odt_writer_add_paragraph (fill->writer, parent, style_name), text);
      return;
    }

  field = steller_places_find_label (fill->writer->document, mark);
  if (field)
    {
      xmlNode *paragraph;

      if (!*field->label)
        return;
      paragraph = steller_odt_writer_add_paragraph (fill->writer, parent, style_name);
      steller_odt_writer_add_text (fill->writer, paragraph, field->label);
      return;
    }

  field = steller_document_find_field (document, mark);
  if (field)
    {
      write_field (fill, parent, field, style_name);
      return;
    }

  section = steller_document_find_section (document, mark);
  if (section)
    write_section (fill, open_section (fill, parent, section->id), section, headed);
  else if (!steller_document_knows (document, mark))
    write_unknown (fill, steller_odt_writer_add_paragraph (fill->writer, parent, style_name), mark);
}

static gboolean
needs_paragraph (const xmlNode *parent)
{
  for (const xmlNode *child = parent->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !steller_xml_is (child, STELLER_ODF_DRAW, "frame"))
      return FALSE;

  return steller_xml_is (parent, STELLER_ODF_TABLE, "table-cell") ||
         steller_xml_is (parent, STELLER_ODF_DRAW, "text-box") ||
         steller_xml_is (parent, STELLER_ODF_TEXT, "section") ||
         steller_xml_is (parent, STELLER_ODF_STYLE, "header") ||
         steller_xml_is (parent, STELLER_ODF_STYLE, "footer");
}

/* Whether no page may start with a field: the closing of the note. */
static gboolean
keeps_with_previous (Fill                      *fill,
                     const StellerSkeletonNode *node)
{
  return node->style_name && steller_document_find_field (fill->writer->document, node->name) &&
         steller_style_get_paragraph (fill->writer->style, node->style_name)->keep_with_previous;
}

static gboolean
is_paragraph (const xmlNode *node)
{
  return steller_xml_is (node, STELLER_ODF_TEXT, "p") || steller_xml_is (node, STELLER_ODF_TEXT, "h");
}

/* The first paragraph that is no part of a table. */
static xmlNode *
find_paragraph (xmlNode *parent)
{
  for (xmlNode *child = parent->children; child; child = child->next)
    {
      xmlNode *found = is_paragraph (child) ? child : NULL;

      if (!found && child->type == XML_ELEMENT_NODE && !steller_xml_is (child, STELLER_ODF_TABLE, "table"))
        found = find_paragraph (child);
      if (found)
        return found;
    }

  return NULL;
}

static gboolean
holds_frame (const xmlNode *parent)
{
  for (const xmlNode *child = parent->children; child; child = child->next)
    if (steller_xml_is (child, STELLER_ODF_DRAW, "frame") ||
        (child->type == XML_ELEMENT_NODE && holds_frame (child)))
      return TRUE;

  return FALSE;
}

static void
move_frames (xmlNode *parent,
             xmlNode *target)
{
  xmlNode *next;

  for (xmlNode *child = parent->children; child; child = next)
    {
      next = child->next;
      if (!steller_xml_is (child, STELLER_ODF_DRAW, "frame"))
        {
          if (child->type == XML_ELEMENT_NODE)
            move_frames (child, target);
          continue;
        }
      xmlUnlinkNode (child);
      if (target->children)
        xmlAddPrevSibling (target->children, child);
      else
        xmlAddChild (target, child);
    }
}

/* Frames that are anchored in a paragraph go where its text goes; when it has none, to the next paragraph, or else to
 * the one before. */
static void
keep_frames (xmlNode *paragraph,
             xmlNode *container)
{
  xmlNode *target;

  if (!holds_frame (paragraph))
    return;

  target = find_paragraph (container);
  if (!target && is_paragraph (xmlNextElementSibling (paragraph)))
    target = xmlNextElementSibling (paragraph);
  if (!target && is_paragraph (xmlPreviousElementSibling (paragraph)))
    target = xmlPreviousElementSibling (paragraph);
  if (!target)
    target = steller_xml_add_element (container, paragraph->ns, "p");
  move_frames (paragraph, target);
}

static void
fill_block_mark (Fill                      *fill,
                 const StellerSkeletonNode *node)
{
  const char *style_name = steller_xml_peek_attribute (node->element, STELLER_ODF_TEXT, "style-name");
  const StellerDocumentSection *section = steller_document_find_section (fill->writer->document, node->name);
  xmlNode *parent = node->element->parent;
  xmlNode *container = new_container (fill);

  if (node->headed && section)
    mark_template_heading (fill, parent, section);
  write_block_mark (fill, container, node->name, style_name ? style_name : "Standard", node->headed);
  if (container->children && keeps_with_previous (fill, node))
    steller_odt_writer_keep_with_next (fill->writer, xmlPreviousElementSibling (node->element));
  keep_frames (node->element, container);
  move_children (container, node->element);
  xmlFreeNode (container);

  /* A cell or a frame keeps a paragraph in any case: without one a word processor makes its own, in its own style. */
  set_element_text (node->element, "");
  xmlUnlinkNode (node->element);
  if (needs_paragraph (parent))
    xmlAddChild (parent, node->element);
  else
    xmlFreeNode (node->element);
}

static gboolean
holds_text (const xmlNode *parent)
{
  for (const xmlNode *child = parent->children; child; child = child->next)
    if ((child->type == XML_TEXT_NODE && *child->content != '\0') ||
        (child->type == XML_ELEMENT_NODE &&
         (!steller_xml_is (child, STELLER_ODF_TEXT, "p") || holds_text (child))))
      return TRUE;

  return FALSE;
}

/* A header or footer that consists of places goes when they are all empty, as it does on our own pages. */
static void
fill_region (Fill                      *fill,
             const StellerSkeletonNode *node)
{
  gboolean only_places = node->children->len > 0;

  for (guint i = 0; i < node->children->len; i++)
    only_places = only_places &&
                  ((const StellerSkeletonNode *) node->children->pdata[i])->kind == STELLER_SKELETON_BLOCK_MARK;
  fill->region = TRUE;
  fill_nodes (fill, node->children);
  fill->region = FALSE;
  if (only_places && !holds_text (node->element))
    remove_node (node->element);
}

static void
fill_nodes (Fill      *fill,
            GPtrArray *nodes)
{
  for (guint i = 0; nodes && i < nodes->len; i++)
    {
      const StellerSkeletonNode *node = g_ptr_array_index (nodes, i);

      switch (node->kind)
        {
        case STELLER_SKELETON_PARAGRAPH:
          fill_inlines (fill, node);
          break;

        case STELLER_SKELETON_BLOCK_MARK:
          fill_block_mark (fill, node);
          break;

        case STELLER_SKELETON_SECTION:
          if (steller_places_is_empty (fill->writer->document, node->name))
            remove_node (node->element);
          else
            fill_nodes (fill, node->children);
          break;

        case STELLER_SKELETON_TABLE:
        case STELLER_SKELETON_ROW:
        case STELLER_SKELETON_CELL:
        case STELLER_SKELETON_FRAME:
          fill_nodes (fill, node->children);
          break;

        case STELLER_SKELETON_HEADER:
        case STELLER_SKELETON_FOOTER:
          fill_region (fill, node);
          break;

        case STELLER_SKELETON_IMAGE:
          break;

        default:
          g_assert_not_reached ();
        }
    }
}

/**
 * steller_odt_writer_fill:
 * @self: a writer
 * @error: return location for an error
 *
 * Puts the document where the marks of the part are. What a mark is replaced by is added to the part's tree, never to
 * its text, so that nothing in the note can become markup.
 *
 * Returns: whether it succeeded
 */
gboolean
steller_odt_writer_fill (StellerOdtWriter  *self,
                         GError           **error)
{
  g_autoptr (StellerSkeleton) skeleton = NULL;
  g_autoptr (GHashTable) placed = NULL;
  Fill fill = { .writer = self };

  g_return_val_if_fail (self != NULL, FALSE);

  skeleton = steller_skeleton_new (self->content, error);
  if (!skeleton)
    return FALSE;

  placed = steller_places_find (self->style);
  fill.placed = placed;
  fill_nodes (&fill, steller_skeleton_get_nodes (skeleton));
  steller_odt_writer_settle_fields (self);

  return TRUE;
}
