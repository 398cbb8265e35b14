/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-journal-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The journals of all notes stand in one folder. Whoever writes one holds a lock on it, see flock(2), which ends with
 * the process however that ends: a journal that can be locked was left behind. Where there are no locks all are left
 * alone. */

#define MAX_NAMES 100

char *
steller_journal_get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "steller", "journals", NULL);
}

/* The folder, as a person would name it. */
static char *
dup_folder_name (void)
{
  g_autofree char *folder = steller_journal_get_folder ();
  g_autofree char *home = g_build_filename (g_get_home_dir (), G_DIR_SEPARATOR_S, NULL);
  g_autofree char *name = g_filename_display_name (folder);
  g_autofree char *home_name = g_filename_display_name (home);

  return g_str_has_prefix (name, home_name) ? g_strconcat ("~/", name + strlen (home_name), NULL)
                                            : g_steal_pointer (&name);
}

/* The names of the files are of no use to who reads this: it is the folder that can be made room in, or be mended. */
void
steller_journal_set_error (GError **error, int reason)
{
  g_autofree char *name = dup_folder_name ();

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), _("Changes cannot be kept in the folder “%s”: %s"),
               name, g_strerror (reason));
}

/* A note is nobody else's business, nor is that there is one. */
static gboolean
make_folder (const char *folder, GError **error)
{
  struct stat status;

  if (g_mkdir_with_parents (folder, 0700) < 0 || stat (folder, &status) < 0 ||
      ((status.st_mode & 077) != 0 && chmod (folder, 0700) < 0))
    {
      steller_journal_set_error (error, errno);
      return FALSE;
    }
  return TRUE;
}

/* Opens a locked file of a name that no journal has, which goes to @path. Returns -1 when that fails. */
int
steller_journal_open_new (const char *folder, char **path, GError **error)
{
  if (!make_folder (folder, error))
    return -1;
  for (guint i = 0; i < MAX_NAMES; i++)
    {
      g_autofree char *base =
        g_strdup_printf (".%08x%08x" STELLER_JOURNAL_TEMPORARY_SUFFIX, g_random_int (), g_random_int ());
      g_autofree char *name = g_build_filename (folder, base, NULL);
      int descriptor = open (name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
      struct stat status;

      if (descriptor < 0 && errno == EEXIST)
        continue;
      if (descriptor < 0)
        {
          steller_journal_set_error (error, errno);
          return -1;
        }
      /* One who took it for left behind may have been faster. */
      if ((flock (descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && fstat (descriptor, &status) == 0 &&
          status.st_nlink > 0)
        {
          *path = g_steal_pointer (&name);
          return descriptor;
        }
      close (descriptor);
    }
  steller_journal_set_error (error, EEXIST);
  return -1;
}

/* Gives a file a name that is free. Some file systems know only one of the two ways. */
static int
rename_to_free (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (link (from, to) < 0)
    return errno;
  unlink (from);
  return 0;
}

/* Gives a new journal its name: that of the note, and a number when there is one of that name already. It may be that
 * of a copy of the note that is open too, or have been left behind with changes that are nowhere else. The id of a note
 * is safe as a name, and short. */
gboolean
steller_journal_place (const char *temporary, const char *folder, const char *note_id, char **path, GError **error)
{
  for (guint i = 1; i <= MAX_NAMES; i++)
    {
      g_autofree char *base = i == 1 ? g_strconcat (note_id, STELLER_JOURNAL_SUFFIX, NULL)
                                     : g_strdup_printf ("%s-%u" STELLER_JOURNAL_SUFFIX, note_id, i);
      g_autofree char *name = g_build_filename (folder, base, NULL);
      int reason = rename_to_free (temporary, name);

      if (reason == 0)
        {
          *path = g_steal_pointer (&name);
          return TRUE;
        }
      if (reason != EEXIST)
        {
          steller_journal_set_error (error, reason);
          return FALSE;
        }
    }
  steller_journal_set_error (error, EEXIST);
  return FALSE;
}

/* Makes a name in the folder survive a power failure. Some file systems cannot do this for folders. */
gboolean
steller_journal_sync_folder (const char *folder, GError **error)
{
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int reason = 0;

  if (descriptor < 0 || (fsync (descriptor) < 0 && errno != EINVAL && errno != ENOSYS && errno != ENOTSUP))
    reason = errno;
  if (descriptor >= 0)
    close (descriptor);
  if (reason != 0)
    steller_journal_set_error (error, reason);
  return reason == 0;
}

/* Whoever looks at what was left behind locks it, so that no other process does; and holds this, so that no other thread
 * takes that for someone who writes it. */
GMutex *
steller_journal_get_left_mutex (void)
{
  static GMutex mutex;

  return &mutex;
}

/* Opens and locks a file that nobody writes any more. Returns -1 with errno set; EWOULDBLOCK when someone does. */
int
steller_journal_open_left (const char *path)
{
  int descriptor = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  struct stat status;
  int reason = 0;

  if (descriptor < 0)
    return -1;
  if (fstat (descriptor, &status) < 0 || flock (descriptor, LOCK_EX | LOCK_NB) < 0 || fstat (descriptor, &status) < 0)
    reason = errno;
  else if (!S_ISREG (status.st_mode))
    reason = EINVAL;
  else if (status.st_nlink == 0)
    reason = ENOENT;
  if (reason == 0)
    return descriptor;
  close (descriptor);
  errno = reason;
  return -1;
}

/* Removes a file, unless someone writes it. */
void
steller_journal_remove_left (const char *path)
{
  int descriptor = steller_journal_open_left (path);

  if (descriptor < 0)
    return;
  unlink (path);
  close (descriptor);
}

/* The same, for who does not hold the mutex. */
void
steller_journal_discard_left (const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (steller_journal_get_left_mutex ());

  steller_journal_remove_left (path);
}
