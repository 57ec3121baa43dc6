//! References to media: the parts of a URL, and the URL of a local file.

mod absolute;
mod below;
mod escaping;
mod host;
mod local;
#[cfg(test)]
mod tests;

pub use absolute::{Reference, ReferenceError};
pub use below::below;
pub use escaping::{decoded, encoded, form};
pub use host::{HostFault, HostKind, address_kind};
pub use local::{join, of_path, safe_name};
