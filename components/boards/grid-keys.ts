/** Arrow keys move between the cards of a grid, as many to a row as fit. */
import type { KeyboardEvent } from "react";

export function handleGridKeys(event: KeyboardEvent<HTMLElement>): void {
  const step = directions[event.key];
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-board-link]")];
  const at = links.indexOf(event.target as HTMLElement);
  if (!step || at < 0) return;
  const target = links[at + step.x + step.y * columnsOf(links)];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

const directions: Record<string, { x: number; y: number } | undefined> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function columnsOf(links: HTMLElement[]): number {
  const tops = links.map((link) => Math.round(link.getBoundingClientRect().top));
  return Math.max(1, tops.filter((top) => top === tops[0]).length);
}
