//! A format of the findings of `validate`: writes about documents, one by one or in parallel.

use std::io::{self, Write as _};

use super::elements::Elements;
use super::{Failed, Summary};
use crate::analysis::Analysis;
use crate::source::Sources;

/// A way to show the findings of `validate`. Documents are shown one by one and freed; text about all of them comes
/// before or after.
pub trait Render {
    /// Whether it shows in words where findings are: elements or fingerprints.
    fn shows_names(&self) -> bool {
        false
    }

    /// The writer for single documents, if the output about a document does not depend on the others. Many documents
    /// are then written in parallel, and [`Render::page`] outputs the results.
    fn pages(&self) -> Option<Box<dyn Page>> {
        None
    }

    /// The JSON array whose elements the pages are, if they are; it puts commas between them.
    fn elements(&mut self) -> Option<&mut Elements> {
        None
    }

    /// Outputs the text about a document; documents come in the order of the inputs.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn page(&mut self, page: &[u8], out: &mut dyn io::Write) -> io::Result<()> {
        match self.elements() {
            Some(elements) => elements.more(out).write_all(page),
            None => out.write_all(page),
        }
    }

    /// Writes the part before the first document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Writes about one document; documents come in the order of the inputs. A format without [`Render::pages`] has its
    /// own way.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn document(
        &mut self,
        sources: &Sources,
        analysis: &Analysis,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let Some(page) = self.pages() else { return Ok(()) };
        match self.elements() {
            Some(elements) => page.write(sources, analysis, &mut elements.more(out)),
            None => page.write(sources, analysis, out),
        }
    }

    /// Writes what makes the run fail, whatever is found. The error has been reported on standard error.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn failed(&mut self, failed: Failed<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = (failed, out);
        Ok(())
    }

    /// Writes the part after the last document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()>;
}

/// Writes about one document, independently of all others.
pub trait Page: Send + Sync {
    /// Writes about a document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()>;
}
