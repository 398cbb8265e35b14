/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "steller-error.h"
#include "steller-file.h"

#define LIMIT 1024

typedef struct
{
  char *folder;
} Fixture;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("steller-file-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  guint count = 0;

  g_assert_nonnull (directory);
  while (g_dir_read_name (directory) != NULL)
    count++;
  return count;
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.nota", NULL);
  static const gsize sizes[] = { 0, 1, LIMIT - 1, LIMIT };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *content = g_strnfill (sizes[i], 'x');
      g_autoptr (GBytes) bytes = NULL;

      g_assert_true (g_file_set_contents (path, content, sizes[i], NULL));
      bytes = steller_file_read (path, LIMIT, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content, sizes[i]);
    }
}

static void
test_read_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "a.nota", NULL);
  g_autofree char *content = g_strnfill (LIMIT + 1, 'x');

  g_assert_true (g_file_set_contents (path, content, LIMIT + 1, NULL));
  g_assert_null (steller_file_read (path, LIMIT, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "a.nota"));
}

/* A device tells no size and never ends. */
static void
test_read_endless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (steller_file_read ("/dev/zero", 100000, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
}

/* Nobody waits for a pipe that nobody writes into, nor reads from a device without end. */
static void
test_read_regular (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (fixture->folder, "pijp", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "verwijzing", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "tekst", NULL);
  const char *const refused[] = { pipe, link, "/dev/zero", "/dev/null" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink (pipe, link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) reason = NULL;

      g_assert_null (steller_file_read_regular (refused[i], 10, &reason));
      g_assert_error (reason, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
    }
  g_assert_null (steller_file_read_regular (fixture->folder, 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_unlink (link);
  g_unlink (pipe);

  g_assert_true (g_file_set_contents (path, "tekst", -1, NULL));
  bytes = steller_file_read_regular (path, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "tekst", 5);
  g_assert_null (steller_file_read_regular (path, 4, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
  g_unlink (path);
}

static void
test_read_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (steller_file_read (missing, LIMIT, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, missing));
  g_clear_error (&error);

  g_assert_null (steller_file_read (fixture->folder, LIMIT, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* Lets a child process be killed in the middle of writing a file: by the kernel, when the file gets too large. */
static void
write_and_be_killed (const char *path)
{
  g_autofree char *content = g_strnfill (4096, 'x');
  g_autoptr (GBytes) bytes = make_bytes (content);
  const struct rlimit size = { 64, 64 };
  const struct rlimit core = { 0, 0 };
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      signal (SIGXFSZ, SIG_DFL);
      if (setrlimit (RLIMIT_CORE, &core) == 0 && setrlimit (RLIMIT_FSIZE, &size) == 0)
        steller_file_write (path, bytes, NULL);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGXFSZ);
}

static char *
find_temporary (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, ".tmp"))
      return g_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

static void
test_write_killed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "memo.nota", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "ander.nota", NULL);
  g_autofree char *temporary = NULL;
  g_autoptr (GBytes) bytes = make_bytes ("heel");
  g_autoptr (GError) error = NULL;
  int descriptor;

  g_assert_true (g_file_set_contents (path, "oud", -1, NULL));
  write_and_be_killed (path);
  assert_content (path, "oud");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);

  /* Another file is no reason to touch it, nor is this one while someone is writing it. */
  g_assert_true (steller_file_write (other, bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
  temporary = find_temporary (fixture->folder);
  descriptor = open (temporary, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (descriptor, >=, 0);
  g_assert_cmpint (flock (descriptor, LOCK_EX | LOCK_NB), ==, 0);
  g_assert_true (steller_file_write (path, bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
  close (descriptor);

  g_assert_true (steller_file_write (path, bytes, &error));
  g_assert_no_error (error);
  assert_content (path, "heel");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "nieuw.nota", NULL);
  g_autoptr (GBytes) first = make_bytes ("een");
  g_autoptr (GBytes) second = make_bytes ("");
  mode_t previous = umask (027);
  GStatBuf status;

  g_assert_true (steller_file_write (path, first, &error));
  g_assert_no_error (error);
  assert_content (path, "een");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0640);

  g_assert_true (steller_file_write (path, second, &error));
  assert_content (path, "");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  umask (previous);
}

static void
test_write_relative (Fixture *fixture, gconstpointer data)
{
  g_autofree char *previous = g_get_current_dir ();
  g_autoptr (GBytes) bytes = make_bytes ("een");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  g_assert_true (steller_file_write ("los.nota", bytes, &error));
  g_assert_no_error (error);
  assert_content ("los.nota", "een");
  g_assert_cmpint (g_chdir (previous), ==, 0);
}

static void
test_write_keeps_mode (Fixture *fixture, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0644, 0660, 0666, 0755 };
  g_autofree char *path = g_build_filename (fixture->folder, "a.nota", NULL);
  g_autoptr (GBytes) bytes = make_bytes ("nieuw");

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      GStatBuf status;

      g_assert_true (g_file_set_contents (path, "oud", -1, NULL));
      g_assert_cmpint (g_chmod (path, modes[i]), ==, 0);
      g_assert_true (steller_file_write (path, bytes, &error));
      g_assert_no_error (error);
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmphex (status.st_mode & 07777, ==, modes[i]);
    }
}

static void
test_write_keeps_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "map", NULL);
  g_autofree char *target = g_build_filename (folder, "doel.nota", NULL);
  g_autofree char *middle = g_build_filename (folder, "midden", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autoptr (GBytes) bytes = make_bytes ("nieuw");

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (symlink ("doel.nota", middle), ==, 0);
  g_assert_cmpint (symlink ("map/midden", link), ==, 0);

  /* The link may point at a file that is yet to be made. */
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (steller_file_write (link, bytes, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (g_file_test (middle, G_FILE_TEST_IS_SYMLINK));
      g_assert_false (g_file_test (target, G_FILE_TEST_IS_SYMLINK));
      assert_content (target, "nieuw");
      g_assert_true (g_file_set_contents (target, "oud", -1, NULL));
    }
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

static void
test_write_link_loop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = g_build_filename (fixture->folder, "lus", NULL);
  g_autoptr (GBytes) bytes = make_bytes ("nieuw");

  g_assert_cmpint (symlink ("lus", link), ==, 0);
  g_assert_false (steller_file_write (link, bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_write_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "map", "a.nota", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "a", NULL);
  g_autofree char *inside = g_build_filename (file, "b", NULL);
  g_autoptr (GBytes) bytes = make_bytes ("nieuw");
  const struct
  {
    const char *path;
    GIOErrorEnum code;
  } cases[] = {
    { missing, G_IO_ERROR_NOT_FOUND },
    { inside, G_IO_ERROR_NOT_DIRECTORY },
    { fixture->folder, G_IO_ERROR_IS_DIRECTORY },
    { "/dev/full", G_IO_ERROR_NO_SPACE },
  };

  g_assert_true (g_file_set_contents (file, "oud", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (steller_file_write (cases[i].path, bytes, &error));
      g_assert_error (error, G_IO_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  assert_content (file, "oud");
}

/* A device is written into, never replaced by a file. */
static void
test_write_device (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes ("weg");
  GStatBuf status;

  g_assert_true (steller_file_write ("/dev/null", bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat ("/dev/null", &status), ==, 0);
  g_assert_true (S_ISCHR (status.st_mode));
}

/* Gives up the right to write everywhere, which root has. Returns whether permissions now count. */
static gboolean
become_ordinary_user (void)
{
  return geteuid () != 0 || seteuid (65534) == 0;
}

/* The leak checker can look at a process only as the user that started it. */
static void
become_first_user (void)
{
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
}

static void
test_write_read_only_subprocess (void)
{
  const char *folder = g_getenv ("STELLER_TEST_FOLDER");
  g_autofree char *closed = g_build_filename (folder, "dicht", NULL);
  g_autofree char *in_closed = g_build_filename (closed, "a.nota", NULL);
  g_autofree char *protected = g_build_filename (folder, "vast.nota", NULL);
  g_autoptr (GBytes) bytes = make_bytes ("nieuw");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (folder, 0777), ==, 0);
  g_assert_cmpint (g_mkdir (closed, 0755), ==, 0);
  g_assert_true (g_file_set_contents (in_closed, "oud", -1, NULL));
  g_assert_true (g_file_set_contents (protected, "oud", -1, NULL));
  g_assert_cmpint (g_chmod (in_closed, 0666), ==, 0);
  g_assert_cmpint (g_chmod (closed, 0555), ==, 0);
  g_assert_cmpint (g_chmod (protected, 0444), ==, 0);
  if (!become_ordinary_user ())
    {
      g_test_skip ("this user may write everywhere");
      return;
    }

  g_assert_false (steller_file_write (in_closed, bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);
  assert_content (in_closed, "oud");
  g_assert_cmpuint (count_files (closed), ==, 1);

  g_assert_false (steller_file_write (protected, bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_content (protected, "oud");
  g_assert_cmpuint (count_files (folder), ==, 2);
  become_first_user ();
}

/* Runs a test in a process of its own, which may give up rights and use up limits, with the fixture's folder. */
static void
run_in_subprocess (Fixture *fixture, const char *path)
{
  g_setenv ("STELLER_TEST_FOLDER", fixture->folder, TRUE);
  g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_write_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *closed = g_build_filename (fixture->folder, "dicht", NULL);

  run_in_subprocess (fixture, "/base/file/write-read-only/subprocess");
  g_chmod (closed, 0755);
}

static void
assert_write_runs_out_of_space (const char *path, gsize size, GIOErrorEnum code)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GBytes) small = make_bytes ("past nog");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "oud", -1, NULL));
  g_assert_false (steller_file_write (path, bytes, &error));
  g_assert_error (error, G_IO_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  assert_content (path, "oud");
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_clear_error (&error);
  g_assert_true (steller_file_write (path, small, &error));
  g_assert_no_error (error);
  assert_content (path, "past nog");
}

static void
test_write_size_limit_subprocess (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("STELLER_TEST_FOLDER"), "a.nota", NULL);
  const struct rlimit limit = { 65536, 65536 };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_write_runs_out_of_space (path, 1024 * 1024, g_io_error_from_errno (EFBIG));
}

static void
test_write_size_limit (Fixture *fixture, gconstpointer data)
{
  run_in_subprocess (fixture, "/base/file/write-size-limit/subprocess");
}

/* Mounts a file system of 64 KiB that only this process sees. */
static gboolean
mount_small_disk (const char *folder)
{
  if (unshare (CLONE_NEWNS) < 0 && unshare (CLONE_NEWUSER | CLONE_NEWNS) < 0)
    return FALSE;
  return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("tmpfs", folder, "tmpfs", 0, "size=64k,mode=0777") == 0;
}

#define EXIT_NO_MOUNT 77

static void
test_write_full_disk_subprocess (void)
{
  const char *folder = g_getenv ("STELLER_TEST_FOLDER");
  g_autofree char *path = g_build_filename (folder, "a.nota", NULL);

  if (!mount_small_disk (folder))
    exit (EXIT_NO_MOUNT);
  assert_write_runs_out_of_space (path, 1024 * 1024, G_IO_ERROR_NO_SPACE);
}

static void
test_write_full_disk (Fixture *fixture, gconstpointer data)
{
  g_setenv ("STELLER_TEST_FOLDER", fixture->folder, TRUE);
  g_test_trap_subprocess ("/base/file/write-full-disk/subprocess", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  if (!g_test_trap_has_passed ())
    {
      g_autofree char *probe = NULL;

      g_test_trap_subprocess ("/base/file/may-mount/subprocess", 0, G_TEST_SUBPROCESS_DEFAULT);
      if (!g_test_trap_has_passed ())
        g_test_skip ("no file system may be mounted here");
      else
        g_test_fail ();
    }
}

static void
test_may_mount_subprocess (void)
{
  if (!mount_small_disk (g_getenv ("STELLER_TEST_FOLDER")))
    exit (EXIT_NO_MOUNT);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *path;
    void (*function) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/base/file/read", test_read },
    { "/base/file/read-too-large", test_read_too_large },
    { "/base/file/read-endless", test_read_endless },
    { "/base/file/read-regular", test_read_regular },
    { "/base/file/read-fails", test_read_fails },
    { "/base/file/write", test_write },
    { "/base/file/write-killed", test_write_killed },
    { "/base/file/write-relative", test_write_relative },
    { "/base/file/write-keeps-mode", test_write_keeps_mode },
    { "/base/file/write-keeps-links", test_write_keeps_links },
    { "/base/file/write-link-loop", test_write_link_loop },
    { "/base/file/write-fails", test_write_fails },
    { "/base/file/write-device", test_write_device },
    { "/base/file/write-read-only", test_write_read_only },
    { "/base/file/write-size-limit", test_write_size_limit },
    { "/base/file/write-full-disk", test_write_full_disk },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
  g_test_add_func ("/base/file/write-read-only/subprocess", test_write_read_only_subprocess);
  g_test_add_func ("/base/file/write-size-limit/subprocess", test_write_size_limit_subprocess);
  g_test_add_func ("/base/file/write-full-disk/subprocess", test_write_full_disk_subprocess);
  g_test_add_func ("/base/file/may-mount/subprocess", test_may_mount_subprocess);
  return g_test_run ();
}
