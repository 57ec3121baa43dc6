//! A server on this machine that responds byte for byte as a test says, and fails the test if nobody calls.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// The server. Dropping it ends it.
pub struct Server {
    port: u16,
    scheme: &'static str,
    requests: Arc<Mutex<Vec<Request>>>,
    visits: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
    may_stay_unused: bool,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Request {
    pub line: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

trait Wire: Read + Write + Send {}
impl<T: Read + Write + Send> Wire for T {}

/// One connection.
pub struct Visit {
    wire: Box<dyn Wire>,
    socket: TcpStream,
    requests: Arc<Mutex<Vec<Request>>>,
    ended: Arc<AtomicBool>,
}

impl Server {
    /// Plays `script` for each connection, in a thread of its own.
    pub fn start(script: impl Fn(&mut Visit) + Send + Sync + 'static) -> Self {
        Self::listen("http", |socket| Box::new(socket), script)
    }

    /// The same over TLS, with a certificate and its key in DER form.
    pub fn start_tls(
        certificate: CertificateDer<'static>,
        key: PrivateKeyDer<'static>,
        script: impl Fn(&mut Visit) + Send + Sync + 'static,
    ) -> Self {
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        let config = Arc::new(config);
        let wrap = move |socket| {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            Box::new(StreamOwned::new(connection, socket)) as Box<dyn Wire>
        };
        Self::listen("https", wrap, script)
    }

    /// Answers everything with the same bytes.
    pub fn always(bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref().to_vec();
        Self::start(move |visit| {
            visit.request();
            visit.write(&bytes);
        })
    }

    fn listen(
        scheme: &'static str,
        wrap: impl Fn(TcpStream) -> Box<dyn Wire> + Send + 'static,
        script: impl Fn(&mut Visit) + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (requests, script) = (Arc::new(Mutex::new(Vec::new())), Arc::new(script));
        let (visits, ended) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let shared = (Arc::clone(&requests), Arc::clone(&visits), Arc::clone(&ended));
        let accepting = thread::spawn(move || {
            let (requests, visits, ended) = shared;
            for socket in listener.incoming() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let socket = socket.unwrap();
                visits.store(true, Ordering::SeqCst);
                // A test that goes wrong must end, not hang.
                socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
                let wire = wrap(socket.try_clone().unwrap());
                let (requests, ended) = (Arc::clone(&requests), Arc::clone(&ended));
                let mut visit = Visit { wire, socket, requests, ended };
                let script = Arc::clone(&script);
                thread::spawn(move || {
                    script(&mut visit);
                    let _ = visit.wire.flush();
                    let _ = visit.socket.shutdown(Shutdown::Write);
                });
            }
        });
        let accepting = Some(accepting);
        Self { port, scheme, requests, visits, ended, accepting, may_stay_unused: false }
    }

    /// For a server that nobody should call: then being called is what fails.
    pub fn unvisited(mut self) -> Self {
        self.may_stay_unused = true;
        self
    }

    /// A URL of this server.
    pub fn url(&self, path: &str) -> String {
        format!("{}://127.0.0.1:{}/{path}", self.scheme, self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The requests that came, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // The listener waits for one more connection to see that it has ended.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        let _ = self.accepting.take().unwrap().join();
        if !thread::panicking() {
            let visited = self.visits.load(Ordering::SeqCst);
            assert_eq!(visited, !self.may_stay_unused, "whether the server was called");
        }
    }
}

impl Visit {
    /// Reads a request to its end. Gives an empty one where the other side has gone.
    pub fn request(&mut self) -> Request {
        let request = self.read_request().unwrap_or(Request {
            line: String::new(),
            headers: Vec::new(),
            body: String::new(),
        });
        self.requests.lock().unwrap().push(request.clone());
        request
    }

    fn read_request(&mut self) -> io::Result<Request> {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            self.wire.read_exact(&mut byte)?;
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap();
        let mut lines = head.trim_end().split("\r\n");
        let line = lines.next().unwrap().to_owned();
        let headers: Vec<(String, String)> = lines
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        let length = headers.iter().find(|(name, _)| name == "content-length");
        let mut body = vec![0; length.map_or(0, |(_, value)| value.parse().unwrap())];
        self.wire.read_exact(&mut body)?;
        Ok(Request { line, headers, body: String::from_utf8(body).unwrap() })
    }

    /// Writes to the other side, which may have gone.
    pub fn write(&mut self, bytes: impl AsRef<[u8]>) {
        let _ = self.wire.write_all(bytes.as_ref()).and_then(|()| self.wire.flush());
    }

    /// Ends the connection at once: with a reset, if something is left unread.
    pub fn hang_up(&mut self) {
        let _ = self.socket.shutdown(Shutdown::Both);
    }

    /// Says nothing until the other side goes.
    pub fn hold(&mut self) {
        let mut byte = [0];
        while !self.ended.load(Ordering::SeqCst) && self.wire.read(&mut byte).is_ok_and(|read| read > 0) {}
    }
}

impl Request {
    /// The first header of that name, given in lowercase.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
