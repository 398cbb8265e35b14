/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text.h"

#include <string.h>

/* The length of the forbidden character that @bytes starts with, 0 when XML allows what stands there. @bytes is valid
 * UTF-8, so that surrogates (the other characters outside the production) cannot occur. */
static gsize
get_forbidden_length (const guchar *bytes, gsize length)
{
  if (bytes[0] < 0x20)
    return bytes[0] == '\t' || bytes[0] == '\n' || bytes[0] == '\r' ? 0 : 1;
  if (length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBF && bytes[2] >= 0xBE)
    return 3;
  return 0;
}

/* Drops NULs, which g_utf8_make_valid() takes for broken text, and makes the rest valid. */
static char *
make_valid (const char *text, gsize length, gsize *new_length)
{
  g_autofree char *without_nul = g_malloc (length + 1);
  gsize kept = 0;
  char *valid;

  for (gsize i = 0; i < length; i++)
    if (text[i] != '\0')
      without_nul[kept++] = text[i];
  without_nul[kept] = '\0';
  valid = g_utf8_make_valid (without_nul, kept);
  *new_length = strlen (valid);
  return valid;
}

/**
 * steller_text_for_xml:
 * @text: text, UTF-8 or not
 * @length: the length of @text in bytes, or -1 when it ends with a NUL
 *
 * Copies @text without the characters that an XML 1.0 document cannot hold, not even as a character reference
 * (Extensible Markup Language 1.0, production 2 `Char`): control characters other than tab, line feed and carriage
 * return, U+FFFE and U+FFFF. Bytes that are not UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): the text, ended with a NUL
 */
char *
steller_text_for_xml (const char *text, gssize length)
{
  g_autofree char *valid = NULL;
  gsize size, kept = 0;
  char *result;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (!g_utf8_validate_len (text, size, NULL))
    {
      valid = make_valid (text, size, &size);
      text = valid;
    }
  result = g_malloc (size + 1);
  for (gsize i = 0; i < size;)
    {
      gsize forbidden = get_forbidden_length ((const guchar *) text + i, size - i);

      if (forbidden > 0)
        i += forbidden;
      else
        result[kept++] = text[i++];
    }
  result[kept] = '\0';
  return result;
}

/* The length of the white space character that @text starts with, 0 when there is none. A no-break space is a character
 * that the writer chose, not white space to be collapsed. */
static gsize
get_space_length (const char *text)
{
  const guchar *bytes = (const guchar *) text;

  if (bytes[0] == ' ' || (bytes[0] >= '\t' && bytes[0] <= '\r'))
    return 1;
  if (bytes[0] == 0xC2 && bytes[1] == 0x85)
    return 2;
  if (bytes[0] == 0xE2 && bytes[1] == 0x80 && (bytes[2] == 0xA8 || bytes[2] == 0xA9))
    return 3;
  return 0;
}

/**
 * steller_text_collapse:
 * @text: UTF-8 text
 *
 * Makes one line of @text: each run of white space (spaces, tabs, line ends of any kind) becomes one space, and there
 * is none at the start and the end. No-break spaces stay.
 *
 * Returns: (transfer full): the line
 */
char *
steller_text_collapse (const char *text)
{
  gboolean pending = FALSE;
  char *result;
  gsize kept = 0;

  g_return_val_if_fail (text != NULL, NULL);

  result = g_malloc (strlen (text) + 1);
  while (*text != '\0')
    {
      gsize space = get_space_length (text);

      if (space > 0)
        {
          pending = kept > 0;
          text += space;
          continue;
        }
      if (pending)
        result[kept++] = ' ';
      pending = FALSE;
      result[kept++] = *text++;
    }
  result[kept] = '\0';
  return result;
}

/**
 * steller_text_is_blank:
 * @text: (nullable): UTF-8 text
 * @length: the length of @text in bytes, or -1 when it ends with a NUL
 *
 * Tells whether a reader would see nothing: no text, or only white space, no-break spaces included.
 *
 * Returns: whether there is nothing to see
 */
gboolean
steller_text_is_blank (const char *text, gssize length)
{
  const char *end;

  if (text == NULL)
    return TRUE;

  end = text + (length < 0 ? strlen (text) : (gsize) length);
  while (text < end)
    {
      gunichar character = (guchar) *text < 0x80 ? (gunichar) *text : g_utf8_get_char_validated (text, end - text);

      if ((gint32) character < 0 || !g_unichar_isspace (character))
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}

#define HASH_MULTIPLIER G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

static inline guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * HASH_MULTIPLIER;
  return hash ^ (hash >> 32);
}

/**
 * steller_text_hash:
 * @text: bytes
 * @length: the length of @text in bytes
 * @seed: a value to start from, for chaining: the hash of what goes before
 *
 * Computes a 64-bit hash of content, the same on every machine. It is meant for caches that compare the content too: it
 * is no defence against someone who looks for collisions.
 *
 * Returns: the hash
 */
guint64
steller_text_hash (const char *text, gsize length, guint64 seed)
{
  guint64 hash = mix (seed + HASH_MULTIPLIER, length);
  guint64 word = 0;

  g_return_val_if_fail (text != NULL || length == 0, hash);

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = mix (hash, GUINT64_FROM_LE (word));
    }
  word = 0;
  for (gsize i = 0; i < length; i++)
    word |= (guint64) (guchar) text[i] << (8 * i);
  hash = mix (mix (hash, word), HASH_MULTIPLIER);
  return hash ^ (hash >> 29);
}
