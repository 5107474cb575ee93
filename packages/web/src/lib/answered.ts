/** What a mutation has changed; nothing when it was refused, which `onError` or `error` of its hook says. */
export const answered = <Data>(
  sent: Promise<{ data?: Data | null }>,
): Promise<Data | null | undefined> =>
  sent.then(
    ({ data }) => data,
    () => undefined,
  );
