/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-document-builder.h"
#include "steller-document-iter.h"

static StellerDocument *
make_document (const char *last_words,
               gsize base)
{
  StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
  StellerBlockBuilder *list = steller_block_builder_new (STELLER_BLOCK_LIST);
  StellerBlockBuilder *item = steller_block_builder_new (STELLER_BLOCK_LIST_ITEM);

  steller_document_builder_set_title (builder, "Nota: proef");
  steller_document_builder_set_subject (builder, "Een \"proef\"");
  steller_document_builder_set_date (builder, "2026-02-16");
  steller_document_builder_set_style_id (builder, "standaard");
  steller_document_builder_add_field (builder, "datum", "Datum", STELLER_DOCUMENT_KIND_DATE,
                                      STELLER_DOCUMENT_PLACE_MARGIN);
  steller_document_builder_take_block (builder, steller_block_new_paragraph ("16 februari 2026"), 0);
  steller_document_builder_add_field (builder, "kenmerk", "Kenmerk", STELLER_DOCUMENT_KIND_TEXT,
                                      STELLER_DOCUMENT_PLACE_MARGIN);
  steller_document_builder_add_field (builder, "van", "Van", STELLER_DOCUMENT_KIND_TEXT, STELLER_DOCUMENT_PLACE_MARGIN);
  steller_document_builder_take_block (builder, steller_block_new_redaction ("5.1.2.e"), 0);
  steller_document_builder_add_section (builder, "toelichting", 1, "4.", steller_block_new_heading (1, "Toelichting"));
  steller_document_builder_add_section (builder, "communicatie", 2, "4.1.",
                                        steller_block_new_heading (2, "Communicatie"));
  steller_block_builder_set_list (list, FALSE, 0, TRUE);
  steller_block_builder_take_child (item, steller_block_new_paragraph ("Geen."));
  steller_block_builder_take_child (list, steller_block_builder_end (item));
  steller_document_builder_take_block (builder, steller_block_builder_end (list), 0);
  steller_document_builder_take_block (builder, steller_block_new_paragraph (last_words), base);

  return steller_document_builder_end (builder);
}

static void
test_dump (void)
{
  g_autoptr (StellerDocument) document = make_document ("Einde.", 9);
  g_autofree char *dump = steller_document_dump (document);

  g_assert_cmpstr (dump, ==,
                   "document beslisnota, nl, internal\n"
                   "style \"standaard\"\n"
                   "title \"Nota: proef\"\n"
                   "subject \"Een \\\"proef\\\"\"\n"
                   "date \"2026-02-16\"\n"
                   "\n"
                   "field datum: date, margin\n"
                   "  label \"Datum\"\n"
                   "  text \"16 februari 2026\"\n"
                   "  paragraph 0-0\n"
                   "    \"16 februari 2026\"\n"
                   "\n"
                   "field kenmerk: text, margin, empty\n"
                   "  label \"Kenmerk\"\n"
                   "\n"
                   "field van: text, margin\n"
                   "  label \"Van\"\n"
                   "  redaction 5.1.2.e 0-0\n"
                   "\n"
                   "section toelichting: level 1\n"
                   "  number \"4.\"\n"
                   "  heading 1 0-0\n"
                   "    \"Toelichting\"\n"
                   "\n"
                   "section communicatie: level 2\n"
                   "  number \"4.1.\"\n"
                   "  heading 2 0-0\n"
                   "    \"Communicatie\"\n"
                   "  list tight 0-0\n"
                   "    item 0-0\n"
                   "      paragraph 0-0\n"
                   "        \"Geen.\"\n"
                   "  at 9\n"
                   "  paragraph 0-0\n"
                   "    \"Einde.\"\n");
}

