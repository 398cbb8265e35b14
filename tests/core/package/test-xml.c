/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-odf.h"
#include "steller-xml.h"

static xmlDoc *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return steller_xml_parse (bytes, "content.xml", error);
}

static char *
serialize (xmlDoc *document)
{
  g_autoptr (GBytes) bytes = steller_xml_serialize (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const struct
{
  const char *text, *expected;
} round_trips[] = {
  { "<a/>", "<a/>" },
  { "\xEF\xBB\xBF<a/>", "<a/>" },
  { "<?xml version='1.0' encoding='UTF-8'?><a>\xE2\x82\xAC</a>", "<a>\xE2\x82\xAC</a>" },
  { "<a> <b/> c </a>", "<a> <b/> c </a>" },
  { "<a>&lt;&amp;&#8364;&gt;</a>", "<a>&lt;&amp;\xE2\x82\xAC&gt;</a>" },
  { "<a b=\"1 &gt; &quot;0&quot;\" c='>'/>", "<a b=\"1 &gt; &quot;0&quot;\" c=\"&gt;\"/>" },
  { "<a><![CDATA[<b>]]></a>", "<a>&lt;b&gt;</a>" },
  { "<a><!-- <b> --><?pi <b>?></a>", "<a/>" },
  { "<n:a xmlns:n=\"urn:x\" n:b=\"c\"/>", "<n:a xmlns:n=\"urn:x\" n:b=\"c\"/>" },
};

static void
test_round_trip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (round_trips); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (xmlDoc) document = parse (round_trips[i].text, &error);
      g_autofree char *result = NULL, *expected = NULL;

      g_assert_no_error (error);
      result = serialize (document);
      expected = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n%s\n", round_trips[i].expected);
      g_assert_cmpstr (result, ==, expected);
    }
}

static const struct
{
  const char *text;
  StellerErrorCode code;
  guint line;
} refused[] = {
  { "", STELLER_ERROR_SYNTAX, 0 },
  { "plain", STELLER_ERROR_SYNTAX, 1 },
  { "<a>\n<b>\n</a>", STELLER_ERROR_SYNTAX, 3 },
  { "<a>", STELLER_ERROR_SYNTAX, 1 },
  { "<a", STELLER_ERROR_SYNTAX, 1 },
  { "<a b='", STELLER_ERROR_SYNTAX, 1 },
  { "<a/><b/>", STELLER_ERROR_SYNTAX, 1 },
  { "</a></a></a>", STELLER_ERROR_SYNTAX, 1 },
  { "<a b='1' b='2'/>", STELLER_ERROR_SYNTAX, 1 },
  { "<n:a/>", STELLER_ERROR_SYNTAX, 1 },
  { "<a>&onbekend;</a>", STELLER_ERROR_SYNTAX, 1 },
  { "<a>\xFF</a>", STELLER_ERROR_SYNTAX, 1 },
  { "<a>\001</a>", STELLER_ERROR_SYNTAX, 1 },
  { "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>", STELLER_ERROR_SYNTAX, 1 },
  { "<!-- <a/>", STELLER_ERROR_SYNTAX, 1 },
  { "<a><![CDATA[</a>", STELLER_ERROR_SYNTAX, 1 },
  { "<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>", STELLER_ERROR_UNSUPPORTED, 2 },
  { "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", STELLER_ERROR_UNSUPPORTED, 1 },
  { "<a><!ENTITY x 'y'></a>", STELLER_ERROR_UNSUPPORTED, 1 },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (refused[i].text, &error));
      if (!g_error_matches (error, STELLER_ERROR, refused[i].code))
        g_error ("%s: %s", refused[i].text, error->message);
      g_assert_cmpstr (steller_error_get_member (error), ==, "content.xml");
      if (refused[i].line != 0)
        g_assert_cmpuint (steller_error_get_line (error), ==, refused[i].line);
    }
}

/* In UTF-16 a document type declaration would not look like one. */
static void
test_utf16 (void)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = g_convert ("<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a><a/>", -1, "UTF-16", "UTF-8",
                                     NULL, &length, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  g_assert_null (steller_xml_parse (bytes, "content.xml", &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_SYNTAX);
}

static char *
nest (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, "<a b='>'>");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "</a>");
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  static const struct
  {
    guint depth;
    gboolean accepted;
  } cases[] = { { 1, TRUE }, { 200, TRUE }, { 201, FALSE }, { 10000, FALSE }, { 1000000, FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = nest (cases[i].depth);
      g_autoptr (GError) error = NULL;
      g_autoptr (xmlDoc) document = parse (text, &error);

      if (cases[i].accepted)
        g_assert_no_error (error);
      else
        g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
    }
}

static char *
repeat (const char *start, const char *format, guint count, const char *end)
{
  GString *text = g_string_new (start);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_auto (GStrv) pieces = g_strsplit (format, "@", -1);
      g_autofree char *piece = g_strjoinv (number, pieces);

      g_string_append (text, piece);
    }
  g_string_append (text, end);
  return g_string_free (text, FALSE);
}

