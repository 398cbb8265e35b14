/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-galley.h"

/*
 * steller_galley_new:
 * @block: the block
 * @form: how it is set
 * @language: the language of the note, an interned string
 *
 * Returns: (transfer full): an empty galley, to be filled before anybody sees it
 */
StellerGalley *
steller_galley_new (StellerBlock *block,
                    const StellerGalleyForm *form,
                    const char *language)
{
  StellerGalley *self = g_new0 (StellerGalley, 1);

  g_ref_count_init (&self->ref_count);
  self->block = steller_block_ref (block);
  self->form = *form;
  self->language = language;
  self->overshoot = -1.0;
  self->strips = g_array_new (FALSE, TRUE, sizeof (StellerStrip));
  self->pieces = g_array_new (FALSE, TRUE, sizeof (StellerPiece));
  self->rules = g_array_new (FALSE, TRUE, sizeof (StellerRule));
  self->repeats = g_array_new (FALSE, TRUE, sizeof (StellerRepeat));
  self->elements = steller_elements_new ();
  self->settings = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_text_setting_unref);

  return self;
}

StellerGalley *
steller_galley_ref (StellerGalley *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

/* Only under the lock of the typesetter. */
void
steller_galley_unref (StellerGalley *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->strips);
  g_array_unref (self->pieces);
  g_array_unref (self->rules);
  g_array_unref (self->repeats);
  g_array_unref (self->elements);
  g_ptr_array_unref (self->settings);
  steller_block_unref (self->block);
  g_free (self);
}

guint
steller_galley_hash (gconstpointer self)
{
  const StellerGalley *galley = self;
  guint64 hash = steller_block_hash (galley->block);

  return (guint) (hash ^ hash >> 32) ^ g_direct_hash (galley->form.paragraph) ^ (guint) (galley->form.width * 64.0) ^
         galley->form.heading << 24 ^ galley->form.role << 28;
}

gboolean
steller_galley_equal (gconstpointer self,
                      gconstpointer other)
{
  const StellerGalley *a = self;
  const StellerGalley *b = other;

  return a->form.paragraph == b->form.paragraph && a->form.table == b->form.table && a->form.width == b->form.width &&
         a->form.left_room == b->form.left_room && a->form.right_room == b->form.right_room &&
         a->form.role == b->form.role && a->form.heading == b->form.heading && a->language == b->language &&
         (a->block == b->block || steller_block_equal (a->block, b->block));
}

const StellerStrip *
steller_galley_get_strip (const StellerGalley *self,
                          guint strip)
{
  g_assert (strip < self->strips->len);

  return &g_array_index (self->strips, StellerStrip, strip);
}

const StellerPiece *
steller_galley_get_piece (const StellerGalley *self,
                          guint piece)
{
  g_assert (piece < self->pieces->len);

  return &g_array_index (self->pieces, StellerPiece, piece);
}

const StellerRule *
steller_galley_get_rule (const StellerGalley *self,
                         guint rule)
{
  g_assert (rule < self->rules->len);

  return &g_array_index (self->rules, StellerRule, rule);
}
