/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-json-pointer.h"
#include "steller-json-scan-private.h"

/* The pass over the text: the grammar of RFC 8259 with a stack of its own, so that no text makes it recurse. */

/* How many names in one object may have the same hash: more are made so, to cost time in each hash table they come
 * into. */
#define MAX_COLLISIONS 8

/* How much of a member's name an error shows. */
#define SHOWN_NAME_LENGTH 64

typedef enum
{
  TEXT_COMPLETE,
  TEXT_NOT_UTF8,
  TEXT_WITH_NUL,
} TextEnd;

typedef struct
{
  GHashTable *names; /* the decoded names in an object; NULL for a list */
  GArray *hashes;    /* of guint: theirs; NULL for a list */
  guint32 value;
  guint32 last_child;
  guint32 name_start;
  guint32 name_length;
  guint n_children;
} Frame;

typedef struct
{
  StellerJsonScan *scan;
  const char *text;
  gsize length;
  gsize at;
  guint line;
  guint name_line;
  TextEnd end;
  Frame frames[STELLER_JSON_MAX_DEPTH];
  guint depth;
  GError **error;
} Scanner;

static guint
hex_value (const char *digits)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (guint) g_ascii_xdigit_value (digits[i]);
  return value;
}

/* Decodes the inside of a string whose escapes were found to be right. */
char *
steller_json_decode_string (const char *raw, gsize length)
{
  GString *decoded;

  if (memchr (raw, '\\', length) == NULL)
    return g_strndup (raw, length);

  decoded = g_string_sized_new (length);
  for (gsize i = 0; i < length; i++)
    {
      gunichar character;

      if (raw[i] != '\\')
        {
          g_string_append_c (decoded, raw[i]);
          continue;
        }
      i++;
      switch (raw[i])
        {
        case 'b':
          g_string_append_c (decoded, '\b');
          break;
        case 'f':
          g_string_append_c (decoded, '\f');
          break;
        case 'n':
          g_string_append_c (decoded, '\n');
          break;
        case 'r':
          g_string_append_c (decoded, '\r');
          break;
        case 't':
          g_string_append_c (decoded, '\t');
          break;
        case 'u':
          character = hex_value (raw + i + 1);
          i += 4;
          if (character >= 0xd800 && character <= 0xdbff)
            {
              character = 0x10000 + ((character - 0xd800) << 10) + (hex_value (raw + i + 3) - 0xdc00);
              i += 6;
            }
          g_string_append_unichar (decoded, character);
          break;
        default:
          g_string_append_c (decoded, raw[i]);
          break;
        }
    }
  return g_string_free_and_steal (decoded);
}

static char *
dup_place (Scanner *scanner)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < scanner->depth; i++)
    {
      Frame *frame = &scanner->frames[i];

      if (frame->names == NULL)
        {
          if (frame->n_children > 0)
            g_string_append_printf (pointer, "/%u", frame->n_children - 1);
        }
      else if (frame->name_start > 0)
        {
          gboolean cut = frame->name_length > SHOWN_NAME_LENGTH * 6;
          g_autofree char *name = NULL;
          g_autofree char *shown = NULL;

          /* Cut the raw text first (an escape takes at most 6 bytes), so that a name of megabytes costs nothing. */
          name = cut ? g_strndup (scanner->text + frame->name_start, SHOWN_NAME_LENGTH)
                     : steller_json_decode_string (scanner->text + frame->name_start, frame->name_length);
          shown = g_utf8_make_valid (name, -1);
          for (char *p = shown; *p != '\0'; p++)
            if (g_ascii_iscntrl (*p))
              *p = '?';
          if (g_utf8_strlen (shown, -1) > SHOWN_NAME_LENGTH)
            {
              *g_utf8_offset_to_pointer (shown, SHOWN_NAME_LENGTH) = '\0';
              cut = TRUE;
            }
          steller_json_pointer_append (pointer, shown, strlen (shown));
          if (cut)
            g_string_append (pointer, "…");
        }
    }
  return g_string_free_and_steal (pointer);
}

static gboolean
fail (Scanner *scanner, StellerErrorCode code, const char *message)
{
  g_autofree char *place = dup_place (scanner);

  if (*place == '\0')
    steller_error_set_at (scanner->error, code, scanner->line, NULL, "%s", message);
  else
    steller_error_set_at (scanner->error, code, scanner->line, place, "%s: %s", place, message);
  return FALSE;
}

