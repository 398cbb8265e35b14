/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-application.h"
#include "steller-window.h"

gboolean ui_test_init (int *argc, char ***argv);

StellerApplication *ui_test_application (void);

void ui_test_settle (void);
void ui_test_wait_until_loaded (StellerWindow *window);
char *ui_test_example (void);
char *ui_test_write_note (const char *name, const char *content);
gpointer ui_test_child (StellerWindow *window, const char *id);
void ui_test_assert_text_height (GtkWidget *view);
GtkWidget *ui_test_find_button (GtkWidget *widget, const char *label);
StellerWindow *ui_test_open (StellerApplication *application, const char *path);
void ui_test_close (StellerWindow *window);
