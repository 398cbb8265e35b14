/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-cli.h"

int
main (int argc, char **argv)
{
  return steller_cli_run (argc, argv);
}
