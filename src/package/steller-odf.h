/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The namespaces of OpenDocument 1.3 part 3, 1.4 and part 2, 3.2, that Steller reads or writes. */
#define STELLER_ODF_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define STELLER_ODF_STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define STELLER_ODF_TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define STELLER_ODF_TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define STELLER_ODF_DRAW "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
#define STELLER_ODF_FO "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
#define STELLER_ODF_SVG "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
#define STELLER_ODF_META "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
#define STELLER_ODF_NUMBER "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
#define STELLER_ODF_CONFIG "urn:oasis:names:tc:opendocument:xmlns:config:1.0"
#define STELLER_ODF_MANIFEST "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
#define STELLER_ODF_XLINK "http://www.w3.org/1999/xlink"
#define STELLER_ODF_DC "http://purl.org/dc/elements/1.1/"

#define STELLER_ODF_TEXT_MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define STELLER_ODF_TEMPLATE_MEDIA_TYPE "application/vnd.oasis.opendocument.text-template"
