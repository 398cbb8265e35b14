/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "secret-note.h"

#include "random-markup.h"

#include <string.h>

typedef struct {
  GRand *visible; /* the same in every variant */
  GRand *hidden;
  guint variant;
} Maker;

typedef enum {
  PASSAGE_INLINE, /* neither a blank line nor a fence */
  PASSAGE_BLOCKS, /* whole lines */
  PASSAGE_WHOLE,  /* anything */
} Passage;

/* Makes a secret of a length in characters, with all that means something to Markdown, JSON, XML, or a scanner. */
char *
secret_note_make_secret (GRand *random,
                         guint n_characters)
{
  static const char *const pieces[] = {
    "a", "b", "Z", "1", " ", " ", "é", "€", "😀", "*", "_", "[", "]", "(", ")", "{", "}", "|", "\\", "\"", "'", "`", "~", "^", "#",
    "-", "+", ">", "<", "&", "!", ":", ";", "=", ".", ",", "/", "@", "$", "%", "\t", "\xef\xbf\xbc", "\xef\xbf\xbd", "\xc2\xa0",
    "\xe2\x80\xa8", "\xe2\x80\xae", "\xcc\x81", "]", "](", "\n", "\r", ":::",
  };
  GString *secret = g_string_new (NULL);
  guint n = 0;

  if (n_characters >= 10)
    {
      g_string_append (secret, SECRET_NOTE_WORD);
      n = strlen (SECRET_NOTE_WORD);
    }

  while (n < n_characters)
    {
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
      guint length = g_utf8_strlen (piece, -1);

      if (n + length > n_characters)
        continue;
      g_string_append (secret, piece);
      n += length;
    }

  return g_string_free (secret, FALSE);
}

static guint
get_length (const Maker *self)
{
  static const guint lengths[SECRET_NOTE_N_LENGTHS] = { 0, 1, 10, 3000 };

  if (self->variant < SECRET_NOTE_N_LENGTHS)
    return lengths[self->variant];

  return g_rand_int_range (self->hidden, 0, 60);
}

/* A secret that may stand where it will: no line of it is blank or looks like a fence, unless it may. Lines end at a line
 * feed or a carriage return. */
static char *
make_passage (const Maker *self,
              Passage passage)
{
  g_autofree char *secret = secret_note_make_secret (self->hidden, get_length (self));
  g_auto (GStrv) lines = g_strsplit_set (secret, "\n\r", -1);
  gsize at = 0;
  GString *text = g_string_new (NULL);

  if (passage == PASSAGE_WHOLE)
    {
      /* As it is redacted as a whole, not even a mark within it counts. */
      g_string_append (text, secret);
      if (g_rand_boolean (self->hidden) && text->len > 0)
        g_string_append (text, "⟦5.1.2.e|\n\n:::woo\n");
      return g_string_free (text, FALSE);
    }

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *bare = g_strstrip (g_strdup (lines[i]));

      if (i > 0)
        g_string_append_c (text, secret[at++]);
      if (passage == PASSAGE_INLINE && i > 0 && *bare == '\0')
        g_string_append_c (text, '-');
      else if (strstr (lines[i], ":::") != NULL)
        g_string_append_c (text, 'a');
      g_string_append (text, lines[i]);
      at += strlen (lines[i]);
    }
  if (passage == PASSAGE_BLOCKS && text->len > 0)
    g_string_append_c (text, '\n');

  return g_string_free (text, FALSE);
}

static const char *
pick_ground (const Maker *self)
{
  static const char *const grounds[] = { "5.1.2.e", "5.1.2.b", "5.1.2.i" };

  return grounds[g_rand_int_range (self->visible, 0, G_N_ELEMENTS (grounds))];
}

static void
append_inline (const Maker *self,
               GString *text)
{
  g_autofree char *secret = make_passage (self, PASSAGE_INLINE);

  g_string_append_printf (text, "⟦%s|%s⟧", pick_ground (self), secret);
}

/* What is visible holds no fence at a wrong place either, or there would be no public edition. */
static void
append_markup (const Maker *self,
               GString *text)
{
  g_autofree char *markup = random_markup_new (self->visible, g_rand_int_range (self->visible, 0, 15));
  g_autoptr (GString) sound = g_string_new (markup);

  g_string_replace (sound, ":::", "::x", 0);
  g_string_append (text, sound->str);
}

/* Text with marks at random places: within words, beside markup, in addresses, over whole lines. */
static char *
make_text (const Maker *self,
           gboolean blocks)
{
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (self->visible, 1, 6);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *secret = NULL;

      if (blocks)
        append_markup (self, text);
      else
        g_string_append_printf (text, "woord%u, ", i);

      switch (g_rand_int_range (self->visible, 0, blocks ? 6 : 2))
        {
        case 0:
        case 1:
          append_inline (self, text);
          break;
        case 2:
          g_string_append (text, "**[een ");
          append_inline (self, text);
          g_string_append (text, "](https://example.org/)**");
          break;
        case 3:
          g_string_append (text, "[twee](https://example.org/");
          append_inline (self, text);
          g_string_append (text, ")");
          break;
        case 4:
          g_string_append (text, "\n\n| a | ");
          append_inline (self, text);
          g_string_append (text, " |\n|---|---|\n| ");
          append_inline (self, text);
          g_string_append (text, " | b |\n- ");
          append_inline (self, text);
          break;
        default:
          secret = make_passage (self, PASSAGE_BLOCKS);
          g_string_append_printf (text, "\n:::woo %s\n%s:::\n", pick_ground (self), secret);
        }
    }

  return g_string_free (text, FALSE);
}

