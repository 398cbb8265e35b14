/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Notes that differ only under their marks. Those made from one seed are the same note but for what is redacted in it;
 * whatever is made of their public editions must be the same to the byte. */

/* The number of variants that are made on purpose: secrets of 0, 1, 10 and 3,000 characters. Each further variant has
 * secrets of its own of random lengths. */
#define SECRET_NOTE_N_LENGTHS 4

GBytes *secret_note_new (guint32 seed, guint variant);
char *secret_note_make_secret (GRand *random, guint n_characters);

/* Stands in every secret of at least ten characters, and nowhere else. */
#define SECRET_NOTE_WORD "GEHEIM"
