/* The interface words. They stand in TOML; the linker (linker.py, assets.py) puts those that a script needs here. */

/** @type {Record<string, any>} */
export const WORDS = {};
