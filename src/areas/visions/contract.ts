/** The agreement of the visions area: its endpoints, their schemas and problems. */
export const visionsContract = {};
