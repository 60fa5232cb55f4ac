/** Tailwind 4 runs as the one PostCSS plugin; its theme stands in app/globals.css. */
export default { plugins: { "@tailwindcss/postcss": {} } };
