"use client";
/** Oneself at the foot of the sidebar: appearance, settings, sign out. */
import { LogOut, Settings } from "lucide-react";
import Link from "next/link";
import { useTheme } from "next-themes";
import { useState } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from "#components/ui/menu.tsx";
import { SignOutDialog } from "./sign-out-dialog.tsx";

export interface AccountMenuProps {
  user: { id: string; name: string; email: string; color: number };
  settingsHref: string;
}

export function AccountMenu({ user, settingsHref }: AccountMenuProps) {
  const { theme, setTheme } = useTheme();
  const [isSigningOut, setIsSigningOut] = useState(false);
  return (
    <>
      <Menu>
        <MenuTrigger>
          <button
            type="button"
            className="flex h-[30px] w-full shrink-0 items-center gap-[9px] rounded-r2 px-[9px] text-left text-13 text-ink-2 transition-colors hover:bg-hover hover:text-ink data-[state=open]:bg-hover pointer-coarse:h-11"
          >
            <Avatar name={user.name} color={user.color} size={20} isDecorative />
            <span className="min-w-0 truncate">{user.name}</span>
          </button>
        </MenuTrigger>
        <MenuContent side="top" className="w-52">
          <MenuLabel className="truncate">{user.email}</MenuLabel>
          <MenuItem asChild>
            <Link href={settingsHref}>
              <Settings aria-hidden className="text-ink-2" />
              Settings
            </Link>
          </MenuItem>
          <MenuSeparator />
          <MenuLabel>Appearance</MenuLabel>
          <MenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
            <MenuRadioItem value="system">As the system</MenuRadioItem>
            <MenuRadioItem value="light">Light</MenuRadioItem>
            <MenuRadioItem value="dark">Dark</MenuRadioItem>
          </MenuRadioGroup>
          <MenuSeparator />
          <MenuItem icon={<LogOut aria-hidden />} onSelect={() => setIsSigningOut(true)}>
            Sign out
          </MenuItem>
        </MenuContent>
      </Menu>
      {isSigningOut && <SignOutDialog userId={user.id} onClose={() => setIsSigningOut(false)} />}
    </>
  );
}
