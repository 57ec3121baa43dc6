//! The HTTP client: one request, one response. It does not follow redirects, does not retry and never reuses a
//! connection, so that the caller knows what was sent, and how often.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{ClientBuilder, redirect, retry};
use tokio::runtime;

use super::error::{LOGIN, NetError, Phase, classify, of_proxy};
use super::hosts::Hosts;
use super::proxy::Route;
use super::tls;
use super::wait::{Waited, wait};
use crate::interrupt::Interrupt;
use crate::reason::io_reason;
use crate::reference::Reference;

pub use super::proxy::Proxies;
pub use super::response::{End, Response};
pub use super::tls::is_pem;

/// The settings of a client.
#[derive(Clone, Debug)]
pub struct ClientSettings {
    /// The longest time until a connection is established: name resolution, TCP and TLS.
    pub connect_timeout: Duration,
    /// The longest time of a whole exchange.
    pub total_timeout: Duration,
    /// Additional trusted roots besides the system's: the contents of PEM files.
    pub ca_certificates: Vec<Vec<u8>>,
    /// The `User-Agent` header.
    pub user_agent: String,
    /// The hosts that the client may contact.
    pub hosts: Hosts,
    /// The most bytes of a response's body that [`Client::send`] reads.
    pub max_response_bytes: u64,
    /// The proxies to use.
    pub proxies: Proxies,
    /// The signal to end the run, which ends every wait.
    pub interrupt: Interrupt,
}

impl Default for ClientSettings {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            total_timeout: Duration::from_secs(60),
            ca_certificates: Vec::new(),
            user_agent: concat!("mmsctl/", env!("CARGO_PKG_VERSION")).to_owned(),
            hosts: Hosts::Any,
            max_response_bytes: 1 << 20,
            proxies: Proxies::default(),
            interrupt: Interrupt::default(),
        }
    }
}

/// What a request asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The file behind the URL.
    #[default]
    Get,
    /// The headers of the response to [`Method::Get`].
    Head,
    /// That the body is processed.
    Post,
}

/// A request.
#[derive(Clone, Debug, Default)]
pub struct Call {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// Headers in addition to those that HTTP itself needs.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// Receives a response's body.
pub trait Sink {
    /// Called when the head of the response has arrived; returns how many bytes of the body are wanted.
    fn begin(&mut self, response: &Response) -> u64;

    /// Takes the next bytes.
    ///
    /// # Errors
    /// If the bytes cannot be stored; the rest of the body is then not read.
    fn take(&mut self, bytes: &[u8]) -> io::Result<()>;
}

/// Keeps a body in memory.
struct Memory {
    limit: u64,
    body: Vec<u8>,
}

impl Sink for Memory {
    fn begin(&mut self, _: &Response) -> u64 {
        self.limit
    }

    fn take(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.body.extend_from_slice(bytes);
        Ok(())
    }
}

/// Sends requests. Can be shared by threads.
#[derive(Debug)]
pub struct Client {
    settings: ClientSettings,
    direct: reqwest::Client,
    proxied: Option<(Route, reqwest::Client)>,
}

impl Client {
    /// Creates a client with these settings.
    ///
    /// # Errors
    /// If a certificate or a proxy's URL in the settings is not valid.
    pub fn new(settings: &ClientSettings) -> Result<Self, NetError> {
        let policed = Arc::new(Policed { hosts: settings.hosts });
        let direct = build(builder(settings)?.no_proxy().dns_resolver(policed))?;
        // The proxy then resolves the names, so that no resolver is set here.
        let proxied = match Route::new(&settings.proxies)? {
            Some(route) => {
                let client = build(route.through(builder(settings)?.no_proxy())?)?;
                Some((route, client))
            }
            None => None,
        };
        Ok(Self { settings: settings.clone(), direct, proxied })
    }

    /// Checks that every proxy of the settings is of a supported kind.
    ///
    /// # Errors
    /// If one is not.
    pub fn check_proxies(&self) -> Result<(), NetError> {
        self.proxied.as_ref().map_or(Ok(()), |(route, _)| route.check())
    }

