/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-structure.h"

#include <string.h>

#include "steller-error.h"
#include "steller-pdf-levels.h"
#include "steller-pdf-object.h"

/* Ten levels of lists, each with its L, LI and LBody, within a quotation in a table come to less than half of this. */
#define MAX_DEPTH 100

/* The types of our own that steller_pdf_record's elements may name; all others are standard. */
#define ROLE_MAP "<< /Title /P /Strong /Span /Em /Span >>"

static const char * const attribute_syntax[STELLER_PDF_N_ATTRIBUTES] = {
  [STELLER_PDF_ATTRIBUTES_LIST_DISC] = "<< /O /List /ListNumbering /Disc >>",
  [STELLER_PDF_ATTRIBUTES_LIST_DECIMAL] = "<< /O /List /ListNumbering /Decimal >>",
  [STELLER_PDF_ATTRIBUTES_LIST_LOWER_ALPHA] = "<< /O /List /ListNumbering /LowerAlpha >>",
  [STELLER_PDF_ATTRIBUTES_LIST_UPPER_ALPHA] = "<< /O /List /ListNumbering /UpperAlpha >>",
  [STELLER_PDF_ATTRIBUTES_LIST_LOWER_ROMAN] = "<< /O /List /ListNumbering /LowerRoman >>",
  [STELLER_PDF_ATTRIBUTES_LIST_UPPER_ROMAN] = "<< /O /List /ListNumbering /UpperRoman >>",
  [STELLER_PDF_ATTRIBUTES_SCOPE_COLUMN] = "<< /O /Table /Scope /Column >>",
  [STELLER_PDF_ATTRIBUTES_SCOPE_ROW] = "<< /O /Table /Scope /Row >>",
};

typedef struct
{
  qpdf_data qpdf;
  const StellerPdfRecord *record;
  guint next;                                   /* the record's element that comes next in the tree */
  qpdf_oh attributes[STELLER_PDF_N_ATTRIBUTES]; /* made when first needed, shared by all elements that have them */
  StellerPdfParentTree *parents;
  StellerPdfLevels levels; /* of the headings that stay */
} Walk;

/* The element whose kids are being walked. */
typedef struct
{
  qpdf_oh handle;
  const StellerPdfElement *record;
  guint depth;
  gboolean has_annotation;
  gboolean is_empty;  /* whether nothing is left in it */
} Element;

static gboolean walk_element (Walk *walk, Element *element, qpdf_oh type, GError **error);

static qpdf_oh
get_attributes (Walk                 *walk,
                StellerPdfAttributes  attributes)
{
  if (walk->attributes[attributes] == 0)
    {
      qpdf_oh direct = qpdf_oh_parse (walk->qpdf, attribute_syntax[attributes]);

      walk->attributes[attributes] = qpdf_make_indirect_object (walk->qpdf, direct);
      qpdf_oh_release (walk->qpdf, direct);
    }

  return walk->attributes[attributes];
}

/* Gives an element what the record has for it, after making sure that they are the same element. */
static gboolean
complete_element (Walk     *walk,
                  Element  *element,
                  qpdf_oh   type,
                  GError  **error)
{
  const StellerPdfElement *record;
  const char *name;

  if (walk->next == steller_pdf_record_get_n_elements (walk->record))
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED,
                   "structure tree: more than the %u elements that were drawn", walk->next);
      return FALSE;
    }

  record = element->record = steller_pdf_record_get_element (walk->record, walk->next);
  name = qpdf_oh_get_name (walk->qpdf, type);
  if (name[0] != '/' || strcmp (name + 1, record->type) != 0)
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED, "structure tree: element %u is %s in place of /%s",
                   walk->next, name, record->type);
      return FALSE;
    }
  walk->next++;

  if (record->role)
    {
      g_autofree char *role = g_strconcat ("/", record->role, NULL);

      steller_pdf_set_name (walk->qpdf, element->handle, "/S", role);
    }
  if (record->attributes != STELLER_PDF_ATTRIBUTES_NONE)
    qpdf_oh_replace_key (walk->qpdf, element->handle, "/A", get_attributes (walk, record->attributes));
  steller_pdf_set_text (walk->qpdf, element->handle, "/Lang", record->language);
  steller_pdf_set_text (walk->qpdf, element->handle, "/ActualText", record->actual_text);
  steller_pdf_set_text (walk->qpdf, element->handle, "/Alt", record->alternative);

  return TRUE;
}

/* A reference to an annotation (ISO 32000-1, 14.7.4.3). PDF/A-2, 6.3.2: it must print; PDF/UA-1, 7.18.5: it must say
 * what it is. Returns whether it is there: cairo makes none for a link of which nothing is drawn. */
