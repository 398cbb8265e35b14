/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Fuzzing without the help of a compiler: reads the files that are named and those of the folders that are, then
 * mutations of the seeds. What is read follows from the number that it begins with alone, which is printed.
 *
 * A run that does not end in time, or takes too much memory, ends the program, as an error does; the input that did it
 * is then in the file that was said.
 */

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "fuzz-target.h"

/* For one input, in seconds and bytes. Far above what any takes, also under a sanitizer on a busy machine. */
#define MAX_SECONDS 60
#define MAX_MEMORY (3 * (gsize) 1024 * 1024 * 1024)

static void
run (GBytes *input, const char *save)
{
  struct rusage usage;

  if (save != NULL)
    {
      g_autoptr (GError) error = NULL;

      if (!g_file_set_contents_full (save, g_bytes_get_data (input, NULL), (gssize) g_bytes_get_size (input),
                                     G_FILE_SET_CONTENTS_NONE, 0644, &error))
        g_error ("%s", error->message);
    }
  alarm (MAX_SECONDS);
  fuzz_target.run (input);
  alarm (0);
  getrusage (RUSAGE_SELF, &usage);
  if ((gsize) usage.ru_maxrss * 1024 > MAX_MEMORY)
    g_error ("An input takes more than %" G_GSIZE_FORMAT " bytes of memory", MAX_MEMORY);
}

static void
run_named (char **paths, const char *save)
{
  for (char **path = paths; path != NULL && *path != NULL; path++)
    {
      g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

      if (g_file_test (*path, G_FILE_TEST_IS_DIR))
        fuzz_add_folder (inputs, *path);
      else
        fuzz_add_file (inputs, *path);
      for (guint i = 0; i < inputs->len; i++)
        run (inputs->pdata[i], save);
      g_print ("%s: %u inputs\n", *path, inputs->len);
    }
}

/* A mutation of a mutation and so on, as deep as chance has it. */
static GBytes *
make_input (GPtrArray *seeds, guint32 number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  GBytes *input = g_bytes_ref (seeds->pdata[g_rand_int (random) % seeds->len]);

  do
    {
      GBytes *mutated = fuzz_target.mutate (input, random);

      g_bytes_unref (input);
      input = mutated;
    }
  while (g_rand_int (random) % 3 != 0);

  return input;
}

static void
write_seeds (GPtrArray *seeds, const char *folder)
{
  for (guint i = 0; i < seeds->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("seed-%03u", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      if (!g_file_set_contents (path, g_bytes_get_data (seeds->pdata[i], NULL),
                                (gssize) g_bytes_get_size (seeds->pdata[i]), &error))
        g_error ("%s", error->message);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GOptionContext) context = g_option_context_new ("[FILE|FOLDER…]");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *save = NULL;
  int seed = 0, n_runs = 0, seconds = 0;
  guint done = 0;
  gint64 start;
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "The number of the first mutation", "N" },
    { "runs", 0, 0, G_OPTION_ARG_INT, &n_runs, "How many mutations to read", "N" },
    { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "How long to read mutations", "N" },
    { "save", 0, 0, G_OPTION_ARG_FILENAME, &save, "Where to put each input before it is read", "FILE" },
    { "write-seeds", 0, 0, G_OPTION_ARG_FILENAME, &folder, "Write the seeds as files and read nothing", "FOLDER" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  fuzz_target.add_seeds (seeds);
  if (folder != NULL)
    {
      write_seeds (seeds, folder);
      return 0;
    }

  run_named (paths, save);
  for (guint i = 0; i < seeds->len && (n_runs > 0 || seconds > 0); i++)
    run (seeds->pdata[i], save);
  start = g_get_monotonic_time ();
  for (guint32 number = (guint32) seed;
       n_runs > 0 ? done < (guint) n_runs : g_get_monotonic_time () - start < seconds * G_TIME_SPAN_SECOND;
       number++, done++)
    {
      g_autoptr (GBytes) input = make_input (seeds, number);

      run (input, save);
    }
  g_print ("%u seeds, %u mutations from number %d on\n", seeds->len, done, seed);

  return 0;
}
