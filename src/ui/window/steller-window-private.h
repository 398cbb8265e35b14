/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-draft.h"
#include "steller-form.h"
#include "steller-live-pages.h"
#include "steller-note-loader.h"
#include "steller-note-style.h"
#include "steller-preview.h"
#include "steller-window.h"

G_BEGIN_DECLS

/**
 * STELLER_WINDOW_NOTE_SUFFIX:
 *
 * What the name of a note's file ends with, after a period.
 */
#define STELLER_WINDOW_NOTE_SUFFIX "nota"

struct _StellerWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkWidget *open_button;
  GtkMenuButton *menu_button;
  GtkWidget *undo_box;
  GtkWidget *save_button;
  GtkWidget *export_button;
  AdwBanner *newer_banner;
  AdwBanner *changed_banner;
  AdwBanner *warning_banner;
  AdwBanner *recovered_banner;
  AdwBanner *journal_banner;
  AdwToolbarView *toolbar_view;
  AdwToastOverlay *toasts;
  AdwToggleGroup *pane_switcher;
  GtkStack *stack;
  AdwBin *start_bin;
  AdwStatusPage *error_page;
  GtkPaned *panes;
  StellerForm *form;
  GtkStack *pages_stack;
  AdwStatusPage *no_pages_page;
  StellerPreview *preview;

  /* What was asked to be shown: the file of the draft, or of what could not be opened. */
  GFile *file;
  GCancellable *loading;
  /* Of what is being loaded. */
  gboolean unsaved;
  StellerJournalEntry *entry;
  /* The state of the history up to which the changes may make room for it; the largest number for none. */
  guint64 given_up;
  /* It has come, and waits until it is said whether the changes in the window may go. */
  StellerLoadedNote *loaded;
  guint spinner_source;
  StellerDraft *draft;
  StellerLivePages *live_pages;
  StellerNoteStyle *note_style;
  AdwBanner *style_banner; /* made when there is something to tell */

  /* Journals of the note that were left behind, which the user is asked about: the first of them now. */
  GPtrArray *left;
  /* Where the note is to be saved when the user agrees to replace what is there. */
  GFile *place;

  /* Looking whether another program changed the file. */
  GCancellable *checking;
  /* Of what was in it last, and of what was in it when the user chose to go on with the note as it is. */
  char *found_checksum;
  char *kept_checksum;

  /* Where the caret went in the note, when the pages do not show that yet. */
  char *caret_part;
  gsize caret_offset;

  gboolean narrow;
  /* What the user said about unsaved changes still has to be done, or asked. */
  gboolean closing;
  /* The user agreed to close without what was typed and the note could not take over. */
  gboolean closing_without;
  GPtrArray *close_tasks;
};

/* steller-window.c */
void steller_window_update_actions (StellerWindow *self);
void steller_window_reload (StellerWindow *self);

/* steller-window-error.c */
char *steller_window_get_file_name (GFile *file);
void steller_window_show_error (StellerWindow *self, const GError *error);
void steller_window_show_open_error (StellerWindow *self, const GError *error);
void steller_window_show_save_error (StellerWindow *self, const GError *error);

/* steller-window-save.c */
GtkFileDialog *steller_window_new_file_dialog (StellerWindow *self, const char *title);
void steller_window_save (StellerWindow *self);
void steller_window_save_as (StellerWindow *self);
void steller_window_save_at (StellerWindow *self, GFile *chosen);
void steller_window_save_over (StellerWindow *self);
void steller_window_install_save_actions (GtkWidgetClass *widget_class);

/* steller-window-note.c */
void steller_window_show_note (StellerWindow *self, const StellerLoadedNote *loaded);
void steller_window_follow_caret (StellerWindow *self);
void steller_window_clear_note (StellerWindow *self);
void steller_window_install_note_actions (GtkWidgetClass *widget_class);

/* steller-window-refused.c */
void steller_window_go_on_with_form (StellerWindow *self, void (*go_on) (StellerWindow *self));

/* steller-window-changed.c */
void steller_window_check_file (StellerWindow *self);
void steller_window_stop_checking (StellerWindow *self);
void steller_window_forget_file (StellerWindow *self);
void steller_window_ask_about_change (StellerWindow *self);

/* steller-window-recover.c */
void steller_window_offer_left (StellerWindow *self, GPtrArray *left);

/* steller-window-close.c */
gboolean steller_window_may_close (StellerWindow *self);
void steller_window_go_on_closing (StellerWindow *self);
void steller_window_stay_open (StellerWindow *self);

G_END_DECLS
