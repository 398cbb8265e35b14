/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-grounds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-file.h"
#include "steller-ground-resources.h"
#include "steller-json-files.h"
#include "steller-json-reader.h"

#define FORMAT "steller-grounds"
#define FORMAT_VERSION 1
#define FILE_LIMIT (1024 * 1024)

struct _StellerGround
{
  char *code;
  GHashTable *name;        /* language to text */
  GHashTable *citation;    /* language to text */
  GHashTable *caution;     /* language to text; empty when there is none */
  GHashTable *description; /* language to text with {citation}; that of its file */
};

typedef struct
{
  char *path;
  GError *error;
} BrokenFile;

struct _StellerGrounds
{
  GObject parent_instance;

  GPtrArray *grounds;
  GHashTable *by_code; /* code to StellerGround */
  GHashTable *ids;     /* of the files read */
  GPtrArray *broken;
};

G_DEFINE_FINAL_TYPE (StellerGrounds, steller_grounds, G_TYPE_OBJECT)

static void
steller_ground_free (StellerGround *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_clear_pointer (&self->name, g_hash_table_unref);
  g_clear_pointer (&self->citation, g_hash_table_unref);
  g_clear_pointer (&self->caution, g_hash_table_unref);
  g_clear_pointer (&self->description, g_hash_table_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerGround, steller_ground_free)

static void
broken_file_free (BrokenFile *broken)
{
  g_free (broken->path);
  g_error_free (broken->error);
  g_free (broken);
}

/* "nl-NL" is served by "nl", and any language by the Dutch text, which a file must have. */
static const char *
pick_language (GHashTable *texts, const char *language)
{
  const char *text = NULL;

  if (language != NULL)
    {
      g_autofree char *primary = g_strndup (language, strcspn (language, "-_"));

      text = g_hash_table_lookup (texts, language);
      if (text == NULL)
        text = g_hash_table_lookup (texts, primary);
    }
  return text != NULL ? text : g_hash_table_lookup (texts, "nl");
}

/**
 * steller_ground_get_code:
 * @self: a ground
 *
 * Returns: (transfer none): the code that stands in marks, such as "5.1.2.e"
 */
const char *
steller_ground_get_code (const StellerGround *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * steller_ground_get_name:
 * @self: a ground
 * @language: (nullable): a language tag (BCP 47); Dutch when %NULL or not there
 *
 * Returns: (transfer none): the short name
 */
const char *
steller_ground_get_name (const StellerGround *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick_language (self->name, language);
}

/**
 * steller_ground_get_citation:
 * @self: a ground
 * @language: (nullable): a language tag (BCP 47); Dutch when %NULL or not there
 *
 * Returns: (transfer none): the full citation of the law, such as "artikel 5.1, tweede lid, aanhef en onder e, van de
 *   Woo"
 */
const char *
steller_ground_get_citation (const StellerGround *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick_language (self->citation, language);
}

/**
 * steller_ground_get_caution:
 * @self: a ground
 * @language: (nullable): a language tag (BCP 47); Dutch when %NULL or not there
 *
 * Returns: (transfer none) (nullable): what to mind before using this ground, or %NULL
 */
const char *
steller_ground_get_caution (const StellerGround *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick_language (self->caution, language);
}

/* The current value: an object of texts by language, with Dutch among them. */
static GHashTable *
read_texts (StellerJsonReader *reader)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *object = steller_json_reader_expect_object (reader);
  g_autoptr (GList) languages = NULL;

  if (object != NULL)
    languages = json_object_get_members (object);
  for (GList *l = languages; l != NULL; l = l->next)
    {
      const char *text = steller_json_reader_get_string (reader, l->data, TRUE);

      if (text != NULL)
        g_hash_table_insert (texts, g_strdup (l->data), g_strdup (text));
    }
  if (!g_hash_table_contains (texts, "nl"))
    steller_json_reader_fail (reader, "nl", STELLER_ERROR_INVALID, _("This member is missing."));
  return g_steal_pointer (&texts);
}

static GHashTable *
read_member_texts (StellerJsonReader *reader, const char *name, gboolean required)
{
  GHashTable *texts;

  if (!steller_json_reader_enter_member (reader, name))
    {
      if (required)
        steller_json_reader_fail (reader, name, STELLER_ERROR_INVALID, _("This member is missing."));
      return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  texts = read_texts (reader);
  steller_json_reader_leave (reader);
  return texts;
}

static gboolean
is_code (const char *code)
{
  gsize length = strlen (code);

  if (length == 0 || length > STELLER_GROUND_MAX_CODE_LENGTH)
    return FALSE;
  return strspn (code, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".-") == length;
}

static StellerGround *
read_ground (StellerJsonReader *reader, GHashTable *description)
{
  g_autoptr (StellerGround) ground = g_new0 (StellerGround, 1);
  const char *code = steller_json_reader_get_string (reader, "code", TRUE);

  if (code != NULL && !is_code (code))
    steller_json_reader_fail (reader, "code", STELLER_ERROR_INVALID,
                              _("A code is made of letters, digits, full stops and hyphens."));
  ground->code = g_strdup (code);
  ground->name = read_member_texts (reader, "name", TRUE);
  ground->citation = read_member_texts (reader, "citation", TRUE);
  ground->caution = read_member_texts (reader, "caution", FALSE);
  ground->description = g_hash_table_ref (description);
  return g_steal_pointer (&ground);
}

static GPtrArray *
read_grounds (StellerJsonReader *reader, GHashTable *description)
{
  g_autoptr (GPtrArray) grounds = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_ground_free);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;

  if (!steller_json_reader_enter_member (reader, "grounds"))
    {
      steller_json_reader_fail (reader, "grounds", STELLER_ERROR_INVALID, _("This member is missing."));
      return g_steal_pointer (&grounds);
    }
  n = steller_json_reader_expect_array (reader);
  if (n == 0)
    steller_json_reader_fail (reader, NULL, STELLER_ERROR_INVALID, _("This list may not be empty."));
  for (guint i = 0; i < n && steller_json_reader_enter_element (reader, i); i++)
    {
      StellerGround *ground = read_ground (reader, description);

      g_ptr_array_add (grounds, ground);
      if (ground->code != NULL && !g_hash_table_add (codes, ground->code))
        steller_json_reader_fail (reader, "code", STELLER_ERROR_INVALID, _("This code stands here twice."));
      steller_json_reader_leave (reader);
    }
  steller_json_reader_leave (reader);
  return g_steal_pointer (&grounds);
}

/* Adds the grounds of one file. A file of which the id was read before is passed over: the earlier one replaces it
 * whole. A code that was read before keeps its first meaning. */
static gboolean
load_bytes (StellerGrounds *self, GBytes *bytes, GError **error)
{
  g_autoptr (StellerJsonTree) tree = steller_json_tree_parse (bytes, error);
  g_autoptr (StellerJsonReader) reader = NULL;
  g_autoptr (GHashTable) description = NULL;
  g_autoptr (GPtrArray) grounds = NULL;
  const char *format;
  const char *id;

  if (tree == NULL)
    return FALSE;
  reader = steller_json_reader_new (tree);
  format = steller_json_reader_get_string (reader, "format", TRUE);
  if (format != NULL && strcmp (format, FORMAT) != 0)
    steller_json_reader_fail (reader, "format", STELLER_ERROR_INVALID, _("This must be “%s”."), FORMAT);
  if (steller_json_reader_get_integer (reader, "version", 1, G_MAXINT, 0) > FORMAT_VERSION)
    steller_json_reader_fail (reader, "version", STELLER_ERROR_VERSION, _("This was made by a newer Steller."));
  id = steller_json_reader_get_string (reader, "id", TRUE);
  description = read_member_texts (reader, "description", TRUE);
  grounds = read_grounds (reader, description);
  if (!steller_json_reader_finish (reader, error))
    return FALSE;

  if (!g_hash_table_add (self->ids, g_strdup (id)))
    return TRUE;
  for (guint i = 0; i < grounds->len; i++)
    {
      StellerGround *ground = g_ptr_array_index (grounds, i);

      if (g_hash_table_contains (self->by_code, ground->code))
        continue;
      g_ptr_array_index (grounds, i) = NULL;
      g_ptr_array_add (self->grounds, ground);
      g_hash_table_insert (self->by_code, ground->code, ground);
    }
  return TRUE;
}

static void
load_file (StellerGrounds *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = steller_file_read_regular (path, FILE_LIMIT, &error);
  BrokenFile *broken;

  if (bytes != NULL && load_bytes (self, bytes, &error))
    return;
  broken = g_new (BrokenFile, 1);
  broken->path = g_strdup (path);
  broken->error = g_steal_pointer (&error);
  g_ptr_array_add (self->broken, broken);
}

static void
load_builtin (StellerGrounds *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (steller_ground_get_resource (), RESOURCE_PATH "/grounds/woo.json",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL || !load_bytes (self, bytes, &error))
    g_error ("The built-in grounds cannot be read: %s", error->message);
}

static void
steller_grounds_finalize (GObject *object)
{
  StellerGrounds *self = STELLER_GROUNDS (object);

  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->grounds);
  g_ptr_array_unref (self->broken);

  G_OBJECT_CLASS (steller_grounds_parent_class)->finalize (object);
}

