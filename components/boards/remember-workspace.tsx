"use client";
/** Renders nothing: notes which workspace is open. */
import { useEffect } from "react";
import { rememberWorkspace } from "./last-workspace.ts";

export function RememberWorkspace({ id }: { id: string }) {
  useEffect(() => rememberWorkspace(id), [id]);
  return null;
}
