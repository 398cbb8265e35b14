/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * STELLER_JSON_MAX_SIZE:
 *
 * The largest file that is read, in bytes.
 */
#define STELLER_JSON_MAX_SIZE (64 * 1024 * 1024)

/**
 * STELLER_JSON_MAX_DEPTH:
 *
 * How many objects and lists may stand in each other.
 */
#define STELLER_JSON_MAX_DEPTH 64

/**
 * STELLER_JSON_MAX_VALUES:
 *
 * How many values a file may hold: it bounds the memory that a file of the largest size can take.
 */
#define STELLER_JSON_MAX_VALUES 1000000

/**
 * STELLER_JSON_MAX_MEMBERS:
 *
 * How many members one object may have. With a bound on how many of their names have the same hash it bounds the time
 * that names chosen to collide in a hash table can cost.
 */
#define STELLER_JSON_MAX_MEMBERS 2000

typedef struct _StellerJsonScan StellerJsonScan;

StellerJsonScan *steller_json_scan_new (GBytes *bytes, GError **error);
void steller_json_scan_free (StellerJsonScan *self);

guint steller_json_scan_get_line (StellerJsonScan *self, const char *pointer);
guint steller_json_scan_get_n_numbers (StellerJsonScan *self);
const char *steller_json_scan_get_number (StellerJsonScan *self, guint index, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerJsonScan, steller_json_scan_free)

G_END_DECLS
