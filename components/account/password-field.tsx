"use client";
/** A password with show and hide; for a new one, how long it is and what is enough. */
import { Check, Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { TextField } from "#components/ui/text-field.tsx";
import { countCharacters, leastPasswordCharacters } from "#lib/contracts/password-length.ts";

export interface PasswordFieldProps {
  label?: string;
  name: string;
  isNew?: boolean;
  error?: string | undefined;
  hint?: string;
  frameClassName?: string;
  size?: "md" | "lg";
}

export function PasswordField({
  label = "Password",
  name,
  isNew = false,
  error,
  hint,
  frameClassName,
  size = "lg",
}: PasswordFieldProps) {
  const [value, setValue] = useState("");
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <TextField
      label={label}
      name={name}
      size={size}
      type={isShown ? "text" : "password"}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      autoComplete={isNew ? "new-password" : "current-password"}
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      maxLength={256}
      error={error}
      hint={isNew ? <LengthHint count={countCharacters(value)} /> : hint}
      {...(frameClassName ? { frameClassName } : {})}
      trailing={
        <button
          type="button"
          aria-label={isShown ? "Hide the password" : "Show the password"}
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
          className="grid size-7 place-items-center rounded-r2 text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-9"
        >
          <Icon size={16} aria-hidden />
        </button>
      }
    />
  );
}

function LengthHint({ count }: { count: number }) {
  if (count === 0) return `${leastPasswordCharacters} characters are enough, any kind. A few words do well.`;
  const counted = `${count} ${count === 1 ? "character" : "characters"}.`;
  if (count < leastPasswordCharacters) return `${counted} ${leastPasswordCharacters} are enough, any kind.`;
  return (
    <span className="flex items-center gap-[5px] text-ok-text">
      <Check size={13} strokeWidth={2.4} aria-hidden />
      {counted} {leastPasswordCharacters} are enough, any kind.
    </span>
  );
}
