"use client";
/** Light, dark, or as the system has it: kept in this browser. */
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import * as RadioGroup from "radix-ui/radio-group";
import { useIsHydrated } from "#components/ui/use-is-hydrated.ts";

const choices = [
  { value: "system", label: "As the system", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  // The server doesn't know the browser's choice: it shows in the first render after hydration.
  const isHydrated = useIsHydrated();
  return (
    <RadioGroup.Root
      aria-label="Appearance"
      value={isHydrated ? (theme ?? "system") : ""}
      onValueChange={setTheme}
      className="inline-flex rounded-r3 bg-sunken p-0.5 shadow-[inset_0_0_0_1px_var(--border-1)]"
    >
      {choices.map(({ value, label, icon: Icon }) => (
        <RadioGroup.Item
          key={value}
          value={value}
          className="flex h-8 items-center gap-1.5 rounded-r2 px-3 font-medium text-13 text-ink-2 hover:text-ink data-[state=checked]:bg-raised data-[state=checked]:text-ink data-[state=checked]:shadow-[0_0_0_1px_var(--border-2),var(--shadow-card)] pointer-coarse:h-11"
        >
          <Icon size={14} aria-hidden />
          {label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
