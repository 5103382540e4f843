//! The central as a whole: the core in process, the server over HTTP, and the program.

mod bench;
mod http;
mod moving;
mod openapi;
mod program;
mod proving;
mod pulling;
mod purity;
mod pushing;
mod reviewing;
mod session;
