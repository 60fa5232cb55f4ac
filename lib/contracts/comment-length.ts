/** Longest comment, in UTF-16 units as fields on screen count them; apart from the schemas, which the browser doesn't carry. */
export const commentMaxLength = 4_000;
