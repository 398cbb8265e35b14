/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-style-entry.h"
#include "steller-style-list.h"
#include "steller-styles-page.h"

G_BEGIN_DECLS

struct _StellerStylesPage
{
  AdwPreferencesPage parent_instance;

  GtkListBox *list_box;
  AdwPreferencesGroup *broken_group;
  GtkListBox *broken_list_box;

  StellerStyleList *styles;
};

/* steller-styles-page-rows.c */
void steller_styles_page_bind_rows (StellerStylesPage *self);

/* steller-styles-page-add.c */
void steller_styles_page_add (StellerStylesPage *self);
void steller_styles_page_add_file (StellerStylesPage *self, GFile *file);

/* steller-styles-page-copy.c */
void steller_styles_page_copy (StellerStylesPage *self, const char *id);

/* steller-styles-page-actions.c */
void steller_styles_page_add_toast (StellerStylesPage *self, AdwToast *toast);
AdwToast *steller_styles_page_make_toast (const char *title);
void steller_styles_page_show_error (StellerStylesPage *self, const char *heading, const GError *error);
gboolean steller_styles_page_is_there (StellerStylesPage *self);
StellerStyleEntry *steller_styles_page_find_entry (StellerStylesPage *self, const char *id);
void steller_styles_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
