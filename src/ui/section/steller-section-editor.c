/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-section-editor.h"

#include <adwaita.h>
#include <string.h>

#include "steller-markup-highlighter.h"
#include "steller-splice.h"
#include "steller-text-height.h"
#include "steller-text-history.h"

/**
 * StellerSectionEditor:
 *
 * The text of one section, to be edited. Buffer and note follow each other; whichever changes, the other one gets that
 * change only, so that the caret stays in its text.
 */
struct _StellerSectionEditor
{
  GtkSourceView parent_instance;

  StellerHistory *history;
  StellerNote *note;
  char *section;
  char *pointer; /* to the text in the note */
  gboolean in_action;
  gboolean changed_in_action;
  gboolean synchronizing;
};

G_DEFINE_FINAL_TYPE (StellerSectionEditor, steller_section_editor, GTK_SOURCE_TYPE_VIEW)

enum
{
  CARET_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (StellerSectionEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static char *
get_text (StellerSectionEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_iter_get_slice (&start, &end);
}

/* From the buffer to the note. */

static void
write_to_note (StellerSectionEditor *self)
{
  g_autofree char *text = NULL;

  if (self->synchronizing || steller_note_get_read_only (self->note))
    return;
  text = get_text (self);
  /* An empty text in place of none would be a change that nobody made. */
  if (*text == '\0' && steller_note_get_section_text (self->note, self->section) == NULL)
    return;
  self->synchronizing = TRUE;
  steller_note_set_section_text (self->note, self->section, text);
  self->synchronizing = FALSE;
}

static void
on_buffer_changed (StellerSectionEditor *self)
{
  if (self->in_action)
    self->changed_in_action = TRUE;
  else
    write_to_note (self);
}

/* What takes the place of a selection is one change, not two. */
static void
on_action_begun (StellerSectionEditor *self)
{
  self->in_action = TRUE;
}

static void
on_action_ended (StellerSectionEditor *self)
{
  self->in_action = FALSE;
  if (self->changed_in_action)
    write_to_note (self);
  self->changed_in_action = FALSE;
}

/* From the note to the buffer. */

static void
read_from_note (StellerSectionEditor *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  const char *text = steller_note_get_section_text (self->note, self->section);
  g_autofree char *old = get_text (self);
  g_autoptr (StellerSplice) splice = NULL;
  GtkTextIter start, end;
  glong at;

  if (text == NULL)
    text = "";
  if (g_str_equal (old, text))
    return;
  splice = steller_splice_new (old, text, -1);
  at = g_utf8_strlen (old, (gssize) splice->at);
  self->synchronizing = TRUE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) at);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (at + g_utf8_strlen (splice->removed, -1)));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, splice->inserted, -1);
  self->synchronizing = FALSE;
}

static void
on_note_changed (StellerSectionEditor *self, const char *pointer)
{
  gsize length = strlen (pointer);

  if (self->synchronizing || strncmp (self->pointer, pointer, length) != 0)
    return;
  if (self->pointer[length] == '\0' || self->pointer[length] == '/')
    read_from_note (self);
}

/* Typing, and where it ends. */

static void
on_left (StellerSectionEditor *self)
{
  steller_history_end_typing (self->history);
}

static void
on_caret_moved (StellerSectionEditor *self)
{
  if (gtk_widget_is_focus (GTK_WIDGET (self)))
    g_signal_emit (self, signals[CARET_MOVED], 0);
}

static void
steller_section_editor_paste_clipboard (GtkTextView *view)
{
  steller_history_end_typing (STELLER_SECTION_EDITOR (view)->history);
  GTK_TEXT_VIEW_CLASS (steller_section_editor_parent_class)->paste_clipboard (view);
}

static void
on_style_changed (StellerSectionEditor *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (
      gtk_source_style_scheme_manager_get_default (), dark ? "Adwaita-dark" : "Adwaita");

  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (buffer), scheme);
  steller_markup_highlighter_set_dark (buffer, dark);
}

static GtkSizeRequestMode
steller_section_editor_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
steller_section_editor_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                int *minimum_baseline, int *natural_baseline)
{
  steller_text_height_measure (GTK_TEXT_VIEW (widget), GTK_WIDGET_CLASS (steller_section_editor_parent_class),
                               orientation, for_size, minimum, natural);
}

static void
steller_section_editor_dispose (GObject *object)
{
  StellerSectionEditor *self = STELLER_SECTION_EDITOR (object);

  g_clear_object (&self->history);
  g_clear_object (&self->note);

  G_OBJECT_CLASS (steller_section_editor_parent_class)->dispose (object);
}

static void
steller_section_editor_finalize (GObject *object)
{
  StellerSectionEditor *self = STELLER_SECTION_EDITOR (object);

  g_free (self->section);
  g_free (self->pointer);

  G_OBJECT_CLASS (steller_section_editor_parent_class)->finalize (object);
}

