/** The same messages in another language: every key of the source, and no other. */
export type Wording<Source> = { readonly [Key in keyof Source]: string };
