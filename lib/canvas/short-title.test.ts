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

  it("keeps a title without connective whole", () => {
    expect(shortTitle("Paywell payment interface")).toBe("Paywell payment interface");
  });
});
