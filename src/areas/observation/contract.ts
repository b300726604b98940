/** The agreement of the observation area: its endpoints, their schemas and problems. */
export const observationContract = {};