static gboolean
fail_at_end (Scanner *scanner)
{
  switch (scanner->end)
    {
    case TEXT_NOT_UTF8:
      return fail (scanner, STELLER_ERROR_SYNTAX, _("This is not UTF-8 text."));
    case TEXT_WITH_NUL:
      return fail (scanner, STELLER_ERROR_SYNTAX, _("A NUL character may not stand in the file."));
    case TEXT_COMPLETE:
    default:
      return fail (scanner, STELLER_ERROR_SYNTAX, _("The file ends here, before it is complete."));
    }
}

static gboolean
skip_space (Scanner *scanner)
{
  for (; scanner->at < scanner->length; scanner->at++)
    {
      switch (scanner->text[scanner->at])
        {
        case '\n':
          scanner->line++;
          break;
        case ' ':
        case '\t':
        case '\r':
          break;
        default:
          return TRUE;
        }
    }
  return FALSE;
}

/* At a backslash; leaves the scanner on the last character of the escape (RFC 8259, section 7). */
static gboolean
scan_escape (Scanner *scanner)
{
  const char *rest = scanner->text + scanner->at;
  gsize left = scanner->length - scanner->at;
  guint character;

  if (left < 2)
    return fail_at_end (scanner);
  if (strchr ("\"\\/bfnrt", rest[1]) != NULL)
    {
      scanner->at++;
      return TRUE;
    }
  if (rest[1] != 'u')
    return fail (scanner, STELLER_ERROR_SYNTAX, _("Only certain characters may follow a backslash."));
  for (guint i = 2; i < 6; i++)
    {
      if (i >= left)
        return fail_at_end (scanner);
      if (!g_ascii_isxdigit (rest[i]))
        return fail (scanner, STELLER_ERROR_SYNTAX, _("Four hexadecimal digits must follow “\\u”."));
    }
  character = hex_value (rest + 2);
  scanner->at += 5;
  if (character == 0)
    return fail (scanner, STELLER_ERROR_SYNTAX, _("A NUL character may not stand in the file."));
  if (character < 0xd800 || character > 0xdfff)
    return TRUE;

  /* A character outside the basic plane is a high and a low surrogate; neither stands alone. */
  if (character <= 0xdbff && left >= 12 && rest[6] == '\\' && rest[7] == 'u' && g_ascii_isxdigit (rest[8]) &&
      g_ascii_isxdigit (rest[9]) && g_ascii_isxdigit (rest[10]) && g_ascii_isxdigit (rest[11]) &&
      hex_value (rest + 8) >= 0xdc00 && hex_value (rest + 8) <= 0xdfff)
    {
      scanner->at += 6;
      return TRUE;
    }
  return fail (scanner, STELLER_ERROR_SYNTAX, _("Half a surrogate pair is not a character."));
}

/* At the opening quote; leaves the scanner after the closing one. */
static gboolean
scan_string (Scanner *scanner)
{
  for (scanner->at++; scanner->at < scanner->length; scanner->at++)
    {
      guchar c = (guchar) scanner->text[scanner->at];

      if (G_UNLIKELY (c == '"'))
        {
          scanner->at++;
          return TRUE;
        }
      if (G_UNLIKELY (c < 0x20))
        return fail (scanner, STELLER_ERROR_SYNTAX,
                     _("Text may not hold a line break or another control character; write it as “\\n” or “\\u….”"));
      if (G_UNLIKELY (c == '\\') && !scan_escape (scanner))
        return FALSE;
    }
  return fail_at_end (scanner);
}

static gsize
count_digits (Scanner *scanner, gsize from)
{
  gsize n = 0;

  while (from + n < scanner->length && g_ascii_isdigit (scanner->text[from + n]))
    n++;
  return n;
}

/* RFC 8259, section 6. */
static gboolean
scan_number (Scanner *scanner)
{
  const char *text = scanner->text;
  gsize at = scanner->at;
  gsize n_digits;
  StellerJsonScanNumber number;

  if (text[at] == '-')
    at++;
  n_digits = count_digits (scanner, at);
  if (n_digits == 0 || (n_digits > 1 && text[at] == '0'))
    goto invalid;
  at += n_digits;
  if (at < scanner->length && text[at] == '.')
    {
      at++;
      n_digits = count_digits (scanner, at);
      if (n_digits == 0)
        goto invalid;
      at += n_digits;
    }
  if (at < scanner->length && (text[at] == 'e' || text[at] == 'E'))
    {
      at++;
      if (at < scanner->length && (text[at] == '+' || text[at] == '-'))
        at++;
      n_digits = count_digits (scanner, at);
      if (n_digits == 0)
        goto invalid;
      at += n_digits;
    }

  number.start = (guint32) scanner->at;
  number.length = (guint32) (at - scanner->at);
  g_array_append_val (scanner->scan->numbers, number);
  scanner->at = at;
  return TRUE;

invalid:
  return fail (scanner, STELLER_ERROR_SYNTAX, _("This is not a valid number."));
}

