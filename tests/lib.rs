//! Tests that need two crates or a real window.
