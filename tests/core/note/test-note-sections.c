/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note-test.h"

static void
test_members (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (
    "\"sections\": {\"aanleiding\": {\"text\": \"A\"}, \"krachtenveld\": {\"text\": \"K\", \"woo\": \"5.2\"},"
    "\"strategie\": {\"omitted\": true}, \"niet_openbaar\": {\"heading\": \"Niet openbaar\", \"text\": \"\"}}");
  g_autoptr (GString) log = g_string_new (NULL);

  g_assert_cmpstr (steller_note_get_section_text (note, "aanleiding"), ==, "A");
  g_assert_null (steller_note_get_section_heading (note, "aanleiding"));
  g_assert_cmpstr (steller_note_get_section_ground (note, "krachtenveld"), ==, "5.2");
  g_assert_true (steller_note_get_section_omitted (note, "strategie"));
  g_assert_false (steller_note_get_section_omitted (note, "aanleiding"));
  g_assert_null (steller_note_get_section_text (note, "strategie"));
  g_assert_cmpstr (steller_note_get_section_heading (note, "niet_openbaar"), ==, "Niet openbaar");
  g_assert_false (steller_note_has_section (note, "kernpunten"));

  g_signal_connect (note, "changed", G_CALLBACK (note_test_on_changed), log);
  steller_note_set_section_text (note, "aanleiding", "A");
  steller_note_set_section_text (note, "aanleiding", "B");
  steller_note_set_section_text (note, "kernpunten", "- K");
  steller_note_set_section_heading (note, "kernpunten", "Hoofdpunten");
  steller_note_set_section_omitted (note, "strategie", FALSE);
  steller_note_set_section_omitted (note, "strategie", FALSE);
  steller_note_set_section_omitted (note, "aanleiding", 2);
  steller_note_set_section_ground (note, "krachtenveld", NULL);
  steller_note_remove_section (note, "niet_openbaar");
  steller_note_remove_section (note, "niet_openbaar");
  g_assert_cmpstr (log->str, ==,
                   "/sections/aanleiding/text\n/sections/kernpunten\n/sections/kernpunten/heading\n"
                   "/sections/strategie/omitted\n/sections/aanleiding/omitted\n/sections/krachtenveld/woo\n"
                   "/sections/niet_openbaar\n");
  note_test_assert_contains (note, "\"aanleiding\": {\n      \"omitted\": true,\n      \"text\": \"B\"\n    }");
  note_test_assert_contains (note, "\"kernpunten\": {\n      \"heading\": \"Hoofdpunten\",\n      \"text\": \"- K\"\n    }");
}

static const struct
{
  const char *name;
  const char *members;
  const char *expected; /* each id, ">" for each level it is below the top */
} orders[] = {
  { "type", "",
    "aanleiding geadviseerd_besluit kernpunten toelichting >politieke_context >financiele_overwegingen "
    ">juridische_overwegingen >krachtenveld >strategie >uitvoering >communicatie >afstemming niet_openbaar >motivering" },
  { "own-between",
    "\"order\": [\"aanleiding\", \"geadviseerd_besluit\", \"eigen_1\", \"kernpunten\"],"
    "\"sections\": {\"eigen_1\": {\"heading\": \"Tijdpad\", \"parent\": null, \"text\": \"\"}}",
    "aanleiding geadviseerd_besluit eigen_1 kernpunten toelichting >politieke_context >financiele_overwegingen "
    ">juridische_overwegingen >krachtenveld >strategie >uitvoering >communicatie >afstemming niet_openbaar >motivering" },
  { "own-last",
    "\"sections\": {\"eigen_2\": {\"heading\": \"B\"}, \"eigen_1\": {\"heading\": \"A\", \"parent\": \"toelichting\"},"
    "\"eigen_x\": {\"heading\": \"X\", \"parent\": \"eigen_2\"}}",
    "aanleiding geadviseerd_besluit kernpunten toelichting >politieke_context >financiele_overwegingen "
    ">juridische_overwegingen >krachtenveld >strategie >uitvoering >communicatie >afstemming >eigen_1 niet_openbaar "
    ">motivering eigen_2 >eigen_x" },
  { "moved", "\"order\": [\"kernpunten\", \"geadviseerd_besluit\", \"communicatie\", \"financiele_overwegingen\"]",
    "aanleiding kernpunten toelichting >politieke_context >communicatie >afstemming >financiele_overwegingen "
    ">juridische_overwegingen >krachtenveld >strategie >uitvoering niet_openbaar >motivering geadviseerd_besluit" },
  { "moved-before-first", "\"order\": [\"niet_openbaar\", \"aanleiding\"]",
    "niet_openbaar >motivering aanleiding geadviseerd_besluit kernpunten toelichting >politieke_context "
    ">financiele_overwegingen >juridische_overwegingen >krachtenveld >strategie >uitvoering >communicatie >afstemming" },
  { "other-parent", "\"sections\": {\"communicatie\": {\"parent\": null}, \"motivering\": {\"parent\": \"kernpunten\"}}",
    "aanleiding geadviseerd_besluit kernpunten >motivering toelichting >politieke_context >financiele_overwegingen "
    ">juridische_overwegingen >krachtenveld >strategie >uitvoering >afstemming communicatie niet_openbaar" },
  { "unknown", "\"order\": [\"weg\", \"kernpunten\", \"eigen_9\"], \"sections\": {\"anders\": {\"text\": \"\"},"
    "\"eigen_1\": {\"heading\": \"A\", \"parent\": \"eigen_9\"}, \"eigen_a b\": {}}",
    "aanleiding geadviseerd_besluit kernpunten toelichting >politieke_context >financiele_overwegingen "
    ">juridische_overwegingen >krachtenveld >strategie >uitvoering >communicatie >afstemming niet_openbaar >motivering "
    "eigen_1" },
  { "circle",
    "\"sections\": {\"eigen_1\": {\"heading\": \"A\", \"parent\": \"eigen_2\"}, \"eigen_2\": {\"heading\": \"B\", \"parent\":"
    "\"eigen_1\"}, \"eigen_3\": {\"heading\": \"C\", \"parent\": \"eigen_3\"}}",
    "aanleiding geadviseerd_besluit kernpunten toelichting >politieke_context >financiele_overwegingen "
    ">juridische_overwegingen >krachtenveld >strategie >uitvoering >communicatie >afstemming niet_openbaar >motivering "
    "eigen_1 eigen_2 eigen_3" },
  { "too-deep",
    "\"sections\": {\"eigen_1\": {}, \"eigen_2\": {\"parent\": \"eigen_1\"}, \"eigen_3\": {\"parent\": \"eigen_2\"},"
    "\"eigen_4\": {\"parent\": \"eigen_3\"}, \"eigen_5\": {\"parent\": \"eigen_4\"}, \"eigen_6\": {\"parent\": \"eigen_5\"},"
    "\"eigen_7\": {\"parent\": \"eigen_6\"}}",
    "aanleiding geadviseerd_besluit kernpunten toelichting >politieke_context >financiele_overwegingen "
    ">juridische_overwegingen >krachtenveld >strategie >uitvoering >communicatie >afstemming niet_openbaar >motivering "
    "eigen_1 >eigen_2 >>eigen_3 >>>eigen_4 >>>>eigen_5 >>>>>eigen_6 eigen_7" },
};

