/** The agreement of the conversations area: its endpoints, their schemas and problems. */
export const conversationsContract = {};
