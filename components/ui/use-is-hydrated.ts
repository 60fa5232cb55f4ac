"use client";
/** False on the server and in the first render of the browser, true from then on: for what only the browser knows. */
import { useSyncExternalStore } from "react";

const neverChanges = () => () => undefined;

export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
