//! Finds secrets in text only by how they look, so that they are masked even in broken documents.
//!
//! A secret is the content of an element or attribute whose name means an API key, a user or a password (API facts
//! §0.2: `api-key`, `API_KEY`, and `USER` with `PASS` before 2013), of a JSON or header `x-api-key`, of a query or form
//! pair `api_key=…`, of an instruction `<?api-key …?>`, or of an entity, and the text after `name="api-key"`, after
//! `<name>api-key</name>`, or before the `@` of a URL. Programs print the same pairs as arrays, objects, lists and tables,
//! and gateways in base64. Misspelt names count: a key does not become public because its tag is misspelt.

mod coded;
mod cover;
mod entities;
mod escaped;
mod listed;
mod logins;
mod marks;
mod names;
mod pairs;
mod quoted;
mod secrets;
mod tags;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use escaped::escaped_less;
pub use names::is_secret_name;
pub(super) use secrets::Secrets;

/// What takes the place of a key until the real one is inserted. It is not secret.
pub const PLACEHOLDER: &str = "YOUR-API-KEY";
