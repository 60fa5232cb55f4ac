/** Ctrl F (⌘ F) looks on the board instead of in the page, where most of the cards aren't. */
import { useEffect } from "react";

export function useFindKey(onFind: () => void): void {
  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      const isChord = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isChord || event.key.toLowerCase() !== "f") return;
      event.preventDefault();
      onFind();
    };
    document.addEventListener("keydown", find);
    return () => document.removeEventListener("keydown", find);
  }, [onFind]);
}