static gboolean
complete_annotation (Walk          *walk,
                     const Element *element,
                     qpdf_oh        reference)
{
  qpdf_oh annotation = qpdf_oh_get_key (walk->qpdf, reference, "/Obj");
  gboolean is_there = qpdf_oh_is_dictionary (walk->qpdf, annotation) &&
                      qpdf_oh_has_key (walk->qpdf, annotation, "/StructParent");

  if (is_there)
    {
      qpdf_oh key = qpdf_oh_get_key (walk->qpdf, annotation, "/StructParent");

      steller_pdf_set_text (walk->qpdf, annotation, "/Contents", element->record->contents);
      steller_pdf_take (walk->qpdf, annotation, "/F", qpdf_oh_new_integer (walk->qpdf, 4));
      steller_pdf_parent_tree_add_annotation (walk->parents, qpdf_oh_get_int_value_as_int (walk->qpdf, key),
                                              qpdf_oh_get_object_id (walk->qpdf, element->handle));
      qpdf_oh_release (walk->qpdf, key);
    }
  qpdf_oh_release (walk->qpdf, annotation);

  return is_there;
}

/* The number of a piece of marked content on the page of the element, or on that of the reference. */
static gboolean
add_content (Walk           *walk,
             const Element  *element,
             qpdf_oh         number,
             int             page,
             GError        **error)
{
  if (page == 0)
    page = steller_pdf_get_id (walk->qpdf, element->handle, "/Pg");

  return steller_pdf_parent_tree_add_content (walk->parents, page, qpdf_oh_get_int_value_as_int (walk->qpdf, number),
                                              qpdf_oh_get_object_id (walk->qpdf, element->handle),
                                              element->record->artifact, error);
}

/* A reference to content or to an annotation. */
static gboolean
walk_reference (Walk      *walk,
                Element   *element,
                qpdf_oh    reference,
                gboolean  *keep,
                GError   **error)
{
  gboolean success = TRUE;

  if (steller_pdf_has_type (walk->qpdf, reference, "/MCR"))
    {
      qpdf_oh number = qpdf_oh_get_key (walk->qpdf, reference, "/MCID");

      success = add_content (walk, element, number, steller_pdf_get_id (walk->qpdf, reference, "/Pg"), error);
      qpdf_oh_release (walk->qpdf, number);
    }
  else if (!steller_pdf_has_type (walk->qpdf, reference, "/OBJR"))
    {
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, "structure tree: unknown kind of reference");
      success = FALSE;
    }
  else
    {
      /* cairo 1.18 refers to the annotation again for each piece of a link's text. */
      *keep = !element->has_annotation && complete_annotation (walk, element, reference);
      element->has_annotation = element->has_annotation || *keep;
    }

  return success;
}

static gboolean
is_heading (const Element *element)
{
  const char *type = element->record->type;

  return type[0] == 'H' && g_ascii_isdigit (type[1]) && type[2] == '\0';
}

/* Neither artifacts nor what says nothing: a screen reader would stop at it for nothing. (An empty cell has its place
 * in the table, and an item of a list has a body behind its label.) */
static gboolean
belongs_in_tree (const Element *element)
{
  static const char * const may_be_empty[] = { "Document", "TH", "TD", "LBody", NULL };

  return (element->record->artifact == STELLER_PDF_MARK_CONTENT ||
          element->record->artifact == STELLER_PDF_MARK_FIGURE) &&
         (!element->is_empty || g_strv_contains (may_be_empty, element->record->type));
}

/* PDF/UA-1, 7.4.2: the first heading is H1, and none goes down by more than one level. */
static void
complete_heading (Walk          *walk,
                  const Element *element)
{
  guint level = g_ascii_digit_value (element->record->type[1]);
  char name[] = "/H1";

  name[2] = '0' + steller_pdf_levels_enter (&walk->levels, level);
  steller_pdf_set_name (walk->qpdf, element->handle, "/S", name);
}

/* Sets keep to FALSE when the kid has no place in the finished tree. */
static gboolean
walk_kid (Walk      *walk,
          Element   *element,
          qpdf_oh    kid,
          gboolean  *keep,
          GError   **error)
{
  qpdf_oh type;
  gboolean success;

  if (qpdf_oh_is_integer (walk->qpdf, kid))
    return add_content (walk, element, kid, 0, error);

  type = qpdf_oh_get_key (walk->qpdf, kid, "/S");
  if (qpdf_oh_is_name (walk->qpdf, type))
    {
      Element child = { .handle = kid, .depth = element->depth + 1 };

      success = walk_element (walk, &child, type, error);
      *keep = success && belongs_in_tree (&child);
      if (*keep && is_heading (&child))
        complete_heading (walk, &child);
      /* PDF/UA-1, 7.18.5: what cannot be clicked is no link. */
      else if (*keep && g_str_equal (child.record->type, "Link") && !child.has_annotation)
        steller_pdf_set_name (walk->qpdf, kid, "/S", "/Span");
    }
  else
    {
      success = walk_reference (walk, element, kid, keep, error);
    }
  qpdf_oh_release (walk->qpdf, type);

  return success;
}

