/** Which seats a visitor needs for a socket on a board (docs/sync-spec.md S60, S67). */
import type { Visitor } from "#server/auth/visit-board.ts";
import type { SyncLimits } from "#server/room/sync-limits.ts";
import type { Seat } from "./seats.ts";

/** Of a board's seats, those that guests can take: members always find the others. */
const guestShare = 0.5;

export function seatsOf(
  visitor: Pick<Visitor, "userId" | "via">,
  { documentId, address }: { documentId: string; address: string },
  limits: Pick<SyncLimits, "socketsPerUser" | "socketsPerBoard" | "socketsPerLink">,
): Seat[] {
  const { socketsPerUser, socketsPerBoard, socketsPerLink } = limits;
  const board = { of: `board:${documentId}`, most: socketsPerBoard };
  if (visitor.via.kind !== "link") return [{ of: `user:${visitor.userId}`, most: socketsPerUser }, board];
  // A guest can get any number of cookies from one link: an address can't be made up.
  return [
    { of: `address:${address}`, most: socketsPerUser },
    { of: `link:${visitor.via.linkId}`, most: socketsPerLink },
    { of: `guests:${documentId}`, most: Math.floor(socketsPerBoard * guestShare) },
    board,
  ];
}
