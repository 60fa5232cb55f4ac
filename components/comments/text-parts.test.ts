import { expect, it } from "vitest";
import { textParts } from "./text-parts.ts";

it("addresses become links, without the stop that ends the sentence", () => {
  expect(textParts("See https://erp.example/a?b=1, then (http://x.example/y_(z)).")).toEqual([
    { text: "See " },
    { text: "https://erp.example/a?b=1", href: "https://erp.example/a?b=1" },
    { text: ", then (" },
    { text: "http://x.example/y_(z)", href: "http://x.example/y_(z)" },
    { text: ")." },
  ]);
});

it("nothing else does, and markup stays what was typed", () => {
  for (const text of ["javascript:alert(1)", "<a href=x>y</a>", "file:///etc/passwd", "http://", ""])
    expect(textParts(text).filter(({ href }) => href !== undefined)).toEqual([]);
  expect(textParts("<b>https://x.example</b>")).toEqual([
    { text: "<b>" },
    { text: "https://x.example", href: "https://x.example" },
    { text: "</b>" },
  ]);
});

it("no letter is lost or added", () => {
  const text = "a https://x.example/%zz) b\nhttps://y.example!!! 👍";
  expect(
    textParts(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

it("who is mentioned stands out, where the comment says so", () => {
  const lena = { userId: "lena", name: "Lena Vogel" };
  expect(textParts("Ask @Lena Vogel: https://x.example/@Lena", [lena])).toEqual([
    { text: "Ask " },
    { text: "@Lena Vogel", mentioned: ["lena"] },
    { text: ": " },
    { text: "https://x.example/@Lena", href: "https://x.example/@Lena" },
  ]);
  expect(textParts("Ask @Lena Vogel")).toEqual([{ text: "Ask @Lena Vogel" }]);
});
