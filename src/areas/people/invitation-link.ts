/**
 * The link by which a person sets their password. What is behind the `#` never leaves their browser with the page's
 * address, so that no log on the way holds it.
 *
 * @param publicUrl the address at which people reach Jointly, without a slash at the end
 */
export function invitationLink(publicUrl: string, districtId: string, secret: string): string {
  return `${publicUrl}/invitation#${districtId}.${secret}`;
}
