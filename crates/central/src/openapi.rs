//! The description of the HTTP interface, made from the routes and the shapes of `wire`.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use crate::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Doorstep central",
        description = "Commands go up, records come down. A business refusal is a verdict in a 200; \
                       a problem means that nothing was decided.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    paths(
        routes::open::health,
        routes::open::hello,
        routes::open::openapi_json,
        routes::open::sign_in,
        routes::open::refresh,
        routes::open::sign_out,
        routes::sync::push,
        routes::sync::pull,
        routes::wake::wake,
        routes::sync::command
    ),
    components(schemas(
        domain::command::Command,
        domain::record::RecordState
    )),
    modifiers(&BearerToken)
)]
struct Description;

struct BearerToken;

impl Modify for BearerToken {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        openapi
            .components
            .get_or_insert_default()
            .add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

/// The description, as served at `/v1/openapi.json`.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}
