//! The transport over HTTP. Refuses plain http except to this machine, follows no redirect, and
//! knows a central from a captive portal by what it says, not by its status.

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, RETRY_AFTER};
use reqwest::{Client, RequestBuilder, Response, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wire::sync_protocol::{
    Hello, Problem, PullRequest, PullResponse, PushRequest, PushResponse, RefreshRequest,
    SignInRequest, SignInResponse, SignOutRequest, SignedOut, Tokens, Wake,
};

use crate::transport::{Answer, Failure, Transport, WakeStream};

/// What a central calls itself in its hello.
pub const PRODUCT: &str = "doorstep-central";
/// No byte for this long and the connection is given up; longer than the central holds an answer.
const STALL: Duration = Duration::from_secs(45);
const CONNECT: Duration = Duration::from_secs(10);
/// A stream of hints sends something at least every 15 seconds; larger than that is no hint.
const LONGEST_HINT_BYTES: usize = 64 * 1024;

/// Why an address is not one to talk to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// Not an address.
    #[error("not an address")]
    Malformed,
    /// Plain http to another machine.
    #[error("plain http to another machine")]
    Insecure,
}

/// A central at an address.
pub struct HttpTransport {
    base: Url,
    client: Client,
}

impl HttpTransport {
    /// A transport to this address.
    ///
    /// # Errors
    /// [`BadAddress`] for one that isn't https, nor http to this machine.
    pub fn new(address: &str) -> Result<Self, BadAddress> {
        let mut base = Url::parse(address.trim()).map_err(|_| BadAddress::Malformed)?;
        let on_this_machine = match base.host_str() {
            Some("localhost") => true,
            Some(host) => host
                .trim_matches(['[', ']'])
                .parse::<std::net::IpAddr>()
                .is_ok_and(|ip| ip.is_loopback()),
            None => return Err(BadAddress::Malformed),
        };
        match base.scheme() {
            "https" => {}
            "http" if on_this_machine => {}
            "http" => return Err(BadAddress::Insecure),
            _ => return Err(BadAddress::Malformed),
        }
        if !base.path().ends_with('/') {
            let path = format!("{}/", base.path());
            base.set_path(&path);
        }
        // One provider for the whole process; a second installation is refused and harmless.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = Client::builder()
            .connect_timeout(CONNECT)
            .read_timeout(STALL)
            .redirect(reqwest::redirect::Policy::none());
        if on_this_machine {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|_| BadAddress::Malformed)?;
        Ok(Self { base, client })
    }

    fn url(&self, path: &str) -> Url {
        // Paths are constants of this file, so joining can't fail.
        self.base.join(path).unwrap_or_else(|_| self.base.clone())
    }

    fn post<B: Serialize>(&self, path: &str, access: Option<&str>, body: &B) -> RequestBuilder {
        with_token(self.client.post(self.url(path)).json(body), access)
    }

    fn get(&self, path: &str, access: Option<&str>) -> RequestBuilder {
        with_token(self.client.get(self.url(path)), access)
    }
}

fn with_token(request: RequestBuilder, access: Option<&str>) -> RequestBuilder {
    match access {
        Some(token) => request.header(AUTHORIZATION, format!("Bearer {token}")),
        None => request,
    }
}

impl Transport for HttpTransport {
    fn hello(&self) -> Answer<'_, Hello> {
        Box::pin(async {
            let hello: Hello = ask(self.get("v1/hello", None)).await?;
            if hello.product == PRODUCT {
                Ok(hello)
            } else {
                Err(Failure::NotACentral)
            }
        })
    }

    fn sign_in(&self, request: SignInRequest) -> Answer<'_, SignInResponse> {
        Box::pin(async move { ask(self.post("v1/sign-in", None, &request)).await })
    }

    fn refresh(&self, request: RefreshRequest) -> Answer<'_, Tokens> {
        Box::pin(async move { ask(self.post("v1/refresh", None, &request)).await })
    }

    fn sign_out(&self, request: SignOutRequest) -> Answer<'_, SignedOut> {
        Box::pin(async move { ask(self.post("v1/sign-out", None, &request)).await })
    }

    fn push<'a>(&'a self, access: &'a str, request: &'a PushRequest) -> Answer<'a, PushResponse> {
        Box::pin(async move { ask(self.post("v1/sync/push", Some(access), request)).await })
    }

    fn pull<'a>(&'a self, access: &'a str, request: &'a PullRequest) -> Answer<'a, PullResponse> {
        Box::pin(async move { ask(self.post("v1/sync/pull", Some(access), request)).await })
    }

    fn wake<'a>(&'a self, access: &'a str) -> Answer<'a, Box<dyn WakeStream>> {
        Box::pin(async move {
            let request = self.get("v1/sync/wake", Some(access));
            let response = checked(send(request).await?).await?;
            let is_stream = response
                .headers()
                .get(reqwest::header::CONTENT_TYPE)
                .and_then(|v| v.to_str().ok())
                .is_some_and(|v| v.starts_with("text/event-stream"));
            if !is_stream {
                return Err(Failure::NotACentral);
            }
            let stream: Box<dyn WakeStream> = Box::new(HttpWake {
                response,
                buffer: vec![],
            });
            Ok(stream)
        })
    }
}

