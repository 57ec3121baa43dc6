//! The examples in the Fails and Passes sections of every rule's manual.

mod judged;
mod manuals;
mod media;
mod served;
mod whole;

pub(crate) use judged::strictness;
pub(crate) use whole::whole;
