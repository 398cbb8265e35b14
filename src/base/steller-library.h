/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A library that is loaded when it is first needed, and not with the program. Its user lists the functions it calls as
 *
 *   #define FUNCTIONS(F) \
 *     F (int, zip_close, (zip_t *archive), (archive)) \
 *     …
 *
 * which gives each its type, as the library's header has it, and its arguments. From that one list come the pointers,
 * the names they are looked up by, and a function of each name, so that all other code calls the library as ever. One
 * that is not listed is an error when the program is linked.
 */

/* A member of the structure that holds the pointers. */
#define STELLER_LIBRARY_POINTER(result, name, parameters, arguments) result (*name) parameters;

/* An element of the array of names, in the same order. */
#define STELLER_LIBRARY_NAME(result, name, parameters, arguments) #name,

/* The function, which calls what the member of `functions` points to. */
#define STELLER_LIBRARY_FUNCTION(result, name, parameters, arguments)                                                  \
  result name parameters                                                                                               \
  {                                                                                                                    \
    return functions.name arguments;                                                                                   \
  }

gboolean steller_library_load (const char *library, const char *const *names, gpointer *functions, GError **error);

G_END_DECLS
