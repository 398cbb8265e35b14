/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-span.h"

G_BEGIN_DECLS

/**
 * StellerSpanAspect:
 * @STELLER_SPAN_ASPECT_LINK: being a link
 * @STELLER_SPAN_ASPECT_GROUND: being marked, in the internal edition, as a passage that the public one will not hold
 * @STELLER_SPAN_ASPECT_LANGUAGE: having a language of its own
 * @STELLER_SPAN_ASPECT_BOLD: strong emphasis
 * @STELLER_SPAN_ASPECT_ITALIC: emphasis
 * @STELLER_SPAN_ASPECT_SUPERSCRIPT: being raised
 * @STELLER_SPAN_N_ASPECTS: how many there are
 *
 * What a span can have in common with its neighbours, so that a format writes it once around them all. In the order in
 * which one goes around the other.
 */
typedef enum {
  STELLER_SPAN_ASPECT_LINK,
  STELLER_SPAN_ASPECT_GROUND,
  STELLER_SPAN_ASPECT_LANGUAGE,
  STELLER_SPAN_ASPECT_BOLD,
  STELLER_SPAN_ASPECT_ITALIC,
  STELLER_SPAN_ASPECT_SUPERSCRIPT,
  STELLER_SPAN_N_ASPECTS,
} StellerSpanAspect;

gboolean steller_span_has_aspect    (const StellerSpan *self,
                                     StellerSpanAspect  aspect);
gboolean steller_span_shares_aspect (const StellerSpan *self,
                                     const StellerSpan *other,
                                     StellerSpanAspect  aspect);
guint    steller_span_count_shared  (const StellerSpan *self,
                                     const StellerSpan *other);

G_END_DECLS
