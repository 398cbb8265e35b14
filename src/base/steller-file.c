/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "steller-error.h"

/* As many symbolic links as the kernel follows itself (path_resolution(7)). */
#define MAX_LINKS 40
#define MAX_TEMPORARY_NAMES 100

static gboolean
is_standard (const char *path)
{
  return g_str_equal (path, "-");
}

static void
set_read_error (GError **error, int reason, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  if (is_standard (path))
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), _("Could not read standard input: %s"),
                 g_strerror (reason));
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), _("Could not read “%s”: %s"), name,
                 g_strerror (reason));
}

static void
set_write_error (GError **error, int reason, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  if (is_standard (path))
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), _("Could not write to standard output: %s"),
                 g_strerror (reason));
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), _("Could not write “%s”: %s"), name,
                 g_strerror (reason));
}

static void
set_directory_error (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _("“%s” is a folder"), name);
}

static void
set_not_regular_error (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("“%s” is a device or a pipe, not a file"), name);
}

static void
set_limit_error (GError **error, const char *path, gsize limit)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

  if (is_standard (path))
    steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, NULL, _("Standard input is larger than %s"), size);
  else
    steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, NULL, _("“%s” is larger than %s"), name, size);
}

/* Reads until the end of the file, but never more than a byte past @limit. */
static GBytes *
read_all (int descriptor, const char *path, gsize expected, gsize limit, GError **error)
{
  gsize allocated = MIN (expected, limit) + 1;
  gsize length = 0;
  g_autofree guint8 *data = g_malloc (allocated);

  for (;;)
    {
      gssize n_read;

      if (length == allocated)
        {
          if (length > limit)
            {
              set_limit_error (error, path, limit);
              return NULL;
            }
          allocated = allocated > limit / 2 ? limit + 1 : allocated * 2;
          allocated = MIN (MAX (allocated, 4096), limit + 1);
          data = g_realloc (data, allocated);
        }
      n_read = read (descriptor, data + length, allocated - length);
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          set_read_error (error, errno, path);
          return NULL;
        }
      if (n_read == 0)
        return g_bytes_new_take (g_steal_pointer (&data), length);
      length += n_read;
    }
}

/* Reads a file that is open and closes it. */
static GBytes *
read_open (int descriptor, const char *path, gboolean only_regular, gsize limit, GError **error)
{
  struct stat status;
  gsize expected = 0;
  GBytes *bytes = NULL;

  if (fstat (descriptor, &status) < 0)
    {
      set_read_error (error, errno, path);
      close (descriptor);
      return NULL;
    }
  if (S_ISREG (status.st_mode) && status.st_size > 0)
    expected = status.st_size;
  if (S_ISDIR (status.st_mode))
    set_directory_error (error, path);
  else if (only_regular && !S_ISREG (status.st_mode))
    set_not_regular_error (error, path);
  else if (expected > limit)
    set_limit_error (error, path, limit);
  else
    bytes = read_all (descriptor, path, expected, limit, error);
  close (descriptor);
  return bytes;
}

/**
 * steller_file_read:
 * @path: (type filename): a file, or `-` for standard input
 * @limit: the largest size accepted, in bytes
 * @error: where to put an error
 *
 * Reads a whole file. Of a file that is too large no more than @limit bytes are read, whatever size it claims. A pipe or
 * a device is read until its end, which whoever called waits for.
 *
 * Returns: (transfer full) (nullable): the content; %NULL with a `G_IO_ERROR` when the file cannot be read or is a
 *   folder, and with %STELLER_ERROR_LIMIT when it is larger than @limit
 */
GBytes *
steller_file_read (const char *path, gsize limit, GError **error)
{
  int descriptor;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (limit < G_MAXSSIZE, NULL);

  if (is_standard (path))
    return read_all (STDIN_FILENO, path, 0, limit, error);

  descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0)
    {
      set_read_error (error, errno, path);
      return NULL;
    }
  return read_open (descriptor, path, FALSE, limit, error);
}

