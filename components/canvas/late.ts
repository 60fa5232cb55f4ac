/** Something whose code comes after the first drawing; asked for before, it does its work as soon as it is there. */
import { untilLoaded } from "#components/ui/until-loaded.ts";

export interface Late<T> {
  /** Fetches the code, if nobody did. */
  begin(): void;
  use(work: (value: T) => void): void;
  /** Undefined until the code is there. */
  now(): T | undefined;
}

export function late<T>(load: () => Promise<T>): Late<T> {
  let value: T | undefined;
  let loading: Promise<T> | undefined;
  const begin = () => {
    loading ??= untilLoaded(load).then((loaded) => {
      value = loaded;
      return loaded;
    });
    return loading;
  };
  return {
    begin: () => void begin(),
    now: () => value,
    use(work) {
      if (value !== undefined) work(value);
      else void begin().then(work);
    },
  };
}
