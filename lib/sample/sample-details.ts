/**
 * What the sample's source leaves open, filled in as its team would have written it (dates, guards, exception
 * forms, words for the risks). `demo-board.json` stays as it came.
 */
import type { Assumption, BoardNode, Risk } from "#lib/board/model.ts";

/** Column and row of each card within its lane; columns are 207 px apart, rows 94. */
export const places: Record<string, readonly [column: number, row: number]> = {
  s1: [0, 0],
  y5: [1, 0],
  s4: [4, 0],
  f4: [5, 0],
  s7: [7, 0],
  s2: [1, 0],
  x5: [1, 1],
  s3: [2, 0],
  d1: [3, 0],
  x2: [3, 1],
  f2: [4, 1],
  a1: [5, 0],
  y3: [6, 0],
  x4: [4, 0],
  s5: [5, 0],
  y1: [6, 0],
  y2: [4, 0],
  d2: [5, 0],
  s6: [6, 0],
  x3: [5, 1],
  x1: [6, 1],
  f1: [7, 1],
  y4: [3, 0],
  a2: [4, 0],
  w2: [4, 0],
  a3: [5, 0],
  f3: [6, 0],
  w1: [5, 0],
  s8: [8, 0],
  y6: [9, 0],
  o2: [8, 0],
  o1: [9, 0],
};

export const meta = {
  objective: "Raise completed promotional checkouts from 61.0 % to 64.0 % without more refunds.",
  outcome: {
    metric: "Completed promotional checkouts",
    baseline: 61,
    target: 64,
    unit: "%",
    due: "2026-11-30",
  },
  launchAt: "2026-11-02",
  windowDays: 28,
};

/** By when each checkpoint is to stand at its target. */
export const checkpointDue: Record<string, string> = {
  cp_cart: "2026-10-16",
  cp_pricematch: "2026-10-23",
  cp_voucher: "2026-10-23",
  cp_addr: "2026-10-26",
  cp_auth: "2026-10-26",
  cp_ordercreate: "2026-10-26",
  cp_orphan: "2026-10-26",
  cp_oversell: "2026-10-26",
  cp_confirm: "2026-10-26",
  cp_mail: "2026-10-23",
  cp_refund: "2026-10-28",
  cp_recover: "2026-10-28",
  cp_psp: "2026-10-19",
  cp_erp: "2026-10-19",
  cp_promoapi: "2026-10-19",
  cp_feed: "2026-10-12",
  cp_cdn: "2026-10-28",
  cp_rules: "2026-10-09",
  cp_attr: "2026-10-12",
  cp_states: "2026-10-09",
  cp_copy: "2026-10-21",
  cp_macros: "2026-10-21",
};

/** By when each consumer needs what it depends on. */
export const needBy: Record<string, string> = {
  e1: "2026-10-16",
  e2: "2026-10-26",
  e3: "2026-10-07",
  e4: "2026-10-14",
  e5: "2026-10-12",
  e6: "2026-10-16",
  e7: "2026-10-07",
  e8: "2026-10-19",
  e9: "2026-10-19",
  e10: "2026-10-19",
  e11: "2026-10-19",
  e12: "2026-10-23",
  e13: "2026-10-21",
  e14: "2026-10-12",
  e15: "2026-10-21",
  e16: "2026-10-12",
  e17: "2026-10-14",
  e18: "2026-10-21",
  e19: "2026-10-12",
  e20: "2026-10-14",
  e21: "2026-10-19",
  e22: "2026-10-26",
  e23: "2026-10-19",
};

/** What is agreed about a dependency beyond its terms. */
export const dependencyWords: Record<string, string> = { e8: "3-D Secure runs before the voucher check." };

/** What a branch is taken on, by "source→target"; shares as they stand in the flows. */
export const branches: Record<string, { guard: string; share: number }> = {
  "d1→s4": { guard: "valid", share: 0.97 },
  "d1→x2": { guard: "used up", share: 0.03 },
  "d2→s6": { guard: "reserved", share: 0.98 },
  "d2→x3": { guard: "sold out", share: 0.02 },
};

export const flowOwner: Record<string, string> = { H: "ana", E1: "lena", E2: "kofi", E3: "sara", E4: "mei" };
export const topException = { flow: "E1", node: "x1" };

