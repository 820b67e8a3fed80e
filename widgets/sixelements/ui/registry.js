/* Where the scripts of a page leave what others of that page use. */

/**
 * What has come so far: the parts of each kind, the room, the data of exercises.
 * @type {{ kinds: Record<string, any>, exercises: Record<string, any>, room?: any }}
 */
export const registry = (/** @type {any} */ (window).sixElements ??= {});
registry.kinds ??= {};
registry.exercises ??= {};
