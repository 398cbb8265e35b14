/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "steller-error.h"
#include "steller-styles.h"
#include "template.h"

/* The folders are those of a test alone: main() sets them before anything looks. */
typedef struct
{
  char *user;
  char *first;
  char *second;
  StellerStyles *styles;
} Fixture;

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_all (path);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) folders = steller_styles_get_folders ();

  g_assert_cmpuint (g_strv_length (folders), ==, 3);
  fixture->user = g_strdup (folders[0]);
  fixture->first = g_strdup (folders[1]);
  fixture->second = g_strdup (folders[2]);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (g_mkdir_with_parents (folders[i], 0700), ==, 0);
      remove_all (folders[i]);
    }
  fixture->styles = steller_styles_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->styles);
  g_free (fixture->user);
  g_free (fixture->first);
  g_free (fixture->second);
}

/* Writes a template whose style `Merk` has a left margin of so many points, by which it is known again. */
static void
write_style (const char *folder, const char *name, guint mark)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *styles = g_strdup_printf ("<style:style style:name='Merk' style:family='paragraph'>"
                                             "<style:paragraph-properties fo:margin-left='%upt'/></style:style>",
                                             mark);
  g_autoptr (GBytes) bytes = template_make (styles, "", "<office:master-styles/>", "");
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, content, size, &error);
  g_assert_no_error (error);
}

static void
write_text (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static guint
get_mark (StellerStyle *style)
{
  return steller_style_get_paragraph (style, "Merk")->margin_left;
}

/* What is found, a line each, without the folder of the test. */
static char *
describe (Fixture *fixture)
{
  static const char *const origins[] = { "user", "administrator", "builtin" };
  g_autoptr (GPtrArray) entries = steller_styles_list (fixture->styles);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      StellerStyleEntry *entry = entries->pdata[i];
      const char *path = steller_style_entry_get_path (entry);
      StellerStyle *style = steller_style_entry_get_style (entry);
      g_autofree char *name = path != NULL ? g_path_get_basename (path) : g_strdup ("-");

      g_assert_true ((path == NULL) == (steller_style_entry_get_origin (entry) == STELLER_STYLE_ORIGIN_BUILTIN));
      g_assert_true ((style == NULL) == (steller_style_entry_get_error (entry) != NULL));
      g_string_append_printf (text, "%s “%s” %s %s", steller_style_entry_get_id (entry),
                              steller_style_entry_get_title (entry), origins[steller_style_entry_get_origin (entry)],
                              name);
      if (style == NULL)
        g_string_append (text, " broken");
      else if (path != NULL)
        g_string_append_printf (text, " %u", get_mark (style));
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

/* Other built-in styles may come; what is tested with is not among them. */
static void
assert_found (Fixture *fixture, const char *expected)
{
  g_autofree char *found = describe (fixture);
  g_auto (GStrv) lines = g_strsplit (found, "\n", -1);
  GString *own = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0' && (strstr (*line, " builtin ") == NULL || g_str_has_prefix (*line, "standaard ")))
      g_string_append_printf (own, "%s\n", *line);
  g_assert_cmpstr (own->str, ==, expected);
  g_string_free (own, TRUE);
}

static void
test_builtin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = steller_styles_load (fixture->styles, "standaard", &error);
  g_autoptr (StellerStyle) again = steller_styles_load (fixture->styles, "standaard", &error);

  g_assert_no_error (error);
  g_assert_true (style == again);
  g_assert_cmpstr (steller_style_get_title (style), ==, "Standaard");
  assert_found (fixture, "standaard “Standaard” builtin -\n");
}

/* Without any folder too. */
static void
test_no_folders (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_rmdir (fixture->user), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->first), ==, 0);
  assert_found (fixture, "standaard “Standaard” builtin -\n");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StellerStyle) style = NULL;

  write_style (fixture->user, "b.odt", 1);
  write_style (fixture->user, "b.ott", 2);
  write_style (fixture->user, "a.odt", 3);
  write_style (fixture->first, "b.ott", 4);
  write_style (fixture->first, "c.ott", 5);
  write_style (fixture->second, "c.ott", 6);
  write_style (fixture->second, "d.odt", 7);
  write_style (fixture->second, "standaard.ott", 8);
  write_text (fixture->user, "leesmij.txt", "geen huisstijl");
  write_text (fixture->user, ".ott", "geen naam");
  write_text (fixture->user, ".verborgen.ott", "verborgen");
  write_text (fixture->user, ".~lock.b.ott#", "slot");
  assert_found (fixture, "b “b” user b.ott 2\n"
                         "a “a” user a.odt 3\n"
                         "c “c” administrator c.ott 5\n"
                         "standaard “standaard” administrator standaard.ott 8\n"
                         "d “d” administrator d.odt 7\n");
  style = steller_styles_load (fixture->styles, "c", NULL);
  g_assert_cmpuint (get_mark (style), ==, 5);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) next = NULL;
  g_autoptr (StellerStyle) fallback = NULL;
  g_autofree char *warning = NULL;

  write_text (fixture->user, "a.ott", "geen zip");
  write_text (fixture->user, "b.ott", "");
  write_style (fixture->first, "a.ott", 4);
  assert_found (fixture, "a “a” administrator a.ott 4\n"
                         "standaard “Standaard” builtin -\n"
                         "a “a” user a.ott broken\n"
                         "b “b” user b.ott broken\n");

  next = steller_styles_load (fixture->styles, "a", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_mark (next), ==, 4);
  g_clear_object (&next);
  next = steller_styles_load_or_fallback (fixture->styles, "a", &warning, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_mark (next), ==, 4);
  g_assert_nonnull (strstr (warning, "Another house style “a”"));
  g_assert_nonnull (strstr (warning, fixture->user));
  g_clear_pointer (&warning, g_free);

  g_assert_null (steller_styles_load (fixture->styles, "b", &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "b.ott: "));
  g_clear_error (&error);
  fallback = steller_styles_load_or_fallback (fixture->styles, "b", &warning, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (steller_style_get_id (fallback), ==, "standaard");
  g_assert_nonnull (strstr (warning, "“standaard”"));
  g_assert_nonnull (strstr (warning, "b.ott: "));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "", ".", "..", "onbekend", "../styles/a", "/etc/passwd", "a/b", "\xff" };

  write_style (fixture->user, "a.ott", 1);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *warning = NULL;
      g_autoptr (StellerStyle) style = NULL;

      g_assert_null (steller_styles_load (fixture->styles, ids[i], &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
      g_clear_error (&error);
      style = steller_styles_load_or_fallback (fixture->styles, ids[i], &warning, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (steller_style_get_id (style), ==, "standaard");
      g_assert_nonnull (warning);
    }
}

/* A file is read once until it changes, and the style is the same object until then. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->user, "a.ott", NULL);
  g_autoptr (StellerStyle) one = NULL;
  g_autoptr (StellerStyle) same = NULL;
  g_autoptr (StellerStyle) two = NULL;
  g_autofree char *warning = NULL;

  write_style (fixture->user, "a.ott", 1);
  one = steller_styles_load (fixture->styles, "a", NULL);
  same = steller_styles_load_or_fallback (fixture->styles, "a", &warning, NULL);
  g_assert_true (one == same);
  g_assert_null (warning);

  write_style (fixture->user, "a.ott", 2);
  two = steller_styles_load (fixture->styles, "a", NULL);
  g_assert_true (one != two);
  g_assert_cmpuint (get_mark (one), ==, 1);
  g_assert_cmpuint (get_mark (two), ==, 2);

  write_text (fixture->user, "a.ott", "stuk");
  g_assert_null (steller_styles_load (fixture->styles, "a", NULL));
  g_assert_cmpint (g_remove (path), ==, 0);
  assert_found (fixture, "standaard “Standaard” builtin -\n");
}

/* What is no file does not hang or count. */
static void
test_no_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->user, "map.ott", NULL);
  g_autofree char *pipe_path = g_build_filename (fixture->user, "pijp.ott", NULL);
  g_autofree char *link = g_build_filename (fixture->user, "los.ott", NULL);
  g_autofree char *good_link = g_build_filename (fixture->user, "goed.ott", NULL);
  g_autofree char *target = g_build_filename (fixture->second, "a.ott", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink ("nergens.ott", link), ==, 0);
  write_style (fixture->second, "a.ott", 9);
  g_assert_cmpint (symlink (target, good_link), ==, 0);
  assert_found (fixture, "goed “goed” user goed.ott 9\n"
                         "a “a” administrator a.ott 9\n"
                         "standaard “Standaard” builtin -\n");
}

