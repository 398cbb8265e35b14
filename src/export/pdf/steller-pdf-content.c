/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-content.h"

#include <string.h>

#include "steller-error.h"
#include "steller-pdf-lexer.h"

/* What an operator means for marked content. */
typedef enum
{
  OPERATOR_OTHER,
  OPERATOR_BEGIN_MARKED,
  OPERATOR_END_MARKED,
  OPERATOR_BEGIN_TEXT,
  OPERATOR_END_TEXT,
  OPERATOR_BEGIN_PATH,
  OPERATOR_END_PATH,
  OPERATOR_PAINT_PATH,
  OPERATOR_PAINT_OBJECT,
  OPERATOR_SHOW_TEXT,
  OPERATOR_INLINE_IMAGE,
} OperatorClass;

static const struct
{
  const char *name;
  OperatorClass class;
} operators[] = {
  /* The most frequent first. */
  { "Tj", OPERATOR_SHOW_TEXT },       { "TJ", OPERATOR_SHOW_TEXT },      { "re", OPERATOR_BEGIN_PATH },
  { "f", OPERATOR_PAINT_PATH },       { "BDC", OPERATOR_BEGIN_MARKED },  { "EMC", OPERATOR_END_MARKED },
  { "m", OPERATOR_BEGIN_PATH },       { "S", OPERATOR_PAINT_PATH },      { "n", OPERATOR_END_PATH },
  { "BMC", OPERATOR_BEGIN_MARKED },   { "Do", OPERATOR_PAINT_OBJECT },   { "s", OPERATOR_PAINT_PATH },
  { "F", OPERATOR_PAINT_PATH },       { "f*", OPERATOR_PAINT_PATH },     { "B", OPERATOR_PAINT_PATH },
  { "B*", OPERATOR_PAINT_PATH },      { "b", OPERATOR_PAINT_PATH },      { "b*", OPERATOR_PAINT_PATH },
  { "sh", OPERATOR_PAINT_OBJECT },    { "'", OPERATOR_SHOW_TEXT },       { "\"", OPERATOR_SHOW_TEXT },
  { "BT", OPERATOR_BEGIN_TEXT },      { "ET", OPERATOR_END_TEXT },       { "BI", OPERATOR_INLINE_IMAGE },
};

/* The property lists of ISO 32000-1, table 330; PDF/UA-1, 7.8, wants running headers and footers told apart. */
static const char * const artifact_marks[] = {
  [STELLER_PDF_MARK_LAYOUT] = "/Artifact <</Type /Layout>> BDC",
  [STELLER_PDF_MARK_HEADER] = "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC",
  [STELLER_PDF_MARK_FOOTER] = "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC",
};

/* cairo opens marked content for text alone, so that a figure would hold nothing. A sign in text stands at its
 * beginning and at its end: the signs go, and between them marked content is open. */
typedef enum
{
  FIGURE_NONE,
  FIGURE_OPEN,
  FIGURE_LEFT, /* what comes after text in it is an artifact */
} FigureState;

#define NOWHERE G_MAXSIZE

#define NO_ID -1

typedef struct
{
  StellerPdfLexer lexer;
  const StellerPdfMark *marks;
  guint n_marks;
  guint8 *seen;        /* per mark, whether it was found */
  GByteArray *result;
  gsize copied;        /* up to here the content is in the result */
  gsize operands;      /* where the operands of the operator to come begin, or NOWHERE */
  gsize path;          /* where the path being built begins, or NOWHERE */
  gboolean id_follows; /* whether the key /MCID was just read */
  gint64 id;           /* the value of /MCID among the operands, or NO_ID */
  guint depth;         /* of marked content */
  FigureState figure;
  StellerPdfMark sign; /* the sign of a figure whose marked content is open, or NONE */
  gboolean sign_read;  /* whether its text has gone: any other text within is that of the figure */
} Classifier;

static OperatorClass
classify_operator (const StellerPdfLexer *lexer,
                   const StellerPdfToken *token)
{
  if (token->end - token->start > 3)
    return OPERATOR_OTHER;

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (steller_pdf_lexer_token_is (lexer, token, operators[i].name))
      return operators[i].class;

  return OPERATOR_OTHER;
}

static void
copy_until (Classifier *self,
            gsize       end)
{
  g_byte_array_append (self->result, self->lexer.data + self->copied, end - self->copied);
  self->copied = end;
}

static void
insert (Classifier *self,
        const char *text)
{
  g_byte_array_append (self->result, (const guint8 *) text, strlen (text));
}

static void
wrap_as_layout (Classifier *self,
                gsize       start,
                gsize       end)
{
  copy_until (self, start);
  insert (self, artifact_marks[STELLER_PDF_MARK_LAYOUT]);
  insert (self, "\n");
  copy_until (self, end);
  insert (self, "\nEMC");
}

