// What every page here has in common: the graph it shows, when it is ready, and what the benchmark asks of it.

/** The graph: cards with their place, edges between them. */
export async function loadGraph() {
  const answer = await fetch(`graph?${location.search.slice(1)}`);
  return answer.json();
}

/** Once what was drawn has been shown and the thread is free again. */
export function ready() {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => setTimeout(() => performance.mark("bench-ready"), 0)),
  );
}

/**
 * Moves cards by script as a second person would: each of them, at the given rate, to and fro.
 * `move` gets the cards with their new places, at most once per message.
 */
export function remotely(cards, move) {
  let timer;
  return {
    start(ids, hertz) {
      const moved = ids.map((id) => cards.find((card) => card.id === id));
      let n = 0;
      timer = setInterval(() => {
        n += 1;
        const shift = { x: Math.round(Math.sin(n / 8) * 60), y: Math.round(Math.cos(n / 8) * 30) };
        move(moved.map((card) => ({ id: card.id, x: card.x + shift.x, y: card.y + shift.y })));
      }, 1000 / hertz);
    },
    stop: () => clearInterval(timer),
  };
}
