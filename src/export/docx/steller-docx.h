/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The namespaces, media types and kinds of relationship of Office Open XML that Steller writes: ISO/IEC 29500-1 (the
 * transitional names of ISO/IEC 29500-4, which word processors write) and ISO/IEC 29500-2. */
#define STELLER_DOCX_MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define STELLER_DOCX_OFFICE_RELATIONSHIPS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STELLER_DOCX_PACKAGE_RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define STELLER_DOCX_CONTENT_TYPES "http://schemas.openxmlformats.org/package/2006/content-types"

#define STELLER_DOCX_MEDIA_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define STELLER_DOCX_PART_TYPE(name) \
  "application/vnd.openxmlformats-officedocument.wordprocessingml." name "+xml"
#define STELLER_DOCX_RELATIONSHIP(name) STELLER_DOCX_OFFICE_RELATIONSHIPS "/" name

#define STELLER_DOCX_DOCUMENT_PART "word/document.xml"

/* Word counts the levels of a list from 0 to 8 (ISO/IEC 29500-1, 17.9.6). */
#define STELLER_DOCX_N_LIST_LEVELS 9
