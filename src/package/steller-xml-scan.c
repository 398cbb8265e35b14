/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-xml-scan.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"

#define MAX_DEPTH 200
#define MAX_ELEMENTS 1000000
/* The parser compares each attribute with all before it, and looks prefixes up one by one. */
#define MAX_ATTRIBUTES 256
#define MAX_OPEN_NAMESPACES 512

typedef struct
{
  const char *text, *at, *end;
  const char *part;
  guint depth;
  guint n_elements;
  guint n_open_namespaces;
  guint16 namespaces[MAX_DEPTH];
} Scan;

static guint
get_line (const Scan *scan)
{
  guint line = 1;

  for (const char *at = scan->text; (at = memchr (at, '\n', scan->at - at)) != NULL; at++)
    line++;
  return line;
}

static gboolean
fail (const Scan *scan, StellerErrorCode code, const char *message, GError **error)
{
  steller_error_set_at (error, code, get_line (scan), scan->part, "%s", message);
  return FALSE;
}

static gboolean
starts_with (const Scan *scan, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (scan->end - scan->at) >= length && memcmp (scan->at, prefix, length) == 0;
}

/* Goes past the next @mark, or to the end of the text when there is none: then the parser has the error to tell. */
static void
skip_past (Scan *scan, const char *mark)
{
  const char *found = memmem (scan->at, scan->end - scan->at, mark, strlen (mark));

  scan->at = found != NULL ? found + strlen (mark) : scan->end;
}

static void
close_element (Scan *scan)
{
  if (scan->depth == 0)
    return;
  scan->depth--;
  scan->n_open_namespaces -= scan->namespaces[scan->depth];
}

static gboolean
open_element (Scan *scan, GError **error)
{
  guint n_attributes = 0, n_namespaces = 0;
  gboolean empty = FALSE;

  if (scan->depth == MAX_DEPTH)
    return fail (scan, STELLER_ERROR_LIMIT, _("The XML is nested too deeply"), error);
  if (++scan->n_elements > MAX_ELEMENTS)
    return fail (scan, STELLER_ERROR_LIMIT, _("The XML holds too many elements"), error);

  while (scan->at < scan->end && *scan->at != '>')
    {
      char character = *scan->at++;

      if (character == '"' || character == '\'')
        {
          const char *close = memchr (scan->at, character, scan->end - scan->at);

          scan->at = close != NULL ? close + 1 : scan->end;
          if (++n_attributes > MAX_ATTRIBUTES)
            return fail (scan, STELLER_ERROR_LIMIT, _("The XML holds an element with too many attributes"), error);
        }
      else if (g_ascii_isspace (character) && starts_with (scan, "xmlns"))
        {
          if (scan->n_open_namespaces + ++n_namespaces > MAX_OPEN_NAMESPACES)
            return fail (scan, STELLER_ERROR_LIMIT, _("The XML declares too many namespaces"), error);
        }
      empty = character == '/';
    }
  if (scan->at < scan->end)
    scan->at++;
  if (!empty)
    {
      scan->namespaces[scan->depth++] = n_namespaces;
      scan->n_open_namespaces += n_namespaces;
    }
  return TRUE;
}

/**
 * steller_xml_scan:
 * @text: an XML document in UTF-8
 * @length: its length in bytes
 * @part: the name of the part, for the error
 * @error: where to put an error
 *
 * Looks through a document before it is parsed, in linear time and without memory of its own, and refuses what would
 * cost the parser more than that: a document type declaration (and so entities), deep nesting, and crowds of elements,
 * of attributes of one element, or of namespaces in scope. Of a document that is not well-formed it sees what the
 * parser sees up to the first error, where the parser stops.
 *
 * Returns: whether the document may be parsed; %FALSE with %STELLER_ERROR_LIMIT or, for a document type declaration,
 *   %STELLER_ERROR_UNSUPPORTED
 */
gboolean
steller_xml_scan (const char *text, gsize length, const char *part, GError **error)
{
  Scan scan = { .text = text, .at = text, .end = text + length, .part = part };

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  while (scan.at < scan.end && (scan.at = memchr (scan.at, '<', scan.end - scan.at)) != NULL)
    {
      if (starts_with (&scan, "<!--"))
        {
          scan.at += strlen ("<!--");
          skip_past (&scan, "-->");
        }
      else if (starts_with (&scan, "<![CDATA["))
        {
          skip_past (&scan, "]]>");
        }
      else if (starts_with (&scan, "<!"))
        {
          return fail (&scan, STELLER_ERROR_UNSUPPORTED, _("The XML has a document type declaration"), error);
        }
      else if (starts_with (&scan, "<?"))
        {
          skip_past (&scan, "?>");
        }
      else if (starts_with (&scan, "</"))
        {
          skip_past (&scan, ">");
          close_element (&scan);
        }
      else if (!open_element (&scan, error))
        {
          return FALSE;
        }
    }
  return TRUE;
}