    /// Checks that the proxy for this URL, if there is one, is of a supported kind.
    ///
    /// # Errors
    /// If it is not.
    pub fn check_proxy(&self, url: &Reference) -> Result<(), NetError> {
        let Some((route, _)) = &self.proxied else { return Ok(()) };
        route.proxy(&url.to_fetch()).map(|_| ())
    }

    /// Whether the client abandons requests, because the run was asked to end.
    #[must_use]
    pub fn gives_up(&self) -> bool {
        self.settings.interrupt.requested()
    }

    /// Sends a request and reads the response, whatever its status.
    ///
    /// # Errors
    /// If there is no response. A response whose body broke off is not an error: see [`Response::end`].
    pub fn send(&self, call: &Call) -> Result<Response, NetError> {
        let mut memory = Memory { limit: self.settings.max_response_bytes, body: Vec::new() };
        let response = self.fetch(call, &mut memory)?;
        Ok(Response { body: memory.body, ..response })
    }

    /// Sends a request and passes the response's body to `sink`.
    ///
    /// # Errors
    /// As [`Client::send`].
    pub fn fetch(&self, call: &Call, sink: &mut dyn Sink) -> Result<Response, NetError> {
        let url = Reference::parse(&call.url)
            .map_err(|error| NetError::Setup(format!("it is not a URL to send to: {error}")))?;
        if !url.is_web() {
            return Err(NetError::Setup(format!("`{}` is not fetched over HTTP", url.scheme())));
        }
        self.settings.hosts.check_name(&url)?;
        let (request, proxy) = self.request(call)?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| NetError::Setup(format!("no runtime: {error}")))?;
        let peer = Peer { place: url.authority(), proxy, is_plain: url.scheme() == "http" };
        let response = runtime.block_on(self.exchange(request, &peer, sink));
        // Do not wait for a resolver that hangs.
        runtime.shutdown_background();
        response
    }

    /// The header lines that are sent with a call; a login is masked.
    #[must_use]
    pub fn shown(&self, call: &Call) -> Vec<String> {
        let url = Reference::parse(&call.url).ok();
        let host = url.as_ref().map_or(String::new(), Reference::authority);
        let mut lines = vec![format!("Host: {host}"), format!("User-Agent: {}", self.settings.user_agent)];
        if url.is_some_and(|url| url.has_userinfo()) {
            lines.push("Authorization: Basic ****".to_owned());
        }
        lines.extend(call.headers.iter().map(|(name, value)| format!("{name}: {value}")));
        lines.push(format!("Content-Length: {}", call.body.len()));
        lines
    }

    /// Builds the request; also returns the proxy that it goes through.
    fn request(&self, call: &Call) -> Result<(reqwest::RequestBuilder, Option<String>), NetError> {
        let method = match call.method {
            Method::Get => reqwest::Method::GET,
            Method::Head => reqwest::Method::HEAD,
            Method::Post => reqwest::Method::POST,
        };
        let (client, proxy) = match &self.proxied {
            Some((route, client)) => match route.proxy(call.url.trim())? {
                Some(proxy) => (client, Some(proxy)),
                None => (&self.direct, None),
            },
            None => (&self.direct, None),
        };
        let mut request = client.request(method, call.url.trim());
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        let request = if call.body.is_empty() { request } else { request.body(call.body.clone()) };
        Ok((request, proxy))
    }

