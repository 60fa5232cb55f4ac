/** What the illustration beside the account forms shows: eight cards of a checkout, in px at 100 %. */
export interface FragmentCard {
  kind: "STEP" | "DECISION" | "EXCEPTION" | "FALLBACK" | "SYSTEM" | "DATA_ASSET";
  title: string;
  x: number;
  y: number;
  owner: { name: string; color: number };
  from: string;
  to: string;
  impact?: { level: number; text: string };
  mark?: "gap" | "comment";
  selectedBy?: { name: string; color: number };
}

export interface FragmentEdge {
  form: "happy" | "raises" | "fallsBack" | "needs";
  points: [x: number, y: number][];
}

const pia = { name: "Pia Holm", color: 7 };
const lena = { name: "Lena Vogel", color: 9 };
const mei = { name: "Mei Tanaka", color: 12 };

/** px from the top of a stage 900 px high; the first and last go on beyond it. */
export const fragmentLanes = [
  { top: -2000, height: 2208, isAlternate: false },
  { top: 208, height: 120, isAlternate: true },
  { top: 328, height: 240, isAlternate: false },
  { top: 568, height: 122, isAlternate: true },
  { top: 690, height: 2210, isAlternate: false },
];

export const fragmentCards: FragmentCard[] = [
  {
    kind: "STEP",
    title: "Pay",
    x: 60,
    y: 150,
    owner: pia,
    from: "93.8",
    to: "95.5 %",
    impact: { level: 2, text: "4.9" },
  },
  {
    kind: "SYSTEM",
    title: "Paywell payment API",
    x: 300,
    y: 150,
    owner: pia,
    from: "99.7",
    to: "99.9 %",
    impact: { level: 2, text: "5.0" },
  },
  { kind: "DECISION", title: "Stock reserved?", x: 60, y: 330, owner: lena, from: "42", to: "15 /10k" },
  {
    kind: "STEP",
    title: "See confirmation",
    x: 540,
    y: 60,
    owner: mei,
    from: "97",
    to: "99 %",
    impact: { level: 3, text: "5.8" },
  },
  {
    kind: "SYSTEM",
    title: "ERP stock and order service",
    x: 60,
    y: 540,
    owner: lena,
    from: "93",
    to: "99 %",
    impact: { level: 6, text: "71" },
  },
  {
    kind: "STEP",
    title: "Place order",
    x: 300,
    y: 330,
    owner: lena,
    from: "99.2",
    to: "99.95 %",
    impact: { level: 6, text: "96" },
    selectedBy: { name: "Lena", color: 9 },
  },
  {
    kind: "EXCEPTION",
    title: "Money authorised, order not created",
    x: 300,
    y: 430,
    owner: lena,
    from: "7",
    to: "1 /10k",
    mark: "comment",
  },
  {
    kind: "FALLBACK",
    title: "Replay from payment webhook; void after 30 min",
    x: 540,
    y: 430,
    owner: lena,
    from: "7",
    to: "1 /10k",
    impact: { level: 1, text: "0.9" },
    mark: "gap",
  },
];

/** In drawing order: needs first, the happy path last. It comes from far left and goes on far right. */
export const fragmentEdges: FragmentEdge[] = [
  {
    form: "needs",
    points: [
      [244, 188],
      [300, 188],
    ],
  },
  {
    form: "needs",
    points: [
      [392, 330],
      [392, 226],
    ],
  },
  {
    form: "needs",
    points: [
      [632, 506],
      [632, 580],
      [244, 580],
    ],
  },
  {
    form: "needs",
    points: [
      [110, 406],
      [110, 540],
    ],
  },
  {
    form: "raises",
    points: [
      [440, 406],
      [440, 430],
    ],
  },
  {
    form: "fallsBack",
    points: [
      [484, 468],
      [540, 468],
    ],
  },
  {
    form: "fallsBack",
    points: [
      [632, 430],
      [632, 136],
    ],
  },
  {
    form: "happy",
    points: [
      [-2000, 188],
      [60, 188],
    ],
  },
  {
    form: "happy",
    points: [
      [152, 226],
      [152, 330],
    ],
  },
  {
    form: "happy",
    points: [
      [244, 368],
      [300, 368],
    ],
  },
  {
    form: "happy",
    points: [
      [484, 368],
      [512, 368],
      [512, 98],
      [540, 98],
    ],
  },
  {
    form: "happy",
    points: [
      [724, 98],
      [4000, 98],
    ],
  },
];
