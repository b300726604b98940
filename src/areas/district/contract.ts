/** The agreement of the district area: its endpoints, their schemas and problems. */
export const districtContract = {};
