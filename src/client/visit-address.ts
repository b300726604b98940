/** Every address of the visit, which has a page of its own; all others are the other page's. */
export const visitAddress = /^\/visit(\/|$)/;
