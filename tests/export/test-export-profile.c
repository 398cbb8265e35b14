/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "steller-export-profile.h"

#define UA STELLER_STANDARDS_PDF_UA_1
#define A STELLER_STANDARDS_PDF_A_2A

static const struct
{
  const char *name;
  guint n_pages;
  StellerStandards obstacles[3];
  guint n_obstacles; /* once those that are told twice count once */
  StellerStandards standards;
  const char *summary;
  const char *description;
} cases[] = {
  { "all", 2, { 0 }, 0, UA | A, "PDF/UA-1, PDF/A-2a, 2 pages",
    "Accessible (PDF/UA-1) · Suitable for archiving (PDF/A-2a) · 2 pages" },
  { "one-page", 1, { 0 }, 0, UA | A, "PDF/UA-1, PDF/A-2a, 1 page",
    "Accessible (PDF/UA-1) · Suitable for archiving (PDF/A-2a) · 1 page" },
  { "none", 3, { UA | A }, 1, 0, "not PDF/UA-1, not PDF/A-2a, 3 pages",
    "Not fully accessible (PDF/UA-1) · Not suitable for archiving (PDF/A-2a) · 3 pages" },
  { "accessible", 2, { A }, 1, UA, "PDF/UA-1, not PDF/A-2a, 2 pages",
    "Accessible (PDF/UA-1) · Not suitable for archiving (PDF/A-2a) · 2 pages" },
  { "archivable", 2, { UA }, 1, A, "not PDF/UA-1, PDF/A-2a, 2 pages",
    "Not fully accessible (PDF/UA-1) · Suitable for archiving (PDF/A-2a) · 2 pages" },
  { "one-after-the-other", 2, { UA, A }, 2, 0, "not PDF/UA-1, not PDF/A-2a, 2 pages",
    "Not fully accessible (PDF/UA-1) · Not suitable for archiving (PDF/A-2a) · 2 pages" },
};

static void
test_profile (gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  g_autoptr (StellerExportProfile) profile = steller_export_profile_new (cases[index].n_pages);
  g_autofree char *summary = NULL;
  g_autofree char *description = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases[index].obstacles) && cases[index].obstacles[i]; i++)
    steller_export_profile_add_obstacle (profile, cases[index].obstacles[i], "reason %u", i);

  g_assert_cmpuint (steller_export_profile_get_n_pages (profile), ==, cases[index].n_pages);
  g_assert_cmpuint (steller_export_profile_get_n_obstacles (profile), ==, cases[index].n_obstacles);
  g_assert_cmpuint (steller_export_profile_get_standards (profile), ==, cases[index].standards);
  summary = steller_export_profile_summarize (profile);
  g_assert_cmpstr (summary, ==, cases[index].summary);
  description = steller_export_profile_describe (profile);
  g_assert_cmpstr (description, ==, cases[index].description);
}

/* The same reason counts once, for all the standards that it was given for. */
static void
test_same_reason (void)
{
  g_autoptr (StellerExportProfile) profile = steller_export_profile_new (1);
  StellerStandards standards;

  steller_export_profile_add_obstacle (profile, UA, "a %s", "reason");
  steller_export_profile_add_obstacle (profile, A, "a reason");
  g_assert_cmpuint (steller_export_profile_get_n_obstacles (profile), ==, 1);
  g_assert_cmpstr (steller_export_profile_get_obstacle (profile, 0, &standards), ==, "a reason");
  g_assert_cmpuint (standards, ==, UA | A);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/export/profile/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_profile);
    }
  g_test_add_func ("/export/profile/same-reason", test_same_reason);

  return g_test_run ();
}