static void
test_make_id (void)
{
  static const struct
  {
    const char *path;
    const char *id;
  } cases[] = {
    { "/map/Huisstijl van ons.ott", "Huisstijl van ons" },
    { "a.b.odt", "a.b" },
    { "/map/a.ott/", "a" },
    { "a.doc", NULL },
    { ".ott", NULL },
    { ".a.ott", NULL },
    { "\xff.ott", NULL },
    { "ott", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = steller_styles_make_id (cases[i].path);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

static void
test_from_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->second, "Huisstijl.ott", NULL);
  g_autofree char *other = g_build_filename (fixture->second, "zonder", NULL);
  g_autofree char *missing = g_build_filename (fixture->second, "weg.ott", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = NULL;
  g_autoptr (StellerStyle) nameless = NULL;

  write_style (fixture->second, "Huisstijl.ott", 3);
  write_style (fixture->second, "zonder", 4);
  style = steller_style_new_from_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (steller_style_get_id (style), ==, "Huisstijl");
  nameless = steller_style_new_from_file (other, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (steller_style_get_id (nameless), ==, "zonder");
  g_assert_null (steller_style_new_from_file (missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static gpointer
load_in_thread (gpointer data)
{
  StellerStyles *styles = data;
  StellerStyle *style = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GPtrArray) entries = steller_styles_list (styles);

      g_assert_cmpuint (entries->len, >=, 2);
      g_clear_object (&style);
      style = steller_styles_load (styles, "a", NULL);
      g_assert_nonnull (style);
    }
  return style;
}

/* Threads that ask for the same style get the same one. */
static void
test_threads (Fixture *fixture, gconstpointer data)
{
  GThread *threads[4];
  StellerStyle *first = NULL;

  write_style (fixture->user, "a.ott", 1);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("styles", load_in_thread, fixture->styles);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (StellerStyle) style = g_thread_join (threads[i]);

      if (first == NULL)
        first = style;
      g_assert_true (style == first);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *root = g_dir_make_tmp ("steller-styles-XXXXXX", &error);
  g_autofree char *home = NULL;
  g_autofree char *dirs = NULL;
  int status;

  g_assert_no_error (error);
  home = g_build_filename (root, "home", NULL);
  dirs = g_strdup_printf ("%s/een:%s/twee", root, root);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_DATA_DIRS", dirs, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/style/styles/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("builtin", test_builtin);
  ADD ("no-folders", test_no_folders);
  ADD ("order", test_order);
  ADD ("broken", test_broken);
  ADD ("missing", test_missing);
  ADD ("change", test_change);
  ADD ("no-files", test_no_files);
  ADD ("from-file", test_from_file);
  ADD ("threads", test_threads);
  g_test_add_func ("/style/styles/make-id", test_make_id);
  status = g_test_run ();

  remove_all (root);
  g_assert_cmpint (g_rmdir (root), ==, 0);
  return status;
}
