/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "steller-error.h"

static void
test_place (void)
{
  g_autoptr (GError) error = steller_error_new_at (STELLER_ERROR_INVALID, 12, "fields/datum", "%s is %d", "dag", 31);
  g_autoptr (GError) copy = g_error_copy (error);

  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "dag is 31");
  g_assert_cmpuint (steller_error_get_line (error), ==, 12);
  g_assert_cmpstr (steller_error_get_member (error), ==, "fields/datum");

  g_clear_error (&error);
  g_assert_cmpuint (steller_error_get_line (copy), ==, 12);
  g_assert_cmpstr (steller_error_get_member (copy), ==, "fields/datum");
}

static void
test_no_place (void)
{
  g_autoptr (GError) error = steller_error_new_at (STELLER_ERROR_LIMIT, 0, NULL, "too deep");
  g_autoptr (GError) plain = g_error_new (STELLER_ERROR, STELLER_ERROR_FAILED, "no");
  g_autoptr (GError) copy = g_error_copy (plain);

  g_assert_cmpuint (steller_error_get_line (error), ==, 0);
  g_assert_null (steller_error_get_member (error));
  g_assert_cmpuint (steller_error_get_line (copy), ==, 0);
  g_assert_null (steller_error_get_member (copy));
}

static void
test_other_domain (void)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "gone");

  g_assert_cmpuint (steller_error_get_line (error), ==, 0);
  g_assert_null (steller_error_get_member (error));
}

static void
test_set (void)
{
  g_autoptr (GError) error = NULL;

  steller_error_set_at (NULL, STELLER_ERROR_FAILED, 1, "x", "dropped");
  steller_error_set_at (&error, STELLER_ERROR_SYNTAX, 3, "content.xml", "not %s", "closed");
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, "not closed");
  g_assert_cmpuint (steller_error_get_line (error), ==, 3);

  g_prefix_error (&error, "memo.nota: ");
  g_assert_cmpstr (error->message, ==, "memo.nota: not closed");
  g_assert_cmpstr (steller_error_get_member (error), ==, "content.xml");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/error/place", test_place);
  g_test_add_func ("/base/error/no-place", test_no_place);
  g_test_add_func ("/base/error/other-domain", test_other_domain);
  g_test_add_func ("/base/error/set", test_set);
  return g_test_run ();
}
