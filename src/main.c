/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-application.h"

int
main (int argc, char **argv)
{
  return steller_application_main (argc, argv);
}
