//! The loop: plan, encode, verify, plan again, until a result is within its budget. Progress is reported by events;
//! results stay in a workspace and appear nowhere else.

mod animation;
mod animation_manner;
mod animation_search;
mod animation_stretch;
mod audio;
mod by_form;
mod draft;
mod drawing;
mod error;
mod event;
mod fitted;
mod forecast;
mod in_memory;
mod kit;
mod lossless;
mod notes;
mod photograph;
mod picture;
#[cfg(test)]
mod scripted;
mod seek;
mod sheet;
mod sides;
mod sound_alone;
mod source;
mod speech;
mod stamp;
mod verify;
mod video;
mod workspace;

pub use by_form::{fit, forecast, keeps};
pub use error::FitError;
pub use event::{Event, Step};
pub use fitted::{Fitted, Outcome, Product, Settings};
pub use forecast::{Forecast, ForecastOutcome};
pub use kit::Kit;
pub use sheet::{Pair, sheet};
pub use source::{Form, Source};
pub use stamp::Stamp;
pub use workspace::{WORKSPACE, Workspace};
