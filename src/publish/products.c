#include "publish/products.h"

/* clang-format off */
const struct product *const products_of_briefing[] = {
    &product_briefing,
    &product_entry,
    &product_markdown,
    &product_json,
    &product_bibtex,
    &product_ris,
    &product_csl,
    &product_card,
    &product_texts,
    &product_epub,
    &product_zip,
    NULL,
};

const struct product *const products_of_site[] = {
    &product_home,
    &product_archive,
    &product_archive_year,
    &product_archive_month,
    &product_issuers,
    &product_issuer,
    &product_topics,
    &product_topic,
    &product_glossary,
    &product_term,
    &product_sources,
    &product_source,
    &product_search,
    &product_atom,
    &product_json_feed,
    &product_opds,
    &product_opds_json,
    &product_sitemap,
    &product_robots,
    &product_missing,
    &product_asset,
    &product_media,
    &product_redirect,
    NULL,
};