static char *
describe_order (StellerNote *note, StellerNoteType *type)
{
  g_auto (GStrv) order = steller_note_get_section_order (note, type);
  GString *out = g_string_new (NULL);

  for (guint i = 0; order[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      for (const char *parent = steller_note_get_section_parent (note, type, order[i]); parent != NULL;
           parent = steller_note_get_section_parent (note, type, parent))
        g_string_append_c (out, '>');
      g_string_append (out, order[i]);
    }
  return g_string_free_and_steal (out);
}

static void
test_order (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (StellerNoteType) type = note_test_get_type ("beslisnota");
  g_autoptr (StellerNote) note = note_test_parse_members (orders[i].members);
  g_autofree char *order = describe_order (note, type);

  g_assert_cmpstr (order, ==, orders[i].expected);
}

static void
test_own (void)
{
  static const char *const first[] = { "eigen_2", "aanleiding", NULL };
  g_autoptr (StellerNoteType) type = note_test_get_type ("informatienota");
  g_autoptr (StellerNote) note = note_test_parse_members ("\"sections\": {\"eigen_1\": {\"heading\": \"A\"}}");
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *top = NULL;
  g_autofree char *below = NULL;
  g_autofree char *order = NULL;

  g_signal_connect (note, "changed", G_CALLBACK (note_test_on_changed), log);
  top = steller_note_add_own_section (note, "Tijdpad", NULL);
  below = steller_note_add_own_section (note, "Planning", "eigen_2");
  g_assert_cmpstr (top, ==, "eigen_2");
  g_assert_cmpstr (below, ==, "eigen_3");
  steller_note_set_section_order (note, first);
  steller_note_set_section_order (note, first);
  steller_note_set_section_parent (note, "eigen_1", NULL);
  steller_note_set_section_parent (note, "eigen_1", "kernpunten");
  steller_note_set_section_parent (note, "eigen_1", "kernpunten");
  g_assert_cmpstr (log->str, ==,
                   "/sections/eigen_2\n/sections/eigen_3\n/order\n/sections/eigen_1/parent\n/sections/eigen_1/parent\n");
  order = describe_order (note, type);
  g_assert_cmpstr (order, ==,
                   "eigen_2 >eigen_3 aanleiding kernpunten >eigen_1 toelichting >politieke_context "
                   ">financiele_overwegingen >juridische_overwegingen >krachtenveld >strategie >uitvoering "
                   ">communicatie >afstemming niet_openbaar >motivering");
  note_test_assert_contains (note, "  \"order\": [\n    \"eigen_2\",\n    \"aanleiding\"\n  ],\n  \"sections\": {");
  steller_note_set_section_order (note, NULL);
  g_assert_true (steller_note_is_own_section ("eigen_1"));
  g_assert_false (steller_note_is_own_section ("kernpunten"));
  g_assert_false (steller_note_is_own_section ("eigen_/"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/note/sections/members", test_members);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *path = g_strconcat ("/note/sections/order/", orders[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_order);
    }
  g_test_add_func ("/note/sections/own", test_own);
  return g_test_run ();
}