static void
test_crowds (void)
{
  g_autofree char *few_attributes = repeat ("<a", " b@='1'", 256, "/>");
  g_autofree char *attributes = repeat ("<a", " b@='1'", 257, "/>");
  g_autofree char *namespaces = repeat ("<a>", "<a xmlns:b@='1' xmlns:c@='2' xmlns:d@='3' xmlns:e@='4'>", 150, "");
  g_autofree char *siblings = repeat ("<a>", "<a xmlns:b@='1'/><a xmlns='x'></a>", 1000, "</a>");
  g_autofree char *elements = repeat ("<a>", "<b/>", 1000000, "</a>");
  const struct
  {
    const char *text;
    gboolean accepted;
  } cases[] = {
    { few_attributes, TRUE }, { attributes, FALSE }, { namespaces, FALSE }, { siblings, TRUE }, { elements, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (xmlDoc) document = parse (cases[i].text, &error);

      if (cases[i].accepted)
        g_assert_no_error (error);
      else
        g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
    }
}

static void
test_build (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = parse ("<office:text xmlns:office='" STELLER_ODF_OFFICE "' xmlns:fo='urn:other'/>",
                                       &error);
  xmlNode *root = xmlDocGetRootElement (document);
  xmlNs *office = steller_xml_ensure_ns (document, "office", STELLER_ODF_OFFICE);
  xmlNs *fo = steller_xml_ensure_ns (document, "fo", STELLER_ODF_FO);
  xmlNode *element;
  g_autofree char *result = NULL;

  g_assert_no_error (error);
  g_assert_true (office == root->ns);
  g_assert_true (steller_xml_ensure_ns (document, "fo", STELLER_ODF_FO) == fo);
  g_assert_cmpstr ((const char *) fo->prefix, ==, "fo2");

  element = steller_xml_add_element (root, fo, "p");
  steller_xml_set_attribute (element, fo, "b", "een");
  steller_xml_set_attribute (element, fo, "b", "<\"\001&amp;");
  steller_xml_set_attribute (element, NULL, "leeg", "");
  steller_xml_add_text (element, "a < b & \013\"c\" &amp; \xEF\xBF\xBF");
  steller_xml_add_text (element, "\001");
  steller_xml_add_element (element, NULL, "q");

  result = serialize (document);
  g_assert_nonnull (strstr (result, "<fo2:p fo2:b=\"&lt;&quot;&amp;amp;\" leeg=\"\">"
                                    "a &lt; b &amp; \"c\" &amp;amp; <q/></fo2:p>"));

  g_assert_true (steller_xml_is (element, STELLER_ODF_FO, "p"));
  g_assert_false (steller_xml_is (element, STELLER_ODF_FO, "q"));
  g_assert_false (steller_xml_is (element, STELLER_ODF_TEXT, "p"));
  g_assert_false (steller_xml_is (element->children, STELLER_ODF_FO, "p"));
  g_assert_false (steller_xml_is (NULL, STELLER_ODF_FO, "p"));

  g_assert_cmpstr (steller_xml_peek_attribute (element, STELLER_ODF_FO, "b"), ==, "<\"&amp;");
  g_assert_cmpstr (steller_xml_peek_attribute (element, NULL, "leeg"), ==, "");
  g_assert_null (steller_xml_peek_attribute (element, NULL, "b"));
  g_assert_null (steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "b"));
}

static void
test_get_attribute (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = parse ("<a b='&lt;&#10;x&gt;' xmlns:n='urn:n' n:b='y'/>", &error);
  xmlNode *root = xmlDocGetRootElement (document);
  g_autofree char *plain = steller_xml_get_attribute (root, NULL, "b");
  g_autofree char *other = steller_xml_get_attribute (root, "urn:n", "b");
  g_autofree char *missing = steller_xml_get_attribute (root, "urn:n", "c");

  g_assert_cmpstr (plain, ==, "<\nx>");
  g_assert_cmpstr (other, ==, "y");
  g_assert_null (missing);
}

/* A copy in another document uses the namespaces of that, under whatever prefixes. */
static void
test_add_copy (void)
{
  g_autoptr (GBytes) source_bytes = g_bytes_new_static (
    "<a:x xmlns:a='urn:a'><b:y xmlns:b='urn:b' b:z='1' xml:lang='nl'>t<a:w/></b:y></a:x>", 83);
  g_autoptr (GBytes) target_bytes = g_bytes_new_static ("<r xmlns:b='urn:other' xmlns:q='urn:b'/>", 40);
  g_autoptr (xmlDoc) source = steller_xml_parse (source_bytes, "source", NULL);
  g_autoptr (xmlDoc) target = steller_xml_parse (target_bytes, "target", NULL);
  g_autoptr (GBytes) result = NULL;
  g_autofree char *text = NULL;

  steller_xml_add_copy (xmlDocGetRootElement (target), xmlDocGetRootElement (source)->children);
  g_clear_pointer (&source, xmlFreeDoc);
  result = steller_xml_serialize (target);
  text = g_strndup (g_bytes_get_data (result, NULL), g_bytes_get_size (result));
  g_assert_nonnull (strstr (text, "<r xmlns:b=\"urn:other\" xmlns:q=\"urn:b\" xmlns:a=\"urn:a\">"
                                  "<q:y q:z=\"1\" xml:lang=\"nl\">t<a:w/></q:y></r>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/xml/round-trip", test_round_trip);
  g_test_add_func ("/package/xml/refused", test_refused);
  g_test_add_func ("/package/xml/utf-16", test_utf16);
  g_test_add_func ("/package/xml/depth", test_depth);
  g_test_add_func ("/package/xml/crowds", test_crowds);
  g_test_add_func ("/package/xml/build", test_build);
  g_test_add_func ("/package/xml/get-attribute", test_get_attribute);
  g_test_add_func ("/package/xml/add-copy", test_add_copy);
  return g_test_run ();
}
