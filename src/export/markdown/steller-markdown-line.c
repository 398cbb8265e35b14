/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-markdown-line.h"

#include <string.h>

typedef enum {
  ATOM_TEXT,         /* a character of the text */
  ATOM_RAW,          /* one that cannot be escaped where it stands */
  ATOM_LINE_BREAK,
  ATOM_EMPHASIS,
  ATOM_SYNTAX,       /* what else is markup */
  ATOM_OBJECT,       /* what the parser takes for a word, whatever is in it */
} AtomKind;

typedef struct {
  AtomKind kind;
  gunichar character;
  guint string;      /* of markup and objects: its index among the strings */
  gboolean strong;   /* of emphasis */
  gboolean closes;
  guint partner;     /* of emphasis: the mark at its other end */
  gboolean escaped;
} Atom;

/**
 * StellerMarkdownLine:
 *
 * Inline Markdown while it is put together. What has to be escaped, and which of the two marks emphasis is written
 * with, depends on what comes to stand on either side, so that is decided once everything is there.
 */
struct _StellerMarkdownLine {
  StellerMarkdownPlace place;
  GArray *atoms;
  GPtrArray *strings;
};

/**
 * steller_markdown_line_new:
 * @place: where it will stand
 *
 * Makes an empty line.
 *
 * Returns: (transfer full): a new line
 */
StellerMarkdownLine *
steller_markdown_line_new (StellerMarkdownPlace place)
{
  StellerMarkdownLine *self = g_new0 (StellerMarkdownLine, 1);

  self->place = place;
  self->atoms = g_array_new (FALSE, FALSE, sizeof (Atom));
  self->strings = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * steller_markdown_line_free:
 * @self: (transfer full): a line
 *
 * Frees a line.
 */
void
steller_markdown_line_free (StellerMarkdownLine *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->atoms);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

static void
add_characters (StellerMarkdownLine *self,
                AtomKind             kind,
                const char          *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      Atom atom = { .kind = kind, .character = g_utf8_get_char (p) };

      if (atom.character == '\n' || atom.character == '\r')
        atom.kind = ATOM_LINE_BREAK;
      g_array_append_val (self->atoms, atom);
    }
}

static guint
add_string (StellerMarkdownLine *self,
            AtomKind             kind,
            const char          *string)
{
  Atom atom = { .kind = kind, .string = self->strings->len };

  g_ptr_array_add (self->strings, g_strdup (string));
  g_array_append_val (self->atoms, atom);

  return self->atoms->len - 1;
}

/**
 * steller_markdown_line_add_text:
 * @self: a line
 * @text: UTF-8 text; a line feed is a hard line break
 *
 * Adds text; what could be read as markup will be escaped.
 */
void
steller_markdown_line_add_text (StellerMarkdownLine *self,
                                const char          *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  add_characters (self, ATOM_TEXT, text);
}

/**
 * steller_markdown_line_add_raw:
 * @self: a line
 * @text: UTF-8 text
 *
 * Adds text where an escape would be text itself: between the carets of superscript.
 */
void
steller_markdown_line_add_raw (StellerMarkdownLine *self,
                               const char          *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  add_characters (self, ATOM_RAW, text);
}

/**
 * steller_markdown_line_add_syntax:
 * @self: a line
 * @syntax: markup other than emphasis
 *
 * Adds markup as it is.
 *
 * Returns: its number in the line
 */
guint
steller_markdown_line_add_syntax (StellerMarkdownLine *self,
                                  const char          *syntax)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (syntax != NULL, 0);

  return add_string (self, ATOM_SYNTAX, syntax);
}

/**
 * steller_markdown_line_add_object:
 * @self: a line
 * @object: a marked passage with its marks
 *
 * Adds what the parser takes for a word, whatever is in it.
 */
void
steller_markdown_line_add_object (StellerMarkdownLine *self,
                                  const char          *object)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (object != NULL);

  add_string (self, ATOM_OBJECT, object);
}

/**
 * steller_markdown_line_open_emphasis:
 * @self: a line
 * @strong: whether it is strong emphasis
 *
 * Starts emphasis.
 *
 * Returns: its number in the line, by which it is closed
 */
guint
steller_markdown_line_open_emphasis (StellerMarkdownLine *self,
                                     gboolean             strong)
{
  Atom atom = { .kind = ATOM_EMPHASIS, .strong = strong };

  g_return_val_if_fail (self != NULL, 0);

  atom.partner = self->atoms->len;
  g_array_append_val (self->atoms, atom);

  return self->atoms->len - 1;
}

