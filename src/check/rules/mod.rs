//! The rules, one file each, by name.

use super::rule::Rule;

/// Declares the modules and the list in one go.
macro_rules! rules {
    ($($file:ident)*) => {
        $(mod $file;)*

        /// Every rule, by name.
        pub const RULES: &[&Rule] = &[$(&$file::RULE,)*];
    };
}

rules! {
    action_missing
    action_spelling
    action_unknown
    allow_reason
    api_key_missing
    boolean_literal
    bundled_postback
    campaign_ref_format
    chunked
    client_reference_json
    client_reference_too_long
    content_coding
    content_length_missing
    content_length_wrong
    content_reformatted
    content_type_generic
    content_type_mismatch
    content_type_missing
    control_character
    custom_text_duplicate
    custom_text_incomplete
    custom_text_slide
    data_duplicate
    data_name
    ddm_text_missing
    ddm_timeout_format
    dialect_name
    discouraged_type
    doctype
    duplicate_element
    duration_default
    duration_format
    duration_long
    duration_twice
    duration_with_media
    duration_zero
    element_prefix
    empty_slide
    encoded_twice
    encoding
    encoding_pending
    extension_mismatch
    fallback_length
    fallback_text_missing
    fallback_text_on_save
    foreign_element
    form_field
    from_format
    from_mask_format
    from_mask_us
    from_missing
    gif_frame_rate
    gif_width
    head_differs
    incoming_files
    items_per_page_format
    jpeg_preferred
    jpeg_progressive
    kind_mismatch
    legacy_form
    link_expiration_format
    markup_in_value
    media_damaged
    media_heavy
    media_long
    media_too_large
    media_unreadable
    merge_tag_default
    merge_tag_place
    merge_tag_unclosed
    misplaced_element
    misspelt_element
    mms_id_format
    mms_id_missing
    name_missing
    nesting_too_deep
    no_slides
    not_well_formed
    object_with_media
    operator_id_format
    operator_id_unknown
    page_number_format
    passbook_v2
    picture_dimensions
    picture_transparent
    postback_code
    postback_incomplete
    postback_origin
    postback_status
    raw_ampersand
    raw_less_than
    recipient_list
    repeated_media
    reply_code
    reply_contradiction
    reply_incomplete
    safe_area
    send_video_untranscoded
    sent_as_literal
    service_id_missing
    several_objects
    stale_allow
    start_date_format
    status_literal
    stray_text
    subject_long
    subject_missing
    subject_non_ascii
    subject_too_long
    text_too_long
    text_whitespace
    timestamp_format
    to_format
    to_missing
    too_many_slides
    unknown_attribute
    unknown_element
    unknown_entity
    unknown_root
    unsupported_type
    url_characters
    url_fragment
    url_leads_inside
    url_missing
    url_not_absolute
    url_port
    url_private_host
    url_query
    url_redirect
    url_repeated
    url_reserved_host
    url_scheme
    url_status
    url_tls
    url_unreachable
    url_userinfo
    url_whitespace
    user_pass_login
    video_becomes_link
    video_codecs
    video_container
    video_dimensions
    video_frame_rate
    video_hd_long
    video_with_audio
    video_with_image
}

/// The rule of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}