/** What only some kinds of card have. */
export const cardDetails: Record<string, Partial<BoardNode>> = {
  x1: {
    trigger: "The payment webhook says authorised and no order exists after 60 seconds.",
    detection: "ALERT",
    customerMessage:
      "We have your payment and are finishing your order. You will get a mail within 30 minutes.",
    stateAfter: { money: "Authorised, not captured", stock: "Reserved", order: "Not created" },
  },
  x2: {
    trigger: "The voucher's limit is reached between opening the cart and paying.",
    detection: "ALERT",
    customerMessage: "This voucher was just used up. We keep your price for this order.",
    stateAfter: { money: "Nothing taken", stock: "Not reserved", order: "Open cart" },
  },
  x3: {
    trigger: "The reservation fails after the payment was authorised.",
    detection: "SAME_DAY",
    customerMessage:
      "The last piece was sold while you were paying. Choose a substitute, or get your money back today.",
    stateAfter: { money: "Authorised, refund pending", stock: "None left", order: "On hold" },
    supportMacroRef: "Sold out after payment: substitute or refund",
  },
  x4: {
    trigger: "The bank declines, or the customer leaves the 3-D Secure step.",
    detection: "ALERT",
    customerMessage:
      "Your bank didn't approve this payment. Nothing was charged; your cart is kept for 24 hours.",
    stateAfter: { money: "Nothing taken", stock: "Reserved for 15 minutes", order: "Open cart" },
    supportMacroRef: "Payment declined: try another method",
  },
  x5: { trigger: "The price shown on the page isn't the price in the cart.", detection: "SUPPORT_TICKETS" },
  f1: { mode: "AUTOMATIC" },
  f2: { mode: "AUTOMATIC" },
  f3: { mode: "MANUAL", capacityPerDay: 80 },
  f4: { mode: "AUTOMATIC" },
  a1: {
    ruleText:
      "Which promotions may stack, what they exclude, and which one wins. Eleven rules have no example yet.",
  },
  a2: { ruleText: "Every variant has size, colour, price and tax class before it may be sold." },
  a3: {
    ruleText: "One word for each state an order can be in, used by the shop, the ERP and support alike.",
  },
  o1: { result: "SUCCESS" },
  o2: { result: "DEGRADED" },
};

type RiskWords = Pick<Risk, "cause" | "event" | "consequence" | "response">;

/** One risk stands on each card that has a likelihood in the source. */
export const riskWords: Record<string, RiskWords> = {
  s1: {
    cause: "Heavy cart page",
    event: "The cart opens slowly",
    consequence: "Some customers leave before they see the price",
  },
  s2: {
    cause: "Prices are computed in two places",
    event: "The price shown is wrong",
    consequence: "Customers don't trust the offer and leave",
    response: "REDUCE",
  },
  s3: {
    cause: "The voucher check is strict about spelling and case",
    event: "A valid voucher is refused",
    consequence: "Customers write to support",
    response: "REDUCE",
  },
  s4: {
    cause: "The address check rejects new streets",
    event: "An address can't be entered",
    consequence: "Customers need several tries",
  },
  s5: {
    cause: "The payment form loses its session",
    event: "A payment doesn't go through",
    consequence: "The purchase is lost",
  },
  s6: {
    cause: "Order creation isn't repeated after a time-out",
    event: "Money is taken and no order exists",
    consequence: "Wrong money, and a customer without an order",
    response: "REDUCE",
  },
  s7: {
    cause: "The confirmation waits for the order number",
    event: "The confirmation page stays empty",
    consequence: "Customers ask whether they have bought",
  },
  s8: {
    cause: "Mails wait behind a campaign",
    event: "The confirmation mail comes late",
    consequence: "Customers ask support",
  },
  d1: {
    cause: "Two checks run at once",
    event: "The check answers too late",
    consequence: "A short wait at payment",
  },
  d2: {
    cause: "Reservation and payment race",
    event: "The answer is out of date",
    consequence: "A short wait at payment",
  },
  y1: { cause: "The vendor's maintenance", event: "The payment API is down", consequence: "Nobody can pay" },
  y2: {
    cause: "Nightly jobs run into the day",
    event: "Stock and orders answer too slowly",
    consequence: "Orders can't be created",
    response: "REDUCE",
  },
  y3: {
    cause: "Campaign traffic",
    event: "The promotion engine doesn't answer in time",
    consequence: "Prices and vouchers can't be computed",
  },
  y4: {
    cause: "The export waits for the ERP",
    event: "The product feed is hours old",
    consequence: "Prices and variants are out of date",
  },
  y5: {
    cause: "Cache rules miss campaign pages",
    event: "The origin is overloaded",
    consequence: "Pages load slowly",
  },
  y6: {
    cause: "The sender's reputation drops",
    event: "Mails aren't delivered",
    consequence: "Customers have no confirmation",
  },
  a1: {
    cause: "Rules contradict each other and have no examples",
    event: "A promotion is applied wrongly",
    consequence: "Wrong prices until somebody complains",
    response: "REDUCE",
  },
  a2: {
    cause: "Nobody checks attributes before the import",
    event: "Variants miss a price attribute",
    consequence: "Wrong prices and refused orders",
  },
  a3: {
    cause: "Shop, ERP and support use different words",
    event: "Support reads an order's state wrongly",
    consequence: "Customers get wrong answers and wrong refunds",
  },
  w1: {
    cause: "The terms are written before the rules are decided",
    event: "The page promises what the shop doesn't do",
    consequence: "Customers claim a price they can't get",
  },
  w2: {
    cause: "Macros are written last",
    event: "Support has no answer and no queue",
    consequence: "Refunds take days",
  },
};

/** What the team takes for granted, how it will find out, and what follows if it is wrong. */
export const assumptionDetails: Record<
  string,
  Pick<Assumption, "targetIds" | "howTested" | "ifFalse"> & { edgeIds: string[] }
> = {
  "A-1": {
    targetIds: ["e10", "f1"],
    edgeIds: ["e10"],
    howTested: "Compare webhook and authorisation times of the last 30 days in Paywell's log.",
    ifFalse: "Orders are created by polling every minute; the promise to the customer becomes one hour.",
  },
  "A-2": {
    targetIds: ["e15", "f3", "w2"],
    edgeIds: ["e15"],
    howTested: "One day with 80 test cases in the queue, two weeks before launch.",
    ifFalse: "Refunds below 200 EUR become automatic, or two people come from the autumn season team.",
  },
};
