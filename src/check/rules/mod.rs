//! The rules, one file each, by name.

use super::rule::Rule;

mod action_missing;
mod action_spelling;
mod action_unknown;
mod allow_reason;
mod api_key_format;
mod api_key_missing;
mod boolean_literal;
mod bundled_postback;
mod campaign_ref_format;
mod chunked;
mod client_reference_json;
mod client_reference_too_long;
mod content_coding;
mod content_length_missing;
mod content_length_wrong;
mod content_reformatted;
mod content_type_generic;
mod content_type_mismatch;
mod content_type_missing;
mod control_character;
mod custom_text_duplicate;
mod custom_text_incomplete;
mod custom_text_slide;
mod data_duplicate;
mod data_name;
mod ddm_text_missing;
mod ddm_timeout_format;
mod dialect_name;
mod discouraged_type;
mod doctype;
mod duplicate_element;
mod duration_default;
mod duration_format;
mod duration_long;
mod duration_twice;
mod duration_with_media;
mod duration_zero;
mod element_prefix;
mod empty_slide;
mod encoded_twice;
mod encoding;
mod encoding_pending;
mod extension_mismatch;
mod fallback_length;
mod fallback_text_missing;
mod fallback_text_on_save;
mod foreign_element;
mod form_field;
mod from_format;
mod from_mask_format;
mod from_mask_us;
mod from_missing;
mod gif_frame_rate;
mod gif_width;
mod head_differs;
mod incoming_files;
mod items_per_page_format;
mod jpeg_preferred;
mod jpeg_progressive;
mod kind_mismatch;
mod legacy_form;
mod link_expiration_format;
mod markup_in_value;
mod media_damaged;
mod media_heavy;
mod media_long;
mod media_too_large;
mod media_unreadable;
mod merge_tag_default;
mod merge_tag_place;
mod merge_tag_unclosed;
mod misplaced_element;
mod misspelt_element;
mod mms_id_format;
mod mms_id_missing;
mod name_missing;
mod nesting_too_deep;
mod no_slides;
mod not_well_formed;
mod object_with_media;
mod operator_id_format;
mod operator_id_unknown;
mod page_number_format;
mod passbook_v2;
mod picture_dimensions;
mod picture_transparent;
mod postback_code;
mod postback_incomplete;
mod postback_origin;
mod postback_status;
mod program_escape;
mod raw_ampersand;
mod raw_less_than;
mod recipient_list;
mod repeated_media;
mod reply_code;
mod reply_contradiction;
mod reply_incomplete;
mod safe_area;
mod send_video_untranscoded;
mod sent_as_literal;
mod service_id_missing;
mod several_objects;
mod stale_allow;
mod start_date_format;
mod status_literal;
mod stray_text;
mod subject_long;
mod subject_missing;
mod subject_non_ascii;
mod subject_too_long;
mod template_tag;
mod text_too_long;
mod text_whitespace;
mod timestamp_format;
mod to_format;
mod to_missing;
mod too_many_slides;
mod unknown_attribute;
mod unknown_element;
mod unknown_entity;
mod unknown_root;
mod unreadable_character;
mod unsupported_type;
mod url_characters;
mod url_fragment;
mod url_leads_inside;
mod url_missing;
mod url_not_absolute;
mod url_port;
mod url_private_host;
mod url_query;
mod url_redirect;
mod url_repeated;
mod url_reserved_host;
mod url_scheme;
mod url_status;
mod url_tls;
mod url_unreachable;
mod url_userinfo;
mod url_whitespace;
mod user_pass_login;
mod video_becomes_link;
mod video_codecs;
mod video_container;
mod video_dimensions;
mod video_frame_rate;
mod video_hd_long;
mod video_with_audio;
mod video_with_image;

