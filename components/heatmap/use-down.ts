/** Which elements are taken to be down: kept in the address, so that the link shows the same to others. */
"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";

const parameter = "down";

export interface Down {
  /** Undefined: nobody asks what if. */
  readonly ids: readonly string[] | undefined;
  set(ids: readonly string[] | undefined): void;
}

export function useDown(): Down {
  const asked = useSearchParams().get(parameter);
  return useMemo(
    () => ({ ids: asked === null ? undefined : asked.split(",").filter(Boolean), set: setDown }),
    [asked],
  );
}

function setDown(ids: readonly string[] | undefined): void {
  const address = new URL(window.location.href);
  if (ids) address.searchParams.set(parameter, ids.join(","));
  else address.searchParams.delete(parameter);
  window.history.replaceState(null, "", address);
}
