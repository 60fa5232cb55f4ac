/** The colours of the map by the name of their token (`app/tokens.css`), resolved for one theme. */
const people = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const risks = [1, 2, 3, 4, 5, 6] as const;

export const paletteTokens = [
  "surface-canvas",
  "surface-lane-alt",
  "surface-app",
  "surface-card",
  "surface-raised",
  "surface-pressed",
  "lane-line",
  "border-1",
  "border-2",
  "border-card",
  "border-control",
  "text-1",
  "text-2",
  "text-3",
  "accent",
  "accent-border",
  "on-accent",
  "focus-ring",
  "select-ring",
  "shadow-color",
  "shadow-color-2",
  "stale",
  "broken",
  "broken-bg",
  "broken-text",
  "at-risk",
  "at-risk-bg",
  "at-risk-text",
  "path-happy",
  "path-happy-bg",
  "path-happy-text",
  "path-exception",
  "path-exception-bg",
  "path-exception-text",
  "path-fallback",
  "path-fallback-bg",
  "path-fallback-text",
  "kind-step",
  "kind-decision",
  "kind-system",
  "kind-system-bg",
  "kind-data",
  "kind-data-bg",
  "kind-note-bg",
  "edge-flow-quiet",
  "edge-needs",
  "edge-needs-quiet",
  "diff-added",
  "diff-removed",
  "diff-changed",
  ...people.map((n) => `p-${n}` as const),
  ...risks.map((n) => `risk-${n}` as const),
  ...risks.map((n) => `on-risk-${n}` as const),
] as const;

export type PaletteToken = (typeof paletteTokens)[number];
export type Palette = Readonly<Record<PaletteToken, string>>;

/** The colour of a person, 1–12. */
export const personColor = (palette: Palette, color: number): string =>
  palette[`p-${color}` as PaletteToken] ?? palette["p-1"];
