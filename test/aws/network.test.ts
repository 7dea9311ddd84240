import { describe, expect, it } from "vitest";
import { readCidr } from "../../src/aws/network/cidr.js";
import { shareOfInternet } from "../../src/aws/network/internet.js";

function rangesOf(blocks: string) {
  return blocks.split(" ").map((block) => readCidr(block)!);
}

describe("a block of addresses", () => {
  it.each<[string, 4 | 6, bigint, bigint]>([
    ["10.0.0.0/8", 4, 0x0a000000n, 0x0affffffn],
    ["198.51.100.7/32", 4, 0xc6336407n, 0xc6336407n],
    ["198.51.100.7/24", 4, 0xc6336400n, 0xc63364ffn],
    ["0.0.0.0/0", 4, 0n, 0xffffffffn],
    [" 000.0.0.0/00 ", 4, 0n, 0xffffffffn],
    ["203.0.113.7/0", 4, 0n, 0xffffffffn],
    ["::/0", 6, 0n, (1n << 128n) - 1n],
    ["0::0/0", 6, 0n, (1n << 128n) - 1n],
    ["0:0:0:0:0:0:0:0/0", 6, 0n, (1n << 128n) - 1n],
    ["::0.0.0.0/0", 6, 0n, (1n << 128n) - 1n],
    ["::1/128", 6, 1n, 1n],
    ["::FFFF:192.0.2.1/128", 6, 0xffffc0000201n, 0xffffc0000201n],
    ["fe80::/127", 6, 0xfe80n << 112n, (0xfe80n << 112n) + 1n],
  ])("%s is read", (text, version, first, last) => {
    expect(readCidr(text)).toEqual({ version, first, last });
  });

  it.each([
    ...["", "0.0.0.0", "everywhere", "/0", "0.0.0.0/", "0.0.0.0/33", "::/129", "0.0.0.0/0000"],
    ...["256.0.0.0/0", "1.2.3/0", "1.2.3.4.5/0", ":::/0", "1::2::3/0", "10000::/0", "1:2:3/0"],
    ...["1:2:3:4:5:6:7:8::/0", "1:2:3:4:5:6:7::8:9/0", "1.2.3.4::/0", "::1.2.3/0", ":1:2/0"],
  ])("%j is none", (text) => {
    expect(readCidr(text)).toBeUndefined();
  });
});

describe("the Internet", () => {
  it.each([
    ["0.0.0.0/0", "all"],
    ["0.0.0.0/1 128.0.0.0/1", "all"],
    ["128.0.0.0/1 0.0.0.0/2 64.0.0.0/2", "all"],
    [
      "1.0.0.0/8 2.0.0.0/7 4.0.0.0/6 8.0.0.0/7 11.0.0.0/8 12.0.0.0/6 16.0.0.0/4 32.0.0.0/3 64.0.0.0/2 128.0.0.0/2 192.0.0.0/3",
      "all",
    ],
    ["0.0.0.0/1", "half"],
    ["128.0.0.0/1", "half"],
    ["0.0.0.0/1 128.0.0.0/2", "half"],
    ["0.0.0.0/2", "less"],
    ["0.0.0.0/2 0.0.0.0/2 0.0.0.0/3", "less"],
    ["10.0.0.0/8 172.16.0.0/12 192.168.0.0/16", "less"],
    ["::/0", "all"],
    ["2000::/3", "all"],
    ["::/1 8000::/1", "all"],
    ["::/1", "all"],
    ["2000::/4", "half"],
    ["8000::/1", "less"],
    ["fc00::/7", "less"],
  ])("is %s to this extent: %s", (blocks, share) => {
    expect(shareOfInternet(rangesOf(blocks))).toBe(share);
  });

  it("has each address once, whoever lists it again", () => {
    const last = "255.255.255.254/32";
    const belowHalf = Array.from({ length: 31 }, (_, index) => {
      const first = 2n ** 32n - 2n ** BigInt(31 - index);
      const octets = [24n, 16n, 8n, 0n].map((bits) => String((first >> bits) & 255n));
      return `${octets.join(".")}/${String(index + 2)}`;
    });
    expect(belowHalf.at(-1)).toBe(last);
    const share = (...blocks: readonly string[]): string =>
      shareOfInternet(rangesOf(blocks.join(" ")));
    expect(share(...belowHalf)).toBe("less");
    expect(share(...belowHalf, last)).toBe("less");
    expect(share(...belowHalf, "255.255.255.255/32")).toBe("half");
  });

  it("is not nothing", () => {
    expect(shareOfInternet([])).toBe("less");
  });
});
