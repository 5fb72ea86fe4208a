const hourMs = 60 * 60 * 1_000;

/** A form to send a file is valid this long after it was signed. It is signed until the upload is complete. */
export const postLifeMs = hourMs;

/** A file whose form was signed by a time has arrived this long after: S3 takes a form that was valid when it began. */
export const lastArrivalMs = postLifeMs + hourMs;