static gboolean
scan_literal (Scanner *scanner)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      gsize length = strlen (literals[i]);

      if (scanner->length - scanner->at >= length &&
          memcmp (scanner->text + scanner->at, literals[i], length) == 0)
        {
          scanner->at += length;
          return TRUE;
        }
    }
  return fail (scanner, STELLER_ERROR_SYNTAX,
               _("Here must stand a text in quotes, a number, true, false, null, {…} or […]."));
}

static gboolean
add_value (Scanner *scanner)
{
  GArray *values = scanner->scan->values;
  StellerJsonScanValue value = {
    .next = STELLER_JSON_NO_VALUE,
    .first_child = STELLER_JSON_NO_VALUE,
    .line = scanner->line,
  };
  guint32 index = values->len;

  if (index >= STELLER_JSON_MAX_VALUES)
    return fail (scanner, STELLER_ERROR_LIMIT, _("The file holds too many values."));

  if (scanner->depth > 0)
    {
      Frame *frame = &scanner->frames[scanner->depth - 1];

      if (frame->names != NULL)
        {
          value.line = scanner->name_line;
          value.name_start = frame->name_start;
          value.name_length = frame->name_length;
        }
      if (frame->last_child == STELLER_JSON_NO_VALUE)
        g_array_index (values, StellerJsonScanValue, frame->value).first_child = index;
      else
        g_array_index (values, StellerJsonScanValue, frame->last_child).next = index;
      frame->last_child = index;
      frame->n_children++;
    }
  g_array_append_val (values, value);
  return TRUE;
}

