/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same targets under libFuzzer, which lets itself be led by what code an input reaches.
 * https://llvm.org/docs/LibFuzzer.html */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "fuzz-target.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) input = g_bytes_new (data, size);

  fuzz_target.run (input);
  return 0;
}

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GBytes) input = g_bytes_new (data, size);
  g_autoptr (GBytes) mutated = fuzz_target.mutate (input, random);
  gsize length = g_bytes_get_size (mutated);

  /* One that grew too much is left as it was. */
  if (length > max_size)
    return size;
  if (length > 0)
    memcpy (data, g_bytes_get_data (mutated, NULL), length);
  return length;
}
