/** Every message of every catalog, as functions. `m.visions_send()` is a word in the reader's language. */
// biome-ignore lint/performance/noBarrelFile: a namespace of functions, not a barrel; each message is its own module
export * as m from './compiled/messages.js';
