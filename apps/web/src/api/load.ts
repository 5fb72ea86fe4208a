const againMs = 1_000;

/** Loads a part of the page, and asks once more for it a moment later: a network may have changed meanwhile. */
export async function load<Module>(part: () => Promise<Module>): Promise<Module> {
  try {
    return await part();
  } catch (error) {
    await new Promise((resolve) => setTimeout(resolve, againMs));
    // Chromium remembers that an address has failed for as long as the page is open.
    const [address] = /https?:\S+$/.exec(String(error)) ?? [];
    return address === undefined ? await part() : ((await import(`${address}?again`)) as Module);
  }
}