static gboolean
push (Scanner *scanner, gboolean object)
{
  Frame *frame;

  if (scanner->depth == STELLER_JSON_MAX_DEPTH)
    return fail (scanner, STELLER_ERROR_LIMIT, _("Objects and lists are nested too deeply here."));
  frame = &scanner->frames[scanner->depth];
  *frame = (Frame) { .value = scanner->scan->values->len - 1, .last_child = STELLER_JSON_NO_VALUE };
  if (object)
    {
      frame->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      frame->hashes = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  scanner->depth++;
  scanner->at++;
  return TRUE;
}

static void
frame_clear (Frame *frame)
{
  g_clear_pointer (&frame->names, g_hash_table_unref);
  g_clear_pointer (&frame->hashes, g_array_unref);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

static gboolean
has_collisions (GArray *hashes)
{
  if (hashes->len <= MAX_COLLISIONS)
    return FALSE;
  g_array_sort (hashes, compare_hashes);
  for (guint i = MAX_COLLISIONS; i < hashes->len; i++)
    if (g_array_index (hashes, guint, i) == g_array_index (hashes, guint, i - MAX_COLLISIONS))
      return TRUE;
  return FALSE;
}

static gboolean
pop (Scanner *scanner)
{
  Frame *frame = &scanner->frames[scanner->depth - 1];

  /* The place is the object itself, not its last member. */
  frame->name_start = 0;
  if (frame->hashes != NULL && has_collisions (frame->hashes))
    return fail (scanner, STELLER_ERROR_LIMIT, _("The names of the members of this object are too much alike."));
  frame_clear (frame);
  scanner->depth--;
  scanner->at++;
  return TRUE;
}

/* A member's name and the colon after it. */
static gboolean
scan_name (Scanner *scanner)
{
  Frame *frame = &scanner->frames[scanner->depth - 1];
  gsize start = scanner->at + 1;
  char *name;
  guint hash;

  if (scanner->text[scanner->at] != '"')
    return fail (scanner, STELLER_ERROR_SYNTAX, _("Here must stand the name of a member, in double quotes."));
  if (frame->n_children == STELLER_JSON_MAX_MEMBERS)
    return fail (scanner, STELLER_ERROR_LIMIT, _("This object has too many members."));
  scanner->name_line = scanner->line;
  if (!scan_string (scanner))
    return FALSE;
  frame->name_start = (guint32) start;
  frame->name_length = (guint32) (scanner->at - 1 - start);
  name = steller_json_decode_string (scanner->text + start, frame->name_length);
  hash = g_str_hash (name);
  g_array_append_val (frame->hashes, hash);
  if (!g_hash_table_add (frame->names, name))
    return fail (scanner, STELLER_ERROR_SYNTAX, _("This member stands here twice."));
  if (!skip_space (scanner))
    return fail_at_end (scanner);
  if (scanner->text[scanner->at] != ':')
    return fail (scanner, STELLER_ERROR_SYNTAX, _("A colon must follow the name of a member."));
  scanner->at++;
  return TRUE;
}

/* Opens an object or a list; tells through @empty whether it closes at once. */
static gboolean
scan_opening (Scanner *scanner, char closing, gboolean *empty)
{
  if (!push (scanner, closing == '}'))
    return FALSE;
  if (!skip_space (scanner))
    return fail_at_end (scanner);
  *empty = scanner->text[scanner->at] == closing;
  return *empty ? pop (scanner) : TRUE;
}

/* One value; @closed is FALSE when it is an object or list of which the inside comes next. */
static gboolean
scan_value (Scanner *scanner, gboolean *closed)
{
  char c = scanner->text[scanner->at];

  *closed = TRUE;
  if (!add_value (scanner))
    return FALSE;
  if (c == '{')
    return scan_opening (scanner, '}', closed);
  if (c == '[')
    return scan_opening (scanner, ']', closed);
  if (c == '"')
    return scan_string (scanner);
  if (c == '-' || g_ascii_isdigit (c))
    return scan_number (scanner);
  return scan_literal (scanner);
}

/* After a value: the comma before the next one, or the end of one or more objects and lists. */
static gboolean
scan_after_value (Scanner *scanner)
{
  while (scanner->depth > 0)
    {
      gboolean object = scanner->frames[scanner->depth - 1].names != NULL;
      char c;

      if (!skip_space (scanner))
        return fail_at_end (scanner);
      c = scanner->text[scanner->at];
      if (c == ',')
        {
          scanner->at++;
          return TRUE;
        }
      if (c != (object ? '}' : ']'))
        return fail (scanner, STELLER_ERROR_SYNTAX,
                     object ? _("After this value must stand a comma or a “}”.")
                            : _("After this value must stand a comma or a “]”."));
      if (!pop (scanner))
        return FALSE;
    }
  return TRUE;
}

static gboolean
scan_document (Scanner *scanner)
{
  do
    {
      gboolean closed;

      if (!skip_space (scanner))
        return fail_at_end (scanner);
      if (scanner->depth > 0 && scanner->frames[scanner->depth - 1].names != NULL)
        {
          if (!scan_name (scanner))
            return FALSE;
          if (!skip_space (scanner))
            return fail_at_end (scanner);
        }
      if (!scan_value (scanner, &closed))
        return FALSE;
      if (closed && !scan_after_value (scanner))
        return FALSE;
    }
  while (scanner->depth > 0);

  if (skip_space (scanner))
    return fail (scanner, STELLER_ERROR_SYNTAX, _("Nothing may follow the end of the object."));
  if (scanner->end != TEXT_COMPLETE)
    return fail_at_end (scanner);
  return TRUE;
}

/* Fills @scan from its text, of which @length is the length in bytes. */
gboolean
steller_json_scan_text (StellerJsonScan *scan, gsize length, GError **error)
{
  Scanner scanner = { .scan = scan, .text = scan->text, .length = length, .line = 1, .error = error };
  const char *end;
  gboolean ok;

  /* What is not text ends the text, so that the scan itself finds the place of it. */
  if (!g_utf8_validate_len (scanner.text, scanner.length, &end))
    {
      scanner.end = *end == '\0' ? TEXT_WITH_NUL : TEXT_NOT_UTF8;
      scanner.length = (gsize) (end - scanner.text);
    }
  if (scanner.length >= 3 && memcmp (scanner.text, "\xef\xbb\xbf", 3) == 0)
    scanner.at = 3;

  ok = scan_document (&scanner);
  for (guint i = 0; i < scanner.depth; i++)
    frame_clear (&scanner.frames[i]);
  return ok;
}
