/** Stands where a bundler would put its copy of Node's Buffer (next.config.js): browsers have none. */
export const Buffer = undefined;
