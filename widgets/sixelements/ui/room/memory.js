/* What a device in a room remembers. */

export const ROOM_KEY = "six-elements/room";

/** What this device remembers; where the browser keeps nothing more, this page does as long as it is open. */
export const memory = {
  unkept: {},
  read(key, fallback) {
    if (Object.hasOwn(memory.unkept, key)) return memory.unkept[key] ?? fallback;
    try {
      return JSON.parse(localStorage.getItem(key)) ?? fallback;
    } catch {
      return fallback;
    }
  },
  write(key, value) {
    delete memory.unkept[key];
    try {
      localStorage.removeItem(key); // so that a full disk never leaves something outdated behind
      if (value !== null) localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      memory.unkept[key] = value;
      return false;
    }
  },
};