/// Every rule, by name.
pub const RULES: &[&Rule] = &[
    &action_missing::RULE,
    &action_spelling::RULE,
    &action_unknown::RULE,
    &allow_reason::RULE,
    &api_key_format::RULE,
    &api_key_missing::RULE,
    &boolean_literal::RULE,
    &bundled_postback::RULE,
    &campaign_ref_format::RULE,
    &chunked::RULE,
    &client_reference_json::RULE,
    &client_reference_too_long::RULE,
    &content_coding::RULE,
    &content_length_missing::RULE,
    &content_length_wrong::RULE,
    &content_reformatted::RULE,
    &content_type_generic::RULE,
    &content_type_mismatch::RULE,
    &content_type_missing::RULE,
    &control_character::RULE,
    &custom_text_duplicate::RULE,
    &custom_text_incomplete::RULE,
    &custom_text_slide::RULE,
    &data_duplicate::RULE,
    &data_name::RULE,
    &ddm_text_missing::RULE,
    &ddm_timeout_format::RULE,
    &dialect_name::RULE,
    &discouraged_type::RULE,
    &doctype::RULE,
    &duplicate_element::RULE,
    &duration_default::RULE,
    &duration_format::RULE,
    &duration_long::RULE,
    &duration_twice::RULE,
    &duration_with_media::RULE,
    &duration_zero::RULE,
    &element_prefix::RULE,
    &empty_slide::RULE,
    &encoded_twice::RULE,
    &encoding::RULE,
    &encoding_pending::RULE,
    &extension_mismatch::RULE,
    &fallback_length::RULE,
    &fallback_text_missing::RULE,
    &fallback_text_on_save::RULE,
    &foreign_element::RULE,
    &form_field::RULE,
    &from_format::RULE,
    &from_mask_format::RULE,
    &from_mask_us::RULE,
    &from_missing::RULE,
    &gif_frame_rate::RULE,
    &gif_width::RULE,
    &head_differs::RULE,
    &incoming_files::RULE,
    &items_per_page_format::RULE,
    &jpeg_preferred::RULE,
    &jpeg_progressive::RULE,
    &kind_mismatch::RULE,
    &legacy_form::RULE,
    &link_expiration_format::RULE,
    &markup_in_value::RULE,
    &media_damaged::RULE,
    &media_heavy::RULE,
    &media_long::RULE,
    &media_too_large::RULE,
    &media_unreadable::RULE,
    &merge_tag_default::RULE,
    &merge_tag_place::RULE,
    &merge_tag_unclosed::RULE,
    &misplaced_element::RULE,
    &misspelt_element::RULE,
    &mms_id_format::RULE,
    &mms_id_missing::RULE,
    &name_missing::RULE,
    &nesting_too_deep::RULE,
    &no_slides::RULE,
    &not_well_formed::RULE,
    &object_with_media::RULE,
    &operator_id_format::RULE,
    &operator_id_unknown::RULE,
    &page_number_format::RULE,
    &passbook_v2::RULE,
    &picture_dimensions::RULE,
    &picture_transparent::RULE,
    &postback_code::RULE,
    &postback_incomplete::RULE,
    &postback_origin::RULE,
    &postback_status::RULE,
    &program_escape::RULE,
    &raw_ampersand::RULE,
    &raw_less_than::RULE,
    &recipient_list::RULE,
    &repeated_media::RULE,
    &reply_code::RULE,
    &reply_contradiction::RULE,
    &reply_incomplete::RULE,
    &safe_area::RULE,
    &send_video_untranscoded::RULE,
    &sent_as_literal::RULE,
    &service_id_missing::RULE,
    &several_objects::RULE,
    &stale_allow::RULE,
    &start_date_format::RULE,
    &status_literal::RULE,
    &stray_text::RULE,
    &subject_long::RULE,
    &subject_missing::RULE,
    &subject_non_ascii::RULE,
    &subject_too_long::RULE,
    &template_tag::RULE,
    &text_too_long::RULE,
    &text_whitespace::RULE,
    &timestamp_format::RULE,
    &to_format::RULE,
    &to_missing::RULE,
    &too_many_slides::RULE,
    &unknown_attribute::RULE,
    &unknown_element::RULE,
    &unknown_entity::RULE,
    &unknown_root::RULE,
    &unreadable_character::RULE,
    &unsupported_type::RULE,
    &url_characters::RULE,
    &url_fragment::RULE,
    &url_leads_inside::RULE,
    &url_missing::RULE,
    &url_not_absolute::RULE,
    &url_port::RULE,
    &url_private_host::RULE,
    &url_query::RULE,
    &url_redirect::RULE,
    &url_repeated::RULE,
    &url_reserved_host::RULE,
    &url_scheme::RULE,
    &url_status::RULE,
    &url_tls::RULE,
    &url_unreachable::RULE,
    &url_userinfo::RULE,
    &url_whitespace::RULE,
    &user_pass_login::RULE,
    &video_becomes_link::RULE,
    &video_codecs::RULE,
    &video_container::RULE,
    &video_dimensions::RULE,
    &video_frame_rate::RULE,
    &video_hd_long::RULE,
    &video_with_audio::RULE,
    &video_with_image::RULE,
];

/// The rule about requests without a key, which `send` inserts.
pub const API_KEY_MISSING: &Rule = &api_key_missing::RULE;

/// The rules about the action of a request.
pub const ACTION: [&Rule; 3] = [&action_missing::RULE, &action_spelling::RULE, &action_unknown::RULE];

/// The rule about comments that allow nothing. Its findings are reported where the comments are applied.
pub(super) const STALE_ALLOW: &Rule = &stale_allow::RULE;

/// The rule about documents that are not part of the API.
pub const UNKNOWN_ROOT: &Rule = &unknown_root::RULE;

/// The rule of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    let at = RULES.binary_search_by_key(&name, |rule| rule.name).ok()?;
    Some(RULES[at])
}
