/**
 * A script that gives every text of a page that is hard to read: that has less contrast to what is behind
 * it than WCAG's level AA asks for. https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export const faintTexts = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((each) => {
      const part = each / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const colourOf = (element) => {
    const { color, fill } = getComputedStyle(element);
    return channels(element instanceof SVGElement ? fill : color);
  };
  const backOf = (element) => {
    // What stands in a box of a picture is drawn onto it, a count onto a plate of its own.
    const plate = element.matches("svg .count") ? "rect.count" : ":scope > rect";
    const box = element.closest("svg .box")?.querySelector(plate);
    if (box) return channels(getComputedStyle(box).fill);
    for (let each = element; each !== null; each = each.parentElement) {
      const back = channels(getComputedStyle(each).backgroundColor);
      if (back[3] !== 0) return back;
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: element, data } = texts.currentNode;
    if (data.trim() === "" || element.closest("script, style, title, option") !== null) continue;
    if (!element.checkVisibility()) continue;
    const [one, other] = [
      luminance(colourOf(element)),
      luminance(backOf(element)),
    ].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) faint.add(ratio.toFixed(2) + " " + data.trim().slice(0, 60));
  }
  return [...faint];
})()`;
