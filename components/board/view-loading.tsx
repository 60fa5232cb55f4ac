/** Stands where a view will be while its code is on the way. */
import { Spinner } from "#components/ui/spinner.tsx";

export function ViewLoading() {
  return (
    <div className="grid h-full place-items-center bg-canvas text-ink-3">
      <Spinner label="Opening the view" className="size-5" />
    </div>
  );
}
