//! Who is let in: only a page that came from here, with the token that was printed here.

use std::net::SocketAddr;

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Bytes of chance in a token.
const TOKEN_BYTES: usize = 32;

/// The secret that only the printed address carries.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// When the system has no chance to give.
    pub fn draw() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(hex::encode(bytes)))
    }

    /// To print.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Takes as long for a near miss as for a far one.
    #[must_use]
    pub fn is(&self, shown: &str) -> bool {
        let (own, shown) = (self.0.as_bytes(), shown.as_bytes());
        let differences = own
            .iter()
            .zip(shown)
            .fold(0, |found, (left, right)| found | (left ^ right));
        own.len() == shown.len() && differences == 0
    }
}

/// What this server calls itself, and its token.
#[derive(Clone)]
pub struct Gate {
    hosts: [String; 2],
    token: Token,
}

impl Gate {
    /// For a server that listens here.
    #[must_use]
    pub fn new(address: SocketAddr, token: Token) -> Self {
        let hosts = [address.to_string(), format!("localhost:{}", address.port())];
        Self { hosts, token }
    }

    /// Whether the right token was shown.
    #[must_use]
    pub fn knows(&self, shown: Option<&str>) -> bool {
        shown.is_some_and(|shown| self.token.is(shown))
    }

    /// A foreign name that resolves to this machine, or a page from elsewhere, is turned away.
    fn lets_in(&self, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or(""));
        let names_us = |host: &str| self.hosts.iter().any(|own| own == host);
        let from_us = |origin: &str| origin.strip_prefix("http://").is_some_and(names_us);
        text(HOST.as_str()).is_some_and(names_us)
            && text(ORIGIN.as_str()).is_none_or(from_us)
            && text("sec-fetch-site").is_none_or(|site| ["same-origin", "none"].contains(&site))
    }
}

/// Stands before every route.
pub async fn stand(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    if gate.lets_in(request.headers()) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_itself_and_no_part_of_itself() {
        let token = Token::draw().unwrap();
        let text = token.as_str().to_owned();
        assert!(token.is(&text));
        assert!(!token.is(&text[1..]));
        assert!(!token.is(""));
        assert!(!token.is(Token::draw().unwrap().as_str()));
    }
}
