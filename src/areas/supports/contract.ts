/** The agreement of the supports area: its endpoints, their schemas and problems. */
export const supportsContract = {};
