/** The pages of workspaces keep answers of the API for one another. */
import type { ReactNode } from "react";
import { QueryProvider } from "#components/api/query-provider.tsx";

export default function WorkspacesLayout({ children }: { children: ReactNode }) {
  return <QueryProvider>{children}</QueryProvider>;
}
