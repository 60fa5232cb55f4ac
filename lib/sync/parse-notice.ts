/** Reads the JSON of a notice (message 5); null for anything else, a topic of a newer server included. */
import { type Notice, noticeTopics } from "./protocol.ts";

export function parseNotice(json: string): Notice | null {
  const value = parseJson(json);
  if (typeof value !== "object" || value === null || !("topic" in value) || !("ids" in value)) return null;
  const topic = noticeTopics.find((known) => known === value.topic);
  if (!topic || !Array.isArray(value.ids)) return null;
  return { topic, ids: value.ids.filter((id): id is string => typeof id === "string") };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null; // junk is no notice
  }
}