/**
 * steller_markdown_line_close_emphasis:
 * @self: a line
 * @opening: the number that the emphasis was opened with
 *
 * Ends emphasis.
 */
void
steller_markdown_line_close_emphasis (StellerMarkdownLine *self,
                                      guint                opening)
{
  Atom atom = { .kind = ATOM_EMPHASIS, .closes = TRUE, .partner = opening };

  g_return_if_fail (self != NULL);
  g_return_if_fail (opening < self->atoms->len);

  atom.strong = g_array_index (self->atoms, Atom, opening).strong;
  g_array_index (self->atoms, Atom, opening).partner = self->atoms->len;
  g_array_append_val (self->atoms, atom);
}

static Atom *
get_atom (StellerMarkdownLine *self,
          guint                index)
{
  return index < self->atoms->len ? &g_array_index (self->atoms, Atom, index) : NULL;
}

/* Escapes */

static gboolean
is_word (const Atom *atom)
{
  return atom && ((atom->kind == ATOM_TEXT && g_unichar_isalnum (atom->character)) || atom->kind == ATOM_OBJECT);
}

/* Whether a character could be read as markup anywhere in a line, by this parser or by another. */
static gboolean
needs_escape (StellerMarkdownLine *self,
              guint                index)
{
  const Atom *previous = index > 0 ? get_atom (self, index - 1) : NULL;
  const Atom *next = get_atom (self, index + 1);

  switch (get_atom (self, index)->character)
    {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '|':
    case '^':
    case '~':
      return TRUE;
    case '_':
      return !is_word (previous) || !is_word (next);
    case '&':
      return next && (is_word (next) || next->character == '#');
    case '!':
      return next && next->kind == ATOM_SYNTAX;
    case '{':
      return previous && previous->kind == ATOM_SYNTAX;
    case '#':
      return self->place == STELLER_MARKDOWN_HEADING;
    default:
      return FALSE;
    }
}

/* Whether a line that starts with this character could be read as a heading, a list, a quotation, a rule or a fence. */
static gboolean
starts_block (gunichar character)
{
  return character < 0x80 && character != 0 && strchr ("#>-+=:", (int) character) != NULL;
}

/* "1." and "1)" start a list; a digit cannot be escaped, so the sign after it is. */
static void
escape_list_number (StellerMarkdownLine *self,
                    guint                index)
{
  guint i = index;
  Atom *atom;

  while ((atom = get_atom (self, i)) && atom->kind == ATOM_TEXT && g_unichar_isdigit (atom->character) &&
         atom->character < 0x80)
    i++;
  if (i > index && atom && atom->kind == ATOM_TEXT && (atom->character == '.' || atom->character == ')'))
    atom->escaped = TRUE;
}

static void
escape (StellerMarkdownLine *self)
{
  gboolean line_start = TRUE;

  for (guint i = 0; i < self->atoms->len; i++)
    {
      Atom *atom = get_atom (self, i);

      if (atom->kind == ATOM_TEXT)
        {
          atom->escaped |= needs_escape (self, i) || (line_start && starts_block (atom->character));
          if (line_start)
            escape_list_number (self, i);
        }
      line_start = atom->kind == ATOM_LINE_BREAK;
    }
}

/* Emphasis */

static gboolean
is_blank (const Atom *atom)
{
  return atom && atom->kind == ATOM_TEXT &&
         (g_unichar_isspace (atom->character) || g_unichar_type (atom->character) == G_UNICODE_SPACE_SEPARATOR);
}

static void
swap_atoms (StellerMarkdownLine *self,
            guint                mark,
            guint                other)
{
  Atom atom = *get_atom (self, mark);

  *get_atom (self, mark) = *get_atom (self, other);
  *get_atom (self, other) = atom;
  get_atom (self, atom.partner)->partner = other;
}

/* Emphasis that starts or ends with a space is none (CommonMark 0.31, 6.2): the space goes outside. Each mark passes
 * over each space once at most. */
