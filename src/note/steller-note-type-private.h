/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-field-type.h"
#include "steller-json-reader.h"
#include "steller-section-type.h"

G_BEGIN_DECLS

StellerFieldType *steller_field_type_read (StellerJsonReader *reader);
void steller_field_type_free (StellerFieldType *self);

StellerSectionType *steller_section_type_read (StellerJsonReader *reader, const StellerSectionType *parent);
void steller_section_type_free (StellerSectionType *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerFieldType, steller_field_type_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerSectionType, steller_section_type_free)

G_END_DECLS
