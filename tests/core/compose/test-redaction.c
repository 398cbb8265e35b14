/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose-test.h"

#include "steller-error.h"

#include <string.h>

#define P STELLER_AUDIENCE_PUBLIC
#define I STELLER_AUDIENCE_INTERNAL

typedef struct {
  const char *name;
  const char *members;
  StellerAudience audience;
  const char *expected; /* of the dump, without its first line and the fields that are always there */
} Case;

static const Case cases[] = {
  { "passage", "\"sections\": {\"kernpunten\": {\"text\": \"De heer ⟦5.1.2.e|Jan⟧ zegt nee.\"}}", P,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Kernpunten\"\n"
    "  paragraph 0-32\n"
    "    \"De heer \" 0-8\n"
    "    bar ground 5.1.2.e 8-22:0\n"
    "    \" zegt nee.\" 22-32\n" },
  { "passage-internal", "\"sections\": {\"kernpunten\": {\"text\": \"De heer ⟦5.1.2.e|Jan⟧ zegt nee.\"}}", I,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Kernpunten\"\n"
    "  paragraph 0-35\n"
    "    \"De heer \" 0-8\n"
    "    \"Jan\" ground 5.1.2.e 19-22\n"
    "    \" zegt nee.\" 25-35\n" },
  { "empty-passage", "\"sections\": {\"kernpunten\": {\"text\": \"⟦5.1.2.e|⟧\"}}", P,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Kernpunten\"\n"
    "  paragraph 0-14\n"
    "    bar ground 5.1.2.e 0-14:0\n" },
  { "blocks", "\"sections\": {\"kernpunten\": {\"text\": \"een\\n:::woo 5.1.2.b\\n- twee\\n\\ndrie\\n:::\\nvier\"}}", P,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Kernpunten\"\n"
    "  paragraph 0-3\n"
    "    \"een\" 0-3\n"
    "  at 4\n"
    "  redaction 5.1.2.b 0-18\n"
    "  at 22\n"
    "  paragraph 1-5\n"
    "    \"vier\" 1-5\n" },
  { "blocks-internal", "\"sections\": {\"kernpunten\": {\"text\": \":::woo 5.1.2.b\\n- een ⟦5.1.2.e|twee⟧\\n:::\"}}", I,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Kernpunten\"\n"
    "  redaction 5.1.2.b 0-43\n"
    "    list tight 17-36\n"
    "      item 17-36\n"
    "        paragraph 17-36\n"
    "          \"een \" 17-21\n"
    "          \"twee\" ground 5.1.2.e 32-36\n" },
  { "link-in-passage", "\"sections\": {\"kernpunten\": {\"text\": \"⟦5.1.2.e|[a](https://example.org/)⟧\"}}", P,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Kernpunten\"\n"
    "  paragraph 0-14\n"
    "    bar ground 5.1.2.e 0-14:0\n" },
  { "passage-in-link", "\"sections\": {\"kernpunten\": {\"text\": \"[a ⟦5.1.2.e|b⟧](https://example.org/)\"}}", P,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Kernpunten\"\n"
    "  paragraph 1-17\n"
    "    \"a \" link 1 <https://example.org/> 1-3\n"
    "    bar link 1 <https://example.org/> ground 5.1.2.e 3-17:0\n" },
  { "passage-in-address", "\"sections\": {\"kernpunten\": {\"text\": \"[a](https://example.org/⟦5.1.2.e|b⟧)\"}}", P,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Kernpunten\"\n"
    "  paragraph 1-2\n"
    "    \"a\" 1-2\n" },
  { "whole-section", "\"sections\": {\"krachtenveld\": {\"text\": \"geheim ⟦ onaf\", \"woo\": \"5.1.2.i\"}}", P,
    "\nsection toelichting: level 1\n"
    "  heading 1 0-0\n"
    "    \"Toelichting\"\n"
    "\nsection krachtenveld: level 2\n"
    "  heading 2 0-0\n"
    "    \"Krachtenveld\"\n"
    "  redaction 5.1.2.i 0-0\n" },
  { "whole-section-empty", "\"sections\": {\"krachtenveld\": {\"text\": \"\", \"woo\": \"5.1.2.i\"}}", P,
    "\nsection toelichting: level 1\n"
    "  heading 1 0-0\n"
    "    \"Toelichting\"\n"
    "\nsection krachtenveld: level 2\n"
    "  heading 2 0-0\n"
    "    \"Krachtenveld\"\n"
    "  redaction 5.1.2.i 0-0\n" },
  { "whole-section-absent", "\"sections\": {\"krachtenveld\": {\"woo\": \"5.1.2.i\"}}", P,
    "\nsection toelichting: level 1\n"
    "  heading 1 0-0\n"
    "    \"Toelichting\"\n"
    "\nsection krachtenveld: level 2\n"
    "  heading 2 0-0\n"
    "    \"Krachtenveld\"\n"
    "  redaction 5.1.2.i 0-0\n" },
  { "whole-section-absent-internal", "\"sections\": {\"krachtenveld\": {\"woo\": \"5.1.2.i\"}}", I, "" },
  { "section-above", "\"sections\": {\"toelichting\": {\"woo\": \"5.1.2.i\"}, \"krachtenveld\": {\"text\": \"een ⟦\"}, "
                     "\"strategie\": {\"text\": \"twee\", \"woo\": \"9.9\"}}", P,
    "\nsection toelichting: level 1\n"
    "  heading 1 0-0\n"
    "    \"Toelichting\"\n"
    "  redaction 5.1.2.i 0-0\n" },
  { "section-above-internal", "\"sections\": {\"toelichting\": {\"woo\": \"5.1.2.i\"}, "
                              "\"krachtenveld\": {\"text\": \"een\"}, "
                              "\"strategie\": {\"text\": \"twee\", \"woo\": \"5.1.2.b\"}}", I,
    "\nsection toelichting: level 1\n"
    "  heading 1 0-0\n"
    "    \"Toelichting\"\n"
    "\nsection krachtenveld: level 2\n"
    "  heading 2 0-0\n"
    "    \"Krachtenveld\"\n"
    "  redaction 5.1.2.i 0-3\n"
    "    paragraph 0-3\n"
    "      \"een\" 0-3\n"
    "\nsection strategie: level 2\n"
    "  heading 2 0-0\n"
    "    \"Strategie\"\n"
    "  redaction 5.1.2.b 0-4\n"
    "    paragraph 0-4\n"
    "      \"twee\" 0-4\n" },
  { "whole-section-internal", "\"sections\": {\"kernpunten\": {\"text\": \"een\\n\\ntwee\", \"woo\": \"5.1.2.i\"}}", I,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Kernpunten\"\n"
    "  redaction 5.1.2.i 0-9\n"
    "    paragraph 0-3\n"
    "      \"een\" 0-3\n"
    "    paragraph 5-9\n"
    "      \"twee\" 5-9\n" },
  { "heading", "\"sections\": {\"kernpunten\": {\"heading\": \"Over ⟦5.1.2.e|Jan⟧\", \"text\": \"een\"}}", P,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Over \"\n"
    "    bar ground 5.1.2.e\n"
    "  paragraph 0-3\n"
    "    \"een\" 0-3\n" },
  { "not-public-section", "\"sections\": {\"niet_openbaar\": {\"text\": \"De naam ⟦5.1.2.e|Jan⟧ is gelakt.\"}}", P,
    "\nsection niet_openbaar: level 1\n"
    "  heading 1 0-0\n"
    "    \"Informatie die niet openbaar gemaakt kan worden\"\n"
    "  paragraph 0-33\n"
    "    \"De naam \" 0-8\n"
    "    bar ground 5.1.2.e 8-22:0\n"
    "    \" is gelakt.\" 22-33\n" },
  { "field-passage", "\"fields\": {\"van\": \"DGB, ⟦5.1.2.e|Jan⟧\"}", P,
    "\nfield van: text, margin\n"
    "  label \"Van\"\n"
    "  text \"DGB, \"\n"
    "  paragraph 0-19\n"
    "    \"DGB, \" 0-5\n"
    "    bar ground 5.1.2.e 5-19:0\n" },
  { "field", "\"fields\": {\"steller\": {\"value\": \"Jan ⟦\", \"woo\": \"5.1.2.e\"}}", P,
    "\nfield steller: text, margin\n"
    "  label \"Opgesteld door\"\n"
    "  paragraph 0-0\n"
    "    bar ground 5.1.2.e\n" },
  { "field-empty", "\"fields\": {\"steller\": {\"value\": \"\", \"woo\": \"5.1.2.e\"}}", P,
    "\nfield steller: text, margin\n"
    "  label \"Opgesteld door\"\n"
    "  paragraph 0-0\n"
    "    bar ground 5.1.2.e\n" },
  { "field-without-value", "\"fields\": {\"steller\": {\"woo\": \"5.1.2.e\"}}", P,
    "\nfield steller: text, margin\n"
    "  label \"Opgesteld door\"\n"
    "  paragraph 0-0\n"
    "    bar ground 5.1.2.e\n" },
  { "field-without-value-internal", "\"fields\": {\"steller\": {\"woo\": \"5.1.2.e\"}}", I, "" },
  { "field-internal", "\"fields\": {\"steller\": {\"value\": \"Jan ⟦5.1.2.i|Piet⟧\", \"woo\": \"5.1.2.e\"}}", I,
    "\nfield steller: text, margin\n"
    "  label \"Opgesteld door\"\n"
    "  text \"Jan Piet\"\n"
    "  paragraph 0-19\n"
    "    \"Jan \" ground 5.1.2.e 0-4\n"
    "    \"Piet\" ground 5.1.2.i 15-19\n" },
  { "date", "\"fields\": {\"uiterste_datum\": {\"value\": \"2026-02-16\", \"woo\": \"5.1.2.b\"}}", P,
    "\nfield uiterste_datum: date, margin\n"
    "  label \"Uiterlijk bij\"\n"
    "  paragraph 0-0\n"
    "    bar ground 5.1.2.b\n" },
  { "record", "\"fields\": {\"contact\": {\"naam\": \"Jan\", \"telefoon\": \"070\", \"woo\": \"5.1.2.e\"}}", P,
    "\nfield contact: list, margin\n"
    "  label \"Contactpersoon\"\n"
    "  paragraph 0-0\n"
    "    bar ground 5.1.2.e\n" },
  { "record-internal", "\"fields\": {\"contact\": {\"naam\": \"Jan\", \"telefoon\": \"070\", \"woo\": \"5.1.2.e\"}}", I,
    "\nfield contact: list, margin\n"
    "  label \"Contactpersoon\"\n"
    "  text \"Jan\\n070\"\n"
    "  paragraph 0-0\n"
    "    \"Jan\" ground 5.1.2.e\n"
    "    break ground 5.1.2.e\n"
    "    \"070\" ground 5.1.2.e\n" },
  { "list", "\"fields\": {\"aantal_bijlagen\": {}, \"bijlagen\": {\"woo\": \"5.1.2.e\", \"value\": [{\"titel\": \"Een\"}, {\"titel\": \"Twee\"}]}}", P,
    "\nfield bijlagen: list, margin\n"
    "  label \"Bijlagen\"\n"
    "  paragraph 0-0\n"
    "    bar ground 5.1.2.e\n"
    "\nfield aantal_bijlagen: number, margin\n"
    "  label \"Aantal bijlagen\"\n"
    "  paragraph 0-0\n"
    "    bar ground 5.1.2.e\n" },
  { "record-of-list", "\"fields\": {\"aantal_bijlagen\": {}, \"bijlagen\": [{\"titel\": \"Een\"}, {\"titel\": \"Twee\", \"woo\": \"5.1.2.e\"}]}", P,
    "\nfield bijlagen: list, margin\n"
    "  label \"Bijlagen\"\n"
    "  text \"Een\\n\"\n"
    "  paragraph 0-0\n"
    "    \"Een\"\n"
    "  paragraph 0-0\n"
    "    bar ground 5.1.2.e\n"
    "\nfield aantal_bijlagen: number, margin\n"
    "  label \"Aantal bijlagen\"\n"
    "  text \"2\"\n"
    "  paragraph 0-0\n"
    "    \"2\"\n" },
  { "addressee", "\"fields\": {\"aan\": [{\"naam\": \"de Minister\"}, {\"naam\": \"Jan\", \"aangekruist\": true, "
                 "\"woo\": \"5.1.2.e\"}]}", P,
    "\nfield aan: list, body\n"
    "  label \"Aan\"\n"
    "  text \"de Minister\\n\"\n"
    "  paragraph 0-0\n"
    "    \"Aan \"\n"
    "    \"de Minister\"\n"
    "  paragraph 0-0\n"
    "    \"Aan \"\n"
    "    bar ground 5.1.2.e\n" },
  { "initials", "\"fields\": {\"parafen\": {\"woo\": \"5.1.2.e\", \"value\": [{\"naam\": \"Jan\", \"soort\": \"mede\"}, "
                "{\"naam\": \"Piet\", \"soort\": \"mede\"}]}}", P,
    "\nfield parafen: list, body\n"
    "  label \"Parafenroute\"\n"
    "  text \"Lijnparaaf\\tMedeparaaf\\n\\t\"\n"
    "  table 0-0\n"
    "    row header 0-0\n"
    "      cell 0-0\n"
    "        \"Lijnparaaf\"\n"
    "      cell 0-0\n"
    "        \"Medeparaaf\"\n"
    "    row 0-0\n"
    "      cell 0-0\n"
    "        bar ground 5.1.2.e\n"
    "      cell 0-0\n"
    "        bar ground 5.1.2.e\n" },
  { "initials-record", "\"fields\": {\"parafen\": [{\"naam\": \"Jan\", \"soort\": \"mede\"}, "
                       "{\"naam\": \"Piet\", \"soort\": \"mede\", \"woo\": \"5.1.2.e\"}]}", P,
    "\nfield parafen: list, body\n"
    "  label \"Parafenroute\"\n"
    "  text \"Lijnparaaf\\tMedeparaaf\\n\\tJan\"\n"
    "  table 0-0\n"
    "    row header 0-0\n"
    "      cell 0-0\n"
    "        \"Lijnparaaf\"\n"
    "      cell 0-0\n"
    "        \"Medeparaaf\"\n"
    "    row 0-0\n"
    "      cell 0-0\n"
    "        bar ground 5.1.2.e\n"
    "      cell 0-0\n"
    "        \"Jan\"\n" },
  { "title", "\"fields\": {\"documentnaam\": \"Nota\", \"onderwerp\": \"Over ⟦5.1.2.e|Jan⟧  en\\nmeer\"}", P,
    "title \"Nota: Over en meer\"\n"
    "subject \"Over en meer\"\n"
    "\nfield documentnaam: text, title\n"
    "  text \"Nota\"\n"
    "  paragraph 0-4\n"
    "    \"Nota\" 0-4\n"
    "\nfield onderwerp: text, title\n"
    "  text \"Over   en\\nmeer\"\n"
    "  paragraph 0-28\n"
    "    \"Over \" 0-5\n"
    "    bar ground 5.1.2.e 5-19:0\n"
    "    \"  en\" 19-23\n"
    "    break 23-24\n"
    "    \"meer\" 24-28\n" },
  { "whole-title", "\"fields\": {\"documentnaam\": \"Nota\", \"onderwerp\": {\"value\": \"Jan\", \"woo\": \"5.1.2.e\"}}", P,
    "title \"Nota\"\n"
    "\nfield documentnaam: text, title\n"
    "  text \"Nota\"\n"
    "  paragraph 0-4\n"
    "    \"Nota\" 0-4\n"
    "\nfield onderwerp: text, title\n"
    "  paragraph 0-0\n"
    "    bar ground 5.1.2.e\n" },
  { "posing", "\"sections\": {\"kernpunten\": {\"text\": \"een ￼ twee\"}}", P,
    "\nsection kernpunten: level 1\n"
    "  heading 1 0-0\n"
    "    \"Kernpunten\"\n"
    "  paragraph 0-12\n"
    "    \"een � twee\" 0-12\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;

  compose_test_assert_dump (test->members, test->audience, test->expected);
}

/* What is redacted as a whole gives the same public document whatever it holds, and also when it holds nothing. */
static void
test_whole (void)
{
  static const char *const sets[][5] = {
    { "\"fields\": {\"steller\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"steller\": {\"woo\": \"5.1.2.e\", \"value\": \"\"}}",
      "\"fields\": {\"steller\": {\"woo\": \"5.1.2.e\", \"value\": \"Jan\"}}" },
    { "\"fields\": {\"datum\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"datum\": {\"woo\": \"5.1.2.e\", \"value\": \"2026-02-16\"}}" },
    { "\"fields\": {\"uiterste_datum\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"uiterste_datum\": {\"woo\": \"5.1.2.e\", \"value\": \"2026-02-16\"}}" },
    { "\"fields\": {\"soort\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"soort\": {\"woo\": \"5.1.2.e\", \"value\": \"bespreking\"}}" },
    { "\"fields\": {\"actief_openbaar\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"actief_openbaar\": {\"woo\": \"5.1.2.e\", \"value\": false}}" },
    { "\"fields\": {\"onderwerp\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"onderwerp\": {\"woo\": \"5.1.2.e\", \"value\": \"Iets\"}}" },
    { "\"fields\": {\"aantal_bijlagen\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"aantal_bijlagen\": {\"woo\": \"5.1.2.e\", \"value\": 3}}" },
    { "\"fields\": {\"contact\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"contact\": {\"woo\": \"5.1.2.e\", \"value\": {}}}",
      "\"fields\": {\"contact\": {\"woo\": \"5.1.2.e\", \"naam\": \"\"}}",
      "\"fields\": {\"contact\": {\"woo\": \"5.1.2.e\", \"naam\": \"Jan\", \"email\": \"jan@example.org\"}}" },
    { "\"fields\": {\"aan\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"aan\": {\"woo\": \"5.1.2.e\", \"value\": []}}",
      "\"fields\": {\"aan\": {\"woo\": \"5.1.2.e\", \"value\": [{\"naam\": \"Jan\"}, {\"naam\": \"P\"}]}}" },
    { "\"fields\": {\"aantal_bijlagen\": {}, \"bijlagen\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"aantal_bijlagen\": {}, \"bijlagen\": {\"woo\": \"5.1.2.e\", \"value\": []}}",
      "\"fields\": {\"aantal_bijlagen\": {}, \"bijlagen\": {\"woo\": \"5.1.2.e\", \"value\": [{\"titel\": \"A\"}]}}" },
    { "\"fields\": {\"parafen\": {\"woo\": \"5.1.2.e\"}}",
      "\"fields\": {\"parafen\": {\"woo\": \"5.1.2.e\", \"value\": []}}",
      "\"fields\": {\"parafen\": {\"woo\": \"5.1.2.e\", \"value\": [{}, {\"naam\": \"A\", \"soort\": \"mede\"}]}}" },
    { "\"fields\": {\"parafen\": [{\"naam\": \"A\", \"soort\": \"mede\"}, {\"woo\": \"5.1.2.e\"}]}",
      "\"fields\": {\"parafen\": [{\"naam\": \"A\", \"soort\": \"mede\"}, {\"woo\": \"5.1.2.e\", \"soort\": \"mede\"}]}",
      "\"fields\": {\"parafen\": [{\"naam\": \"A\", \"soort\": \"mede\"}, "
      "{\"woo\": \"5.1.2.e\", \"soort\": \"lijn\", \"naam\": \"B\"}]}" },
    { "\"sections\": {\"kernpunten\": {\"woo\": \"5.1.2.b\"}}",
      "\"sections\": {\"kernpunten\": {\"woo\": \"5.1.2.b\", \"text\": \"\"}}",
      "\"sections\": {\"kernpunten\": {\"woo\": \"5.1.2.b\", \"text\": \" \\n\"}}",
      "\"sections\": {\"kernpunten\": {\"woo\": \"5.1.2.b\", \"text\": \"- een\\n- ⟦twee\"}}" },
    { "\"numbering\": \"decimal\", \"sections\": {\"toelichting\": {\"woo\": \"5.1.2.b\"}, \"niet_openbaar\": {\"text\": \"x\"}}",
      "\"numbering\": \"decimal\", \"sections\": {\"toelichting\": {\"woo\": \"5.1.2.b\"}, \"niet_openbaar\": {\"text\": \"x\"}, "
      "\"strategie\": {\"text\": \"⟦\"}}",
      "\"numbering\": \"decimal\", \"sections\": {\"toelichting\": {\"woo\": \"5.1.2.b\"}, \"niet_openbaar\": {\"text\": \"x\"}, "
      "\"strategie\": {\"woo\": \"9.9\", \"heading\": \"⟧\"}, \"eigen_1\": {\"heading\": \"Jan\", "
      "\"parent\": \"strategie\", \"text\": \"een\"}}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *expected = compose_test_dump (sets[i][0], P);

      g_assert_nonnull (strstr (expected, "5.1.2."));
      for (guint j = 1; j < G_N_ELEMENTS (sets[i]) && sets[i][j] != NULL; j++)
        {
          g_autofree char *dump = compose_test_dump (sets[i][j], P);

          g_assert_cmpstr (dump, ==, expected);
        }
    }
}

/* A public edition is refused, and the error tells where; the internal edition is still there. */
static void
test_refused (void)
{
  static const struct {
    const char *members;
    const char *member;
    guint line;
  } refused[] = {
    { "\"sections\": {\"kernpunten\": {\"text\": \"een\\ntwee\\n\\nhier ⟦5.1.2.e|open\"}}", "kernpunten", 4 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"dicht⟧\"}}", "kernpunten", 1 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"een\\n:::woo 5.1.2.e\\ntwee\"}}", "kernpunten", 2 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"een\\n:::\"}}", "kernpunten", 2 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"- punt\\n\\n  :::woo 5.1.2.b\\n  GEHEIM\\n  :::\"}}", "kernpunten", 3 },
    { "\"sections\": {\"kernpunten\": {\"text\": \" :::woo 5.1.2.b\\nGEHEIM\\n:::\"}}", "kernpunten", 1 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"\\t:::woo 5.1.2.b\\n\\tGEHEIM\\n\\t:::\"}}", "kernpunten", 1 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"> :::woo 5.1.2.b\\n> GEHEIM\\n> :::\"}}", "kernpunten", 1 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"- :::woo 5.1.2.b\\n  GEHEIM\\n  :::\"}}", "kernpunten", 1 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"::::woo 5.1.2.b\\nGEHEIM\\n::::\"}}", "kernpunten", 1 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"tekst :::woo 5.1.2.b GEHEIM :::\"}}", "kernpunten", 1 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"een\\r\\n\\rtwee\\r ::: WOO 5.1.2.b\\rGEHEIM\\r :::\"}}", "kernpunten", 4 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"een\\n ::::\"}}", "kernpunten", 2 },
    { "\"fields\": {\"afzender\": \"een\\n :::woo 5.1.2.e\\nJan\\n :::\"}", "afzender", 2 },
    { "\"fields\": {\"contact\": {\"woo\": \"9.9\"}}", "contact", 0 },
    { "\"fields\": {\"bijlagen\": {\"woo\": \"9.9\", \"value\": []}}", "bijlagen", 0 },
    { "\"sections\": {\"kernpunten\": {\"woo\": \"9.9\"}}", "kernpunten", 0 },
    { "\"sections\": {\"toelichting\": {\"woo\": \"9.9\"}, \"strategie\": {\"text\": \"een\"}}", "toelichting", 0 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"een ⟦9.9|twee⟧\"}}", "kernpunten", 1 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"een ⟦twee⟧\"}}", "kernpunten", 1 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"⟦5.1.2.e|een ⟦5.1.2.e|twee⟧⟧\"}}", "kernpunten", 1 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"een\", \"woo\": \"9.9\"}}", "kernpunten", 0 },
    { "\"sections\": {\"kernpunten\": {\"text\": \"een\", \"heading\": \"⟦5.1.2.e|\"}}", "kernpunten", 1 },
    { "\"fields\": {\"van\": \"⟦5.1.2.e|Jan\"}", "van", 1 },
    { "\"fields\": {\"van\": {\"value\": \"Jan\", \"woo\": \"9.9\"}}", "van", 0 },
    { "\"fields\": {\"van\": {\"value\": \"Jan\", \"label\": \"⟦Van\"}}", "van", 1 },
    { "\"fields\": {\"onderwerp\": \"⟦5.1.2.e|Jan\"}", "onderwerp", 1 },
    { "\"fields\": {\"aan\": [{\"naam\": \"⟦5.1.2.e|Jan\"}]}", "aan", 1 },
    { "\"fields\": {\"aan\": [{\"naam\": \"Jan\", \"woo\": \"9.9\"}]}", "aan", 0 },
    { "\"fields\": {\"parafen\": [{\"naam\": \"Jan⟧\", \"soort\": \"mede\"}]}", "parafen", 1 },
    { "\"fields\": {\"parafen\": {\"woo\": \"9.9\", \"value\": [{\"naam\": \"Jan\"}]}}", "parafen", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (StellerComposer) composer = compose_test_new_composer ();
      g_autoptr (StellerNote) note = compose_test_parse (refused[i].members);
      g_autoptr (StellerDocument) internal = NULL;
      g_autoptr (StellerDocument) public = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].members);
      public = steller_composer_compose (composer, note, P, &error);
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_REDACTION);
      g_assert_null (public);
      g_assert_cmpstr (steller_error_get_member (error), ==, refused[i].member);
      g_assert_cmpuint (steller_error_get_line (error), ==, refused[i].line);
      g_assert_cmpstr (error->message, !=, "");

      g_clear_error (&error);
      internal = steller_composer_compose (composer, note, I, &error);
      g_assert_no_error (error);
      g_assert_nonnull (internal);
    }
}

