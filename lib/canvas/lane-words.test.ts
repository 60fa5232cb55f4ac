import { describe, expect, it } from "vitest";
import { laneWords } from "./lane-words.ts";

describe("the name of a lane", () => {
  it("puts what stands in parentheses or after a dash on a second line", () => {
    expect(laneWords({ name: "Storefront (product + design)", kind: "TEAM" })).toEqual({
      name: "Storefront",
      sub: "Product, design",
    });
    expect(laneWords({ name: "Payments — Paywell", kind: "VENDOR" })).toEqual({
      name: "Payments",
      sub: "Paywell · vendor",
    });
  });

  it("leaves a plain name alone and names a lane without one", () => {
    expect(laneWords({ name: "OMS / ERP", kind: "TEAM" })).toEqual({ name: "OMS / ERP", sub: "" });
    expect(laneWords({ name: "", kind: "TEAM" }).name).toBe("Untitled lane");
  });
});