static void
steller_section_editor_class_init (StellerSectionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = steller_section_editor_dispose;
  object_class->finalize = steller_section_editor_finalize;
  widget_class->get_request_mode = steller_section_editor_get_request_mode;
  widget_class->measure = steller_section_editor_measure;
  view_class->paste_clipboard = steller_section_editor_paste_clipboard;
  steller_text_history_install_actions (widget_class);

  /**
   * StellerSectionEditor::caret-moved:
   * @self: the editor
   *
   * The drafter, who is in this editor, typed or went elsewhere in the text.
   */
  signals[CARET_MOVED] =
      g_signal_new ("caret-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steller_section_editor_init (StellerSectionEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  gtk_source_buffer_set_implicit_trailing_newline (buffer, FALSE);
  steller_markup_highlighter_attach (GTK_TEXT_BUFFER (buffer));
  gtk_text_view_set_buffer (view, GTK_TEXT_BUFFER (buffer));

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_text_view_set_top_margin (view, 9);
  gtk_text_view_set_bottom_margin (view, 9);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  gtk_text_view_set_pixels_below_lines (view, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section-editor");

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_caret_moved), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  on_style_changed (self);
}

/**
 * steller_section_editor_new:
 * @history: the history of the note
 * @section: the id of a section
 *
 * Makes an editor for the text of a section.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_section_editor_new (StellerHistory *history, const char *section)
{
  StellerSectionEditor *self;
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_val_if_fail (STELLER_IS_HISTORY (history), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  self = g_object_new (STELLER_TYPE_SECTION_EDITOR, NULL);
  buffer = get_buffer (self);
  self->history = g_object_ref (history);
  self->note = g_object_ref (steller_history_get_note (history));
  self->section = g_strdup (section);
  self->pointer = g_strdup_printf ("/sections/%s/text", section);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), !steller_note_get_read_only (self->note));
  steller_text_history_follow (GTK_TEXT_VIEW (self), history);
  read_from_note (self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);

  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_buffer_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "begin-user-action", G_CALLBACK (on_action_begun), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (on_action_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "paste-done", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (on_caret_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note, "changed", G_CALLBACK (on_note_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * steller_section_editor_get_caret:
 * @self: an editor
 *
 * Returns: where the caret is in the text, in bytes
 */
gsize
steller_section_editor_get_caret (StellerSectionEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, caret;
  g_autofree char *before = NULL;

  g_return_val_if_fail (STELLER_IS_SECTION_EDITOR (self), 0);

  buffer = get_buffer (self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_iter_get_slice (&start, &caret);
  return strlen (before);
}

/**
 * steller_section_editor_set_caret:
 * @self: an editor
 * @offset: a place in the text, in bytes; within a character it is the place before it, past the end the end
 *
 * Puts the caret somewhere. Whoever follows it is told, also when it was there already.
 */
void
steller_section_editor_set_caret (StellerSectionEditor *self, gsize offset)
{
  g_autofree char *text = NULL;
  GtkTextIter caret;

  g_return_if_fail (STELLER_IS_SECTION_EDITOR (self));

  text = get_text (self);
  offset = MIN (offset, strlen (text));
  while (offset > 0 && ((guchar) text[offset] & 0xC0) == 0x80)
    offset--;
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &caret, (int) g_utf8_strlen (text, (gssize) offset));
  gtk_text_buffer_place_cursor (get_buffer (self), &caret);
  on_caret_moved (self);
}

/**
 * steller_section_editor_insert_phrase:
 * @self: an editor
 * @phrase: a sentence
 *
 * Puts a sentence at the caret, as one step to undo, and selects the first ellipsis in it: there the drafter goes on.
 */
void
steller_section_editor_insert_phrase (StellerSectionEditor *self, const char *phrase)
{
  GtkTextBuffer *buffer;
  const char *gap;
  GtkTextIter at;
  int start;

  g_return_if_fail (STELLER_IS_SECTION_EDITOR (self) && !steller_note_get_read_only (self->note));
  g_return_if_fail (phrase != NULL);

  buffer = get_buffer (self);
  steller_history_end_typing (self->history);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  if (!gtk_text_iter_starts_line (&at))
    {
      GtkTextIter before = at;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        gtk_text_buffer_insert (buffer, &at, " ", 1);
    }
  start = gtk_text_iter_get_offset (&at);
  gtk_text_buffer_insert (buffer, &at, phrase, -1);
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_buffer_end_user_action (buffer);
  steller_history_end_typing (self->history);

  gap = strstr (phrase, "…");
  if (gap != NULL)
    {
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_offset (buffer, &at, start + (int) g_utf8_strlen (phrase, gap - phrase));
      end = at;
      gtk_text_iter_forward_char (&end);
      gtk_text_buffer_select_range (buffer, &end, &at);
    }
}

/**
 * steller_section_editor_count_words:
 * @self: an editor
 *
 * Returns: how many words the text has; marks that stand alone, such as a bullet, are none
 */
guint
steller_section_editor_count_words (StellerSectionEditor *self)
{
  g_autofree char *text = NULL;
  gboolean in_word = FALSE;
  guint n_words = 0;

  g_return_val_if_fail (STELLER_IS_SECTION_EDITOR (self), 0);

  text = get_text (self);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        in_word = FALSE;
      else if (!in_word && g_unichar_isalnum (c))
        {
          in_word = TRUE;
          n_words++;
        }
    }
  return n_words;
}
