import { expect, it } from "vitest";
import * as Y from "yjs";
import { describeCommand, type KeptCommand } from "./kept-command.ts";

it("names what a command touched: entries of top-level maps, however deep the change", () => {
  const doc = new Y.Doc();
  const kept: KeptCommand[] = [];
  doc.on("update", (_update, _origin, _doc, transaction) => kept.push(describeCommand(transaction, "id", 5)));
  const nodes = doc.getMap<Y.Map<unknown>>("nodes");

  doc.transact(() => nodes.set("n1", new Y.Map([["title", new Y.Text("Pay")]])), { name: "addNode" });
  const title = nodes.get("n1")?.get("title");
  if (!(title instanceof Y.Text)) throw new Error("the title was just made");
  doc.transact(() => title.insert(3, "!"), { name: "editText" });
  doc.transact(() => {
    nodes.get("n1")?.set("kind", "STEP");
    nodes.set("n2", new Y.Map());
    doc.getMap("layout").set("n1", { x: 1 });
  });
  doc.transact(() => nodes.delete("n2"), "typing");

  expect(kept.map(({ name, touched }) => ({ name, touched }))).toEqual([
    { name: "addNode", touched: [["nodes", "n1"]] },
    { name: "editText", touched: [["nodes", "n1"]] },
    {
      name: "change",
      touched: expect.arrayContaining([
        ["nodes", "n1"],
        ["nodes", "n2"],
        ["layout", "n1"],
      ]),
    },
    { name: "change", touched: [["nodes", "n2"]] },
  ]);
  expect(kept[2]?.touched).toHaveLength(3);
});
