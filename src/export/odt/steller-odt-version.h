/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The version of OpenDocument that is written, whatever version the style was written in. */
#define STELLER_ODT_VERSION "1.3"
