/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "steller-cli-command.h"
#include "steller-cli-report.h"
#include "steller-file.h"
#include "steller-styles.h"

/* The words of the JSON, by origin. */
static const char *const origin_ids[] = { "user", "administrator", "builtin" };

static const char *
describe_origin (StellerStyleOrigin origin)
{
  switch (origin)
    {
    case STELLER_STYLE_ORIGIN_USER:
      return _("yours");
    case STELLER_STYLE_ORIGIN_ADMINISTRATOR:
      return _("from your administrator");
    case STELLER_STYLE_ORIGIN_BUILTIN:
      return _("built in");
    default:
      g_return_val_if_reached ("");
    }
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_entry (JsonBuilder *builder, StellerStyleEntry *entry)
{
  StellerStyle *style = steller_style_entry_get_style (entry);
  const char *path = steller_style_entry_get_path (entry);
  g_autofree char *display = path != NULL ? g_filename_display_name (path) : NULL;

  json_builder_begin_object (builder);
  add_member (builder, "id", steller_style_entry_get_id (entry));
  add_member (builder, "title", steller_style_entry_get_title (entry));
  add_member (builder, "version", steller_style_get_version (style));
  add_member (builder, "origin", origin_ids[steller_style_entry_get_origin (entry)]);
  add_member (builder, "path", display);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (const char *const *warning = steller_style_get_warnings (style); *warning != NULL; warning++)
    json_builder_add_string_value (builder, *warning);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
write_json (GPtrArray *entries, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    if (steller_style_entry_get_style (entries->pdata[i]) != NULL)
      add_entry (builder, entries->pdata[i]);
  json_builder_end_array (builder);

  /* JSON is UTF-8 in any locale (RFC 8259, 8.1), so it goes out as bytes. */
  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  text = g_strconcat (json, "\n", NULL);
  bytes = g_bytes_new_static (text, strlen (text));
  return steller_file_write ("-", bytes, error);
}

static int
get_width (const char *text)
{
  return (int) g_utf8_strlen (text, -1);
}

static void
print_table (GPtrArray *entries)
{
  int id_width = 0;
  int title_width = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      id_width = MAX (id_width, get_width (steller_style_entry_get_id (entries->pdata[i])));
      title_width = MAX (title_width, get_width (steller_style_entry_get_title (entries->pdata[i])));
    }
  for (guint i = 0; i < entries->len; i++)
    {
      StellerStyleEntry *entry = entries->pdata[i];
      g_autofree char *id = steller_cli_report_make_printable (steller_style_entry_get_id (entry));
      g_autofree char *title = steller_cli_report_make_printable (steller_style_entry_get_title (entry));

      if (steller_style_entry_get_style (entry) != NULL)
        g_print ("%s%*s  %s%*s  %s\n", id, MAX (id_width - get_width (id), 0), "", title,
                 MAX (title_width - get_width (title), 0), "",
                 describe_origin (steller_style_entry_get_origin (entry)));
    }
}

static StellerCliStatus
run (const StellerCliCommand *command, char ***arguments)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Write JSON for programs to read"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (StellerStyles) styles = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  StellerCliStatus status;

  if (!steller_cli_command_parse (command, entries, arguments, &status))
    return status;
  if (g_strv_length (*arguments) > 1)
    return steller_cli_command_misused (command, _("“%s” is one argument too many"), (*arguments)[1]);

  styles = steller_styles_new ();
  found = steller_styles_list (styles);
  if (!as_json)
    print_table (found);
  else if (!write_json (found, &error))
    {
      steller_cli_report_error (NULL, error);
      return STELLER_CLI_FAILED;
    }

  for (guint i = 0; i < found->len; i++)
    {
      const GError *broken = steller_style_entry_get_error (found->pdata[i]);

      if (broken == NULL)
        continue;
      steller_cli_report_error (steller_style_entry_get_path (found->pdata[i]), broken);
      status = STELLER_CLI_FAILED;
    }
  return status;
}

const StellerCliCommand steller_cli_command_styles = {
  .name = "styles",
  .arguments = NULL,
  .summary = N_("List the house styles"),
  .run = run,
};