    async fn exchange(
        &self,
        request: reqwest::RequestBuilder,
        peer: &Peer,
        sink: &mut dyn Sink,
    ) -> Result<Response, NetError> {
        let start = Instant::now();
        let sent = self.watched(start, Phase::Response, request.send()).await?;
        let mut incoming = sent.map_err(|error| {
            let phase = if error.is_connect() { Phase::Connect } else { Phase::Response };
            self.fault(&error, phase, peer)
        })?;
        let mut response = head(&incoming);
        // Only a proxy sends this status, and it has not forwarded the request (RFC 9110, section 15.5.8).
        if let Some(proxy) = peer.proxy.as_ref().filter(|_| peer.is_plain && response.status == 407) {
            return Err(NetError::Proxy { proxy: proxy.clone(), reason: LOGIN.to_owned() });
        }
        let wanted = sink.begin(&response);
        response.end = loop {
            match self.watched(start, Phase::Body, incoming.chunk()).await {
                Ok(Ok(None)) => break End::Whole,
                Ok(Ok(Some(chunk))) => {
                    let room = usize::try_from(wanted - response.received).unwrap_or(usize::MAX);
                    let taken = &chunk[..room.min(chunk.len())];
                    response.received += taken.len() as u64;
                    if let Err(error) = sink.take(taken) {
                        break End::Cut(NetError::NotStored(io_reason(&error)));
                    }
                    if taken.len() < chunk.len() {
                        break End::TooLong;
                    }
                }
                Ok(Err(error)) => break End::Cut(self.fault(&error, Phase::Body, peer)),
                Err(error) => break End::Cut(error),
            }
        };
        response.time = start.elapsed();
        Ok(response)
    }

    /// Waits for a step. Fails if the whole exchange takes too long or the run was asked to end.
    async fn watched<F: Future>(&self, start: Instant, phase: Phase, step: F) -> Result<F::Output, NetError> {
        let after = self.settings.total_timeout;
        match wait(step, after.saturating_sub(start.elapsed()), &self.settings.interrupt).await {
            Waited::Done(done) => Ok(done),
            Waited::TimedOut => Err(NetError::Timeout { phase, after }),
            Waited::Interrupted => Err(NetError::Interrupted(phase)),
        }
    }

    fn fault(&self, error: &reqwest::Error, phase: Phase, peer: &Peer) -> NetError {
        let fault = if error.is_timeout() && phase == Phase::Connect {
            NetError::Timeout { phase, after: connect_timeout(&self.settings) }
        } else {
            classify(error, phase, &peer.place, error.is_dns())
        };
        match &peer.proxy {
            Some(proxy) if phase == Phase::Connect => of_proxy(fault, proxy, &peer.place),
            _ => fault,
        }
    }
}

/// The server of an exchange, and the proxy that leads there.
struct Peer {
    place: String,
    proxy: Option<String>,
    /// Whether the request is plain HTTP, so that a response may come from the proxy itself.
    is_plain: bool,
}

/// A response of which only the head has arrived.
fn head(response: &reqwest::Response) -> Response {
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    let headers = response.headers().iter();
    Response {
        status: response.status().as_u16(),
        headers: headers.map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes()))).collect(),
        body: Vec::new(),
        received: 0,
        end: End::Whole,
        time: Duration::ZERO,
    }
}

/// The limit for connecting, always shorter than that of the whole exchange. So if an exchange times out as a whole, it
/// was certainly connected: a failure to connect would have been reported before.
fn connect_timeout(settings: &ClientSettings) -> Duration {
    settings.connect_timeout.min(settings.total_timeout.mul_f64(0.9))
}

fn builder(settings: &ClientSettings) -> Result<ClientBuilder, NetError> {
    Ok(ClientBuilder::new()
        .tls_backend_preconfigured(tls::config(&settings.ca_certificates)?)
        .http1_only()
        .user_agent(settings.user_agent.clone())
        .connect_timeout(connect_timeout(settings))
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .pool_max_idle_per_host(0))
}

fn build(builder: ClientBuilder) -> Result<reqwest::Client, NetError> {
    builder.build().map_err(|error| NetError::Setup(format!("the client cannot be set up: {error}")))
}

/// Resolves names and checks the resulting addresses. The connection goes to these addresses and no others, so that a
/// second response from a name server cannot get around the check.
struct Policed {
    hosts: Hosts,
}

impl Resolve for Policed {
    fn resolve(&self, name: Name) -> Resolving {
        let hosts = self.hosts;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            hosts.check_addresses(name.as_str(), &found)?;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}