static void
steller_grounds_class_init (StellerGroundsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_grounds_finalize;
}

static void
steller_grounds_init (StellerGrounds *self)
{
  g_autoptr (GPtrArray) paths = steller_json_list_files ("grounds");

  self->grounds = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_ground_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->broken = g_ptr_array_new_with_free_func ((GDestroyNotify) broken_file_free);
  for (guint i = 0; i < paths->len; i++)
    load_file (self, g_ptr_array_index (paths, i));
  load_builtin (self);
}

/**
 * steller_grounds_new:
 *
 * Reads the grounds of exception: the files in `steller/grounds` under the data directories, the user's first, and then
 * the built-in grounds of the Woo. A file replaces every later one of the same id; a file that is not in order is
 * passed over and listed as broken.
 *
 * Returns: (transfer full): the grounds
 */
StellerGrounds *
steller_grounds_new (void)
{
  return g_object_new (STELLER_TYPE_GROUNDS, NULL);
}

/**
 * steller_grounds_lookup:
 * @self: the grounds
 * @code: a code, such as "5.1.2.e"
 *
 * Returns: (transfer none) (nullable): the ground, or %NULL when there is none of that code
 */
const StellerGround *
steller_grounds_lookup (StellerGrounds *self, const char *code)
{
  g_return_val_if_fail (STELLER_IS_GROUNDS (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return g_hash_table_lookup (self->by_code, code);
}

/**
 * steller_grounds_get_n:
 * @self: the grounds
 *
 * Returns: how many grounds there are
 */
guint
steller_grounds_get_n (StellerGrounds *self)
{
  g_return_val_if_fail (STELLER_IS_GROUNDS (self), 0);

  return self->grounds->len;
}

/**
 * steller_grounds_get_nth:
 * @self: the grounds
 * @index: which ground, counted from 0, in the order of the files
 *
 * Returns: (transfer none): a ground
 */
const StellerGround *
steller_grounds_get_nth (StellerGrounds *self, guint index)
{
  g_return_val_if_fail (STELLER_IS_GROUNDS (self), NULL);
  g_return_val_if_fail (index < self->grounds->len, NULL);

  return g_ptr_array_index (self->grounds, index);
}

/**
 * steller_grounds_describe:
 * @self: the grounds
 * @code: the code of a ground
 * @language: (nullable): the language of the note, as a tag (BCP 47)
 *
 * Describes a redacted passage in words, for who cannot see the bar: "Gelakt op grond van artikel 5.1, tweede lid,
 * aanhef en onder e, van de Woo". The words come from the data, since they are in the language of the note and not of
 * the interface. A code that is not known stands as it is.
 *
 * Returns: (transfer full): the description
 */
char *
steller_grounds_describe (StellerGrounds *self, const char *code, const char *language)
{
  const StellerGround *ground;
  const char *citation;
  GString *description;

  g_return_val_if_fail (STELLER_IS_GROUNDS (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  ground = steller_grounds_lookup (self, code);
  citation = ground != NULL ? pick_language (ground->citation, language) : code;
  if (ground == NULL)
    ground = g_ptr_array_index (self->grounds, 0);
  description = g_string_new (pick_language (ground->description, language));
  g_string_replace (description, "{citation}", citation, 0);
  return g_string_free_and_steal (description);
}

/**
 * steller_grounds_get_n_broken:
 * @self: the grounds
 *
 * Returns: how many files could not be read
 */
guint
steller_grounds_get_n_broken (StellerGrounds *self)
{
  g_return_val_if_fail (STELLER_IS_GROUNDS (self), 0);

  return self->broken->len;
}

/**
 * steller_grounds_get_nth_broken:
 * @self: the grounds
 * @index: which file, counted from 0
 * @path: (out) (optional) (transfer none): where the file is
 *
 * Returns: (transfer none): why the file could not be read
 */
const GError *
steller_grounds_get_nth_broken (StellerGrounds *self, guint index, const char **path)
{
  const BrokenFile *broken;

  g_return_val_if_fail (STELLER_IS_GROUNDS (self), NULL);
  g_return_val_if_fail (index < self->broken->len, NULL);

  broken = g_ptr_array_index (self->broken, index);
  if (path != NULL)
    *path = broken->path;
  return broken->error;
}
