//! Values of flags that are not on the command line: from the environment, then the file, then the default.

mod apply;
mod file;
mod load;
pub mod schema;
mod settings;
mod show;

pub use apply::applied;
pub use file::RuleLevel;
pub use load::{Config, ConfigArgs, load};
pub use settings::{NAMED_ONLY, Origin, SECTIONS, Section, Setting, takes_value};
pub use show::{Args, run};
