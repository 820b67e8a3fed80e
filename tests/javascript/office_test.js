/* Office files made on the device: what Python's readers make of them is in tests/test_office.py. */

import assert from "node:assert/strict";
import { zip } from "../../widgets/sixelements/ui/take/zip.js";

Deno.test("an archive holds what was put in, and says how long and with which sum", () => {
  const made = zip([["a.txt", "123456789"], ["é.bin", new Uint8Array([0, 255])]]);
  const view = new DataView(made.buffer);
  assert.equal(view.getUint32(0, true), 0x04034b50);
  assert.equal(view.getUint32(14, true), 0xcbf43926, "the known CRC-32 of these digits");
  assert.equal(view.getUint32(18, true), 9);
  assert.equal(view.getUint32(made.length - 22, true), 0x06054b50);
  assert.equal(view.getUint16(made.length - 12, true), 2);
});
