//! The atlas of the site's own five plans, against what careful readers found in the documents.

mod atlas {
    //! One file a topic; `site` reads the site's own content once for all.
    mod citations;
    mod coverage;
    mod export;
    mod family;
    mod lineage;
    mod site;
    mod units;
    mod wording;
}
