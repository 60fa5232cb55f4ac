"use client";
/** One React Query client per browser tab, whichever part of the page asks first; refusals (4xx) are not tried again. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ProblemError } from "./problem-error.ts";

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(clientOfTab);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

const createClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          failures < 3 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500),
      },
    },
  });

let ofTab: QueryClient | undefined;
/** On the server every rendering has its own: answers are never shared between people. */
function clientOfTab(): QueryClient {
  if (typeof window === "undefined") return createClient();
  ofTab ??= createClient();
  return ofTab;
}
