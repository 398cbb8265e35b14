/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "steller-error.h"
#include "steller-grounds.h"

static const char *const woo_codes[] = {
  "5.1.1.a", "5.1.1.b", "5.1.1.c", "5.1.1.d", "5.1.1.e", "5.1.2.a", "5.1.2.b", "5.1.2.c",
  "5.1.2.d", "5.1.2.e", "5.1.2.f", "5.1.2.g", "5.1.2.h", "5.1.2.i", "5.1.5",   "5.2",
};

static void
test_builtin (void)
{
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();

  g_assert_cmpuint (steller_grounds_get_n_broken (grounds), ==, 0);
  g_assert_cmpuint (steller_grounds_get_n (grounds), ==, G_N_ELEMENTS (woo_codes));
  for (guint i = 0; i < G_N_ELEMENTS (woo_codes); i++)
    {
      const StellerGround *ground = steller_grounds_lookup (grounds, woo_codes[i]);

      g_assert_nonnull (ground);
      g_assert_true (ground == steller_grounds_get_nth (grounds, i));
      g_assert_cmpstr (steller_ground_get_code (ground), ==, woo_codes[i]);
      g_assert_cmpstr (steller_ground_get_name (ground, "nl"), !=, steller_ground_get_name (ground, "en"));
      g_assert_true (g_str_has_prefix (steller_ground_get_citation (ground, "nl"), "artikel 5."));
      g_assert_true (g_str_has_prefix (steller_ground_get_citation (ground, "en"), "Article 5."));
    }
  g_assert_null (steller_grounds_lookup (grounds, "5.1.2.j"));
  g_assert_null (steller_grounds_lookup (grounds, ""));
}

static void
test_texts (void)
{
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  const StellerGround *ground = steller_grounds_lookup (grounds, "5.1.2.e");

  g_assert_cmpstr (steller_ground_get_name (ground, "nl"), ==, "Eerbiediging van de persoonlijke levenssfeer");
  g_assert_cmpstr (steller_ground_get_name (ground, "nl-NL"), ==, "Eerbiediging van de persoonlijke levenssfeer");
  g_assert_cmpstr (steller_ground_get_name (ground, "fr"), ==, "Eerbiediging van de persoonlijke levenssfeer");
  g_assert_cmpstr (steller_ground_get_name (ground, NULL), ==, "Eerbiediging van de persoonlijke levenssfeer");
  g_assert_cmpstr (steller_ground_get_name (ground, "en_GB"), ==, "Respect for private life");
  g_assert_cmpstr (steller_ground_get_citation (ground, "nl"), ==,
                   "artikel 5.1, tweede lid, aanhef en onder e, van de Woo");
  g_assert_nonnull (steller_ground_get_caution (ground, "nl"));
  g_assert_nonnull (steller_ground_get_caution (steller_grounds_lookup (grounds, "5.2"), "en"));
  g_assert_nonnull (steller_ground_get_caution (steller_grounds_lookup (grounds, "5.1.5"), "nl"));
  g_assert_null (steller_ground_get_caution (steller_grounds_lookup (grounds, "5.1.2.a"), "nl"));
}

static void
test_describe (void)
{
  static const struct
  {
    const char *code;
    const char *language;
    const char *description;
  } cases[] = {
    { "5.1.2.e", "nl", "Gelakt op grond van artikel 5.1, tweede lid, aanhef en onder e, van de Woo" },
    { "5.1.1.a", "nl", "Gelakt op grond van artikel 5.1, eerste lid, aanhef en onder a, van de Woo" },
    { "5.1.5", "nl", "Gelakt op grond van artikel 5.1, vijfde lid, van de Woo" },
    { "5.2", "nl-NL", "Gelakt op grond van artikel 5.2, eerste lid, van de Woo" },
    { "5.1.2.e", "en", "Redacted under Article 5.1(2)(e) of the Open Government Act (Woo)" },
    { "9.9", "nl", "Gelakt op grond van 9.9" },
  };
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *description = steller_grounds_describe (grounds, cases[i].code, cases[i].language);

      g_assert_cmpstr (description, ==, cases[i].description);
    }
}

/* Each test has a folder of its own as the user's data directory. */

