/** "+3" at the end of the row of avatars. */
import type { ComponentPropsWithRef } from "react";
import type { RemotePresence } from "#lib/sync/presence.ts";

export interface MorePeopleProps {
  people: readonly RemotePresence[];
  onFollow: (person: RemotePresence) => void;
}

export function MorePeopleButton({ count, ...rest }: ComponentPropsWithRef<"button"> & { count: number }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      {...rest}
      aria-label={`${count} more people`}
      className="grid size-6 place-items-center rounded-full bg-pressed font-semibold text-11 text-ink-2 shadow-[0_0_0_2px_var(--surface-app)]"
    >
      +{count}
    </button>
  );
}
