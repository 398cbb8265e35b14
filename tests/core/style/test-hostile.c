/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-odf.h"
#include "steller-xml.h"
#include "steller-zip-writer.h"
#include "template.h"

#define OFFICE(name, content)                                                                                       \
  "<office:" name " xmlns:office='" STELLER_ODF_OFFICE "' xmlns:style='" STELLER_ODF_STYLE "' xmlns:text='"           \
  STELLER_ODF_TEXT "' xmlns:draw='" STELLER_ODF_DRAW "' xmlns:fo='" STELLER_ODF_FO "' xmlns:svg='" STELLER_ODF_SVG    \
  "' xmlns:xlink='" STELLER_ODF_XLINK "'>" content "</office:" name ">"
#define BODY(content) OFFICE ("document-content", "<office:body><office:text>" content "</office:text></office:body>")
#define CONTENT BODY ("<text:p>{{inhoud}}</text:p>")
#define STYLES OFFICE ("document-styles", "<office:styles/><office:automatic-styles/><office:master-styles/>")
#define MANIFEST(entry) "<m:manifest xmlns:m='" STELLER_ODF_MANIFEST "'>" entry "</m:manifest>"

/* A template that is wrong in one way, and what is said of it. */
typedef struct
{
  const char *name;
  const char *media_type, *content, *styles, *manifest;
  int code;
  const char *member;
} Broken;

static const Broken broken[] = {
  { "sound", STELLER_ODF_TEMPLATE_MEDIA_TYPE, CONTENT, STYLES, MANIFEST (""), -1, NULL },
  { "another kind of document", "application/vnd.oasis.opendocument.spreadsheet", CONTENT, STYLES, NULL,
    STELLER_ERROR_INVALID, "mimetype" },
  { "no media type", NULL, CONTENT, STYLES, NULL, STELLER_ERROR_INVALID, "mimetype" },
  { "encrypted", STELLER_ODF_TEMPLATE_MEDIA_TYPE, "\x8a\x91\x03", "\x03\xf7", 
    MANIFEST ("<m:file-entry m:full-path='content.xml' m:size='9'><m:encryption-data m:checksum='x'/></m:file-entry>"),
    STELLER_ERROR_UNSUPPORTED, "content.xml" },
  { "encrypted as a whole", STELLER_ODF_TEMPLATE_MEDIA_TYPE, NULL, NULL,
    MANIFEST ("<m:file-entry m:full-path='encrypted-package'><m:encryption-data/></m:file-entry>"),
    STELLER_ERROR_UNSUPPORTED, "encrypted-package" },
  { "damaged manifest", STELLER_ODF_TEMPLATE_MEDIA_TYPE, CONTENT, STYLES, "<m:manifest", STELLER_ERROR_SYNTAX,
    "META-INF/manifest.xml" },
  { "no styles", STELLER_ODF_TEMPLATE_MEDIA_TYPE, CONTENT, NULL, NULL, STELLER_ERROR_INVALID, "styles.xml" },
  { "no content", STELLER_ODF_TEMPLATE_MEDIA_TYPE, NULL, STYLES, NULL, STELLER_ERROR_INVALID, "content.xml" },
  { "empty styles", STELLER_ODF_TEMPLATE_MEDIA_TYPE, CONTENT, "", NULL, STELLER_ERROR_SYNTAX, "styles.xml" },
  { "other XML for styles", STELLER_ODF_TEMPLATE_MEDIA_TYPE, CONTENT, "<html/>", NULL, STELLER_ERROR_INVALID,
    "styles.xml" },
  { "other XML for content", STELLER_ODF_TEMPLATE_MEDIA_TYPE, STYLES, STYLES, NULL, STELLER_ERROR_INVALID,
    "content.xml" },
  { "a spreadsheet in it", STELLER_ODF_TEMPLATE_MEDIA_TYPE,
    OFFICE ("document-content", "<office:body><office:spreadsheet/></office:body>"), STYLES, NULL,
    STELLER_ERROR_INVALID, "content.xml" },
  { "document type", STELLER_ODF_TEMPLATE_MEDIA_TYPE, "<!DOCTYPE a>" CONTENT, STYLES, NULL, STELLER_ERROR_UNSUPPORTED,
    "content.xml" },
  { "entities", STELLER_ODF_TEMPLATE_MEDIA_TYPE, CONTENT,
    "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'>]>" STYLES, NULL, STELLER_ERROR_UNSUPPORTED,
    "styles.xml" },
  { "external entity", STELLER_ODF_TEMPLATE_MEDIA_TYPE,
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>" CONTENT, STYLES, NULL, STELLER_ERROR_UNSUPPORTED,
    "content.xml" },
  { "unknown entity", STELLER_ODF_TEMPLATE_MEDIA_TYPE, BODY ("<text:p>&amp;&onbekend;</text:p>"), STYLES, NULL,
    STELLER_ERROR_SYNTAX, "content.xml" },
  { "torn off", STELLER_ODF_TEMPLATE_MEDIA_TYPE, "<office:document-content", STYLES, NULL, STELLER_ERROR_SYNTAX,
    "content.xml" },
  { "another encoding", STELLER_ODF_TEMPLATE_MEDIA_TYPE, BODY ("<text:p>\xe9</text:p>"), STYLES, NULL,
    STELLER_ERROR_SYNTAX, "content.xml" },
};

