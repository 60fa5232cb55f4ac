import { describe, expect, it } from "vitest";
import { createSvgPen, escapeXml, svgDocument } from "./svg-pen.ts";

const measure = (words: string, { size }: { size: number }) => words.length * size * 0.5;
const type = { size: 13, weight: 560, spacing: -0.012, color: "rgb(20, 24, 30)" };

function drawn(draw: (pen: ReturnType<typeof createSvgPen>) => void): string {
  const pen = createSvgPen({ measure });
  draw(pen);
  return pen.elements();
}

describe("a pen that writes SVG", () => {
  it("escapes what people wrote, and leaves out what XML can't hold", () => {
    expect(escapeXml(`<script>&"'\u0000\u000b\ud800 ok`)).toBe("&lt;script&gt;&amp;&quot;&#39;\ufffd ok");
    expect(drawn((pen) => pen.text(`<b>"&`, { x: 1, y: 2 }, type))).toContain(">&lt;b&gt;&quot;&amp;</text>");
  });

  it("says size, weight, letter spacing and colour of text", () => {
    expect(drawn((pen) => pen.text("Checkout", { x: 1.234, y: 2 }, type))).toBe(
      `<text x="1.23" y="2" font-size="13" letter-spacing="-0.16" fill="#14181e" font-weight="560">Checkout</text>`,
    );
  });

  it("puts the opacity of a colour apart, and draws nothing for none", () => {
    const shade = drawn((pen) => pen.path("M0 0H9", { fill: "rgba(26, 34, 51, 0.06)" }));
    expect(shade).toBe(`<path d="M0 0H9" fill="#1a2233" fill-opacity="0.06"/>`);
    expect(drawn((pen) => pen.path("M0 0H9", { fill: "transparent" }))).toContain(`fill="none"`);
    expect(drawn((pen) => pen.path("", { fill: "red" }))).toBe("");
  });

  it("moves and scales what is drawn within", () => {
    const inside = drawn((pen) =>
      pen.within({ x: 4, y: 5 }, 0.5, () => pen.box({ x: 0, y: 0, w: 18, h: 18 }, 40, { fill: "red" })),
    );
    expect(inside).toBe(
      `<g transform="translate(4 5) scale(0.5)">\n<rect x="0" y="0" width="18" height="18" rx="9" fill="red"/>\n</g>`,
    );
  });

  it("writes each stretch of a text in the font that has it, and an image where none does", () => {
    const pen = createSvgPen({
      measure,
      piecesOf: () => [
        { words: "Plan ", family: "one", weight: 400, width: 30 },
        { imageUrl: "data:image/png;base64,AA==", width: 13, top: -14, height: 20 },
        { words: " Жар", family: "two", weight: 400, width: 20 },
      ],
    });
    pen.text("Plan 🚀 Жар", { x: 10, y: 20 }, type);
    expect(pen.elements()).toContain(
      `<image x="40" y="6" width="13" height="20" href="data:image/png;base64,AA=="/>`,
    );
    expect(pen.elements()).toMatch(/<text x="59.5".*font-family="two">Жар/);
  });

  it("is wrapped into a document that names itself", () => {
    const svg = svgDocument({ elements: "<g/>", width: 300, height: 200, title: "A & B", family: `"Inter"` });
    expect(svg).toContain(`viewBox="0 0 300 200"`);
    expect(svg).toContain("<title>A &amp; B</title>");
    expect(svg).toContain(`font-family="&quot;Inter&quot;"`);
  });
});
