/** What the colours of the map stand for: kept in the address, so that a link shows the same to others. */
"use client";

import { useSearchParams } from "next/navigation";

export type ColourBy = "path" | "risk";

export const useColourBy = (): ColourBy => (useSearchParams().has("colour") ? "risk" : "path");
