/** Has the colours follow the system, or what is chosen. */
export function followColours(choice: HTMLSelectElement, tell: (isDark: boolean) => void): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const update = (): void => {
    document.documentElement.dataset["theme"] = choice.value;
    tell(choice.value === "" ? system.matches : choice.value === "dark");
  };
  choice.addEventListener("change", update);
  system.addEventListener("change", update);
  update();
}
