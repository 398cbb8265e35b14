/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "steller-cli-command.h"
#include "steller-cli-report.h"
#include "steller-file.h"
#include "steller-note-types.h"

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* JSON is UTF-8 in any locale (RFC 8259, 8.1), so it goes out as bytes. */
static gboolean
write_json (StellerNoteTypes *types, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < steller_note_types_get_n (types); i++)
    {
      StellerNoteType *type = steller_note_types_get_nth (types, i);

      json_builder_begin_object (builder);
      add_member (builder, "id", steller_note_type_get_id (type));
      add_member (builder, "title", steller_note_type_get_title (type));
      add_member (builder, "description", steller_note_type_get_description (type));
      add_member (builder, "language", steller_note_type_get_language (type));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  text = g_strconcat (json, "\n", NULL);
  bytes = g_bytes_new_static (text, strlen (text));

  return steller_file_write ("-", bytes, error);
}

static void
print_table (StellerNoteTypes *types)
{
  gsize width = 0;

  for (guint i = 0; i < steller_note_types_get_n (types); i++)
    width = MAX (width, strlen (steller_note_type_get_id (steller_note_types_get_nth (types, i))));

  for (guint i = 0; i < steller_note_types_get_n (types); i++)
    {
      StellerNoteType *type = steller_note_types_get_nth (types, i);

      g_print ("%-*s  %s\n", (int) width, steller_note_type_get_id (type), steller_note_type_get_title (type));
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
  g_autoptr (StellerNoteTypes) types = NULL;
  g_autoptr (GError) error = NULL;
  StellerCliStatus status;

  if (!steller_cli_command_parse (command, entries, arguments, &status))
    return status;
  if (g_strv_length (*arguments) > 1)
    return steller_cli_command_misused (command, _("“%s” is one argument too many"), (*arguments)[1]);

  types = steller_note_types_new ();
  if (!as_json)
    print_table (types);
  else if (!write_json (types, &error))
    {
      steller_cli_report_error (NULL, error);
      return STELLER_CLI_FAILED;
    }

  for (guint i = 0; i < steller_note_types_get_n_broken (types); i++)
    {
      const char *path;
      const GError *broken = steller_note_types_get_nth_broken (types, i, &path);

      steller_cli_report_error (path, broken);
      status = STELLER_CLI_FAILED;
    }

  return status;
}

const StellerCliCommand steller_cli_command_types = {
  .name = "types",
  .arguments = NULL,
  .summary = N_("List the types of note"),
  .run = run,
};
