/* The container of Office files: a ZIP whose entries are stored as they are. */

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function crcOf(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const VERSION = 20;
const UTF8 = 0x0800; // names are UTF-8
const DAY = 0x21; // 1 January 1980: the file says nothing of when it was made

/** Numbers as ZIP has them: [value, bytes] each, the lowest byte first. */
const numbers = (...some) =>
  some.flatMap(([value, size]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255));

/**
 * The bytes of a ZIP.
 * @param {[string, string | Uint8Array][]} files name and content each
 * @returns {Uint8Array}
 */
export function zip(files) {
  const letters = new TextEncoder();
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of files) {
    const path = letters.encode(name);
    const bytes = typeof content === "string" ? letters.encode(content) : content;
    const size = /** @type {[number, number]} */ ([bytes.length, 4]);
    const about = numbers([VERSION, 2], [UTF8, 2], [0, 2], [0, 2], [DAY, 2], [crcOf(bytes), 4], size, size, [
      path.length,
      2,
    ], [0, 2]);
    const local = [...numbers([0x04034b50, 4]), ...about];
    directory.push([
      ...numbers([0x02014b50, 4], [VERSION, 2]),
      ...about,
      ...numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
      ...path,
    ]);
    parts.push(Uint8Array.from(local), path, bytes);
    at += local.length + path.length + bytes.length;
  }
  const end = directory.flat();
  const count = /** @type {[number, number]} */ ([files.length, 2]);
  parts.push(
    Uint8Array.from(end),
    Uint8Array.from(numbers([0x06054b50, 4], [0, 2], [0, 2], count, count, [end.length, 4], [at, 4], [0, 2])),
  );
  const made = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let place = 0;
  for (const one of parts) {
    made.set(one, place);
    place += one.length;
  }
  return made;
}