static void
write_file (const char *name, const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "steller", "grounds", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
remove_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "steller", "grounds", name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_override (void)
{
  g_autoptr (StellerGrounds) grounds = NULL;

  write_file ("own.json", "{\"format\": \"steller-grounds\", \"version\": 1, \"id\": \"woo\","
                          "\"description\": {\"nl\": \"Weggelaten: {citation}\"}, \"grounds\": [{\"code\": \"5.1.2.e\","
                          "\"name\": {\"nl\": \"Persoonlijk\"}, \"citation\": {\"nl\": \"artikel X\"}}]}");
  write_file ("other.txt", "not read");
  grounds = steller_grounds_new ();
  remove_file ("own.json");
  remove_file ("other.txt");

  g_assert_cmpuint (steller_grounds_get_n_broken (grounds), ==, 0);
  g_assert_cmpuint (steller_grounds_get_n (grounds), ==, 1);
  g_assert_cmpstr (steller_ground_get_name (steller_grounds_get_nth (grounds, 0), "en"), ==, "Persoonlijk");
}

static void
test_addition (void)
{
  g_autoptr (StellerGrounds) grounds = NULL;
  g_autofree char *description = NULL;

  write_file ("wjsg.json", "{\"format\": \"steller-grounds\", \"version\": 1, \"id\": \"geheim\","
                           "\"description\": {\"nl\": \"Geheim: {citation}\"}, \"grounds\": [{\"code\": \"geheim\","
                           "\"name\": {\"nl\": \"Geheimhouding\"}, \"citation\": {\"nl\": \"de geheimhoudingsplicht\"}}]}");
  grounds = steller_grounds_new ();
  remove_file ("wjsg.json");

  g_assert_cmpuint (steller_grounds_get_n (grounds), ==, G_N_ELEMENTS (woo_codes) + 1);
  description = steller_grounds_describe (grounds, "geheim", "nl");
  g_assert_cmpstr (description, ==, "Geheim: de geheimhoudingsplicht");
}

static void
test_broken (void)
{
#define HEAD "{\"format\": \"steller-grounds\", \"version\": 1, \"id\": \"x\", \"description\": {\"nl\": \"\"},\n"
  static const struct
  {
    const char *text;
    StellerErrorCode code;
    guint line;
    const char *member;
  } cases[] = {
    { "", STELLER_ERROR_SYNTAX, 1, NULL },
    { "{\"format\": \"iets anders\"}", STELLER_ERROR_INVALID, 1, "/format" },
    { "{\"format\": \"steller-grounds\",\n\"version\": 2}", STELLER_ERROR_VERSION, 2, "/version" },
    { "{\"format\": \"steller-grounds\",\n\"version\": \"1\"}", STELLER_ERROR_INVALID, 2, "/version" },
    { HEAD "\"grounds\": 1}", STELLER_ERROR_INVALID, 2, "/grounds" },
    { HEAD "\"grounds\": []}", STELLER_ERROR_INVALID, 2, "/grounds" },
    { HEAD "\"grounds\": [{}]}", STELLER_ERROR_INVALID, 2, "/grounds/0/code" },
    { HEAD "\"grounds\": [{\"code\": \"a|b\"}]}", STELLER_ERROR_INVALID, 2, "/grounds/0/code" },
    { HEAD "\"grounds\": [{\"code\": \"a\"}]}", STELLER_ERROR_INVALID, 2, "/grounds/0/name" },
    { HEAD "\"grounds\": [{\"code\": \"a\",\n\"name\": {\"en\": \"\"}}]}", STELLER_ERROR_INVALID, 3, "/grounds/0/name/nl" },
    { HEAD "\"grounds\": [{\"code\": \"a\",\n\"name\": {\"nl\": 1}}]}", STELLER_ERROR_INVALID, 3, "/grounds/0/name/nl" },
    { HEAD "\"grounds\": [{\"code\": \"a\", \"name\": {\"nl\": \"\"}, \"citation\": {\"nl\": \"\"}},\n"
           "{\"code\": \"a\", \"name\": {\"nl\": \"\"}, \"citation\": {\"nl\": \"\"}}]}",
      STELLER_ERROR_INVALID, 3, "/grounds/1/code" },
  };
#undef HEAD

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StellerGrounds) grounds = NULL;
      const GError *error;
      const char *path;

      write_file ("broken.json", cases[i].text);
      grounds = steller_grounds_new ();
      remove_file ("broken.json");

      g_assert_cmpuint (steller_grounds_get_n (grounds), ==, G_N_ELEMENTS (woo_codes));
      g_assert_cmpuint (steller_grounds_get_n_broken (grounds), ==, 1);
      error = steller_grounds_get_nth_broken (grounds, 0, &path);
      g_assert_true (g_str_has_suffix (path, "/broken.json"));
      g_assert_error (error, STELLER_ERROR, (int) cases[i].code);
      g_assert_cmpstr (steller_error_get_member (error), ==, cases[i].member);
      g_assert_cmpuint (steller_error_get_line (error), ==, cases[i].line);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ground/grounds/builtin", test_builtin);
  g_test_add_func ("/ground/grounds/texts", test_texts);
  g_test_add_func ("/ground/grounds/describe", test_describe);
  g_test_add_func ("/ground/grounds/override", test_override);
  g_test_add_func ("/ground/grounds/addition", test_addition);
  g_test_add_func ("/ground/grounds/broken", test_broken);
  return g_test_run ();
}
