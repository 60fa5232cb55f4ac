/** A menu inside a menu, in the look of `ui/menu`. */
"use client";

import { ChevronRight } from "lucide-react";
import * as Radix from "radix-ui/dropdown-menu";
import type { ReactNode } from "react";

export interface SubMenuProps {
  icon?: ReactNode;
  label: ReactNode;
  /** The present value, quiet on the right. */
  value?: ReactNode;
  children: ReactNode;
}

export function SubMenu({ icon, label, value, children }: SubMenuProps) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className="flex h-7 select-none items-center gap-2 rounded-r2 px-2 text-13 text-ink outline-none data-[highlighted]:bg-hover data-[state=open]:bg-hover pointer-coarse:h-11 [&_svg]:size-3.5 [&_svg]:shrink-0">
        {icon && <span className="text-ink-2">{icon}</span>}
        <span className="min-w-0 flex-1 truncate">{label}</span>
        {value && <span className="max-w-28 truncate pl-3 text-12 text-ink-3">{value}</span>}
        <ChevronRight aria-hidden className="text-ink-3" />
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-72 animate-pop overflow-y-auto rounded-float bg-raised p-1 shadow-elev-float outline-none"
        >
          {children}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  );
}
