import { describe, expect, it } from "vitest";
import { filterOptions } from "./filter-options.ts";

const people = [
  { id: "1", label: "Lena Vogel", detail: "ERP & OMS" },
  { id: "2", label: "Pia Holm", detail: "Paywell (PSP vendor)" },
  { id: "3", label: "André Lenz", detail: "Data" },
];
const idsFor = (query: string) => filterOptions(people, query).map((option) => option.id);

describe("filtering a picker", () => {
  it("shows everything until something is typed", () => {
    expect(idsFor(" ")).toEqual(["1", "2", "3"]);
  });

  it("finds words by their beginning, in any order, without accents and case", () => {
    expect(idsFor("vog le")).toEqual(["1"]);
    expect(idsFor("ANDRE")).toEqual(["3"]);
    expect(idsFor("paywell")).toEqual(["2"]);
    expect(idsFor("ogel")).toEqual([]);
  });

  it("puts labels that begin with the query first", () => {
    expect(idsFor("len")).toEqual(["1", "3"]);
    expect(filterOptions([...people].reverse(), "len").map((option) => option.id)).toEqual(["1", "3"]);
  });
});
