import { describe, expect, it } from "vitest";
import { shortTitle } from "./short-title.ts";

describe("short title", () => {
  it("leaves a short title as it is", () => {
    expect(shortTitle("Pay")).toBe("Pay");
    expect(shortTitle("Stock reserved?")).toBe("Stock reserved?");
  });

  it("stops before the first connective and keeps a question a question", () => {
    expect(shortTitle("See price with promotion")).toBe("See price");
    expect(shortTitle("Voucher still valid at payment?")).toBe("Voucher still valid?");
    expect(shortTitle("Enter address, choose delivery")).toBe("Enter address");
  });

  it("never leaves a single word that says nothing", () => {
    expect(shortTitle("Replay from payment webhook; void after 30 min")).toBe("Replay from payment webhook");
    expect(shortTitle("Variant and price attributes")).toBe("Variant and price attributes");
  });

  it("keeps a title without connective whole", () => {
    expect(shortTitle("Paywell payment interface")).toBe("Paywell payment interface");
  });
});