/* A section that is left out is not looked at. */
static void
test_omitted_is_not_refused (void)
{
  compose_test_assert_dump ("\"sections\": {\"kernpunten\": {\"text\": \"⟦open\", \"omitted\": true}}", P, "");
}

/* A newer version may mark in ways that are not known here. */
static void
test_newer_is_refused (void)
{
  static const char text[] = "{\"format\": \"steller-nota\", \"version\": 2, \"id\": \"a-1\", \"type\": \"beslisnota\", "
                             "\"sections\": {\"kernpunten\": {\"text\": \"Een.\"}}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (StellerComposer) composer = compose_test_new_composer ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = steller_note_new_from_bytes (bytes, &error);
  g_autoptr (StellerDocument) internal = NULL;

  g_assert_no_error (error);
  g_assert_null (steller_composer_compose (composer, note, P, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_REDACTION);

  g_clear_error (&error);
  internal = steller_composer_compose (composer, note, I, &error);
  g_assert_no_error (error);
  g_assert_nonnull (internal);
}

/* The texts of a note have a size that they may have together, whichever they are. */
static void
test_size (void)
{
  static const struct {
    const char *members; /* with %s for a long text */
    gsize length;
    const char *member; /* of the error, NULL when there is none */
  } sizes[] = {
    { "\"sections\": {\"kernpunten\": {\"omitted\": true, \"text\": \"%s\"}}", STELLER_COMPOSER_MAX_SIZE, NULL },
    { "\"sections\": {\"kernpunten\": {\"omitted\": true, \"text\": \"%s\"}}", STELLER_COMPOSER_MAX_SIZE + 1, "kernpunten" },
    { "\"sections\": {\"kernpunten\": {\"woo\": \"5.1.2.b\", \"text\": \"%s\"}}", STELLER_COMPOSER_MAX_SIZE + 1, "kernpunten" },
    { "\"sections\": {\"kernpunten\": {\"omitted\": true, \"text\": \"%s\"}, \"niet_openbaar\": {\"text\": \"ab\"}}",
      STELLER_COMPOSER_MAX_SIZE - 1, "niet_openbaar" },
    { "\"fields\": {\"van\": \"ab\"}, \"sections\": {\"kernpunten\": {\"omitted\": true, \"text\": \"%s\"}}",
      STELLER_COMPOSER_MAX_SIZE - 1, "kernpunten" },
    { "\"sections\": {\"kernpunten\": {\"omitted\": true, \"heading\": \"ab\", \"text\": \"%s\"}}",
      STELLER_COMPOSER_MAX_SIZE - 1, "kernpunten" },
    { "\"fields\": {\"van\": \"%s\"}", STELLER_COMPOSER_MAX_SIZE + 1, "van" },
    { "\"fields\": {\"van\": {\"label\": \"%s\"}}", STELLER_COMPOSER_MAX_SIZE + 1, "van" },
    { "\"fields\": {\"contact\": {\"email\": \"%s\"}}", STELLER_COMPOSER_MAX_SIZE + 1, "contact" },
    { "\"fields\": {\"aan\": [{\"naam\": \"Jan\"}, {\"naam\": \"%s\"}]}", STELLER_COMPOSER_MAX_SIZE - 2, "aan" },
    { "\"unplaced\": \"%s\"", STELLER_COMPOSER_MAX_SIZE + 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = g_strnfill (sizes[i].length, 'a');
      g_autoptr (GString) members = g_string_new (sizes[i].members);
      g_autoptr (StellerComposer) composer = compose_test_new_composer ();
      g_autoptr (StellerNote) note = NULL;

      g_string_replace (members, "%s", text, 1);
      note = compose_test_parse (members->str);
      for (StellerAudience audience = I; audience <= P; audience++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (StellerDocument) document = steller_composer_compose (composer, note, audience, &error);

          if (sizes[i].member == NULL)
            {
              g_assert_no_error (error);
              continue;
            }
          g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
          g_assert_null (document);
          g_assert_cmpstr (steller_error_get_member (error), ==, sizes[i].member);
        }
    }
}

static void
test_unknown_type (void)
{
  static const char text[] = "{\"format\": \"steller-nota\", \"version\": 1, \"id\": \"a-1\", \"type\": \"onbekend\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (StellerComposer) composer = compose_test_new_composer ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = steller_note_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_null (steller_composer_compose (composer, note, I, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_UNKNOWN_TYPE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/compose/redaction/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/compose/redaction/whole", test_whole);
  g_test_add_func ("/compose/redaction/refused", test_refused);
  g_test_add_func ("/compose/redaction/omitted-is-not-refused", test_omitted_is_not_refused);
  g_test_add_func ("/compose/redaction/newer-is-refused", test_newer_is_refused);
  g_test_add_func ("/compose/size", test_size);
  g_test_add_func ("/compose/unknown-type", test_unknown_type);

  return g_test_run ();
}