/**
 * steller_file_read_regular:
 * @path: (type filename): a file
 * @limit: the largest size accepted, in bytes
 * @error: where to put an error
 *
 * Reads a whole file, as steller_file_read() does, and nothing but a regular file: a pipe or a device, which may have
 * nothing to tell or no end, is refused before anything is read from it.
 *
 * Returns: (transfer full) (nullable): the content; %NULL with a `G_IO_ERROR` when the file cannot be read, with
 *   %G_IO_ERROR_NOT_REGULAR_FILE when it is no regular file, and with %STELLER_ERROR_LIMIT when it is larger than @limit
 */
GBytes *
steller_file_read_regular (const char *path, gsize limit, GError **error)
{
  int descriptor;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (limit < G_MAXSSIZE, NULL);

  /* Opening a pipe would otherwise wait for one who writes into it. */
  descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0)
    {
      /* What a socket says. */
      if (errno == ENXIO)
        set_not_regular_error (error, path);
      else
        set_read_error (error, errno, path);
      return NULL;
    }
  return read_open (descriptor, path, TRUE, limit, error);
}

/* Returns 0 or the reason of the failure. */
static int
write_all (int descriptor, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize n_written = write (descriptor, data, length);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return errno;
      data += n_written;
      length -= n_written;
    }
  return 0;
}

/* Follows @path through symbolic links to the name that is to be replaced, whether a file has that name or not. */
static char *
resolve_links (const char *path, GError **error)
{
  g_autofree char *resolved = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = NULL;
      g_autofree char *folder = NULL;
      g_autofree char *next = NULL;
      struct stat status;

      if (lstat (resolved, &status) < 0 || !S_ISLNK (status.st_mode))
        return g_steal_pointer (&resolved);
      target = g_file_read_link (resolved, error);
      if (target == NULL)
        return NULL;
      folder = g_path_get_dirname (resolved);
      next = g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
      g_set_str (&resolved, next);
    }
  set_write_error (error, ELOOP, path);
  return NULL;
}

/* Devices, pipes and sockets have no content to keep, and must never be replaced by a file. */
static gboolean
write_in_place (const char *path, GBytes *bytes, GError **error)
{
  int descriptor = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  int reason = descriptor < 0 ? errno : write_all (descriptor, bytes);

  if (descriptor >= 0 && close (descriptor) < 0 && reason == 0)
    reason = errno;
  if (reason != 0)
    set_write_error (error, reason, path);
  return reason == 0;
}

/* How the names of the temporary files for @path begin. They tell the name of the file by a hash, since with the name
 * itself they could get longer than a name may be. */
static char *
get_temporary_prefix (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf (".steller-%.16s-", hash);
}

/* Who writes a temporary file holds a lock on it until it has its own name (see flock(2)); a file that can be locked was
 * left behind by one who was killed. Where there are no locks all files are left alone. */
static void
remove_leftover (const char *path)
{
  int descriptor = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  struct stat status;

  if (descriptor < 0)
    return;
  if (fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode) && flock (descriptor, LOCK_EX | LOCK_NB) == 0)
    unlink (path);
  close (descriptor);
}

static void
remove_leftovers (const char *folder, const char *prefix)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".tmp"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        remove_leftover (path);
      }
}

