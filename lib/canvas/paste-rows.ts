/**
 * Cards from what other programs put on the clipboard: rows of a spreadsheet (tabs between cells), or lines of text.
 * A first row that names the columns says what they hold; otherwise the first cell is the title, the second the
 * description.
 */
import type { NodeKind } from "#lib/board/model.ts";

export interface PastedRow {
  readonly title: string;
  readonly description: string;
  readonly kind: NodeKind;
  /** As written; undefined when there is no such column or the cell is empty. */
  readonly lane?: string;
  readonly owner?: string;
}

type Column = "title" | "description" | "kind" | "lane" | "owner";

const columnNames: Record<Column, RegExp> = {
  title: /^(title|step|name|card|task|activity|summary)$/i,
  description: /^(description|notes?|details?|comment)$/i,
  kind: /^(kind|type)$/i,
  lane: /^(lane|team|swimlane|department)$/i,
  owner: /^(owner|responsible|assignee|who)$/i,
};
const kindNames: readonly [RegExp, NodeKind][] = [
  [/^decision/i, "DECISION"],
  [/^exception|^error|^failure/i, "EXCEPTION"],
  [/^fallback|^recovery/i, "FALLBACK"],
  [/^system|^service/i, "SYSTEM"],
  [/^data/i, "DATA_ASSET"],
  [/^outcome|^goal/i, "OUTCOME"],
  [/^work|^task/i, "WORK"],
  [/^hand-?off/i, "HANDOFF"],
  [/^note/i, "NOTE"],
  [/^start/i, "START"],
];

const mostRows = 500;
const mostTitle = 500;

/** Rows without a title are left out, and no more than 500 are read. */
export function pasteRows(text: string): PastedRow[] {
  const table = text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, mostRows + 1)
    .map((line) => line.split("\t").map(plainCell));
  const named = columnsOf(table[0] ?? []);
  const columns = named ?? { title: 0, description: 1 };
  return table
    .slice(named ? 1 : 0, mostRows + (named ? 1 : 0))
    .map((cells) => rowOf(cells, columns))
    .filter((row) => row.title !== "");
}

/** Spreadsheets put quotes around cells with quotes or breaks in them. */
function plainCell(cell: string): string {
  const plain = cell.trim();
  const inside = /^"(.*)"$/s.exec(plain)?.[1];
  return inside === undefined ? plain : inside.replaceAll('""', '"').trim();
}

type Columns = Partial<Record<Column, number>>;

/** Undefined unless one of several cells is the name of the title's column. */
function columnsOf(cells: readonly string[]): Columns | undefined {
  if (cells.length < 2) return undefined;
  const columns: Columns = {};
  for (const [column, name] of Object.entries(columnNames) as [Column, RegExp][]) {
    const at = cells.findIndex((cell) => name.test(cell));
    if (at >= 0) columns[column] = at;
  }
  return columns.title === undefined ? undefined : columns;
}

function rowOf(cells: readonly string[], columns: Columns): PastedRow {
  const cell = (column: Column) => (columns[column] === undefined ? "" : (cells[columns[column]] ?? ""));
  const [lane, owner] = [cell("lane"), cell("owner")];
  const kind = cell("kind");
  return {
    title: cell("title").slice(0, mostTitle),
    description: cell("description"),
    kind: kindNames.find(([name]) => name.test(kind))?.[1] ?? "STEP",
    ...(lane && { lane }),
    ...(owner && { owner }),
  };
}