static void
append_string (GString *json,
               const char *text)
{
  g_string_append_c (json, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_printf (json, "\\%c", *c);
      else if ((guchar) *c < 0x20)
        g_string_append_printf (json, "\\u%04x", *c);
      else
        g_string_append_c (json, *c);
    }
  g_string_append_c (json, '"');
}

static void
append_member (GString *json,
               const char *name,
               const char *text)
{
  g_string_append_printf (json, "%s\"%s\": ", g_str_has_suffix (json->str, "{") ? "" : ", ", name);
  append_string (json, text);
}

/* What is redacted as a whole may hold anything, also nothing at all. */
static void
append_secret (const Maker *self,
               GString *json,
               const char *name)
{
  g_autofree char *secret = NULL;

  if (g_rand_int_range (self->hidden, 0, 4) == 0)
    return;
  secret = make_passage (self, PASSAGE_WHOLE);
  append_member (json, name, secret);
}

static void
append_one_of (const Maker *self,
               GString *json,
               const char *name,
               const char *one,
               const char *other)
{
  const char *const values[] = { NULL, one, other };
  const char *value = values[g_rand_int_range (self->hidden, 0, G_N_ELEMENTS (values))];

  if (value != NULL)
    append_member (json, name, value);
}

static void
append_marked (const Maker *self,
               GString *json,
               const char *name,
               gboolean blocks)
{
  g_autofree char *text = make_text (self, blocks);

  append_member (json, name, text);
}

static void
append_secret_record (const Maker *self,
                      GString *json,
                      const char *first,
                      const char *second)
{
  append_secret (self, json, first);
  if (g_rand_boolean (self->hidden))
    append_secret (self, json, second);
  append_one_of (self, json, "soort", "lijn", "mede");
}

/* A list that is redacted as a whole: not even how many records it has shows, or whether it has any. */
static void
append_secret_list (const Maker *self,
                    GString *json,
                    const char *first,
                    const char *second)
{
  guint n = self->variant < SECRET_NOTE_N_LENGTHS ? self->variant : (guint) g_rand_int_range (self->hidden, 0, 5);

  g_string_append (json, "{\"woo\": \"5.1.2.e\"");
  if (n > 0 || g_rand_boolean (self->hidden))
    {
      g_string_append (json, ", \"value\": [");
      for (guint i = 0; i < n; i++)
        {
          g_string_append (json, i > 0 ? ", {" : "{");
          append_secret_record (self, json, first, second);
          g_string_append_c (json, '}');
        }
      g_string_append_c (json, ']');
    }
  g_string_append_c (json, '}');
}