/* Locks a new file. Returns whether it still has its name: one who took it for a leftover may have been faster. */
static gboolean
lock_temporary (int descriptor)
{
  struct stat status;

  if (flock (descriptor, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
    return FALSE;
  return fstat (descriptor, &status) == 0 && status.st_nlink > 0;
}

/* Opens a file of a new name in @folder; its name goes to @name. Returns -1 with errno set when that fails. */
static int
open_temporary (const char *folder, const char *prefix, mode_t mode, char **name)
{
  for (guint i = 0; i < MAX_TEMPORARY_NAMES; i++)
    {
      g_autofree char *base = g_strdup_printf ("%s%08x%08x.tmp", prefix, g_random_int (), g_random_int ());
      g_autofree char *path = g_build_filename (folder, base, NULL);
      int descriptor = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);

      if (descriptor >= 0 && lock_temporary (descriptor))
        {
          *name = g_steal_pointer (&path);
          return descriptor;
        }
      if (descriptor < 0 && errno != EEXIST)
        return -1;
      if (descriptor >= 0)
        {
          unlink (path);
          close (descriptor);
        }
    }
  errno = EEXIST;
  return -1;
}

/* Gives the new file the permissions of the one it replaces. Where the group cannot be kept, the group's permissions
 * are not given to another group. */
static int
copy_permissions (int descriptor, const struct stat *original)
{
  mode_t mode = original->st_mode & 07777;
  struct stat status;

  if (fstat (descriptor, &status) < 0)
    return errno;
  if ((status.st_uid != original->st_uid || status.st_gid != original->st_gid) &&
      fchown (descriptor, original->st_uid, original->st_gid) < 0 &&
      (status.st_gid == original->st_gid || fchown (descriptor, (uid_t) -1, original->st_gid) < 0))
    {
      if (status.st_gid != original->st_gid)
        mode &= ~(mode_t) (S_IRWXG | S_ISGID);
      mode &= ~(mode_t) S_ISUID;
    }
  return fchmod (descriptor, mode) < 0 ? errno : 0;
}

/* Makes the new name in @folder survive a power failure. Some file systems (as FUSE) cannot do this for folders. */
static int
sync_folder (const char *folder)
{
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int reason = 0;

  if (descriptor < 0)
    return errno == EACCES ? 0 : errno;
  if (fsync (descriptor) < 0 && errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    reason = errno;
  close (descriptor);
  return reason;
}

static gboolean
replace_file (const char *path, const struct stat *original, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = get_temporary_prefix (path);
  g_autofree char *temporary = NULL;
  int descriptor;
  int reason;

  remove_leftovers (folder, prefix);
  descriptor = open_temporary (folder, prefix, original != NULL ? 0600 : 0666, &temporary);
  if (descriptor < 0)
    {
      set_write_error (error, errno, path);
      return FALSE;
    }
  reason = write_all (descriptor, bytes);
  if (reason == 0 && original != NULL)
    reason = copy_permissions (descriptor, original);
  if (reason == 0 && fsync (descriptor) < 0)
    reason = errno;
  if (reason == 0 && rename (temporary, path) < 0)
    reason = errno;
  if (reason != 0)
    unlink (temporary);
  else
    reason = sync_folder (folder);
  /* Not before: closing ends the lock. What it could tell, fsync() has told. */
  close (descriptor);
  if (reason != 0)
    set_write_error (error, reason, path);
  return reason == 0;
}

/**
 * steller_file_write:
 * @path: (type filename): a file, or `-` for standard output
 * @bytes: the new content
 * @error: where to put an error
 *
 * Replaces the content of a file in one step: whoever reads it sees the old or the new content, and so does one who
 * comes after a full disk, a killed process or a power failure. The new content is written beside the file, made
 * durable, and renamed. A symbolic link keeps pointing at the file; the file keeps its permissions. Nothing is left
 * beside the file when writing fails; what a killed process left there goes when the file is next written. A file that may not be written is not replaced. Devices and pipes are written
 * into.
 *
 * Returns: whether the file was written; %FALSE with a `G_IO_ERROR` otherwise
 */
gboolean
steller_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *resolved = NULL;
  struct stat status;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (is_standard (path))
    {
      int reason = write_all (STDOUT_FILENO, bytes);

      if (reason != 0)
        set_write_error (error, reason, path);
      return reason == 0;
    }

  resolved = resolve_links (path, error);
  if (resolved == NULL)
    return FALSE;
  if (stat (resolved, &status) < 0)
    {
      if (errno == ENOENT)
        return replace_file (resolved, NULL, bytes, error);
      set_write_error (error, errno, path);
      return FALSE;
    }
  if (S_ISDIR (status.st_mode))
    {
      set_directory_error (error, path);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    return write_in_place (resolved, bytes, error);
  if (faccessat (AT_FDCWD, resolved, W_OK, AT_EACCESS) < 0)
    {
      set_write_error (error, errno, path);
      return FALSE;
    }
  return replace_file (resolved, &status, bytes, error);
}
