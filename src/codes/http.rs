//! Statuses of HTTP.

/// A status with its name, where something went wrong (RFC 9110, section 15; RFC 6585).
#[must_use]
pub fn http_status(status: u16) -> String {
    let name = match status {
        304 => "not modified",
        400 => "bad request",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        411 => "length required",
        413 => "content too large",
        414 => "URI too long",
        415 => "unsupported media type",
        421 => "misdirected request",
        422 => "unprocessable content",
        426 => "upgrade required",
        429 => "too many requests",
        431 => "headers too large",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        _ => return status.to_string(),
    };
    format!("{status} ({name})")
}
