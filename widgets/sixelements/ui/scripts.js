/* The files of the scripts that are loaded when they are needed; assets.py puts their names here. */

/** @type {Record<string, string>} the name of a kind, or "room" -> the name of its file */
export const SCRIPTS = {};