/* A list of which some records are redacted: that they are there shows, and nothing else of them. */
static void
append_partly_secret_list (const Maker *self,
                           GString *json,
                           const char *first,
                           const char *second)
{
  guint n = g_rand_int_range (self->visible, 1, 6);

  g_string_append_c (json, '[');
  for (guint i = 0; i < n; i++)
    {
      g_string_append (json, i > 0 ? ", {" : "{");
      if (i == 0 || g_rand_boolean (self->visible))
        {
          append_member (json, "woo", pick_ground (self));
          append_secret_record (self, json, first, second);
        }
      else
        {
          append_marked (self, json, first, FALSE);
          append_member (json, "soort", g_rand_boolean (self->visible) ? "lijn" : "mede");
        }
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
append_list (const Maker *self,
             GString *json,
             const char *name,
             const char *first,
             const char *second)
{
  g_string_append_printf (json, ", \"%s\": ", name);
  if (g_rand_boolean (self->visible))
    append_secret_list (self, json, first, second);
  else
    append_partly_secret_list (self, json, first, second);
}

/* A number of its own, or one that counts a list and is redacted along with it. */
static void
append_count (const Maker *self,
              GString *json)
{
  gboolean own = g_rand_boolean (self->visible);

  g_string_append_printf (json, ", \"aantal_bijlagen\": {%s", own ? "\"woo\": \"5.1.2.b\"" : "");
  if (own && g_rand_boolean (self->hidden))
    g_string_append_printf (json, ", \"value\": %d", g_rand_int_range (self->hidden, 0, 9));
  g_string_append_c (json, '}');
}

static void
append_addressees (const Maker *self,
                   GString *json)
{
  g_string_append (json, ", \"aan\": [{");
  append_marked (self, json, "naam", FALSE);
  g_string_append_printf (json, ", \"aangekruist\": %s}, {\"woo\": \"5.1.2.e\"",
                          g_rand_boolean (self->visible) ? "true" : "false");
  append_secret (self, json, "naam");
  g_string_append_printf (json, ", \"aangekruist\": %s}]", g_rand_boolean (self->hidden) ? "true" : "false");
}

static void
append_fields (const Maker *self,
               GString *json)
{
  g_string_append (json, ", \"fields\": {");
  append_member (json, "documentnaam", "Nota");
  append_marked (self, json, "onderwerp", FALSE);
  append_marked (self, json, "van", FALSE);
  append_marked (self, json, "afzender", FALSE);
  append_addressees (self, json);

  g_string_append (json, ", \"steller\": {\"woo\": \"5.1.2.e\"");
  append_secret (self, json, "value");
  g_string_append (json, "}, \"datum\": {\"woo\": \"5.1.2.b\"");
  append_one_of (self, json, "value", "2026-02-16", "1999-12-31");
  g_string_append (json, "}, \"uiterste_datum\": {\"woo\": \"5.1.2.b\"");
  append_one_of (self, json, "value", "2026-02-16", "1999-12-31");
  g_string_append (json, "}, \"soort\": {\"woo\": \"5.1.2.b\"");
  append_one_of (self, json, "value", "beslissing", "informatie");
  g_string_append (json, "}, \"contact\": {\"woo\": \"5.1.2.e\"");
  append_secret (self, json, "naam");
  append_secret (self, json, g_rand_boolean (self->hidden) ? "functie" : "email");
  g_string_append (json, "}, \"kenmerk\": {");
  append_marked (self, json, "label", FALSE);
  append_marked (self, json, "value", FALSE);
  g_string_append_c (json, '}');

  append_list (self, json, "bijlagen", "titel", "kenmerk");
  append_list (self, json, "parafen", "functie", "naam");
  append_count (self, json);
  g_string_append_c (json, '}');
}

/* What stands below a section that is redacted: whether it is there, its heading, its own marks, all are covered. */
static void
append_covered_section (const Maker *self,
                        GString *json,
                        const char *id,
                        const char *parent)
{
  if (g_rand_int_range (self->hidden, 0, 3) == 0)
    return;

  g_string_append_printf (json, ", \"%s\": {", id);
  if (parent != NULL)
    append_member (json, "parent", parent);
  if (parent != NULL || g_rand_boolean (self->hidden))
    append_member (json, "heading", "⟦5.1.2.e|" SECRET_NOTE_WORD "⟧ kop");
  append_one_of (self, json, "woo", "5.1.2.i", "9.9");
  append_secret (self, json, "text");
  if (g_rand_boolean (self->hidden))
    g_string_append_printf (json, "%s\"omitted\": true", g_str_has_suffix (json->str, "{") ? "" : ", ");
  g_string_append_c (json, '}');
}

static void
append_sections (const Maker *self,
                 GString *json)
{
  static const char *const sections[] = { "aanleiding", "geadviseerd_besluit", "kernpunten", "niet_openbaar" };

  g_string_append (json, ", \"sections\": {");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_string_append_printf (json, "%s\"%s\": {", i > 0 ? ", " : "", sections[i]);
      append_marked (self, json, "text", TRUE);
      g_string_append_c (json, '}');
    }

  if (g_rand_boolean (self->visible))
    {
      g_string_append (json, ", \"financiele_overwegingen\": {");
      append_marked (self, json, "text", TRUE);
      g_string_append (json, "}, \"krachtenveld\": {\"woo\": \"5.1.2.i\"");
      append_secret (self, json, "text");
      g_string_append_c (json, '}');
    }
  else
    {
      g_string_append (json, ", \"toelichting\": {\"woo\": \"5.1.2.i\"");
      append_secret (self, json, "text");
      g_string_append_c (json, '}');
      append_covered_section (self, json, "krachtenveld", NULL);
      append_covered_section (self, json, "strategie", NULL);
      append_covered_section (self, json, "eigen_2", "toelichting");
    }

  g_string_append (json, ", \"eigen_1\": {");
  append_marked (self, json, "heading", FALSE);
  append_marked (self, json, "text", TRUE);
  g_string_append (json, "}}");
}

/* Makes a note of type `beslisnota`. What is visible in it follows from @seed, what is redacted also from @variant. */
GBytes *
secret_note_new (guint32 seed,
                 guint variant)
{
  const guint32 hidden_seed[2] = { seed, variant };
  Maker self = { .variant = variant };
  GString *json = g_string_new (NULL);

  self.visible = g_rand_new_with_seed (seed);
  self.hidden = g_rand_new_with_seed_array (hidden_seed, G_N_ELEMENTS (hidden_seed));

  g_string_append_printf (json, "{\"format\": \"steller-nota\", \"version\": 1, \"id\": \"note-%u\", "
                                "\"type\": \"beslisnota\", \"language\": \"nl\", \"numbering\": \"%s\"",
                          seed, g_rand_boolean (self.visible) ? "decimal" : "none");
  append_fields (&self, json);
  append_sections (&self, json);
  g_string_append_c (json, '}');

  g_rand_free (self.visible);
  g_rand_free (self.hidden);

  return g_string_free_to_bytes (json);
}