async fn send(request: RequestBuilder) -> Result<Response, Failure> {
    request.send().await.map_err(|_| Failure::Unreachable)
}

async fn ask<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Failure> {
    let response = checked(send(request).await?).await?;
    let body = response.bytes().await.map_err(|_| Failure::Unreachable)?;
    serde_json::from_slice(&body).map_err(|_| Failure::NotACentral)
}

/// A good answer, or the failure that its problem names. Anything that a central wouldn't say is
/// somebody else's answer.
async fn checked(response: Response) -> Result<Response, Failure> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let retry_after_s = response
        .headers()
        .get(RETRY_AFTER)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.trim().parse().ok());
    let body = response.bytes().await.map_err(|_| Failure::Unreachable)?;
    let Ok(problem) = serde_json::from_slice::<Problem>(&body) else {
        let broken = status.is_server_error() || status.as_u16() == 429;
        return Err(if broken {
            Failure::CentralFailed { retry_after_s }
        } else {
            Failure::NotACentral
        });
    };
    Err(Failure::from_problem(&problem, retry_after_s))
}

struct HttpWake {
    response: Response,
    buffer: Vec<u8>,
}

impl WakeStream for HttpWake {
    fn next(&mut self) -> Answer<'_, Wake> {
        Box::pin(async move {
            loop {
                if let Some(wake) = take_event(&mut self.buffer) {
                    return Ok(wake);
                }
                if self.buffer.len() > LONGEST_HINT_BYTES {
                    return Err(Failure::NotACentral);
                }
                match self.response.chunk().await {
                    Ok(Some(bytes)) => self.buffer.extend_from_slice(&bytes),
                    Ok(None) | Err(_) => return Err(Failure::Unreachable),
                }
            }
        })
    }
}

/// Takes the first whole event with data out of the buffer. Comments are heartbeats and dropped;
/// an event that isn't a hint is dropped too, for a hint carries nothing that could be lost.
fn take_event(buffer: &mut Vec<u8>) -> Option<Wake> {
    loop {
        let text = String::from_utf8_lossy(buffer).replace("\r\n", "\n");
        let (event, rest) = text.split_once("\n\n")?;
        let data: String = event
            .lines()
            .filter_map(|line| line.strip_prefix("data:"))
            .map(str::trim)
            .collect();
        let rest = rest.as_bytes().to_vec();
        *buffer = rest;
        if let Ok(wake) = serde_json::from_str(&data) {
            return Some(wake);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for good in [
            "https://desk.example",
            "http://127.0.0.1:8080",
            "http://[::1]:1/",
            "http://localhost:9",
        ] {
            assert!(HttpTransport::new(good).is_ok(), "{good}");
        }
        for (bad, why) in [
            ("http://desk.example", BadAddress::Insecure),
            ("http://192.168.1.4:80", BadAddress::Insecure),
            ("ftp://desk.example", BadAddress::Malformed),
            ("门前", BadAddress::Malformed),
        ] {
            assert_eq!(HttpTransport::new(bad).err(), Some(why), "{bad}");
        }
    }

    #[test]
    fn hints_come_out_of_a_stream_cut_anywhere() {
        let hint = r#"data: {"seq_hint":7,"scope_epoch":0,"policy_hash":"x","device":"ok"}"#;
        let stream = format!(": beat\n\n{hint}\n\n: beat\r\n\r\n");
        for cut in 0..stream.len() {
            let mut buffer = stream.as_bytes()[..cut].to_vec();
            let early = take_event(&mut buffer);
            buffer.extend_from_slice(&stream.as_bytes()[cut..]);
            let wake = early.or_else(|| take_event(&mut buffer)).expect("a hint");
            assert_eq!(wake.seq_hint, 7);
        }
    }
}
