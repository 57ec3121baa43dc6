//! placeholder
pub mod assets {
    //! placeholder
    /// placeholder
    #[derive(Debug, Default)]
    pub struct Assets {}
}
