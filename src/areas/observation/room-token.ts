import { normalizeRoom } from './visit-route-rules.ts';

/**
 * The token of a room: HMAC-SHA-256 of its one spelling under the window's key, base64url, 43 characters. It is made on
 * the observer's device; the room's name goes nowhere else. Once the key is gone nobody can test a room.
 *
 * @param roomKey the window's 32 random bytes, base64url
 */
export async function roomToken(roomKey: string, room: string): Promise<string> {
  const bytes = fromBase64Url(roomKey);
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const text = new TextEncoder().encode(normalizeRoom(room));
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, text)));
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
