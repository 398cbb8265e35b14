/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What is fuzzed. Each program of this folder defines one: the driver of our own and libFuzzer's run it.
 *
 * @add_seeds adds the inputs to start from, #GBytes. @run reads an input; whatever it is, nothing may crash, leak, warn
 * or take long. @mutate makes another input that is mostly still well-formed, so that the mutation is not refused at
 * the door; without one the bytes are changed. */
typedef struct
{
  void (*add_seeds) (GPtrArray *seeds);
  void (*run) (GBytes *input);
  GBytes *(*mutate) (GBytes *input, GRand *random);
} FuzzTarget;

/* The largest input that is tried. */
#define FUZZ_MAX_SIZE (256 * 1024)

extern const FuzzTarget fuzz_target;

GBytes *fuzz_mutate_bytes (GBytes *input, GRand *random, const char *const *words);
GBytes *fuzz_mutate_xml (GBytes *input, GRand *random);
GBytes *fuzz_mutate_package (GBytes *input, GRand *random);

void fuzz_add_file (GPtrArray *seeds, const char *path);
void fuzz_add_folder (GPtrArray *seeds, const char *path);
