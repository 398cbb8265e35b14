/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-writer.h"

#include "steller-places.h"
#include "steller-style-words.h"
#include "text/steller-export-names.h"

/* Lines of the skeleton */

/* A place that no note of this type can fill stays what it is, so that somebody sees it. */
static void
write_unknown (StellerDocxWriter *self,
               xmlNode           *paragraph,
               const char        *mark,
               const char        *style_name)
{
  g_autofree char *text = g_strdup_printf ("{{%s}}", mark);

  steller_docx_writer_add_plain (self, paragraph, text, style_name);
}

static void
write_inline_mark (StellerDocxWriter   *self,
                   xmlNode             *paragraph,
                   const StellerInline *piece)
{
  const StellerDocumentField *field;

  if (steller_places_is_page_text (self->document, piece->text, self->region))
    {
      const char *text = steller_document_get_page_text (self->document, piece->text);

      steller_docx_writer_add_plain (self, paragraph, text ? text : "", piece->style_name);
      return;
    }
  field = steller_places_find_label (self->document, piece->text);
  if (field)
    {
      steller_docx_writer_add_plain (self, paragraph, field->label, piece->style_name);
      return;
    }

  field = steller_document_find_field (self->document, piece->text);
  if (!field && !steller_document_knows (self->document, piece->text))
    write_unknown (self, paragraph, piece->text, piece->style_name);
  for (guint i = 0; field && i < field->n_blocks; i++)
    {
      if (i > 0)
        steller_docx_writer_add_plain (self, paragraph, "\n", piece->style_name);
      if (steller_block_has_spans (field->blocks[i].block))
        {
          steller_docx_writer_add_spans (self, paragraph, field->blocks[i].block, piece->style_name);
        }
      else
        {
          g_autofree char *text = steller_block_dup_text (field->blocks[i].block);

          steller_docx_writer_add_plain (self, paragraph, text, piece->style_name);
        }
    }
}

/* The date of the note as it is written in its language. */
static void
write_date (StellerDocxWriter *self,
            xmlNode           *paragraph,
            const char        *style_name)
{
  g_autofree char *text = steller_places_format_date (self->document);

  if (text)
    steller_docx_writer_add_plain (self, paragraph, text, style_name);
}

