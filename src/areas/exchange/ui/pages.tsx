export const exchangePages = [];