static gboolean
begin_figure_mark (Classifier             *self,
                   StellerPdfMark          mark,
                   gsize                   start,
                   const StellerPdfToken  *operator,
                   GError                **error)
{
  const gboolean is_end = mark == STELLER_PDF_MARK_FIGURE_END;

  if (self->depth != (self->figure == FIGURE_OPEN ? 1 : 0) || (is_end && self->figure == FIGURE_NONE))
    {
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, "figure within marked content, or no figure");
      return FALSE;
    }

  copy_until (self, start);
  if (is_end)
    {
      self->copied = operator->end;
      self->sign = mark;
    }
  else if (self->figure == FIGURE_NONE)
    {
      self->figure = FIGURE_OPEN;
      self->sign = mark;
    }
  else if (self->figure == FIGURE_OPEN)
    {
      insert (self, "EMC\n");
      self->depth--;
      self->figure = FIGURE_LEFT;
    }
  self->depth++;

  return TRUE;
}

static gboolean
begin_marked (Classifier             *self,
              gsize                   start,
              const StellerPdfToken  *operator,
              GError                **error)
{
  StellerPdfMark mark = STELLER_PDF_MARK_CONTENT;

  if (self->id != NO_ID)
    {
      if (self->id < 0 || self->id >= self->n_marks || self->marks[self->id] == STELLER_PDF_MARK_NONE ||
          self->seen[self->id])
        {
          g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED,
                       "marked content %" G_GINT64_FORMAT " is not in the structure, or here twice", self->id);
          return FALSE;
        }
      self->seen[self->id] = TRUE;
      mark = self->marks[self->id];
    }

  if (mark == STELLER_PDF_MARK_FIGURE || mark == STELLER_PDF_MARK_FIGURE_END)
    return begin_figure_mark (self, mark, start, operator, error);

  if (mark != STELLER_PDF_MARK_CONTENT)
    {
      if (self->depth > 0)
        {
          g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, "artifact within marked content");
          return FALSE;
        }
      /* The tag, its properties and the operator all make place for the artifact's. */
      copy_until (self, start);
      insert (self, artifact_marks[mark]);
      self->copied = operator->end;
    }
  self->depth++;

  return TRUE;
}

/* Between the first figure of a path and its painting nothing may stand but figures (ISO 32000-1, 8.5.2). */
static gboolean
check_no_path (Classifier  *self,
               GError     **error)
{
  if (self->path == NOWHERE)
    return TRUE;

  g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, "marked content or an object within a path");

  return FALSE;
}

/* The beginning leaves its marked content open, and the end closes it. */
static void
end_sign (Classifier            *self,
          gsize                  start,
          const StellerPdfToken *operator)
{
  if (self->sign == STELLER_PDF_MARK_FIGURE)
    {
      self->depth++;
    }
  else
    {
      if (self->figure == FIGURE_OPEN)
        self->depth--;
      else
        self->sign = STELLER_PDF_MARK_FIGURE;
      self->figure = FIGURE_NONE;
    }
  if (self->sign == STELLER_PDF_MARK_FIGURE)
    {
      copy_until (self, start);
      self->copied = operator->end;
    }
  self->sign = STELLER_PDF_MARK_NONE;
  self->sign_read = FALSE;
}

static gboolean
end_marked (Classifier             *self,
            gsize                   start,
            const StellerPdfToken  *operator,
            GError                **error)
{
  if (self->depth == 0)
    {
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, "marked content ends that never began");
      return FALSE;
    }
  self->depth--;
  if (self->sign != STELLER_PDF_MARK_NONE)
    end_sign (self, start, operator);

  return TRUE;
}

static gboolean
handle_operator (Classifier             *self,
                 const StellerPdfToken  *operator,
                 GError                **error)
{
  const gsize start = self->operands == NOWHERE ? operator->start : self->operands;
  gboolean success = TRUE;

  switch (classify_operator (&self->lexer, operator))
    {
    case OPERATOR_BEGIN_MARKED:
      success = check_no_path (self, error) && begin_marked (self, start, operator, error);
      break;

    case OPERATOR_END_MARKED:
      success = check_no_path (self, error) && end_marked (self, start, operator, error);
      break;

    case OPERATOR_BEGIN_TEXT:
      if (self->sign != STELLER_PDF_MARK_NONE && !self->sign_read)
        copy_until (self, start);
      break;

    case OPERATOR_END_TEXT:
      if (self->sign != STELLER_PDF_MARK_NONE && !self->sign_read)
        {
          self->copied = operator->end;
          self->sign_read = TRUE;
        }
      break;

    case OPERATOR_BEGIN_PATH:
      if (self->path == NOWHERE)
        self->path = start;
      break;

    case OPERATOR_PAINT_PATH:
      if (self->depth == 0 && self->path != NOWHERE)
        wrap_as_layout (self, self->path, operator->end);
      self->path = NOWHERE;
      break;

    case OPERATOR_END_PATH:
      self->path = NOWHERE;
      break;

    case OPERATOR_PAINT_OBJECT:
      success = check_no_path (self, error);
      if (success && self->depth == 0)
        wrap_as_layout (self, start, operator->end);
      break;

    case OPERATOR_SHOW_TEXT:
      success = self->depth > 0;
      if (!success)
        g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, "text outside the structure");
      break;

    case OPERATOR_INLINE_IMAGE:
      success = FALSE;
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, "inline image");
      break;

    case OPERATOR_OTHER:
      break;
    }

  self->operands = NOWHERE;
  self->id_follows = FALSE;
  self->id = NO_ID;

  return success;
}

