import type { FastifyReply } from 'fastify';
import { buildXml, type XmlNode } from './xml.ts';

export function sendXml(reply: FastifyReply, root: string, content: XmlNode) {
  return reply.header('content-type', 'application/xml').send(buildXml(root, content));
}

/** In S3 every object belongs to somebody; here to one account. */
export const owner = { ID: 'local', DisplayName: 'local' };
