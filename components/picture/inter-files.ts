/**
 * Where the files of Inter are that a picture takes along: the variable font for SVG, one file for each weight for PDF,
 * whose programs know no variable fonts. Ranges as in the package's own style sheet.
 */

/** The weights there are files for. */
export const staticWeights = [400, 500, 600] as const;
export type StaticWeight = (typeof staticWeights)[number];

export interface InterFile {
  readonly name: string;
  /** The characters it has, as CSS says them. */
  readonly ranges: string;
  readonly variableUrl: URL;
  readonly staticUrls: Readonly<Record<StaticWeight, URL>>;
}

const files: readonly InterFile[] = [
  {
    name: "latin",
    ranges:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    variableUrl: new URL(
      "../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
      import.meta.url,
    ),
    staticUrls: {
      400: new URL("../../node_modules/@fontsource/inter/files/inter-latin-400-normal.woff", import.meta.url),
      500: new URL("../../node_modules/@fontsource/inter/files/inter-latin-500-normal.woff", import.meta.url),
      600: new URL("../../node_modules/@fontsource/inter/files/inter-latin-600-normal.woff", import.meta.url),
    },
  },
  {
    name: "latin-ext",
    ranges:
      "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    variableUrl: new URL(
      "../../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
      import.meta.url,
    ),
    staticUrls: {
      400: new URL(
        "../../node_modules/@fontsource/inter/files/inter-latin-ext-400-normal.woff",
        import.meta.url,
      ),
      500: new URL(
        "../../node_modules/@fontsource/inter/files/inter-latin-ext-500-normal.woff",
        import.meta.url,
      ),
      600: new URL(
        "../../node_modules/@fontsource/inter/files/inter-latin-ext-600-normal.woff",
        import.meta.url,
      ),
    },
  },
  {
    name: "cyrillic",
    ranges: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    variableUrl: new URL(
      "../../node_modules/@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2",
      import.meta.url,
    ),
    staticUrls: {
      400: new URL(
        "../../node_modules/@fontsource/inter/files/inter-cyrillic-400-normal.woff",
        import.meta.url,
      ),
      500: new URL(
        "../../node_modules/@fontsource/inter/files/inter-cyrillic-500-normal.woff",
        import.meta.url,
      ),
      600: new URL(
        "../../node_modules/@fontsource/inter/files/inter-cyrillic-600-normal.woff",
        import.meta.url,
      ),
    },
  },
  {
    name: "greek",
    ranges: "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF",
    variableUrl: new URL(
      "../../node_modules/@fontsource-variable/inter/files/inter-greek-wght-normal.woff2",
      import.meta.url,
    ),
    staticUrls: {
      400: new URL("../../node_modules/@fontsource/inter/files/inter-greek-400-normal.woff", import.meta.url),
      500: new URL("../../node_modules/@fontsource/inter/files/inter-greek-500-normal.woff", import.meta.url),
      600: new URL("../../node_modules/@fontsource/inter/files/inter-greek-600-normal.woff", import.meta.url),
    },
  },
  {
    name: "vietnamese",
    ranges:
      "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    variableUrl: new URL(
      "../../node_modules/@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2",
      import.meta.url,
    ),
    staticUrls: {
      400: new URL(
        "../../node_modules/@fontsource/inter/files/inter-vietnamese-400-normal.woff",
        import.meta.url,
      ),
      500: new URL(
        "../../node_modules/@fontsource/inter/files/inter-vietnamese-500-normal.woff",
        import.meta.url,
      ),
      600: new URL(
        "../../node_modules/@fontsource/inter/files/inter-vietnamese-600-normal.woff",
        import.meta.url,
      ),
    },
  },
];

/** The file with a character; undefined when Inter doesn't have it. */
export const interFileOf = (character: string): InterFile | undefined =>
  files.find((file) => hasCharacter(file, character));

/** The files that a text needs. */
export function interFilesFor(text: string): InterFile[] {
  const characters = [...new Set(text)];
  return files.filter((file) => characters.some((character) => interFileOf(character) === file));
}

function hasCharacter({ ranges }: InterFile, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return boundsOf(ranges).some(([first, last]) => code >= first && code <= last);
}

type Bounds = readonly (readonly [number, number])[];
const known = new Map<string, Bounds>();

function boundsOf(ranges: string): Bounds {
  const found = known.get(ranges) ?? ranges.split(",").map(boundOf);
  known.set(ranges, found);
  return found;
}

/** "U+0100-02BA" or "U+20AC". */
function boundOf(range: string): readonly [number, number] {
  const [first = "0", last = first] = range.trim().slice(2).split("-");
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}