static void
move_spaces_out (StellerMarkdownLine *self)
{
  for (guint i = self->atoms->len; i > 0; i--)
    {
      const Atom *atom = get_atom (self, i - 1);

      if (atom->kind == ATOM_EMPHASIS && !atom->closes)
        for (guint j = i - 1; is_blank (get_atom (self, j + 1)); j++)
          swap_atoms (self, j, j + 1);
    }
  for (guint i = 0; i < self->atoms->len; i++)
    {
      const Atom *atom = get_atom (self, i);

      if (atom->kind == ATOM_EMPHASIS && atom->closes)
        for (guint j = i; j > 0 && is_blank (get_atom (self, j - 1)); j--)
          swap_atoms (self, j, j - 1);
    }
}

/* Whether what stands beside a mark is white space or punctuation, where an underscore is emphasis (CommonMark 0.31,
 * 6.2): not a letter, nor a mark of emphasis that may be a letter to it. */
static gboolean
allows_underscore (const Atom *atom)
{
  if (!atom)
    return TRUE;

  switch (atom->kind)
    {
    case ATOM_TEXT:
    case ATOM_RAW:
      return g_unichar_isspace (atom->character) || g_unichar_ispunct (atom->character) ||
             g_unichar_type (atom->character) == G_UNICODE_SPACE_SEPARATOR;
    case ATOM_LINE_BREAK:
    case ATOM_SYNTAX:
    case ATOM_EMPHASIS:
      return TRUE;
    case ATOM_OBJECT:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

/* What stands outside of a mark of emphasis and of those that start or end together with it: to these an underscore is
 * punctuation, which asterisks within a word do not allow beside them. */
static const Atom *
get_outside (StellerMarkdownLine *self,
             guint                index)
{
  gboolean closes = get_atom (self, index)->closes;
  const Atom *atom;

  do
    {
      if (!closes && index == 0)
        return NULL;
      index = closes ? index + 1 : index - 1;
      atom = get_atom (self, index);
    }
  while (atom && atom->kind == ATOM_EMPHASIS && atom->closes == closes);

  return atom;
}

static gboolean
allows_underscores (StellerMarkdownLine *self,
                    guint                index)
{
  return allows_underscore (get_outside (self, index)) &&
         allows_underscore (get_outside (self, get_atom (self, index)->partner));
}

/* Italics have underscores, so that they never run into the asterisks of bold; within a word only asterisks work. */
static gboolean
is_italic_asterisk (StellerMarkdownLine *self,
                    guint                index)
{
  const Atom *atom = get_atom (self, index);

  return atom && atom->kind == ATOM_EMPHASIS && !atom->strong && !allows_underscores (self, index);
}

static gboolean
touches_asterisk (StellerMarkdownLine *self,
                  guint                index)
{
  return is_italic_asterisk (self, index + 1) || (index > 0 && is_italic_asterisk (self, index - 1));
}

static const char *
get_emphasis (StellerMarkdownLine *self,
              guint                index)
{
  const Atom *atom = get_atom (self, index);

  if (!atom->strong)
    return is_italic_asterisk (self, index) ? "*" : "_";
  if ((touches_asterisk (self, index) || touches_asterisk (self, atom->partner)) && allows_underscores (self, index))
    return "__";
  return "**";
}

/**
 * steller_markdown_line_dup:
 * @self: a line
 *
 * Gives the Markdown.
 *
 * Returns: (transfer full): the text; a line feed follows each hard line break of a paragraph
 */
char *
steller_markdown_line_dup (StellerMarkdownLine *self)
{
  g_autoptr (GString) output = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  output = g_string_sized_new (self->atoms->len + 16);
  move_spaces_out (self);
  escape (self);
  for (guint i = 0; i < self->atoms->len; i++)
    {
      const Atom *atom = get_atom (self, i);

      switch (atom->kind)
        {
        case ATOM_TEXT:
        case ATOM_RAW:
          if (atom->escaped)
            g_string_append_c (output, '\\');
          g_string_append_unichar (output, atom->character);
          break;
        case ATOM_LINE_BREAK:
          if (self->place == STELLER_MARKDOWN_PARAGRAPH)
            g_string_append (output, "\\\n");
          else if (self->place == STELLER_MARKDOWN_CELL)
            g_string_append (output, "<br>");
          else
            g_string_append_c (output, ' ');
          break;
        case ATOM_EMPHASIS:
          g_string_append (output, get_emphasis (self, i));
          break;
        case ATOM_SYNTAX:
        case ATOM_OBJECT:
          g_string_append (output, g_ptr_array_index (self->strings, atom->string));
          break;
        default:
          g_assert_not_reached ();
        }
    }

  return g_string_free (g_steal_pointer (&output), FALSE);
}
