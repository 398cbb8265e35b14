/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * STELLER_GROUND_MAX_CODE_LENGTH:
 *
 * The length of the longest code, in bytes.
 */
#define STELLER_GROUND_MAX_CODE_LENGTH 32

/**
 * StellerGround:
 *
 * A ground on which information is kept out of the public edition.
 */
typedef struct _StellerGround StellerGround;

const char *steller_ground_get_code (const StellerGround *self);
const char *steller_ground_get_name (const StellerGround *self, const char *language);
const char *steller_ground_get_citation (const StellerGround *self, const char *language);
const char *steller_ground_get_caution (const StellerGround *self, const char *language);

#define STELLER_TYPE_GROUNDS (steller_grounds_get_type ())
G_DECLARE_FINAL_TYPE (StellerGrounds, steller_grounds, STELLER, GROUNDS, GObject)

StellerGrounds *steller_grounds_new (void);

const StellerGround *steller_grounds_lookup (StellerGrounds *self, const char *code);
guint steller_grounds_get_n (StellerGrounds *self);
const StellerGround *steller_grounds_get_nth (StellerGrounds *self, guint index);
char *steller_grounds_describe (StellerGrounds *self, const char *code, const char *language);

guint steller_grounds_get_n_broken (StellerGrounds *self);
const GError *steller_grounds_get_nth_broken (StellerGrounds *self, guint index, const char **path);

G_END_DECLS