static void
add_part (StellerZipWriter *writer, const char *name, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  steller_zip_writer_add (writer, name, bytes, FALSE, &error);
  g_assert_no_error (error);
}

static GBytes *
make_package (const Broken *parts)
{
  g_autoptr (StellerZipWriter) writer = steller_zip_writer_new (NULL);
  const char *const names[] = { "mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml" };
  const char *const texts[] = { parts->media_type, parts->content, parts->styles, parts->manifest };
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (texts[i] != NULL)
      add_part (writer, names[i], texts[i], strlen (texts[i]));
  bytes = steller_zip_writer_finish (writer, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_broken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GBytes) bytes = make_package (&broken[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerStyle) style = steller_style_new_from_bytes ("proef", bytes, &error);

      g_test_message ("%s: %s", broken[i].name, error != NULL ? error->message : "");
      if (broken[i].code < 0)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, STELLER_ERROR, broken[i].code);
      g_assert_cmpstr (steller_error_get_member (error), ==, broken[i].member);
    }
}

/* What is no package at all. */
static void
test_no_package (void)
{
  static const char *const files[] = { "", "geen zip", "%PDF-1.7\n", "PK\003\004", "<?xml version='1.0'?><a/>" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i], strlen (files[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (steller_style_new_from_bytes ("proef", bytes, &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_SYNTAX);
    }
}

static GBytes *
make_sound (void)
{
  return make_package (&broken[0]);
}

/* Changes bytes in all headers of an entry, found by its name: @local and @central are their offsets from where the
 * header starts (the format of zip, 4.3.7 and 4.3.12). */
static GBytes *
change_headers (GBytes *package, const char *name, gsize local, gsize central, const void *with, gsize length)
{
  gsize size;
  const guint8 *original = g_bytes_get_data (package, &size);
  g_autofree guint8 *data = g_memdup2 (original, size);
  guint n_changed = 0;

  for (gsize i = 0; i + 46 + strlen (name) < size; i++)
    {
      if (memcmp (data + i, "PK\003\004", 4) == 0 && memcmp (data + i + 30, name, strlen (name)) == 0)
        {
          memcpy (data + i + local, with, length);
          n_changed++;
        }
      if (memcmp (data + i, "PK\001\002", 4) == 0 && memcmp (data + i + 46, name, strlen (name)) == 0)
        {
          memcpy (data + i + central, with, length);
          n_changed++;
        }
    }
  g_assert_cmpuint (n_changed, ==, 2);
  g_bytes_unref (package);
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

static void
test_lying_headers (void)
{
  static const struct
  {
    const char *name;
    gsize local, central;
    const char *with;
    gsize length;
    int code;
  } lies[] = {
    { "encrypted", 6, 8, "\001\000", 2, STELLER_ERROR_UNSUPPORTED },
    { "larger than it is", 22, 24, "\377\377\000\000", 4, STELLER_ERROR_SYNTAX },
    { "smaller than it is", 22, 24, "\001\000\000\000", 4, STELLER_ERROR_SYNTAX },
    { "larger than anything", 22, 24, "\376\377\377\177", 4, STELLER_ERROR_LIMIT },
    { "another checksum", 14, 16, "\001\002\003\004", 4, STELLER_ERROR_SYNTAX },
    { "an unusual compression", 8, 10, "\014\000", 2, STELLER_ERROR_UNSUPPORTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GBytes) bytes = change_headers (make_sound (), "content.xml", lies[i].local, lies[i].central,
                                                 lies[i].with, lies[i].length);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", lies[i].name);
      g_assert_null (steller_style_new_from_bytes ("proef", bytes, &error));
      g_assert_error (error, STELLER_ERROR, lies[i].code);
      g_assert_cmpstr (steller_error_get_member (error), ==, "content.xml");
    }
}

static void
test_duplicate (void)
{
  g_autoptr (StellerZipWriter) writer = steller_zip_writer_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  add_part (writer, "mimetype", STELLER_ODF_TEMPLATE_MEDIA_TYPE, strlen (STELLER_ODF_TEMPLATE_MEDIA_TYPE));
  add_part (writer, "content.xml", CONTENT, strlen (CONTENT));
  add_part (writer, "contant.xml", CONTENT, strlen (CONTENT));
  add_part (writer, "styles.xml", STYLES, strlen (STYLES));
  bytes = change_headers (steller_zip_writer_finish (writer, NULL), "contant.xml", 30, 46, "content.xml", 11);
  g_assert_null (steller_style_new_from_bytes ("proef", bytes, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "same name"));
}

/* A part that is next to nothing in the file. */
static void
test_bomb (void)
{
  static const char *const names[] = { "content.xml", "Pictures/logo.png", "Thumbnails/thumbnail.png" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (StellerZipWriter) writer = steller_zip_writer_new (NULL);
      gsize length = 40 * 1024 * 1024;
      g_autofree char *spaces = g_strnfill (length, ' ');
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      add_part (writer, "mimetype", STELLER_ODF_TEMPLATE_MEDIA_TYPE, strlen (STELLER_ODF_TEMPLATE_MEDIA_TYPE));
      add_part (writer, names[i], spaces, length);
      add_part (writer, "styles.xml", STYLES, strlen (STYLES));
      if (i > 0)
        add_part (writer, "content.xml", CONTENT, strlen (CONTENT));
      bytes = steller_zip_writer_finish (writer, NULL);
      g_assert_null (steller_style_new_from_bytes ("proef", bytes, &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
      g_assert_cmpstr (steller_error_get_member (error), ==, names[i]);
    }
}

static char *
repeat (const char *text, guint count)
{
  GString *result = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append (result, text);
  return g_string_free (result, FALSE);
}

static void
test_depth (void)
{
  static const char *const elements[] = { "span", "section", "p" };

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_autofree char *open = g_strdup_printf ("<text:%s>", elements[i]);
      g_autofree char *close = g_strdup_printf ("</text:%s>", elements[i]);
      g_autofree char *opened = repeat (open, 10000);
      g_autofree char *closed = repeat (close, 10000);
      g_autofree char *content = g_strconcat (opened, closed, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (template_load ("", "", "<office:master-styles/>", content, &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
      g_assert_cmpstr (steller_error_get_member (error), ==, "content.xml");
    }
}

/* As deep as XML may be: frames in frames, tables in tables and sections in sections. */
static void
test_nested (void)
{
  static const struct
  {
    const char *open, *close;
    guint count;
  } nested[] = {
    { "<draw:frame text:anchor-type='page'><draw:text-box><text:p/>", "</draw:text-box></draw:frame>", 90 },
    { "<table:table><table:table-column/><table:table-row><table:table-cell>",
      "</table:table-cell></table:table-row></table:table>", 60 },
    { "<text:section text:name='nota.a'><text:p>x</text:p>", "</text:section>", 180 },
    { "<text:list><text:list-item>", "</text:list-item></text:list>", 90 },
    { "<text:p><draw:frame text:anchor-type='as-char'><draw:text-box>", "</draw:text-box></draw:frame></text:p>", 60 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (nested); i++)
    {
      g_autofree char *opened = repeat (nested[i].open, nested[i].count);
      g_autofree char *closed = repeat (nested[i].close, nested[i].count);
      g_autofree char *body = g_strconcat (opened, "<text:p>{{inhoud}}</text:p>", closed, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerStyle) style = template_load ("", "", "<office:master-styles/>", body, &error);

      g_assert_no_error (error);
      g_assert_nonnull (style);
    }
}

#define IMAGE(attributes)                                                                                            \
  "<text:p><draw:frame draw:name='Logo' text:anchor-type='page' svg:width='2cm' svg:height='1cm'><draw:image "       \
  attributes "/></draw:frame>{{inhoud}}</text:p>"

/* What a template says that cannot be followed, and the words of the warning about it. */
static const struct
{
  const char *styles, *masters, *body, *warning;
} odd[] = {
  { "", "", IMAGE ("xlink:href='https://example.org/logo.png'"), "https://example.org/logo.png|outside" },
  { "", "", IMAGE ("xlink:href='file:///etc/passwd'"), "file:///etc/passwd|outside" },
  { "", "", IMAGE ("xlink:href='../logo.png'"), "../logo.png|outside" },
  { "", "", IMAGE ("xlink:href='/etc/logo.png'"), "/etc/logo.png|outside" },
  { "", "", IMAGE ("xlink:href='Pictures/weg.png'"), "“Logo”|Pictures/weg.png|missing" },
  { "", "", IMAGE (""), "“Logo”|office:binary-data" },
  { "", "", IMAGE ("xlink:href='content.xml'"), "“Logo”|content.xml|format" },
  { "", "", "<text:section text:name='S' text:protected='true'><text:section-source xlink:href='https://example.org/'/>"
            "<text:p/></text:section>", "text:section-source" },
  { "<style:style style:name='Een' style:family='paragraph' style:parent-style-name='Twee'/>"
    "<style:style style:name='Twee' style:family='paragraph' style:parent-style-name='Een'/>", "", "",
    "“Een”|parent" },
  { "<style:style style:name='Standard' style:family='paragraph' style:parent-style-name='Text_20_body'/>", "", "",
    "“Standard”|parent" },
  { "<style:style style:name='Graphics' style:family='graphic' style:parent-style-name='Graphics'/>", "",
    "<draw:frame draw:style-name='Graphics' text:anchor-type='page'><draw:text-box/></draw:frame>",
    "“Graphics”|parent" },
  { "", "<office:automatic-styles><style:page-layout style:name='A'><style:page-layout-properties fo:page-width='30mm'"
        " fo:page-height='40mm' fo:margin='25mm'/></style:page-layout></office:automatic-styles><office:master-styles>"
        "<style:master-page style:name='Klein' style:page-layout-name='A'/></office:master-styles>", "",
    "“Klein”|no room" },
  { "", "<office:automatic-styles><style:page-layout style:name='A'><style:page-layout-properties"
        " fo:page-height='200mm' fo:margin='20mm'/><style:header-style><style:header-footer-properties"
        " fo:min-height='190mm'/></style:header-style></style:page-layout></office:automatic-styles>"
        "<office:master-styles><style:master-page style:name='Kop' style:page-layout-name='A'><style:header><text:p/>"
        "</style:header></style:master-page></office:master-styles>", "",
    "“Kop”|no room" },
  { "", "<office:automatic-styles/><office:master-styles><style:master-page style:name='A'"
        " style:next-style-name='B' style:page-layout-name='weg'/></office:master-styles>", "<text:p>{{a b}}</text:p>",
    "{{inhoud}}" },
  { "", "", "<text:p>Door <text:author-name>iemand</text:author-name></text:p>", "text:author-name" },
  { "", "", "<text:tracked-changes><text:changed-region text:id='c'/></text:tracked-changes><text:p/>",
    "text:tracked-changes" },
  { "", "", "<text:p><office:annotation><text:p>geheim</text:p></office:annotation></text:p>", "office:annotation" },
  { "", "", "<text:p><text:chapter text:display='name'>1</text:chapter></text:p>", "text:chapter" },
};

static void
test_odd (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      const char *masters = *odd[i].masters != '\0' ? odd[i].masters : "<office:master-styles/>";
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerStyle) style = template_load (odd[i].styles, "", masters, odd[i].body, &error);
      g_autofree char *all = NULL;

      g_assert_no_error (error);
      all = g_strjoinv ("\n", (char **) steller_style_get_warnings (style));
      g_test_message ("%s", all);
      if (!template_has_warning (steller_style_get_warnings (style), odd[i].warning))
        g_error ("no warning with %s", odd[i].warning);
      g_assert_cmpfloat (steller_style_get_page (style, TRUE)->width, >, 0);
    }
}

/* Nothing of who made the template, or said something about it, stays in what is exported. */
static void
test_no_traces (void)
{
  static const char *const parts[] = { "content.xml", "styles.xml" };
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = template_load (
    "", "", "<office:master-styles><style:master-page style:name='A'><style:footer><text:p><text:file-name>GEHEIM"
            "</text:file-name></text:p></style:footer></style:master-page></office:master-styles>",
    "<office:scripts>GEHEIM</office:scripts><text:tracked-changes>GEHEIM</text:tracked-changes><text:p>a<text:change/>"
    "<office:annotation>GEHEIM</office:annotation><text:span><text:creator>GEHEIM</text:creator></text:span>"
    "<text:sender-email>GEHEIM</text:sender-email></text:p>", &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (xmlDoc) part = steller_style_copy_part (style, parts[i]);
      xmlChar *text = xmlNodeGetContent (xmlDocGetRootElement (part));

      g_assert_null (strstr ((char *) text, "GEHEIM"));
      xmlFree (text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/hostile/broken", test_broken);
  g_test_add_func ("/style/hostile/no-package", test_no_package);
  g_test_add_func ("/style/hostile/lying-headers", test_lying_headers);
  g_test_add_func ("/style/hostile/duplicate", test_duplicate);
  g_test_add_func ("/style/hostile/bomb", test_bomb);
  g_test_add_func ("/style/hostile/depth", test_depth);
  g_test_add_func ("/style/hostile/nested", test_nested);
  g_test_add_func ("/style/hostile/odd", test_odd);
  g_test_add_func ("/style/hostile/no-traces", test_no_traces);
  return g_test_run ();
}