static void
test_equality (void)
{
  g_autoptr (StellerDocument) document = make_document ("Einde.", 9);
  g_autoptr (StellerDocument) same = make_document ("Einde.", 9);
  g_autoptr (StellerDocument) moved = make_document ("Einde.", 10);
  g_autoptr (StellerDocument) other = make_document ("Slot.", 9);

  g_assert_true (steller_document_equal (document, same));
  g_assert_cmpuint (steller_document_hash (document), ==, steller_document_hash (same));
  g_assert_false (steller_document_equal (document, moved));
  g_assert_false (steller_document_equal (document, other));
}

static void
test_find (void)
{
  g_autoptr (StellerDocument) document = make_document ("Einde.", 9);

  g_assert_cmpstr (steller_document_find_field (document, "datum")->text, ==, "16 februari 2026");
  g_assert_null (steller_document_find_field (document, "toelichting"));
  g_assert_cmpuint (steller_document_find_section (document, "communicatie")->n_blocks, ==, 2);
  g_assert_null (steller_document_find_section (document, "datum"));
}

static void
test_walk (void)
{
  static const char *const marks[] = { "F(", ")F", "S(", ")S", "B", "b" };
  g_autoptr (StellerDocument) document = make_document ("Einde.", 9);
  g_autoptr (GString) trace = g_string_new (NULL);
  StellerDocumentIter iter;
  StellerDocumentEvent event;

  steller_document_iter_init (&iter, document);
  while (steller_document_iter_next (&iter, &event))
    {
      g_string_append (trace, marks[event.kind]);
      if (event.block != NULL)
        g_string_append_printf (trace, "%u.%u", event.depth, event.index);
      if (event.heading)
        g_string_append_c (trace, 'h');
      if (event.base != 0)
        g_string_append_printf (trace, "+%u", (guint) event.base);
      g_string_append_c (trace, ' ');
      g_assert_true ((event.field == NULL) != (event.section == NULL));
    }

  g_assert_cmpstr (trace->str, ==,
                   "F( B0.0 b0.0 )F F( )F F( B0.0 b0.0 )F "
                   "S( B0.0h b0.0h )S "
                   "S( B0.0h b0.0h B0.0 B1.0 B2.0 b2.0 b1.0 b0.0 B0.1+9 b0.1+9 )S ");
  g_assert_false (steller_document_iter_next (&iter, &event));
}

/* A tree deeper than any parsed text has must neither overrun the walk's stack nor unbalance it. */
static void
test_walk_too_deep (void)
{
  StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_PUBLIC, "proef", "nl");
  g_autoptr (StellerDocument) document = NULL;
  StellerBlock *block = steller_block_new_paragraph ("diep");
  StellerDocumentIter iter;
  StellerDocumentEvent event;
  int balance = 0;
  guint deepest = 0;

  for (guint i = 0; i < 3 * STELLER_DOCUMENT_MAX_DEPTH; i++)
    {
      StellerBlockBuilder *quote = steller_block_builder_new (STELLER_BLOCK_QUOTE);

      steller_block_builder_take_child (quote, block);
      block = steller_block_builder_end (quote);
    }
  steller_document_builder_add_section (builder, "a", 1, NULL, steller_block_new_heading (1, "A"));
  steller_document_builder_take_block (builder, block, 0);
  document = steller_document_builder_end (builder);

  steller_document_iter_init (&iter, document);
  while (steller_document_iter_next (&iter, &event))
    {
      balance += event.kind == STELLER_DOCUMENT_ENTER_BLOCK;
      balance -= event.kind == STELLER_DOCUMENT_LEAVE_BLOCK;
      deepest = MAX (deepest, event.depth);
    }
  g_assert_cmpint (balance, ==, 0);
  g_assert_cmpuint (deepest, ==, STELLER_DOCUMENT_MAX_DEPTH - 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/dump", test_dump);
  g_test_add_func ("/document/equality", test_equality);
  g_test_add_func ("/document/find", test_find);
  g_test_add_func ("/document/walk", test_walk);
  g_test_add_func ("/document/walk/too-deep", test_walk_too_deep);

  return g_test_run ();
}
