/** The agreement of the analysis area: its endpoints, their schemas and problems. */
export const analysisContract = {};
