/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz-target.h"

/* What readers of bytes stumble over. */
static const char *const numbers[] = {
  "0", "-1", "1", "2", "255", "65536", "2147483647", "-2147483648", "4294967295", "9223372036854775807", "1e308",
  "-1e308", "1e-308", "nan", "inf", "0.0001", "99999999999999999999", "",
};

static gsize
pick (GRand *random, gsize below)
{
  return below > 0 ? g_rand_int (random) % below : 0;
}

static void
replace (GByteArray *bytes, gsize at, gsize length, const void *with, gsize with_length)
{
  g_autofree guint8 *tail = g_memdup2 (bytes->data + at + length, bytes->len - at - length);
  gsize tail_length = bytes->len - at - length;

  g_byte_array_set_size (bytes, (guint) at);
  g_byte_array_append (bytes, with, (guint) with_length);
  if (tail_length > 0)
    g_byte_array_append (bytes, tail, (guint) tail_length);
}

/* A number anywhere becomes another. */
static void
change_number (GByteArray *bytes, GRand *random)
{
  gsize start = pick (random, bytes->len);
  gsize end;
  const char *number = numbers[pick (random, G_N_ELEMENTS (numbers))];

  while (start < bytes->len && !g_ascii_isdigit (bytes->data[start]))
    start++;
  for (end = start; end < bytes->len && (g_ascii_isdigit (bytes->data[end]) || bytes->data[end] == '.');)
    end++;
  if (start < end)
    replace (bytes, start, end - start, number, strlen (number));
}

/* A stretch is put somewhere else as well: @repeat times. */
static void
copy_stretch (GByteArray *bytes, GRand *random, gsize repeat)
{
  gsize start = pick (random, bytes->len);
  gsize length = 1 + pick (random, MIN (bytes->len - start, 200));
  g_autofree guint8 *stretch = g_memdup2 (bytes->data + start, length);
  gsize at = pick (random, bytes->len);

  for (gsize i = 0; i < repeat && bytes->len < FUZZ_MAX_SIZE; i++)
    replace (bytes, at, 0, stretch, length);
}

/* Changes an input in one to four places, with a word of @words here and there. */
GBytes *
fuzz_mutate_bytes (GBytes *input, GRand *random, const char *const *words)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize n_words = words != NULL ? g_strv_length ((char **) words) : 0;
  gsize length;
  const guint8 *data = g_bytes_get_data (input, &length);

  g_byte_array_append (bytes, data, (guint) MIN (length, FUZZ_MAX_SIZE));
  for (gsize n = 1 + pick (random, 4); n > 0; n--)
    {
      guint8 byte = (guint8) g_rand_int (random);
      gsize at, cut;

      if (bytes->len == 0)
        g_byte_array_append (bytes, &byte, 1);
      at = pick (random, bytes->len);
      cut = pick (random, MIN (bytes->len - at, 64));
      switch (pick (random, 8))
        {
        case 0:
          bytes->data[at] ^= (guint8) (1 << pick (random, 8));
          break;
        case 1:
          bytes->data[at] = byte;
          break;
        case 2:
          replace (bytes, at, cut, "", 0);
          break;
        case 3:
          copy_stretch (bytes, random, 1);
          break;
        case 4:
          copy_stretch (bytes, random, pick (random, 2000));
          break;
        case 5:
          change_number (bytes, random);
          break;
        default:
          if (n_words > 0)
            {
              const char *word = words[pick (random, n_words)];

              replace (bytes, at, pick (random, 2) == 0 ? 0 : cut, word, strlen (word));
            }
        }
    }

  return g_byte_array_free_to_bytes (bytes);
}

static void
add_bytes (GPtrArray *seeds, char *data, gsize length)
{
  g_ptr_array_add (seeds, g_bytes_new_take (data, length));
}

/* Adds a file to the inputs to start from. */
void
fuzz_add_file (GPtrArray *seeds, const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  add_bytes (seeds, data, length);
}

/* Adds all files of a folder, if there is one, sorted by name so that a run can be done again. */
void
fuzz_add_folder (GPtrArray *seeds, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    if (g_file_test (names->pdata[i], G_FILE_TEST_IS_REGULAR))
      fuzz_add_file (seeds, names->pdata[i]);
}
