import type { CreateJobBody } from '../wire.ts';
import type { Problem } from './problem.ts';

const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/.+/;
const metadataText = /^[\p{L}\p{N} _.:/=+\-@]*$/u;

/** Checks what CreateJob requires of everything around the settings. */
export function* checkEnvelope(body: CreateJobBody): Generator<Problem> {
  for (const member of ['role', 'settings'] as const) {
    if (!body[member]) yield { at: '/', text: `${member} is a required property` };
  }
  if (body.role && !roleArn.test(body.role)) {
    yield { at: '/role', text: `Should match pattern "${roleArn.source}"` };
  }
  const { clientRequestToken = '', userMetadata = {} } = body;
  if (!/^[\x20-\x7e]{0,64}$/.test(clientRequestToken)) {
    yield { at: '/clientRequestToken', text: 'Should have at most 64 ASCII characters' };
  }
  yield* checkUserMetadata(userMetadata);
}

function* checkUserMetadata(metadata: Record<string, string>): Generator<Problem> {
  const at = '/userMetadata';
  const entries = Object.entries(metadata);
  if (entries.length > 10) yield { at, text: 'Should have at most 10 properties' };
  for (const [key, value] of entries) {
    if (key.length < 1 || key.length > 128) yield { at, text: 'Keys should have 1 to 128 characters' };
    if (value.length > 256) yield { at: `${at}/${key}`, text: 'Should have at most 256 characters' };
    if (!metadataText.test(key) || !metadataText.test(value)) {
      yield { at: `${at}/${key}`, text: 'Only letters, digits, spaces and _ . : / = + - @ are allowed' };
    }
    if (key.toLowerCase().startsWith('aws:')) {
      yield { at: `${at}/${key}`, text: 'Keys should not begin with aws:' };
    }
  }
}
