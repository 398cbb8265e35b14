/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-composer.h"

StellerComposer *compose_test_new_composer (void);
StellerNote *compose_test_parse (const char *members);
char *compose_test_dump (const char *members, StellerAudience audience);
void compose_test_assert_dump (const char *members, StellerAudience audience, const char *expected);