static gint64
parse_id (const Classifier      *self,
          const StellerPdfToken *token)
{
  char digits[16] = { 0 };
  const gsize length = token->end - token->start;
  gint64 id;

  if (length >= sizeof digits)
    return G_MAXINT64;

  memcpy (digits, self->lexer.data + token->start, length);

  return g_ascii_string_to_signed (digits, 10, 0, G_MAXINT32, &id, NULL) ? id : G_MAXINT64;
}

static void
handle_operand (Classifier            *self,
                const StellerPdfToken *operand)
{
  if (self->operands == NOWHERE)
    self->operands = operand->start;

  if (self->id_follows)
    self->id = parse_id (self, operand);
  self->id_follows = operand->kind == STELLER_PDF_TOKEN_NAME &&
                     steller_pdf_lexer_token_is (&self->lexer, operand, "/MCID");
}

static gboolean
check_end (Classifier  *self,
           GError     **error)
{
  if (self->depth > 0 || self->figure != FIGURE_NONE)
    {
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, "marked content never ends");
      return FALSE;
    }

  for (guint i = 0; i < self->n_marks; i++)
    if (self->marks[i] != STELLER_PDF_MARK_NONE && !self->seen[i])
      {
        g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED, "marked content %u is not here", i);
        return FALSE;
      }

  return TRUE;
}

static gboolean
classify (Classifier  *self,
          GError     **error)
{
  StellerPdfToken token;

  while (steller_pdf_lexer_next (&self->lexer, &token) != STELLER_PDF_TOKEN_END)
    {
      switch (token.kind)
        {
        case STELLER_PDF_TOKEN_BROKEN:
          g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED, "unreadable token at byte %" G_GSIZE_FORMAT,
                       token.start);
          return FALSE;

        case STELLER_PDF_TOKEN_OPERATOR:
          if (!handle_operator (self, &token, error))
            return FALSE;
          break;

        default:
          handle_operand (self, &token);
          break;
        }
    }
  copy_until (self, self->lexer.length);

  return check_end (self, error);
}

/**
 * steller_pdf_content_classify: (skip)
 * @content: the decoded content stream of a page, as cairo wrote it
 * @length: how many bytes
 * @marks: (array length=n_marks): what each piece of marked content is, by its number
 * @n_marks: how many
 * @error: return location for an error
 *
 * Makes everything on a page either content or a classified artifact, as PDF/UA-1, 7.1, demands: marked content that is
 * an artifact becomes one, and rules, backgrounds and images that lie outside the structure become layout artifacts.
 * (cairo opens marked content for text alone.) Strings and numbers stay as they are, to the byte. Text outside the
 * structure is an error, since a screen reader would not find it; so is marked content that is not in @marks, or the
 * other way round.
 *
 * The messages of the errors are for a developer: they tell what the painter or cairo did wrong.
 *
 * Returns: (transfer full): the content to put in its place, or %NULL with @error set
 */
GByteArray *
steller_pdf_content_classify (const guint8          *content,
                              gsize                  length,
                              const StellerPdfMark  *marks,
                              guint                  n_marks,
                              GError               **error)
{
  g_autoptr (GByteArray) result = NULL;
  g_autofree guint8 *seen = NULL;
  Classifier self = {
    .marks = marks,
    .n_marks = n_marks,
    .operands = NOWHERE,
    .path = NOWHERE,
    .id = NO_ID,
  };

  g_return_val_if_fail (content != NULL || length == 0, NULL);
  g_return_val_if_fail (length < G_MAXUINT / 2, NULL);
  g_return_val_if_fail (marks != NULL || n_marks == 0, NULL);

  self.result = result = g_byte_array_sized_new (length + length / 8 + 256);
  self.seen = seen = g_new0 (guint8, n_marks + 1);
  steller_pdf_lexer_init (&self.lexer, content, length);
  if (!classify (&self, error))
    return NULL;

  return g_steal_pointer (&result);
}
