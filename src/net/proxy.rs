//! Proxies: which URLs go through which, and with which credentials.

use std::fmt;

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::{ClientBuilder, NoProxy, Proxy};

use super::error::NetError;

/// Hosts that are never reached through a proxy: this machine itself.
const NEVER_PROXIED: &str = "localhost,127.0.0.0/8,::1";

/// The proxies named by the environment. Their passwords are never shown.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Proxies {
    /// The proxy for http URLs (`http_proxy`).
    pub http: Option<String>,
    /// The proxy for https URLs (`HTTPS_PROXY`).
    pub https: Option<String>,
    /// The proxy for both, if the specific one is not set (`ALL_PROXY`).
    pub all: Option<String>,
    /// Hosts that are reached without a proxy (`NO_PROXY`).
    pub no: Option<String>,
}

impl fmt::Debug for Proxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proxies(…)")
    }
}

/// Decides which URLs go through which proxy.
#[derive(Debug)]
pub(super) struct Route {
    matcher: Matcher,
    no: String,
    hops: Vec<Hop>,
}

/// The proxy of one scheme of URLs.
struct Hop {
    /// The scheme of the URLs, `http` or `https`.
    of: &'static str,
    /// The proxy's own URL.
    url: String,
    /// The proxy's scheme, if it is not supported.
    strange: Option<String>,
}

impl fmt::Debug for Hop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hop({})", self.of)
    }
}

impl Hop {
    fn new(of: &'static str, url: &str) -> Self {
        let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        let strange = scheme.filter(|scheme| !matches!(scheme.as_str(), "http" | "https"));
        Self { of, url: url.to_owned(), strange }
    }

    fn check(&self) -> Result<(), NetError> {
        self.strange.as_ref().map_or(Ok(()), |scheme| {
            let words = format!(
                "the environment names a proxy of the scheme `{scheme}`; only http and https are supported"
            );
            Err(NetError::Setup(words))
        })
    }

    /// The URL given to the matcher, which only decides whether there is a proxy: a placeholder if the proxy's scheme
    /// is not supported.
    fn known(&self) -> &str {
        if self.strange.is_some() { "http://strange/" } else { &self.url }
    }
}

impl Route {
    /// The route through `proxies`, if there are any. The proxy for all schemes is used for a scheme that has none of
    /// its own.
    pub(super) fn new(proxies: &Proxies) -> Result<Option<Self>, NetError> {
        let filled = |url: &Option<String>| url.clone().filter(|url| !url.is_empty());
        let hop = |of, url| filled(url).or(filled(&proxies.all)).map(|url| Hop::new(of, &url));
        let hops: Vec<Hop> =
            [hop("http", &proxies.http), hop("https", &proxies.https)].into_iter().flatten().collect();
        let no = format!("{NEVER_PROXIED},{}", proxies.no.as_deref().unwrap_or_default());
        let matcher = hops.iter().fold(Matcher::builder().no(no.clone()), |matcher, hop| match hop.of {
            "http" => matcher.http(hop.known().to_owned()),
            _ => matcher.https(hop.known().to_owned()),
        });
        Ok(if hops.is_empty() { None } else { Some(Self { matcher: matcher.build(), no, hops }) })
    }

    /// Adds the supported proxies to a client.
    ///
    /// # Errors
    /// If a proxy's URL is not valid.
    pub(super) fn through(&self, builder: ClientBuilder) -> Result<ClientBuilder, NetError> {
        self.hops.iter().filter(|hop| hop.strange.is_none()).try_fold(builder, |builder, hop| {
            let proxy = if hop.of == "http" { Proxy::http(&hop.url) } else { Proxy::https(&hop.url) };
            // The URL can hold a password, so its words are left out.
            let none = |_| {
                let of = hop.of;
                NetError::Setup(format!("the proxy that the environment names for {of} URLs is not a URL"))
            };
            Ok(builder.proxy(proxy.map_err(none)?.no_proxy(NoProxy::from_string(&self.no))))
        })
    }

    /// Checks that every proxy is of a supported kind.
    ///
    /// # Errors
    /// If one is not.
    pub(super) fn check(&self) -> Result<(), NetError> {
        self.hops.iter().try_for_each(Hop::check)
    }

    /// The host and port of the proxy that a URL goes through, if it goes through one.
    ///
    /// # Errors
    /// If the proxy is of an unsupported kind.
    pub(super) fn proxy(&self, url: &str) -> Result<Option<String>, NetError> {
        let Some(uri) = url.parse::<hyper::Uri>().ok() else { return Ok(None) };
        let Some(proxy) = self.matcher.intercept(&uri) else { return Ok(None) };
        let hop = self.hops.iter().find(|hop| uri.scheme_str() == Some(hop.of));
        hop.map_or(Ok(()), Hop::check)?;
        let (host, port) = (proxy.uri().host().unwrap_or_default(), proxy.uri().port());
        Ok(Some(port.map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))))
    }
}
