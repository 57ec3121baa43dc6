//! What the handsets of limit profiles show: the types of media, and how large an image.

use super::profile::Profile;

/// What handsets show. Where their profiles say nothing, they show everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// The MIME types that are shown, for each profile that lists them, by its name.
    types: Vec<(String, Vec<String>)>,
    /// The width and height in pixels of the largest image that all of them show unchanged.
    pub image: Option<(u32, u32)>,
}

impl Capabilities {
    /// What the handsets of all these profiles show.
    #[must_use]
    pub fn of(profiles: &[&Profile]) -> Self {
        let types = |profile: &&Profile| Some((profile.name.clone(), profile.shows.clone()?));
        let images = profiles.iter().filter_map(|profile| profile.image);
        Self {
            types: profiles.iter().filter_map(types).collect(),
            image: images.reduce(|one, other| (one.0.min(other.0), one.1.min(other.1))),
        }
    }

    /// Whether all of them show a MIME type.
    #[must_use]
    pub fn shows(&self, mime: &str) -> bool {
        self.refusing(mime).is_none()
    }

    /// The first profile whose handsets do not show a MIME type: its name, and the types that they show.
    #[must_use]
    pub fn refusing(&self, mime: &str) -> Option<(&str, &[String])> {
        let refuses = |types: &[String]| !types.iter().any(|shown| shown == mime);
        let found = self.types.iter().find(|(_, types)| refuses(types));
        found.map(|(name, types)| (name.as_str(), types.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::profiles::Profiles;

    #[test]
    fn what_one_of_several_profiles_does_not_show_is_not_shown() {
        let profiles = Profiles::embedded();
        let of = |names: &[&str]| {
            Capabilities::of(&names.iter().map(|name| profiles.get(name).unwrap()).collect::<Vec<_>>())
        };
        let both = of(&["aosp-default", "oma-image-rich", "oma-image-basic", "us-600kb"]);
        assert_eq!(both.image, Some((160, 120)));
        assert!(both.shows("image/jpeg") && !both.shows("image/png"));
        assert_eq!(both.refusing("video/3gpp").map(|(name, _)| name), Some("oma-image-rich"));
        assert_eq!(of(&["us-600kb"]), Capabilities::default());
        assert!(Capabilities::default().shows("audio/mpeg"));
    }
}
