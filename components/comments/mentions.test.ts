import { expect, it } from "vitest";
import { mentionedIds, mentionsIn, peopleCalled, typedName } from "./mentions.ts";

const people = [
  { userId: "ana", name: "Ana" },
  { userId: "ruiz", name: "Ana Ruiz" },
  { userId: "lena", name: "Lena Vogel" },
];
const typedIn = (text: string) => typedName(text, text.length);

it("a name is being typed from an @ that begins a word to the caret", () => {
  expect(typedIn("Ask @Le")).toEqual({ start: 4, typed: "Le" });
  expect(typedIn("@")).toEqual({ start: 0, typed: "" });
  expect(typedIn("(@Lena Vo")).toEqual({ start: 1, typed: "Lena Vo" });
  for (const text of ["", "Le", "ana@nordvik", "@Lena\nnext line"]) expect(typedIn(text)).toBeUndefined();
  expect(typedName("@Lena and more", 3)).toEqual({ start: 0, typed: "Le" });
});

it("people are offered by the begin of any word of their name, and none once the name is whole", () => {
  const called = (typed: string) => peopleCalled(people, typed).map(({ userId }) => userId);
  expect(called("")).toEqual(["ana", "ruiz", "lena"]);
  expect(called("AN")).toEqual(["ana", "ruiz"]);
  expect(called("vo")).toEqual(["lena"]);
  expect(called("Lena Vogel ")).toEqual([]);
});

it("people are mentioned by their whole name after an @, the longer of two that begin alike", () => {
  expect(mentionedIds("@Ana Ruiz, ask @Lena Vogel. @Lena Vogel!", people)).toEqual(["ruiz", "lena"]);
  expect(mentionedIds("@Ana, or @Anabel, or x@Ana", people)).toEqual(["ana"]);
  expect(mentionedIds("Ana Ruiz @ home", people)).toEqual([]);
  expect(mentionsIn("To @Lena Vogel", people)).toMatchObject([{ start: 3, end: 14 }]);
});

it("of two people with one name both are meant", () => {
  const twins = [...people, { userId: "other", name: "Lena Vogel" }];
  expect(mentionedIds("@Lena Vogel", twins)).toEqual(["lena", "other"]);
});
