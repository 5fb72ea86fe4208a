/** Every ARN and queue URL names this account. */
export const accountId = '000000000000';