static void
write_inline (StellerDocxWriter   *self,
              xmlNode             *paragraph,
              const StellerInline *piece)
{
  switch (piece->kind)
    {
    case STELLER_INLINE_TEXT:
      steller_docx_writer_add_plain (self, paragraph, piece->text, piece->style_name);
      break;

    case STELLER_INLINE_MARK:
      write_inline_mark (self, paragraph, piece);
      break;

    case STELLER_INLINE_TAB:
      steller_docx_writer_add_plain (self, paragraph, "\t", piece->style_name);
      break;

    case STELLER_INLINE_LINE_BREAK:
      steller_docx_writer_add_plain (self, paragraph, "\n", piece->style_name);
      break;

    case STELLER_INLINE_PAGE_NUMBER:
      steller_docx_writer_add_field (self, paragraph, "PAGE", "1", piece->style_name);
      break;

    case STELLER_INLINE_PAGE_COUNT:
      steller_docx_writer_add_field (self, paragraph, "NUMPAGES", "1", piece->style_name);
      break;

    case STELLER_INLINE_TITLE:
      if (self->region)
        steller_docx_writer_add_field (self, paragraph, "TITLE", steller_document_get_title (self->document),
                                       piece->style_name);
      else
        steller_docx_writer_add_plain (self, paragraph, steller_document_get_title (self->document),
                                       piece->style_name);
      break;

    case STELLER_INLINE_SUBJECT:
      steller_docx_writer_add_plain (self, paragraph, steller_document_get_subject (self->document),
                                     piece->style_name);
      break;

    case STELLER_INLINE_DATE:
      write_date (self, paragraph, piece->style_name);
      break;

    case STELLER_INLINE_WORD:
      steller_docx_writer_add_plain (self, paragraph,
                                     steller_style_get_word (piece->text,
                                                             steller_document_get_language (self->document)),
                                     piece->style_name);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
write_paragraph (StellerDocxWriter         *self,
                 xmlNode                   *parent,
                 const StellerSkeletonNode *node)
{
  const char *style_name = node->style_name ? node->style_name : "Standard";
  xmlNode *paragraph = steller_docx_writer_add_paragraph (self, parent, style_name);

  for (guint i = 0; node->children && i < node->children->len; i++)
    steller_docx_writer_add_line_image (self, paragraph, style_name, node->children->pdata[i]);
  for (guint i = 0; node->inlines && i < node->inlines->len; i++)
    write_inline (self, paragraph, &g_array_index (node->inlines, StellerInline, i));
}

/* Sections */

static void
add_bookmark (StellerDocxWriter *self,
              xmlNode           *paragraph,
              const char        *element_name,
              const char        *name)
{
  xmlNode *element = steller_docx_add (paragraph, element_name);

  steller_docx_set_number (element, "id", (int) self->n_bookmarks);
  if (name)
    steller_docx_set (element, "name", name);
}

/* The bookmark around the heading is what an import finds the section by. */
static void
write_section_heading (StellerDocxWriter            *self,
                       xmlNode                      *parent,
                       const StellerDocumentSection *section)
{
  g_autofree char *style_name = g_strdup_printf ("Heading_20_%u", CLAMP (section->level, 1, 6));
  g_autofree char *wanted = g_strconcat ("_nota_", section->id, NULL);
  g_autofree char *bookmark = NULL;
  xmlNode *paragraph;

  if (!section->heading.block)
    return;

  bookmark = steller_export_take_name (self->bookmarks, wanted, STELLER_EXPORT_BOOKMARK_LENGTH);
  paragraph = steller_docx_writer_add_paragraph (self, parent, style_name);
  add_bookmark (self, paragraph, "bookmarkStart", bookmark);
  if (section->number)
    {
      g_autofree char *number = g_strconcat (section->number, " ", NULL);

      steller_docx_writer_add_plain (self, paragraph, number, NULL);
    }
  steller_docx_writer_add_spans (self, paragraph, section->heading.block, NULL);
  add_bookmark (self, paragraph, "bookmarkEnd", NULL);
  self->n_bookmarks++;
}

static void
write_section (StellerDocxWriter            *self,
               xmlNode                      *parent,
               const StellerDocumentSection *section,
               gboolean                      headed)
{
  if (!headed)
    write_section_heading (self, parent, section);
  self->section_level = section->level;
  for (guint i = 0; i < section->n_blocks; i++)
    steller_docx_writer_add_block (self, parent, section->blocks[i].block, "Text_20_body");
  self->section_level = 1;
}

static void
write_all_sections (StellerDocxWriter *self,
                    xmlNode           *parent)
{
  for (guint i = 0; i < steller_document_get_n_sections (self->document); i++)
    {
      const StellerDocumentSection *section = steller_document_get_section (self->document, i);

      if (!g_hash_table_contains (self->places, section->id))
        write_section (self, parent, section, FALSE);
    }
}

/* Fields */

static void
write_field (StellerDocxWriter          *self,
             xmlNode                    *parent,
             const StellerDocumentField *field,
             const char                 *style_name)
{
  for (guint i = 0; i < field->n_blocks; i++)
    {
      StellerBlock *block = field->blocks[i].block;

      if (steller_block_get_kind (block) == STELLER_BLOCK_TABLE)
        steller_docx_writer_add_table (self, parent, block, "Nota_20_initials", style_name);
      else
        steller_docx_writer_add_block (self, parent, block, style_name);
    }
}

/* Every field of the margin that has no place of its own: its label, and its value below it. A field without a label
 * speaks for itself, like TER BESLISSING, and stands where other fields have their label. */
static void
write_margin_fields (StellerDocxWriter *self,
                     xmlNode           *parent)
{
  for (guint i = 0; i < steller_document_get_n_fields (self->document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (self->document, i);

      if (field->place != STELLER_DOCUMENT_PLACE_MARGIN || g_hash_table_contains (self->places, field->id))
        continue;
      if (*field->label)
        steller_docx_writer_add_plain (self, steller_docx_writer_add_paragraph (self, parent, "Margin_20_label"),
                                       field->label, NULL);
      write_field (self, parent, field, *field->label ? "Margin_20_text" : "Margin_20_label");
    }
}

/* Fields that are printed, but not in the margin, and that the style has no place for: better at the end than not. */
static void
write_other_fields (StellerDocxWriter *self,
                    xmlNode           *parent)
{
  for (guint i = 0; i < steller_document_get_n_fields (self->document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (self->document, i);

      if ((field->place != STELLER_DOCUMENT_PLACE_BODY && field->place != STELLER_DOCUMENT_PLACE_TITLE) ||
          field->empty || g_hash_table_contains (self->places, field->id))
        continue;
      if (*field->label)
        steller_docx_writer_add_plain (self, steller_docx_writer_add_paragraph (self, parent, "Margin_20_label"),
                                       field->label, NULL);
      write_field (self, parent, field, "Text_20_body");
    }
}

/* No page starts with the closing of a note. A word processor would move all rows of a table for it, so that a table is
 * left as it is. */
static void
keep_with_next (xmlNode *parent)
{
  xmlNode *last = steller_docx_writer_get_last (parent);

  if (last && g_str_equal ((const char *) last->name, "p"))
    steller_docx_ensure_flag (steller_docx_writer_properties (last), "keepNext", TRUE);
}

/* Blocks in place of a paragraph that holds nothing but a mark */

static void
write_block_mark (StellerDocxWriter         *self,
                  xmlNode                   *parent,
                  const StellerSkeletonNode *node)
{
  const char *style_name = node->style_name ? node->style_name : "Standard";
  const StellerDocumentField *field;
  const StellerDocumentSection *section;

  if (g_str_equal (node->name, STELLER_PLACE_SECTIONS))
    {
      write_all_sections (self, parent);
    }
  else if (g_str_equal (node->name, STELLER_PLACE_FIELDS))
    {
      write_margin_fields (self, parent);
    }
  else if (g_str_equal (node->name, STELLER_PLACE_OTHERS))
    {
      write_other_fields (self, parent);
    }
  else if (steller_places_is_page_text (self->document, node->name, self->region))
    {
      const char *text = steller_document_get_page_text (self->document, node->name);

      if (text)
        steller_docx_writer_add_plain (self, steller_docx_writer_add_paragraph (self, parent, style_name), text, NULL);
    }
  else if ((field = steller_places_find_label (self->document, node->name)) != NULL)
    {
      if (*field->label)
        steller_docx_writer_add_plain (self, steller_docx_writer_add_paragraph (self, parent, style_name),
                                       field->label, NULL);
    }
  else if ((field = steller_document_find_field (self->document, node->name)) != NULL)
    {
      if (field->n_blocks > 0 && steller_style_get_paragraph (self->style, style_name)->keep_with_previous)
        keep_with_next (parent);
      write_field (self, parent, field, style_name);
    }
  else if ((section = steller_document_find_section (self->document, node->name)) != NULL)
    {
      write_section (self, parent, section, node->headed);
    }
  else if (!steller_document_knows (self->document, node->name))
    {
      write_unknown (self, steller_docx_writer_add_paragraph (self, parent, style_name), node->name, NULL);
    }
}

/**
 * steller_docx_writer_fill:
 * @self: a writer
 * @parent: the body of the text, or a header or footer
 * @nodes: (nullable) (element-type StellerSkeletonNode): what the house style has there
 *
 * Writes a skeleton with the document put where its marks are.
 */
void
steller_docx_writer_fill (StellerDocxWriter *self,
                          xmlNode           *parent,
                          GPtrArray         *nodes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);

  for (guint i = 0; nodes && i < nodes->len; i++)
    {
      const StellerSkeletonNode *node = nodes->pdata[i];

      switch (node->kind)
        {
        case STELLER_SKELETON_PARAGRAPH:
          write_paragraph (self, parent, node);
          break;

        case STELLER_SKELETON_BLOCK_MARK:
          write_block_mark (self, parent, node);
          break;

        case STELLER_SKELETON_SECTION:
          if (!steller_places_is_empty (self->document, node->name))
            steller_docx_writer_fill (self, parent, node->children);
          break;

        case STELLER_SKELETON_TABLE:
          steller_docx_writer_add_layout_table (self, parent, node);
          break;

        case STELLER_SKELETON_FRAME:
          steller_docx_writer_add_frame (self, parent, node);
          break;

        case STELLER_SKELETON_IMAGE:
          steller_docx_writer_add_image (self, parent, node);
          break;

        case STELLER_SKELETON_ROW:
        case STELLER_SKELETON_CELL:
        case STELLER_SKELETON_HEADER:
        case STELLER_SKELETON_FOOTER:
          steller_docx_writer_fill (self, parent, node->children);
          break;

        default:
          g_assert_not_reached ();
        }
    }
}
