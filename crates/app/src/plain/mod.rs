//! Plain lists, pages and forms for every kind of record, and search over them.

mod form;
mod list;
mod page;
mod row;
mod search;
mod submit;
mod values;
