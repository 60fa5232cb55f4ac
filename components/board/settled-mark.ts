/** In the browser's timeline: a board is on screen and saved. What was loaded until then is the weight of the page. */
export const settledMark = "board-settled";
