/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STELLER_TYPE_APPLICATION (steller_application_get_type ())
G_DECLARE_FINAL_TYPE (StellerApplication, steller_application, STELLER, APPLICATION, AdwApplication)

StellerApplication *steller_application_new (void);
int steller_application_main (int argc, char **argv);

G_END_DECLS