static gboolean
walk_kids (Walk     *walk,
           Element  *element,
           GError  **error)
{
  qpdf_oh kids = qpdf_oh_get_key (walk->qpdf, element->handle, "/K");
  const gboolean is_array = qpdf_oh_is_array (walk->qpdf, kids);
  int n_kids = is_array ? qpdf_oh_get_array_n_items (walk->qpdf, kids) : qpdf_oh_is_null (walk->qpdf, kids) ? 0 : 1;
  gboolean success = TRUE;

  for (int i = 0; success && i < n_kids; i++)
    {
      qpdf_oh kid = is_array ? qpdf_oh_get_array_item (walk->qpdf, kids, i) : qpdf_oh_new_object (walk->qpdf, kids);
      gboolean keep = TRUE;

      success = walk_kid (walk, element, kid, &keep, error);
      if (!keep && is_array)
        {
          qpdf_oh_erase_item (walk->qpdf, kids, i--);
          n_kids--;
        }
      else if (!keep)
        {
          qpdf_oh_remove_key (walk->qpdf, element->handle, "/K");
          n_kids--;
        }
      qpdf_oh_release (walk->qpdf, kid);
    }
  qpdf_oh_release (walk->qpdf, kids);
  element->is_empty = n_kids == 0;

  return success;
}

static gboolean
walk_element (Walk     *walk,
              Element  *element,
              qpdf_oh   type,
              GError  **error)
{
  if (element->depth > MAX_DEPTH)
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT, "structure tree: deeper than %d", MAX_DEPTH);
      return FALSE;
    }

  return complete_element (walk, element, type, error) && walk_kids (walk, element, error);
}

/* Artifacts may be drawn before the document begins or after it ends; what remains is the document alone. */
static gboolean
walk_root (Walk     *walk,
           qpdf_oh   root,
           GError  **error)
{
  static const StellerPdfElement none = { .artifact = STELLER_PDF_MARK_CONTENT };
  Element element = { .handle = root, .record = &none };
  qpdf_oh kids;
  int n_kids;

  if (!walk_kids (walk, &element, error))
    return FALSE;

  kids = qpdf_oh_get_key (walk->qpdf, root, "/K");
  n_kids = qpdf_oh_is_array (walk->qpdf, kids) ? qpdf_oh_get_array_n_items (walk->qpdf, kids) : 1;
  qpdf_oh_release (walk->qpdf, kids);

  if (n_kids != 1 || walk->next != steller_pdf_record_get_n_elements (walk->record))
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED,
                   "structure tree: %d roots, and %u elements of the %u that were drawn", n_kids, walk->next,
                   steller_pdf_record_get_n_elements (walk->record));
      return FALSE;
    }

  return TRUE;
}

/**
 * steller_pdf_structure_complete: (skip)
 * @qpdf: a file that cairo wrote while @record was made
 * @record: what was drawn
 * @parents: the parent tree, empty yet
 * @error: return location for an error
 *
 * Completes the structure tree (ISO 32000-1, 14.7): goes through cairo's tree in pre-order, in step with the record,
 * and gives each element its own type, attributes, language and texts, each link's annotation its description; takes
 * the artifacts out; then writes the role map and, in place of cairo's, a parent tree made from what the tree refers
 * to. A tree that differs from the record in any element is an error.
 *
 * Returns: whether it was done
 */
gboolean
steller_pdf_structure_complete (qpdf_data                qpdf,
                                const StellerPdfRecord  *record,
                                StellerPdfParentTree    *parents,
                                GError                 **error)
{
  Walk walk = { .qpdf = qpdf, .record = record, .parents = parents };
  qpdf_oh catalog, root;
  gboolean success;

  g_return_val_if_fail (qpdf != NULL, FALSE);
  g_return_val_if_fail (record != NULL, FALSE);
  g_return_val_if_fail (parents != NULL, FALSE);

  catalog = qpdf_get_root (qpdf);
  root = qpdf_oh_get_key (qpdf, catalog, "/StructTreeRoot");

  success = walk_root (&walk, root, error) && steller_pdf_parent_tree_write (parents, root, error);
  if (success)
    steller_pdf_set_syntax (qpdf, root, "/RoleMap", ROLE_MAP);

  for (guint i = 0; i < STELLER_PDF_N_ATTRIBUTES; i++)
    if (walk.attributes[i] != 0)
      qpdf_oh_release (qpdf, walk.attributes[i]);
  qpdf_oh_release (qpdf, root);
  qpdf_oh_release (qpdf, catalog);

  return success;
}
